//===- JitTest.cpp - Targets, and loading compiled programs ---------------===//
#include "lib/jit/Jit.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/OpenMP/OpenMPDialect.h"
#include "mlir/IR/MLIRContext.h"
#include "mlir/Parser/Parser.h"
#include <array>
#include <gtest/gtest.h>

using namespace ttc::jit;

namespace {

mlir::OwningOpRef<mlir::ModuleOp> parse(mlir::MLIRContext &context, llvm::StringRef text) {
  context.loadDialect<mlir::LLVM::LLVMDialect, mlir::omp::OpenMPDialect>();
  return mlir::parseSourceString<mlir::ModuleOp>(text, &context);
}

/// Compiles for the default target; fails the test with the error's text.
std::unique_ptr<LoadedCode> load(mlir::ModuleOp module, JitOptions options = {}) {
  auto target = selectTarget();
  EXPECT_TRUE(bool(target));
  options.target = *target;
  auto code = compileAndLoad(module, options);
  if (!code) {
    ADD_FAILURE() << llvm::toString(code.takeError());
    return nullptr;
  }
  return std::move(*code);
}

template <typename F> F *lookup(const LoadedCode &code, llvm::StringRef name) {
  return reinterpret_cast<F *>(llvm::cantFail(code.lookup(name)));
}

constexpr char kTwoKernels[] = R"mlir(
  module @scale {
    llvm.func @k_scale(%p: !llvm.ptr, %s: f32) {
      %v = llvm.load %p : !llvm.ptr -> vector<8xf32>
      %u = llvm.mlir.poison : vector<8xf32>
      %c = llvm.mlir.constant(0 : i32) : i32
      %i = llvm.insertelement %s, %u[%c : i32] : vector<8xf32>
      %b = llvm.shufflevector %i, %u [0, 0, 0, 0, 0, 0, 0, 0] : vector<8xf32>
      %w = llvm.fmul %v, %b : vector<8xf32>
      llvm.store %w, %p : vector<8xf32>, !llvm.ptr
      llvm.return
    }
  }
  module @exp {
    llvm.func @expf(f32) -> f32
    llvm.func @k_exp(%p: !llvm.ptr) {
      %x = llvm.load %p : !llvm.ptr -> f32
      %y = llvm.call @expf(%x) : (f32) -> f32
      llvm.store %y, %p : f32, !llvm.ptr
      llvm.return
    }
  }
  llvm.func @k_scale(!llvm.ptr, f32)
  llvm.func @k_exp(!llvm.ptr)
  llvm.func @ttc_rt_num_threads() -> i32
  llvm.func @run(%p: !llvm.ptr, %s: f32) -> i32 {
    llvm.call @k_scale(%p, %s) : (!llvm.ptr, f32) -> ()
    llvm.call @k_exp(%p) : (!llvm.ptr) -> ()
    %n = llvm.call @ttc_rt_num_threads() : () -> i32
    llvm.return %n : i32
  }
)mlir";

} // namespace

TEST(Target, NamesTheInstructionSet) {
  auto baseline = selectTarget("x86-64");
  ASSERT_TRUE(bool(baseline));
  EXPECT_EQ(baseline->name, "x86-64");
  EXPECT_EQ(baseline->vectorBits, 128u);
  EXPECT_EQ(baseline->vectorRegisters, 16u);
  auto native = selectTarget("native");
  ASSERT_TRUE(bool(native));
  EXPECT_GE(native->vectorBits, 128u);
  for (const char *name : {"avx2", "avx512"}) {
    auto target = selectTarget(name);
    const unsigned bits = std::string(name) == "avx2" ? 256 : 512;
    EXPECT_EQ(bool(target), native->vectorBits >= bits) << name;
    if (target)
      EXPECT_EQ(target->vectorBits, bits);
    else
      EXPECT_NE(llvm::toString(target.takeError()).find("which lacks avx"), std::string::npos);
  }
}

TEST(Target, RejectsUnknownNames) {
  auto target = selectTarget("vax");
  ASSERT_FALSE(bool(target));
  EXPECT_EQ(llvm::toString(target.takeError()), "target: expected native, avx512, avx2 or x86-64, got 'vax'");
}

TEST(Jit, RunsKernelsThatTheProgramCalls) {
  mlir::MLIRContext context;
  auto module = parse(context, kTwoKernels);
  ASSERT_TRUE(module);
  for (unsigned optLevel : {0, 1, 2, 3})
    for (unsigned threads : {1, 3}) {
      auto code = load(*module, {.target = {}, .threads = threads, .optLevel = optLevel});
      ASSERT_TRUE(code);
      alignas(32) std::array<float, 8> values = {0, 1, 2, 3, 4, 5, 6, 7};
      EXPECT_GE(lookup<int(float *, float)>(*code, "run")(values.data(), 2), 1);
      EXPECT_EQ(values, (std::array<float, 8>{1, 2, 4, 6, 8, 10, 12, 14}));
    }
}

TEST(Jit, SaysWhatEachUnitTook) {
  mlir::MLIRContext context;
  auto module = parse(context, kTwoKernels);
  auto code = load(*module, {.target = {}, .keepAssembly = true});
  ASSERT_TRUE(code);
  const JitStatistics &statistics = code->statistics();
  ASSERT_EQ(statistics.units.size(), 3u);
  const char *const names[] = {"k_scale", "k_exp", "main"};
  size_t bytes = 0;
  for (size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(statistics.units[i].name, names[i]);
    EXPECT_GT(statistics.units[i].codegenMs, 0);
    bytes += statistics.units[i].objectBytes;
  }
  EXPECT_EQ(statistics.objectBytes, bytes);
  EXPECT_NE(code->assembly("k_scale").find("mulps"), llvm::StringRef::npos);
  EXPECT_EQ(code->assembly("unknown"), "");
}

TEST(Jit, RunsParallelRegions) {
  mlir::MLIRContext context;
  auto module = parse(context, R"mlir(
    llvm.func @run(%p: !llvm.ptr) {
      omp.parallel {
        %c = llvm.mlir.constant(1 : i32) : i32
        %0 = llvm.atomicrmw add %p, %c acq_rel : !llvm.ptr, i32
        omp.terminator
      }
      llvm.return
    }
  )mlir");
  auto code = load(*module);
  ASSERT_TRUE(code);
  int count = 0;
  lookup<void(int *)>(*code, "run")(&count);
  EXPECT_GE(count, 1);
}

TEST(Jit, NamesAMissingSymbol) {
  mlir::MLIRContext context;
  auto module = parse(context, R"mlir(
    llvm.func @nowhere_defined()
    llvm.func @run() {
      llvm.call @nowhere_defined() : () -> ()
      llvm.return
    }
  )mlir");
  JitOptions options = {llvm::cantFail(selectTarget())};
  auto code = compileAndLoad(*module, options);
  ASSERT_FALSE(bool(code));
  EXPECT_NE(llvm::toString(code.takeError()).find("nowhere_defined"), std::string::npos);
}

TEST(Jit, LookupNamesTheFunctionItMisses) {
  mlir::MLIRContext context;
  auto module = parse(context, "llvm.func @run() { llvm.return }");
  auto code = load(*module);
  ASSERT_TRUE(code);
  auto address = code->lookup("walk");
  ASSERT_FALSE(bool(address));
  EXPECT_NE(llvm::toString(address.takeError()).find("cannot load 'walk'"), std::string::npos);
}
