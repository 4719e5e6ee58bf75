//===- CumulativeLinalg.cpp - Running sums as loops -----------------------===//
//
// Operands are seen as [outer, n, inner]. A row is one outer position and a range of inner ones, which
// are walked together as vectors.
//
//===----------------------------------------------------------------------===//

#include "dialect/kernel/LoopsBuilder.h"
#include "dialect/reduction/Reduction.h"

using namespace mlir;
using namespace ttc::ir;

FusionKind CumsumOp::getFusionKind() { return FusionKind::Opaque; }
FusionKind LinearRecurrenceOp::getFusionKind() { return FusionKind::Opaque; }

/// The next value from the one before and the operands' elements, all of the type that is carried.
using Step = llvm::function_ref<ScalarExpr(ScalarExpr before, ArrayRef<ScalarExpr> elements)>;

/// result[i] = step(result[i - 1], operands[i]) along `dim`, from 0 before the first.
static Value buildCumulative(OpBuilder &builder, Location location, ValueRange operands, int64_t dim, bool reverse,
                             Step step) {
  ArrayRef<int64_t> shape = shapeOf(operands[0]);
  Type element = elementType(operands[0]), carried = element.isF32() ? builder.getF64Type() : element;
  dim = *normalizeDim(std::nullopt, "", dim, shape.size());
  int64_t outer = llvm::product_of(shape.take_front(dim)), inner = llvm::product_of(shape.drop_front(dim + 1));
  int64_t n = shape[dim], lanes = lanesOf(element);
  if (outer * n * inner == 0)
    return buildEmpty(builder, location, shape, element);

  constexpr int64_t maxTasks = 32;
  int64_t chunks = (inner + lanes - 1) / lanes, pieces = std::clamp<int64_t>(maxTasks / outer, 1, chunks);
  int64_t perPiece = (chunks + pieces - 1) / pieces;
  pieces = (chunks + perPiece - 1) / perPiece;
  SmallVector<Value> inputs;
  for (Value operand : operands)
    inputs.push_back(buildReshape(builder, location, operand, {outer, n, inner}));

  auto body = [&](const LoopsBuilder &b, ScalarExpr, ScalarExpr row, ValueRange from, ValueRange to) {
    ScalarExpr outerIndex = row / b.index(pieces), piece = row - outerIndex * b.index(pieces);
    ScalarExpr lower = piece * b.index(perPiece * lanes);
    ScalarExpr upper = b.min(lower + b.index(perPiece * lanes), b.index(inner));
    b.vectors(lower, upper, inner, lanes, [&](ScalarExpr at, int64_t width) {
      Value zero = b.constant(carried, 0);
      if (width > 1)
        zero = b.splat(zero, width);
      b.loop(b.index(0), b.index(n), zero, [&](ScalarExpr i, ValueRange before) -> SmallVector<Value> {
        ScalarExpr position = reverse ? b.index(n - 1) - i : i;
        SmallVector<Value> place = {outerIndex, position, at};
        SmallVector<ScalarExpr> elements;
        for (Value buffer : from)
          elements.push_back(
              b.convert(width > 1 ? b.loadVector(buffer, place, width) : b.load(buffer, place), carried));
        ScalarExpr next = step(b(before[0]), elements), stored = b.convert(next, element);
        if (width > 1)
          b.storeVector(stored, to[0], place);
        else
          b.store(stored, to[0], place);
        return {next};
      });
    });
  };
  int64_t rows = outer * pieces;
  Value result = buildRowLoops(builder, location, inputs, buildEmpty(builder, location, {outer, n, inner}, element),
                               rows, dealRows(rows, n * inner / pieces), outer * n * inner, body)
                     .front();
  return buildReshape(builder, location, result, shape);
}

SmallVector<Value> CumsumOp::buildLinalg(OpBuilder &builder, ValueRange operands) {
  return {buildCumulative(builder, getLoc(), operands, getDim(), getReverse(),
                          [](ScalarExpr sum, ArrayRef<ScalarExpr> x) { return sum + x[0]; })};
}

SmallVector<Value> LinearRecurrenceOp::buildLinalg(OpBuilder &builder, ValueRange operands) {
  return {buildCumulative(builder, getLoc(), operands, getDim(), getReverse(),
                          [](ScalarExpr h, ArrayRef<ScalarExpr> ab) { return ab[0] * h + ab[1]; })};
}
