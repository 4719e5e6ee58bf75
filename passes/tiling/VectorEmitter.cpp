//===- VectorEmitter.cpp - Memory accesses and bodies as vector code ------===//

#include "passes/tiling/VectorEmitter.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Affine/Utils.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace ttc;

VectorEmitter::VectorEmitter(func::FuncOp kernel, VectorTarget target)
    : kernel(kernel), vectorTarget(target), b(kernel.getContext()), loc(kernel.getLoc()) {}

Value VectorEmitter::index(int64_t value) { return arith::ConstantIndexOp::create(b, loc, value); }

Value VectorEmitter::add(Value lhs, Value rhs) {
  if (!lhs || isConstantIntValue(getAsOpFoldResult(lhs), 0))
    return rhs;
  if (!rhs || isConstantIntValue(getAsOpFoldResult(rhs), 0))
    return lhs;
  return arith::AddIOp::create(b, loc, lhs, rhs);
}

Value VectorEmitter::multiply(Value value, int64_t factor) {
  return factor == 1 ? value : arith::MulIOp::create(b, loc, value, index(factor)).getResult();
}

SmallVector<Value> VectorEmitter::loop(Value lower, Value upper, int64_t step, ValueRange inits,
                                       llvm::function_ref<SmallVector<Value>(Value, ValueRange)> body) {
  std::optional<int64_t> lo = getConstantIntValue(lower), hi = getConstantIntValue(upper);
  if (lo && hi && *hi <= *lo)
    return SmallVector<Value>(inits);
  if (lo && hi && *hi - *lo <= step)
    return body(lower, inits);
  auto loopOp = scf::ForOp::create(b, loc, lower, upper, index(step), inits);
  OpBuilder::InsertionGuard guard(b);
  // Without carried values the builder has made the terminator.
  Block *block = loopOp.getBody();
  if (inits.empty())
    b.setInsertionPoint(block->getTerminator());
  else
    b.setInsertionPointToEnd(block);
  SmallVector<Value> results = body(loopOp.getInductionVar(), loopOp.getRegionIterArgs());
  if (!inits.empty())
    scf::YieldOp::create(b, loc, results);
  return SmallVector<Value>(loopOp.getResults());
}

Value VectorEmitter::stackBuffer(int64_t elements, Type elementType) {
  OpBuilder::InsertionGuard guard(b);
  b.setInsertionPointToStart(&kernel.getBody().front());
  return memref::AllocaOp::create(b, loc, MemRefType::get({elements}, elementType), b.getI64IntegerAttr(64));
}

Value VectorEmitter::flat(Value root) {
  Value &cached = flats[root];
  if (cached)
    return cached;
  OpBuilder::InsertionGuard guard(b);
  b.setInsertionPointAfterValue(root);
  auto type = cast<MemRefType>(root.getType());
  if (type.getRank() == 1)
    return cached = root;
  if (type.getRank() == 0) {
    auto flatType = MemRefType::get({1}, type.getElementType());
    return cached = memref::ExpandShapeOp::create(b, loc, flatType, root, ArrayRef<ReassociationIndices>());
  }
  ReassociationIndices all;
  for (int64_t i = 0; i < type.getRank(); ++i)
    all.push_back(i);
  return cached = memref::CollapseShapeOp::create(b, loc, root, ArrayRef<ReassociationIndices>{all});
}

Value VectorEmitter::offset(const Access &access, const Point &point, ArrayRef<unsigned> order) {
  Value sum;
  int64_t constant = 0;
  if (access.isLinear()) {
    SmallVector<AffineExpr> zeros(access.strides.size(), getAffineConstantExpr(0, b.getContext()));
    constant = cast<AffineConstantExpr>(access.offset.replaceDims(zeros)).getValue();
    for (unsigned dim : order)
      if (access.dependsOn(dim) && point.ivs[dim])
        sum = add(sum, multiply(point.ivs[dim], access.stride(dim)));
    for (unsigned dim = 0; dim < access.strides.size(); ++dim)
      constant += point.shift[dim] * access.stride(dim);
  } else {
    SmallVector<Value> dims;
    for (unsigned dim = 0; dim < access.strides.size(); ++dim) {
      Value value = point.ivs[dim] ? point.ivs[dim] : index(0);
      dims.push_back(point.shift[dim] ? add(value, index(point.shift[dim])) : value);
    }
    AffineMap map = AffineMap::get(access.strides.size(), 0, access.offset);
    std::optional<SmallVector<Value, 8>> expanded = affine::expandAffineMap(b, loc, map, dims);
    sum = expanded->front();
  }
  if (!sum)
    return index(constant);
  return constant ? add(sum, index(constant)) : sum;
}

Value VectorEmitter::mask(Lanes lanes) {
  auto type = VectorType::get({lanes.count}, b.getI1Type());
  return vector::ConstantMaskOp::create(b, loc, type, ArrayRef<int64_t>{lanes.active});
}

Value VectorEmitter::broadcast(Value value, Lanes lanes) {
  if (lanes.isScalar() || isa<VectorType>(value.getType()))
    return value;
  return vector::BroadcastOp::create(b, loc, VectorType::get({lanes.count}, value.getType()), value);
}

Value VectorEmitter::loadContiguous(Value buffer, Value at, Lanes lanes) {
  Type elementType = cast<MemRefType>(buffer.getType()).getElementType();
  auto type = VectorType::get({lanes.count}, elementType);
  if (!lanes.isMasked())
    return vector::LoadOp::create(b, loc, type, buffer, ValueRange{at});
  Value zero = arith::ConstantOp::create(b, loc, cast<TypedAttr>(b.getZeroAttr(type)));
  return vector::MaskedLoadOp::create(b, loc, type, buffer, ValueRange{at}, mask(lanes), zero);
}

void VectorEmitter::storeContiguous(Value value, Value buffer, Value at, Lanes lanes) {
  if (!lanes.isMasked())
    vector::StoreOp::create(b, loc, value, buffer, ValueRange{at});
  else
    vector::MaskedStoreOp::create(b, loc, buffer, ValueRange{at}, mask(lanes), value);
}

Value VectorEmitter::load(const Access &access, const Point &point, Lanes lanes, ArrayRef<unsigned> order) {
  if (access.isScalar())
    return access.source;
  Value buffer = flat(access.root);
  if (lanes.isScalar() || !access.dependsOn(*lanes.dim))
    return memref::LoadOp::create(b, loc, buffer, ValueRange{offset(access, point, order)});
  if (access.isContiguous(*lanes.dim))
    return loadContiguous(buffer, offset(access, point, order), lanes);
  // Element by element; lanes beyond the end are never read.
  SmallVector<Value> elements;
  Point at = point;
  for (int64_t lane = 0; lane < lanes.count; ++lane) {
    at.shift[*lanes.dim] = point.shift[*lanes.dim] + lane;
    elements.push_back(lane < lanes.active
                           ? memref::LoadOp::create(b, loc, buffer, ValueRange{offset(access, at, order)}).getResult()
                           : elements.front());
  }
  return vector::FromElementsOp::create(b, loc, VectorType::get({lanes.count}, access.elementType), elements);
}

void VectorEmitter::store(Value value, const Access &access, const Point &point, Lanes lanes,
                          ArrayRef<unsigned> order) {
  Value buffer = flat(access.root);
  if (lanes.isScalar() || !access.dependsOn(*lanes.dim)) {
    memref::StoreOp::create(b, loc, value, buffer, ValueRange{offset(access, point, order)});
    return;
  }
  value = broadcast(value, lanes);
  if (access.isContiguous(*lanes.dim)) {
    storeContiguous(value, buffer, offset(access, point, order), lanes);
    return;
  }
  Point at = point;
  for (int64_t lane = 0; lane < lanes.active; ++lane) {
    at.shift[*lanes.dim] = point.shift[*lanes.dim] + lane;
    Value element = vector::ExtractOp::create(b, loc, value, lane);
    memref::StoreOp::create(b, loc, element, buffer, ValueRange{offset(access, at, order)});
  }
}

/// Whether `op` computes each element of a vector from the same elements of its operands.
static bool isElementwise(Operation &op) {
  return OpTrait::hasElementwiseMappableTraits(&op) && op.getNumRegions() == 0;
}

Value VectorEmitter::computeLanewise(Operation &op, IRMapping &values, Lanes lanes) {
  SmallVector<Value> elements;
  for (int64_t lane = 0; lane < lanes.count; ++lane) {
    if (lane >= lanes.active) {
      elements.push_back(elements.front());
      continue;
    }
    IRMapping scalars;
    for (Value operand : op.getOperands()) {
      Value value = values.lookupOrDefault(operand);
      if (isa<VectorType>(value.getType()))
        value = vector::ExtractOp::create(b, loc, value, lane);
      scalars.map(operand, value);
    }
    elements.push_back(b.clone(op, scalars)->getResult(0));
  }
  auto type = VectorType::get({lanes.count}, op.getResult(0).getType());
  return vector::FromElementsOp::create(b, loc, type, elements);
}

SmallVector<Value> VectorEmitter::compute(const Stage &stage, ArrayRef<Value> arguments, const Point &point,
                                          Lanes lanes) {
  Block *body = stage.op.getBody();
  IRMapping values;
  for (auto [argument, value] : llvm::zip(body->getArguments(), arguments))
    if (value)
      values.map(argument, value);
  for (Operation &op : body->without_terminator()) {
    if (auto indexOp = dyn_cast<linalg::IndexOp>(op)) {
      unsigned dim = stage.dims[indexOp.getDim()];
      Value at = point.ivs[dim] ? point.ivs[dim] : index(0);
      if (dim == lanes.dim) {
        // One constant for shift and lanes: what neighbouring vectors compute from `at` alone is then the same code.
        auto type = VectorType::get({lanes.count}, b.getIndexType());
        SmallVector<int64_t> steps = llvm::to_vector(llvm::seq(point.shift[dim], point.shift[dim] + lanes.count));
        Value step = arith::ConstantOp::create(b, loc, DenseElementsAttr::get(type, ArrayRef(steps)));
        at = arith::AddIOp::create(b, loc, broadcast(at, lanes), step);
      } else if (point.shift[dim]) {
        at = add(at, index(point.shift[dim]));
      }
      values.map(indexOp.getResult(), at);
      continue;
    }
    bool uniform = llvm::none_of(
        op.getOperands(), [&](Value operand) { return isa<VectorType>(values.lookupOrDefault(operand).getType()); });
    if (!uniform && !isElementwise(op)) {
      values.map(op.getResult(0), computeLanewise(op, values, lanes));
      continue;
    }
    if (!uniform)
      for (Value operand : op.getOperands()) {
        Value value = values.lookupOrDefault(operand);
        // A scalar condition selects whole vectors.
        bool condition = isa<arith::SelectOp>(op) && operand == op.getOperand(0);
        if (!condition)
          values.map(operand, broadcast(value, lanes));
      }
    Operation *clone = b.clone(op, values);
    clone->setLoc(loc);
    if (!uniform)
      for (OpResult result : clone->getResults())
        if (!isa<VectorType>(result.getType()))
          result.setType(VectorType::get({lanes.count}, result.getType()));
    // A contracted pair of conversions would lose the rounding in between.
    if (isa<arith::ArithFastMathInterface>(clone) && !isa<arith::ExtFOp, arith::TruncFOp>(clone))
      clone->setAttr(cast<arith::ArithFastMathInterface>(clone).getFastMathAttrName(),
                     arith::FastMathFlagsAttr::get(b.getContext(), arith::FastMathFlags::contract));
    for (auto [from, to] : llvm::zip(op.getResults(), clone->getResults()))
      values.map(from, to);
  }
  SmallVector<Value> results;
  for (Value yielded : body->getTerminator()->getOperands())
    results.push_back(values.lookupOrDefault(yielded));
  return results;
}

Value VectorEmitter::apply(ArrayRef<Operation *> chain, Value value) {
  for (Operation *op : chain) {
    auto vector = dyn_cast<VectorType>(value.getType());
    IRMapping values;
    values.map(op->getOperand(0), value);
    Operation *clone = b.clone(*op, values);
    clone->setLoc(loc);
    value = clone->getResult(0);
    if (vector)
      value.setType(vector.clone(value.getType()));
  }
  return value;
}

void VectorEmitter::finish(const Nest &nest, SmallVector<Value> produced, const Point &point, Lanes lanes,
                           ArrayRef<unsigned> order) {
  for (auto [i, stage] : llvm::enumerate(nest.stages)) {
    SmallVector<Value> results;
    if (i == 0) {
      results = produced;
    } else {
      SmallVector<Value> arguments;
      for (auto [input, forwarded] : llvm::zip(stage.inputs(), stage.forwarded))
        arguments.push_back(forwarded >= 0 ? produced[forwarded] : load(input, point, lanes, order));
      linalg::GenericOp op = stage.op;
      for (auto [j, output] : llvm::enumerate(stage.outputs()))
        arguments.push_back(op.payloadUsesValueFromOperand(op.getDpsInitOperand(j)) ? load(output, point, lanes, order)
                                                                                    : Value());
      results = compute(stage, arguments, point, lanes);
      llvm::append_range(produced, results);
    }
    for (auto [result, output, stored] : llvm::zip(results, stage.outputs(), stage.stored))
      if (stored)
        store(result, output, point, lanes, order);
  }
}
