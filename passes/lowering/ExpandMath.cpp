//===- ExpandMath.cpp - Polynomials for math functions --------------------===//

#include "dialect/elementwise/Float32.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/TypeUtilities.h"
#include "passes/Passes.h"
#include <limits>

namespace ttc {
#define GEN_PASS_DEF_EXPANDMATH
#include "passes/Passes.h.inc"
} // namespace ttc

#define DEBUG_TYPE "ttc-expand-math"

using namespace mlir;
using namespace ttc;
using ttc::ir::LaneExpr;
namespace f32 = ttc::ir::f32;

/// e^x - 1 of f64: (u - 1) x / ln u with u = e^x rounded, whose error cancels (Higham, Accuracy and Stability of
/// Numerical Algorithms, 2002, section 1.14.1). Where u is 1 it is x, where u - 1 is -1 or infinite it is that.
static Value expandExpm1(OpBuilder &builder, math::ExpM1Op op) {
  LaneExpr x(builder, op.getLoc(), op.getOperand());
  LaneExpr u = x.apply<math::ExpOp>(), minusOne = u - 1;
  LaneExpr corrected = minusOne * (x / u.apply<math::LogOp>());
  LaneExpr limit = (minusOne == -1) | (minusOne == std::numeric_limits<double>::infinity());
  return (u == 1).select(x, limit.select(minusOne, corrected));
}

/// The expansion of `op` on f32, built before it; null for an operation that stays.
static Value expandFloat32(OpBuilder &builder, Operation *op) {
  auto operand = [&](unsigned i) { return LaneExpr(builder, op->getLoc(), op->getOperand(i)); };
  auto unary = [&](LaneExpr (*function)(LaneExpr)) {
    return [&, function](auto) -> Value { return function(operand(0)); };
  };
  auto binary = [&](LaneExpr (*function)(LaneExpr, LaneExpr)) {
    return [&, function](auto) -> Value { return function(operand(0), operand(1)); };
  };
  return TypeSwitch<Operation *, Value>(op)
      .Case<math::ExpOp>(unary(f32::exp))
      .Case<math::Exp2Op>(unary(f32::exp2))
      .Case<math::ExpM1Op>(unary(f32::expm1))
      .Case<math::LogOp>(unary(f32::log))
      .Case<math::Log2Op>(unary(f32::log2))
      .Case<math::Log1pOp>(unary(f32::log1p))
      .Case<math::TanhOp>(unary(f32::tanh))
      .Case<math::ErfOp>(unary(f32::erf))
      .Case<math::SinOp>(unary(f32::sin))
      .Case<math::CosOp>(unary(f32::cos))
      .Case<math::TanOp>(unary(f32::tan))
      .Case<math::AtanOp>(unary(f32::atan))
      .Case<math::Atan2Op>(binary(f32::atan2))
      .Case<math::PowFOp>(binary(f32::pow))
      .Default(Value());
}

namespace {

struct ExpandMathPass : public ttc::impl::ExpandMathBase<ExpandMathPass> {
  void runOnOperation() override {
    SmallVector<Operation *> functions;
    getOperation().walk([&](Operation *op) {
      if (isa<math::MathDialect>(op->getDialect()))
        functions.push_back(op);
    });
    for (Operation *op : functions) {
      OpBuilder builder(op);
      Type type = getElementTypeOrSelf(op->getResult(0).getType());
      Value expansion;
      if (type.isF32())
        expansion = expandFloat32(builder, op);
      else if (auto expm1 = dyn_cast<math::ExpM1Op>(op); expm1 && type.isF64())
        expansion = expandExpm1(builder, expm1);
      if (!expansion)
        continue;
      op->getResult(0).replaceAllUsesWith(expansion);
      op->erase();
    }
  }
};

} // namespace
