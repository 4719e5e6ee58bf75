//===- main.cpp - The tool's command line ---------------------------------===//

#include "Catalogue.h"
#include "Check.h"
#include "Children.h"
#include "Program.h"
#include "Shrink.h"
#include "lib/driver/Driver.h"
#include "mlir/IR/Diagnostics.h"
#include "mlir/Parser/Parser.h"
#include "ttc/Error.h"
#include "llvm/Support/raw_ostream.h"
#include <CLI/CLI.hpp>
#include <chrono>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <iostream>

using namespace ttc;
using namespace ttc::fuzz;

namespace {

struct Arguments {
  std::vector<std::string> files;
  uint64_t seed = 1, start = 0, count = 100, batch = 20;
  unsigned jobs = 1;
  double seconds = 60;
  double fault = 0;
  int shrinkBudget = 150;
  std::string output = "ttc-fuzz-failures";
  std::vector<std::string> variants;
  bool list = false, print = false, statistics = false, verbose = false;
};

std::string textOf(mlir::ModuleOp module) {
  std::string text;
  llvm::raw_string_ostream stream(text);
  module->print(stream);
  return text;
}

/// The variants called for on the command line, or those given.
std::vector<Variant> chosen(const Arguments &args, std::vector<Variant> given) {
  if (args.variants.empty())
    return given;
  std::vector<Variant> result;
  for (const std::string &name : args.variants) {
    for (const Variant &variant : allVariants())
      if (variant.name == name)
        result.push_back(variant);
    if (result.empty() || result.back().name != name)
      throw Error(fmt::format("--variant: expected native, f64, avx2 or f64 avx2, got '{}'", name));
  }
  return result;
}

/// Checks `module` in a child.
Outcome checkApart(mlir::ModuleOp module, const CheckOptions &options, double seconds) {
  Outcome result;
  runInChildren(
      0, 1, 1, 1, seconds, [&](uint64_t, Counts &counts) { check(module, options, counts); },
      [&](uint64_t, const Outcome &outcome) { result = outcome; });
  return result;
}

void writeFile(const std::filesystem::path &path, const std::string &text) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path) << text;
}

std::string commented(const std::string &text) {
  std::string result = "// ";
  for (char c : text)
    result += c == '\n' ? std::string("\n// ") : std::string(1, c);
  return result + "\n";
}

/// Shrinks a failing program and writes it with its story to `stem`.mlir, the whole one to `stem`.whole.mlir.
void report(const Arguments &args, mlir::ModuleOp module, const CheckOptions &options, const Failure &failure,
            const std::string &stem, const std::string &origin) {
  std::filesystem::path folder = args.output;
  writeFile(folder / (stem + ".whole.mlir"), commented(origin) + textOf(module));
  // A hang costs its whole time for each question.
  bool hangs = failure.kind == "hang";
  Failure last = failure;
  auto fails = [&](mlir::ModuleOp candidate) {
    Outcome outcome = checkApart(candidate, options, hangs ? 10 : args.seconds);
    bool same = outcome.failure && outcome.failure->kind == failure.kind;
    if (same)
      last = *outcome.failure;
    return same;
  };
  auto smallest = shrink(module, hangs ? args.shrinkBudget / 5 : args.shrinkBudget, fails);
  std::string variants;
  for (const Variant &variant : options.variants)
    variants += fmt::format(" --variant '{}'", variant.name);
  std::string file = (folder / (stem + ".mlir")).string();
  std::string story = fmt::format("{}: {}\nreproduce: ttc-fuzz {} --seed {}{}\n{}", last.kind, last.message, file,
                                  options.seed, variants, origin);
  writeFile(file, commented(story) + textOf(*smallest));
  std::cout << fmt::format("  smallest: {}\n", file) << std::flush;
}

int list(const Catalogue &catalogue) {
  for (const Entry &entry : catalogue.entries) {
    std::string types =
        entry.signatures.empty() ? "" : fmt::format(", {} combinations of types", entry.signatures.size());
    std::cout << fmt::format("{:24} {}{}\n", entry.name, entry.family, types);
  }
  for (const Exception &exception : catalogue.exceptions)
    std::cout << fmt::format("{:24} left out: {}\n", exception.name, exception.reason);
  for (const Exception &missing : catalogue.missing)
    std::cout << fmt::format("{:24} NOT GENERATED: {}\n", missing.name, missing.reason);
  std::cout << fmt::format("{} generated, {} left out, {} missing\n", catalogue.entries.size(),
                           catalogue.exceptions.size(), catalogue.missing.size());
  return catalogue.missing.empty() ? 0 : 1;
}

int checkFiles(const Arguments &args, mlir::MLIRContext &context) {
  int failed = 0;
  for (const std::string &file : args.files) {
    auto module = mlir::parseSourceFile<mlir::ModuleOp>(file, &context);
    if (!module)
      throw Error(fmt::format("cannot read '{}'", file));
    CheckOptions options = {args.seed, chosen(args, allVariants()), args.fault};
    Outcome outcome = checkApart(*module, options, args.seconds);
    std::cout << fmt::format("{}: {} elements compared, {} derivatives\n", file, outcome.counts.compared,
                             outcome.counts.derivatives);
    if (!outcome.failure)
      continue;
    ++failed;
    std::cout << fmt::format("{}: {}: {}\n", file, outcome.failure->kind, outcome.failure->message);
  }
  std::cout << fmt::format("{} passed, {} failed\n", args.files.size() - failed, failed);
  return failed ? 1 : 0;
}

CheckOptions optionsOf(const Arguments &args, uint64_t index) {
  // The data's seed is a number that fits on a command line.
  return {args.seed * 1'000'003 + index, chosen(args, chooseVariants(args.seed, index)), args.fault};
}

int statistics(const Arguments &args, mlir::MLIRContext &context, const Catalogue &catalogue) {
  std::map<std::string, int64_t> counts;
  int64_t operations = 0;
  for (uint64_t index = args.start; index < args.start + args.count; ++index) {
    auto module = generateProgram(&context, catalogue, args.seed, index);
    module->walk([&](mlir::Operation *op) {
      if (op->getName().getDialectNamespace() == "ttc") {
        ++counts[op->getName().stripDialect().str()];
        ++operations;
      }
    });
  }
  for (const auto &[name, count] : counts)
    std::cout << fmt::format("{:8} {}\n", count, name);
  std::cout << fmt::format("{} operations in {} programs\n", operations, args.count);
  return 0;
}

int fuzz(const Arguments &args, mlir::MLIRContext &context, const Catalogue &catalogue) {
  auto begin = std::chrono::steady_clock::now();
  std::map<uint64_t, Failure> failures;
  Counts total;
  uint64_t done = 0;
  auto work = [&](uint64_t index, Counts &counts) {
    auto module = generateProgram(&context, catalogue, args.seed, index);
    check(*module, optionsOf(args, index), counts);
  };
  runInChildren(args.start, args.start + args.count, args.jobs, args.batch, args.seconds, work,
                [&](uint64_t index, const Outcome &outcome) {
                  ++done;
                  total.compared += outcome.counts.compared;
                  total.unstable += outcome.counts.unstable;
                  total.outOfRange += outcome.counts.outOfRange;
                  total.derivatives += outcome.counts.derivatives;
                  total.kinks += outcome.counts.kinks;
                  if (outcome.failure)
                    failures[index] = *outcome.failure;
                  if (args.verbose && (outcome.failure || done % 100 == 0))
                    std::cerr << fmt::format("{} done, {} failed{}\n", done, failures.size(),
                                             outcome.failure ? fmt::format(": {} {}: {}", index, outcome.failure->kind,
                                                                           outcome.failure->message)
                                                             : "");
                });
  for (const auto &[index, failure] : failures) {
    std::cout << fmt::format("{}: {}: {}\n", index, failure.kind, failure.message) << std::flush;
    if (args.shrinkBudget <= 0)
      continue;
    auto module = generateProgram(&context, catalogue, args.seed, index);
    std::string origin = fmt::format("found by: ttc-fuzz --seed {} --start {} --count 1", args.seed, index);
    report(args, *module, optionsOf(args, index), failure, fmt::format("{}-{}", args.seed, index), origin);
  }
  double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  std::cout << fmt::format("{} elements compared, {} unstable, {} programs beyond their type's range, {} derivatives "
                           "compared, {} at kinks, {:.1f} s\n",
                           total.compared, total.unstable, total.outOfRange, total.derivatives, total.kinks, seconds);
  std::cout << fmt::format("{} passed, {} failed\n", args.count - failures.size(), failures.size());
  return failures.empty() ? 0 : 1;
}

int run(const Arguments &args) {
  mlir::MLIRContext context(mlir::MLIRContext::Threading::DISABLED);
  driver::loadDialects(context);
  if (!args.files.empty())
    return checkFiles(args, context);
  Catalogue catalogue(&context);
  if (args.list)
    return list(catalogue);
  if (args.statistics)
    return statistics(args, context, catalogue);
  if (args.print) {
    for (uint64_t index = args.start; index < args.start + args.count; ++index)
      std::cout << fmt::format("// program {} of seed {}\n", index, args.seed)
                << textOf(*generateProgram(&context, catalogue, args.seed, index)) << "// -----\n";
    return 0;
  }
  return fuzz(args, context, catalogue);
}

} // namespace

int main(int argc, char **argv) {
  Arguments args;
  CLI::App app(
      "Makes random programs of the dialect's operations, compiles each in several ways, and compares what they "
      "compute with the program in f64 that nothing has optimized, and derivatives with central differences. "
      "Failing programs are made small and written to a folder. With files, checks those.",
      "ttc-fuzz");
  app.add_option("files", args.files, "programs to check instead of random ones");
  app.add_option("--seed", args.seed, "seed of the programs, or of a file's arguments")->capture_default_str();
  app.add_option("--start", args.start, "number of the first program")->capture_default_str();
  app.add_option("--count", args.count, "how many programs")->capture_default_str();
  app.add_option("--jobs", args.jobs, "processes at a time")->capture_default_str()->check(CLI::PositiveNumber);
  app.add_option("--batch", args.batch, "programs per process")->capture_default_str()->check(CLI::PositiveNumber);
  app.add_option("--seconds", args.seconds, "a program that takes more CPU time, or sleeps longer, hangs")
      ->capture_default_str();
  app.add_option("--output", args.output, "folder for failing programs")->capture_default_str();
  app.add_option("--shrink", args.shrinkBudget, "smaller programs to try for each failure; 0: none")
      ->capture_default_str();
  app.add_option("--variant", args.variants, "native, f64, avx2 or f64 avx2; by default the seed chooses");
  app.add_option("--fault", args.fault, "multiply an operation of each variant by this, to test the tool");
  app.add_flag("--list", args.list, "list the operations; fails when one is not generated");
  app.add_flag("--print", args.print, "print the programs");
  app.add_flag("--statistics", args.statistics, "count the operations of the programs");
  app.add_flag("--verbose", args.verbose, "report progress and failures as they come");
  CLI11_PARSE(app, argc, argv);
  try {
    return run(args);
  } catch (const std::exception &error) {
    std::cerr << "ttc-fuzz: " << error.what() << '\n';
    return 2;
  }
}
