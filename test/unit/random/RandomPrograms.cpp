//===- RandomPrograms.cpp - Parts of ttc-fuzz -----------------------------===//

#include "dialect/elementwise/Elementwise.h"
#include "lib/driver/Driver.h"
#include "mlir/Parser/Parser.h"
#include "tools/ttc-fuzz/Check.h"
#include "tools/ttc-fuzz/Children.h"
#include "tools/ttc-fuzz/Program.h"
#include "tools/ttc-fuzz/Shrink.h"
#include <csignal>
#include <cstdlib>
#include <gtest/gtest.h>
#include <limits>
#include <set>
#include <unistd.h>

using namespace ttc;
using namespace ttc::fuzz;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

/// Whether `got` passes for a reference with one noisy sample.
bool agrees(double exact, double noisy, double got) {
  auto values = [](double value) { return Values{{"r", Array::scalar(value)}}; };
  Counts counts;
  try {
    compare(values(exact), {values(noisy)}, values(got), 0x1p-24, 0x1p-126, "test", counts);
  } catch (const Failure &) {
    return false;
  }
  return counts.compared + counts.unstable == 1;
}

TEST(RandomPrograms, ToleratesWhatNoiseDoesAndNoMore) {
  EXPECT_TRUE(agrees(1, 1 + 1e-6, 1 + 7e-6));
  EXPECT_FALSE(agrees(1, 1 + 1e-6, 1 + 1e-5));
  EXPECT_TRUE(agrees(1, 1, 1 + 4e-7));
  EXPECT_FALSE(agrees(1, 1, 1 + 1e-6));
  EXPECT_FALSE(agrees(0, 0, 1e-30));
}

TEST(RandomPrograms, ComparesNotANumberAndInfinities) {
  EXPECT_TRUE(agrees(kNaN, kNaN, kNaN));
  EXPECT_FALSE(agrees(kNaN, kNaN, 1));
  EXPECT_FALSE(agrees(1, 1, kNaN));
  EXPECT_TRUE(agrees(kInfinity, kInfinity, kInfinity));
  EXPECT_FALSE(agrees(kInfinity, kInfinity, -kInfinity));
  EXPECT_FALSE(agrees(kInfinity, kInfinity, 1e30));
  // At the edge of a domain noise decides.
  EXPECT_TRUE(agrees(kNaN, 1, 1));
}

TEST(RandomPrograms, ComparesIntegersExactlyWhereNoiseDoesNotChangeThem) {
  auto values = [](int64_t value) { return Values{{"r", Array::scalar<int64_t>(value)}}; };
  Counts counts;
  int64_t large = (int64_t(1) << 53) + 1;
  EXPECT_NO_THROW(compare(values(large), {values(large)}, values(large), 0, 0, "test", counts));
  EXPECT_THROW(compare(values(large), {values(large)}, values(large - 1), 0, 0, "test", counts), Failure);
  EXPECT_NO_THROW(compare(values(1), {values(2)}, values(3), 0, 0, "test", counts));
  EXPECT_EQ(counts.unstable, 1);
}

TEST(RandomPrograms, OutlivesCrashesAndHangs) {
  std::map<uint64_t, std::string> kinds;
  auto work = [](uint64_t item, Counts &counts) {
    counts.compared = static_cast<int64_t>(item);
    switch (item) {
    case 2:
      std::raise(SIGKILL);
      break;
    case 4:
      pause();
      break;
    case 5:
      throw Failure{"own", "message"};
    case 6:
      throw std::runtime_error("other");
    case 7:
      _exit(0);
    }
  };
  int64_t compared = 0;
  runInChildren(0, 9, 2, 4, 1.0, work, [&](uint64_t item, const Outcome &outcome) {
    EXPECT_EQ(kinds.count(item), 0U);
    kinds[item] = outcome.failure ? outcome.failure->kind : "";
    compared += outcome.counts.compared;
  });
  std::map<uint64_t, std::string> expected = {{0, ""},    {1, ""},          {2, "crash"}, {3, ""}, {4, "hang"},
                                              {5, "own"}, {6, "exception"}, {7, "crash"}, {8, ""}};
  EXPECT_EQ(kinds, expected);
  EXPECT_EQ(compared, 0 + 1 + 3 + 5 + 6 + 8);
}

TEST(RandomPrograms, ShrinksToTheOperationThatFails) {
  mlir::MLIRContext context(mlir::MLIRContext::Threading::DISABLED);
  driver::loadDialects(context);
  auto module = mlir::parseSourceString<mlir::ModuleOp>(R"(
    func.func @main(%x: tensor<6x7xf32> {ttc.name = "x", ttc.kind = "input"},
                    %w: tensor<7x9xf32> {ttc.name = "w", ttc.kind = "input"})
        -> (tensor<6x9xf32> {ttc.name = "r0"}, tensor<9xf32> {ttc.name = "r1"}) {
      %0 = ttc.matmul %x, %w : (tensor<6x7xf32>, tensor<7x9xf32>) -> tensor<6x9xf32>
      %1 = ttc.tanh %0 : (tensor<6x9xf32>) -> tensor<6x9xf32>
      %2 = ttc.exp %1 : (tensor<6x9xf32>) -> tensor<6x9xf32>
      %3 = ttc.sum %2 {dims = array<i64: 0>} : (tensor<6x9xf32>) -> tensor<9xf32>
      return %0, %3 : tensor<6x9xf32>, tensor<9xf32>
    }
  )",
                                                        mlir::ParserConfig(&context));
  ASSERT_TRUE(module);
  auto hasTanh = [](mlir::ModuleOp candidate) {
    return candidate.walk([](ir::TanhOp) { return mlir::WalkResult::interrupt(); }).wasInterrupted();
  };
  auto smallest = shrink(*module, 200, hasTanh);
  auto main = smallest->lookupSymbol<mlir::func::FuncOp>("main");
  EXPECT_EQ(main.getNumArguments(), 1U);
  EXPECT_EQ(main.getNumResults(), 1U);
  EXPECT_TRUE(hasTanh(*smallest));
  EXPECT_EQ(std::distance(main.getBody().front().begin(), main.getBody().front().end()), 2);
  EXPECT_EQ(mlir::cast<mlir::RankedTensorType>(main.getArgumentTypes()[0]).getNumElements(), 1);
}

/// A context for programs.
struct Context {
  mlir::MLIRContext context{mlir::MLIRContext::Threading::DISABLED};
  Context() { driver::loadDialects(context); }

  mlir::OwningOpRef<mlir::ModuleOp> parse(const std::string &text) {
    return mlir::parseSourceString<mlir::ModuleOp>(text, mlir::ParserConfig(&context));
  }
};

std::string textOf(mlir::ModuleOp module) {
  std::string text;
  llvm::raw_string_ostream stream(text);
  module->print(stream);
  return text;
}

/// What `check` says about a program: the kind of the failure, or nothing.
std::string kindOf(mlir::ModuleOp module, double fault = 0, const std::vector<Variant> &variants = allVariants()) {
  Counts counts;
  std::string kind;
  try {
    check(module, {1, variants, fault}, counts);
  } catch (const Failure &failure) {
    kind = failure.kind;
  }
  EXPECT_TRUE(!kind.empty() || counts.compared + counts.derivatives > 0);
  return kind;
}

TEST(RandomPrograms, GenerateEveryOperation) {
  Context own;
  Catalogue catalogue(&own.context);
  for (const Exception &missing : catalogue.missing)
    ADD_FAILURE() << missing.name << ": " << missing.reason;
  // What is said to be generated is.
  std::set<std::string> generated;
  for (uint64_t index = 0; index < 1500; ++index)
    generateProgram(&own.context, catalogue, 1, index)->walk([&](mlir::Operation *op) {
      generated.insert(op->getName().stripDialect().str());
    });
  for (const Entry &entry : catalogue.entries)
    EXPECT_TRUE(generated.count(entry.name)) << entry.name;
}

TEST(RandomPrograms, DependOnSeedAndNumberAlone) {
  Context own, other;
  Catalogue catalogue(&own.context), again(&other.context);
  std::set<std::string> texts;
  for (uint64_t index = 20; index-- > 0;) {
    std::string text = textOf(*generateProgram(&own.context, catalogue, 3, index));
    texts.insert(text);
    // Other programs before it change nothing.
    generateProgram(&other.context, again, 4, index);
    EXPECT_EQ(text, textOf(*generateProgram(&other.context, again, 3, index)));
  }
  EXPECT_EQ(texts.size(), 20U);
}

TEST(RandomPrograms, AWrongValueIsNoticed) {
  Context own;
  auto module = own.parse(R"(
    func.func @main(%x: tensor<7x5xf32> {ttc.name = "x", ttc.kind = "input"},
                    %w: tensor<5x3xf32> {ttc.name = "w", ttc.kind = "input"}) -> (tensor<7x3xf32> {ttc.name = "r0"}) {
      %0 = ttc.matmul %x, %w : (tensor<7x5xf32>, tensor<5x3xf32>) -> tensor<7x3xf32>
      %1 = ttc.tanh %0 : (tensor<7x3xf32>) -> tensor<7x3xf32>
      return %1 : tensor<7x3xf32>
    }
  )");
  ASSERT_TRUE(module);
  EXPECT_EQ(kindOf(*module), "");
  EXPECT_EQ(kindOf(*module, 1 + 1e-4, {{.name = "native"}}), "native");
  EXPECT_EQ(kindOf(*module, 1 + 1e-13, {{.name = "f64", .f64 = true}}), "f64");
}

TEST(RandomPrograms, AWrongDerivativeIsNoticed) {
  Context own;
  auto squareWith = [&](const std::string &factor) {
    return own.parse(R"(
      func.func @main(%x: tensor<5xf32> {ttc.name = "x", ttc.kind = "input", ttc.range = [0.5, 1.5]})
          -> (tensor<5xf32> {ttc.name = "dx"}) {
        %y = ttc.square %x : (tensor<5xf32>) -> tensor<5xf32>
        %z = ttc.custom_gradient "square"(%y, %x) {wrt = array<i64: 0>}
            : (tensor<5xf32>, tensor<5xf32>) -> tensor<5xf32> {
        ^bb0(%out: tensor<5xf32>, %dout: tensor<5xf32>, %in: tensor<5xf32>):
          %two = ttc.constant dense<)" +
                     factor + R"(> : tensor<f32>
          %p = ttc.mul %dout, %in : (tensor<5xf32>, tensor<5xf32>) -> tensor<5xf32>
          %d = ttc.mul %p, %two : (tensor<5xf32>, tensor<f32>) -> tensor<5xf32>
          ttc.yield %d : tensor<5xf32>
        }
        %loss = ttc.sum %z : (tensor<5xf32>) -> tensor<f32>
        %dx = ttc.gradient %loss wrt %x : (tensor<f32>, tensor<5xf32>) -> tensor<5xf32>
        return %dx : tensor<5xf32>
      }
    )");
  };
  auto right = squareWith("2.0"), wrong = squareWith("2.0001");
  ASSERT_TRUE(right && wrong);
  EXPECT_EQ(kindOf(*right), "");
  EXPECT_EQ(kindOf(*wrong), "derivative");
}

TEST(RandomPrograms, TheFirstAgree) {
  Context own;
  Catalogue catalogue(&own.context);
  for (uint64_t index = 0; index < 8; ++index) {
    auto module = generateProgram(&own.context, catalogue, 1, index);
    EXPECT_EQ(kindOf(*module, 0, chooseVariants(1, index)), "") << textOf(*module);
  }
}

} // namespace
