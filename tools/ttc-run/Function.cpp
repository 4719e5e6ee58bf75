//===- Function.cpp - Functions of upstream dialects ----------------------===//
//
// Tensors are bufferized; results become further arguments. The function is
// then called through MLIR's C interface with memref descriptors.
//
//===----------------------------------------------------------------------===//
#include "Runnable.h"
#include "lib/driver/ElementTypes.h"
#include "lib/jit/Jit.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Pass/PassRegistry.h"
#include "runtime/Abi.h"
#include <cstdlib>
#include <fmt/format.h>

namespace ttc::run {
namespace {

constexpr char kLowering[] =
    "convert-elementwise-to-linalg,"
    "one-shot-bufferize{bufferize-function-boundaries function-boundary-type-conversion=identity-layout-map},"
    "buffer-results-to-out-params{hoist-static-allocs modify-public-functions},canonicalize,"
    "convert-linalg-to-loops,convert-vector-to-scf,lower-affine,expand-strided-metadata,lower-affine,"
    "func.func(llvm-request-c-wrappers),convert-math-to-libm,convert-vector-to-llvm,finalize-memref-to-llvm,"
    "convert-scf-to-cf,convert-openmp-to-llvm,convert-to-llvm,reconcile-unrealized-casts";

/// Takes one array of pointers to descriptors, in place of one argument for each.
constexpr char kPackedEntry[] = "ttc_run_entry";

/// Throws the message of a failed `expected`.
template <typename T> T valueOrThrow(llvm::Expected<T> expected) {
  if (!expected)
    throw Error(llvm::toString(expected.takeError()));
  return std::move(*expected);
}

std::string text(mlir::Type type) {
  std::string text;
  llvm::raw_string_ostream(text) << type;
  return text;
}

void addPackedEntry(mlir::ModuleOp module, const std::string &entry) {
  auto callee = module.lookupSymbol<mlir::LLVM::LLVMFuncOp>("_mlir_ciface_" + entry);
  if (!callee)
    throw Error(fmt::format("'{}' cannot be called through MLIR's C interface", entry));
  mlir::OpBuilder builder = mlir::OpBuilder::atBlockEnd(module.getBody());
  mlir::Location loc = callee.getLoc();
  auto pointer = mlir::LLVM::LLVMPointerType::get(module.getContext());
  auto type = mlir::LLVM::LLVMFunctionType::get(mlir::LLVM::LLVMVoidType::get(module.getContext()), {pointer});
  auto packed = mlir::LLVM::LLVMFuncOp::create(builder, loc, kPackedEntry, type);
  builder.setInsertionPointToStart(packed.addEntryBlock(builder));
  llvm::SmallVector<mlir::Value> operands;
  for (int32_t i = 0, count = callee.getNumArguments(); i < count; ++i) {
    auto address = mlir::LLVM::GEPOp::create(builder, loc, pointer, pointer, packed.getArgument(0),
                                             llvm::ArrayRef<mlir::LLVM::GEPArg>{i});
    operands.push_back(mlir::LLVM::LoadOp::create(builder, loc, pointer, address));
  }
  mlir::LLVM::CallOp::create(builder, loc, callee, operands);
  mlir::LLVM::ReturnOp::create(builder, loc, mlir::ValueRange());
}

/// MLIR's memref descriptor: two pointers, the offset, the sizes, the strides; all are 8 bytes wide.
std::vector<int64_t> makeDescriptor(const Array &array) {
  auto address = reinterpret_cast<int64_t>(array.raw());
  std::vector<int64_t> descriptor = {address, address, 0};
  descriptor.insert(descriptor.end(), array.shape().begin(), array.shape().end());
  std::vector<int64_t> strides(array.rank(), 1);
  for (int64_t i = array.rank() - 2; i >= 0; --i)
    strides[i] = strides[i + 1] * array.shape()[i + 1];
  descriptor.insert(descriptor.end(), strides.begin(), strides.end());
  return descriptor;
}

class FunctionRunnable : public Runnable {
public:
  FunctionRunnable(mlir::ModuleOp module, const Options &options) {
    auto function = module.lookupSymbol<mlir::func::FuncOp>(options.entry);
    if (!function || function.isExternal())
      throw Error(fmt::format("expected a function @{} with a body, got none", options.entry));
    for (auto [i, type] : llvm::enumerate(function.getArgumentTypes()))
      argumentSlots.push_back(makeSlot(fmt::format("arg{}", i), type));
    for (auto [i, type] : llvm::enumerate(function.getResultTypes())) {
      outputSlots.push_back(makeSlot(fmt::format("out{}", i), type));
      if (llvm::is_contained(outputSlots.back().shape.dims(), -1))
        throw Error(fmt::format("result {} of @{}: expected a static shape, got {}", i, options.entry,
                                outputSlots.back().shape.to_string()));
    }

    mlir::PassManager passes(module.getContext());
    if (mlir::failed(mlir::parsePassPipeline(kLowering, passes)) || mlir::failed(passes.run(module)))
      throw Error(fmt::format("cannot lower @{}", options.entry));
    addPackedEntry(module, options.entry);
    // Read by libomp when the function's first parallel region starts it.
    int32_t threads = options.threads ? options.threads : ttc_rt_num_threads();
    if (options.threads < 0 || options.threads > TTC_RT_MAX_THREADS)
      throw Error(fmt::format("expected 0 to {} threads, got {}", TTC_RT_MAX_THREADS, options.threads));
    if (threads < 0)
      throw Error(ttc_rt_last_error());
    setenv("OMP_NUM_THREADS", std::to_string(threads).c_str(), /*overwrite=*/options.threads != 0);
    jit::JitOptions jitOptions = {valueOrThrow(jit::selectTarget(options.target))};
    code = valueOrThrow(jit::compileAndLoad(module, jitOptions));
    entry = reinterpret_cast<void (*)(void **)>(valueOrThrow(code->lookup(kPackedEntry)));
  }

  const std::vector<Slot> &arguments() const override { return argumentSlots; }
  const std::vector<Slot> &outputs() const override { return outputSlots; }

  void run(std::span<const Array> arguments, std::span<const Array> outputs) override {
    std::vector<std::vector<int64_t>> descriptors;
    for (auto arrays : {arguments, outputs})
      for (const Array &array : arrays)
        descriptors.push_back(makeDescriptor(array));
    std::vector<void *> pointers;
    for (auto &descriptor : descriptors)
      pointers.push_back(descriptor.data());
    entry(pointers.data());
  }

  std::string statistics() const override {
    const jit::JitStatistics &s = code->statistics();
    return fmt::format("translate {:.1f} ms, compile {:.1f} ms, load {:.1f} ms, object {} bytes\n", s.translateMs,
                       s.compileMs, s.loadMs, s.objectBytes);
  }

private:
  std::vector<Slot> argumentSlots, outputSlots;
  std::unique_ptr<jit::LoadedCode> code;
  void (*entry)(void **) = nullptr;
};

} // namespace

Slot makeSlot(const std::string &name, mlir::Type type) {
  auto shaped = llvm::dyn_cast<mlir::ShapedType>(type);
  auto fail = [&] {
    return Error(fmt::format(
        "{}: expected a ranked tensor or memref of f32, f64, bf16, f16, i8, i16, i32, i64, ui8, index or i1, "
        "got {}",
        name, text(type)));
  };
  if (!shaped || !shaped.hasRank() || llvm::isa<mlir::VectorType>(type))
    throw fail();
  auto buffer = llvm::dyn_cast<mlir::MemRefType>(type);
  if (buffer && (!buffer.getLayout().isIdentity() || buffer.getMemorySpace()))
    throw Error(fmt::format("{}: expected a row-major memref in the default memory space, got {}", name, text(type)));
  std::vector<int64_t> shape(shaped.getShape());
  for (int64_t &extent : shape)
    extent = mlir::ShapedType::isDynamic(extent) ? -1 : extent;
  mlir::Type element = shaped.getElementType();
  if (element.isIndex())
    return {name, DType::I64, shape};
  if (std::optional<DType> dtype = driver::dtypeOf(element))
    return {name, *dtype, shape};
  throw fail();
}

std::unique_ptr<Runnable> compileFunction(mlir::ModuleOp module, const Options &options) {
  return std::make_unique<FunctionRunnable>(module, options);
}

} // namespace ttc::run
