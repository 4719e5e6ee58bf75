//===- VerifyGrad.cpp - The pass --verify-grad ----------------------------===//

#include "VerifyGrad.h"
#include "lib/driver/Driver.h"
#include "lib/driver/GradientCheck.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/Pass/Pass.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/raw_ostream.h"

using namespace mlir;

namespace {

struct VerifyGrad : PassWrapper<VerifyGrad, OperationPass<ModuleOp>> {
  MLIR_DEFINE_EXPLICIT_INTERNAL_INLINE_TYPE_ID(VerifyGrad)

  VerifyGrad() = default;
  VerifyGrad(const VerifyGrad &other) : PassWrapper(other) {}

  StringRef getArgument() const override { return "verify-grad"; }
  StringRef getDescription() const override {
    return "Compile and run every function of graph operations; compare its derivative with central differences";
  }
  void getDependentDialects(DialectRegistry &registry) const override { ttc::driver::registerDialects(registry); }

  void runOnOperation() override {
    ttc::driver::GradientCheckOptions options;
    options.order = order;
    options.samples = samples;
    options.tolerance = tolerance;
    options.stageTolerance = stageTolerance;
    options.seed = seed;
    for (const std::string &binding : dims) {
      auto [name, number] = StringRef(binding).split('=');
      if (number.getAsInteger(10, options.dims[name.str()])) {
        getOperation().emitError() << "expected NAME=NUMBER in 'dims', got '" << binding << "'";
        return signalPassFailure();
      }
    }
    for (func::FuncOp func : getOperation().getOps<func::FuncOp>()) {
      if (func.isExternal())
        continue;
      FailureOr<ttc::driver::GradientCheckReport> report = ttc::driver::checkGradients(func, options);
      if (failed(report)) {
        signalPassFailure();
        continue;
      }
      llvm::errs() << "verify-grad: @" << func.getName() << ": " << report->derivatives << " derivatives agree, "
                   << report->kinks << " left out at kinks; stages " << llvm::join(report->stages, ", ") << '\n';
    }
    markAllAnalysesPreserved();
  }

  Option<unsigned> order{*this, "order", llvm::cl::desc("Check the derivatives of the first to this order"),
                         llvm::cl::init(1)};
  Option<int64_t> samples{*this, "samples", llvm::cl::init(64),
                          llvm::cl::desc("Elements of each argument to perturb, 0 for all")};
  Option<double> tolerance{*this, "tolerance", llvm::cl::init(1e-6),
                           llvm::cl::desc("Largest error, relative to derivatives above 1")};
  Option<double> stageTolerance{*this, "stage-tolerance", llvm::cl::init(1e-9),
                                llvm::cl::desc("Largest relative difference that an optimizing stage may make")};
  Option<uint64_t> seed{*this, "seed", llvm::cl::init(1), llvm::cl::desc("Seed of the arguments' values")};
  ListOption<std::string> dims{*this, "dims", llvm::cl::desc("Numbers for symbolic dimensions, e.g. B=64,T=3")};
};

} // namespace

void ttc::registerVerifyGrad() { PassRegistration<VerifyGrad>(); }
