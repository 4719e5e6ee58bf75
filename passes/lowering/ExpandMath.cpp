//===- ExpandMath.cpp - Polynomials for math functions --------------------===//

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Math/Transforms/Approximation.h"
#include "mlir/Dialect/Math/Transforms/Passes.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"
#include "mlir/IR/TypeUtilities.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"
#include "passes/Passes.h"

namespace ttc {
#define GEN_PASS_DEF_EXPANDMATH
#include "passes/Passes.h.inc"
} // namespace ttc

#define DEBUG_TYPE "ttc-expand-math"

using namespace mlir;
using namespace ttc;

namespace {

/// Functions whose upstream polynomial is good for all arguments (exp, log and erf, tanh within a few units in the last
/// place). Those of an angle are not: far from zero their range reduction fails, so they stay calls of libm.
bool hasGoodPolynomial(StringRef function) {
  return llvm::is_contained({"math.exp", "math.log", "math.log2", "math.log1p", "math.expm1", "math.tanh", "math.erf"},
                            function);
}

/// log x = log(2^23 x) - 23 log 2 for x below the smallest normal number, where the polynomial's reading of the
/// exponent fails.
void guardSubnormals(math::LogOp log) {
  ImplicitLocOpBuilder b(log.getLoc(), log);
  Value x = log.getOperand();
  auto constant = [&](float value) -> Value {
    auto attribute = b.getF32FloatAttr(value);
    if (auto vector = dyn_cast<VectorType>(x.getType()))
      return arith::ConstantOp::create(b, DenseElementsAttr::get(vector, Attribute(attribute)));
    return arith::ConstantOp::create(b, attribute);
  };
  Value zero = constant(0), smallest = constant(0x1p-126f);
  Value positive = arith::CmpFOp::create(b, arith::CmpFPredicate::OGT, x, zero);
  Value small = arith::CmpFOp::create(b, arith::CmpFPredicate::OLT, x, smallest);
  Value subnormal = arith::AndIOp::create(b, positive, small);
  Value scaled = arith::MulFOp::create(b, x, constant(0x1p23f));
  log.getOperandMutable().assign(arith::SelectOp::create(b, subnormal, scaled, x));
  b.setInsertionPointAfter(log);
  Value lower = arith::SubFOp::create(b, log.getResult(), constant(23 * 0.693147180559945f));
  Value result = arith::SelectOp::create(b, subnormal, lower, log.getResult());
  log.getResult().replaceUsesWithIf(result, [&](OpOperand &use) {
    return use.getOwner() != lower.getDefiningOp() && use.getOwner() != result.getDefiningOp();
  });
}

struct ExpandMathPass : public ttc::impl::ExpandMathBase<ExpandMathPass> {
  void runOnOperation() override {
    bool any = false;
    SmallVector<math::LogOp> logs;
    getOperation().walk([&](Operation *op) {
      any |= isa<math::MathDialect>(op->getDialect());
      if (auto log = dyn_cast<math::LogOp>(op); log && getElementTypeOrSelf(log.getType()).isF32())
        logs.push_back(log);
    });
    if (!any)
      return;
    for (math::LogOp log : logs)
      guardSubnormals(log);
    RewritePatternSet patterns(&getContext());
    populateMathPolynomialApproximationPatterns(patterns, hasGoodPolynomial);
    if (failed(applyPatternsGreedily(getOperation(), std::move(patterns))))
      signalPassFailure();
  }
};

} // namespace
