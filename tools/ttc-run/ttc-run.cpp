//===- ttc-run.cpp - Compiles a function of a .mlir file and runs it ------===//
#include "Runnable.h"
#include "dialect/core/SignatureAttrs.h"
#include "dialect/core/TTCDialect.h"
#include "lib/driver/SourceFile.h"
#include "mlir/IR/MLIRContext.h"
#include "mlir/InitAllDialects.h"
#include "mlir/InitAllExtensions.h"
#include "mlir/InitAllPasses.h"
#include "mlir/Parser/Parser.h"
#include "passes/Passes.h"
#include "ttc/Serialize.h"
#include "llvm/Support/SourceMgr.h"
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <fmt/format.h>
#include <iostream>

using namespace ttc;
using namespace ttc::run;

namespace {

struct Arguments {
  std::string file;
  std::vector<std::string> inputs;
  bool random = false;
  uint64_t seed = 0;
  std::string outputDir;
  int timedRuns = 0;
  bool statistics = false;
  std::vector<std::string> dims;
  Options options;
};

/// "B=64" adds B -> 64.
void parseDims(const std::vector<std::string> &texts, std::map<std::string, std::int64_t> &dims) {
  for (const std::string &text : texts) {
    size_t equals = text.find('=');
    char *end = nullptr;
    long long value = equals == std::string::npos ? 0 : std::strtoll(text.c_str() + equals + 1, &end, 10);
    if (equals == 0 || value <= 0 || *end)
      throw Error(fmt::format("--dims: expected NAME=EXTENT with a positive extent, got '{}'", text));
    dims[text.substr(0, equals)] = value;
  }
}

/// Whether the module holds operations of the dialect or a function with its attributes.
bool usesDialect(mlir::ModuleOp module) {
  return module
      .walk([](mlir::Operation *op) {
        auto function = llvm::dyn_cast<mlir::FunctionOpInterface>(op);
        bool ours = llvm::isa_and_nonnull<ir::TTCDialect>(op->getDialect()) ||
                    (function && ir::hasSignatureAttributes(function));
        return ours ? mlir::WalkResult::interrupt() : mlir::WalkResult::advance();
      })
      .wasInterrupted();
}

/// Small integers, normal floats.
Array randomArray(const Slot &slot, uint64_t seed) {
  if (std::find(slot.shape.begin(), slot.shape.end(), -1) != slot.shape.end())
    throw Error(fmt::format("{}: a random input needs a static shape, got {}", slot.name, slot.shape.to_string()));
  if (is_floating_point(slot.dtype))
    return Array::normal(slot.shape, seed, 0, 1, slot.dtype);
  if (slot.dtype == DType::Bool)
    return Array::randint(slot.shape, seed, 0, 2).to(DType::Bool);
  return Array::randint(slot.shape, seed, 0, 10, slot.dtype);
}

void checkInput(const Slot &slot, const Array &array) {
  bool fits = array.rank() == slot.shape.rank() && array.dtype() == slot.dtype;
  for (int64_t i = 0; fits && i < array.rank(); ++i)
    fits = slot.shape[i] < 0 || slot.shape[i] == array.shape()[i];
  if (!fits)
    throw Error(fmt::format("{}: expected {} {}, got {} {}", slot.name, name(slot.dtype), slot.shape.to_string(),
                            name(array.dtype()), array.shape().to_string()));
}

std::vector<Array> makeInputs(const Runnable &program, const Arguments &args) {
  const std::vector<Slot> &slots = program.arguments();
  if (args.inputs.size() > slots.size() || (args.inputs.size() < slots.size() && !args.random))
    throw Error(fmt::format("@{}: expected {} inputs, got {}{}", args.options.entry, slots.size(), args.inputs.size(),
                            args.inputs.size() < slots.size() ? " (--random makes up the others)" : ""));
  std::vector<Array> arrays;
  for (size_t i = 0; i < slots.size(); ++i) {
    arrays.push_back(i < args.inputs.size() ? load_npy(args.inputs[i], Location())
                                            : randomArray(slots[i], args.seed + i));
    checkInput(slots[i], arrays.back());
  }
  return arrays;
}

/// Prints an array under its name, or writes DIR/NAME.npy.
void show(const Slot &slot, const Array &array, const std::string &outputDir) {
  if (outputDir.empty()) {
    std::cout << slot.name << ": " << name(slot.dtype) << ' ' << array.shape() << '\n' << array << '\n';
    return;
  }
  std::string file = slot.name;
  std::replace(file.begin(), file.end(), '/', '_');
  save_npy(std::filesystem::path(outputDir) / (file + ".npy"), array);
}

double medianMs(Runnable &program, std::span<const Array> inputs, std::span<const Array> outputs, int runs) {
  std::vector<double> times;
  for (int i = 0; i < runs; ++i) {
    auto start = std::chrono::steady_clock::now();
    program.run(inputs, outputs);
    times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
  }
  std::nth_element(times.begin(), times.begin() + times.size() / 2, times.end());
  return times[times.size() / 2];
}

void execute(Arguments &args) {
  parseDims(args.dims, args.options.dims);
  mlir::registerAllPasses();
  registerPasses();
  mlir::DialectRegistry registry;
  mlir::registerAllDialects(registry);
  mlir::registerAllExtensions(registry);
  registry.insert<ir::TTCDialect>();
  mlir::MLIRContext context(registry);
  std::string error;
  llvm::SourceMgr source;
  std::unique_ptr<llvm::MemoryBuffer> buffer = driver::openSource(args.file, error);
  if (!buffer)
    throw Error(error);
  source.AddNewSourceBuffer(std::move(buffer), llvm::SMLoc());
  auto module = mlir::parseSourceFile<mlir::ModuleOp>(source, &context);
  if (!module)
    throw Error(fmt::format("cannot read '{}'", args.file));
  auto program = usesDialect(*module) ? compileGraph(*module, args.options) : compileFunction(*module, args.options);
  if (args.statistics)
    std::cout << program->statistics();

  std::vector<Array> inputs = makeInputs(*program, args), before, outputs;
  for (const Array &input : inputs)
    before.push_back(input.clone());
  for (const Slot &slot : program->outputs())
    outputs.push_back(Array::zeros(slot.shape, slot.dtype));
  program->run(inputs, outputs);

  if (!args.outputDir.empty()) {
    std::error_code failure;
    std::filesystem::create_directories(args.outputDir, failure);
    if (failure)
      throw Error(fmt::format("can't make the folder '{}': {}", args.outputDir, failure.message()));
  }
  for (size_t i = 0; i < outputs.size(); ++i)
    show(program->outputs()[i], outputs[i], args.outputDir);
  // Arguments that the function wrote are results, too.
  for (size_t i = 0; i < inputs.size(); ++i)
    if (std::memcmp(inputs[i].raw(), before[i].raw(), inputs[i].nbytes()))
      show(program->arguments()[i], inputs[i], args.outputDir);
  if (args.timedRuns > 0)
    std::cout << fmt::format("median of {} runs: {:.4f} ms\n", args.timedRuns,
                             medianMs(*program, inputs, outputs, args.timedRuns));
  if (!std::cout.flush())
    throw Error(fmt::format("can't write to standard output: {}", std::strerror(errno)));
}

} // namespace

int main(int argc, char **argv) {
  Arguments args;
  CLI::App app("Compiles a function of a .mlir file and runs it. The file holds graph-level ttc IR, or upstream "
               "dialects on tensors or memrefs. Prints the results, and the arguments that the function wrote.",
               "ttc-run");
  app.add_option("file", args.file, "the .mlir file; - reads standard input")->required();
  app.add_option("-i,--input", args.inputs, "a .npy file for each argument, in order");
  app.add_flag("--random", args.random, "random values for the arguments without --input");
  app.add_option("--seed", args.seed, "seed of the random values")->capture_default_str();
  app.add_option("-o,--output-dir", args.outputDir, "write NAME.npy files there instead of printing");
  app.add_option("--time", args.timedRuns, "time that many further runs, print their median")
      ->check(CLI::PositiveNumber);
  app.add_option("--entry", args.options.entry, "the function to run")->capture_default_str();
  app.add_option("--dims", args.dims, "NAME=EXTENT for each symbolic dimension");
  app.add_option("--target", args.options.target, "native, avx512, avx2 or x86-64");
  app.add_option("--threads", args.options.threads, "number of threads; 0: all cores")->capture_default_str();
  app.add_flag("--statistics", args.statistics, "print compile times and sizes");
  CLI11_PARSE(app, argc, argv);
  try {
    execute(args);
  } catch (const std::exception &error) {
    std::cerr << "ttc-run: " << error.what() << '\n';
    return 1;
  }
  return 0;
}
