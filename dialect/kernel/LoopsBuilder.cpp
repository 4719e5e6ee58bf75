//===- LoopsBuilder.cpp - The body of ttc.loops in fewer words ------------===//

#include "dialect/kernel/LoopsBuilder.h"
#include "dialect/core/Saturating.h"
#include "dialect/kernel/Kernel.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "llvm/ADT/bit.h"

using namespace mlir;

namespace ttc::ir {

ScalarExpr LoopsBuilder::index(int64_t value) const {
  return (*this)(arith::ConstantIndexOp::create(builder, location, value));
}

ScalarExpr LoopsBuilder::constant(Type type, double value) const {
  return (*this)(buildScalarConstant(builder, location, type, value));
}

Value LoopsBuilder::splat(Value value, int64_t lanes) const {
  return vector::BroadcastOp::create(builder, location, VectorType::get(lanes, value.getType()), value);
}

ScalarExpr LoopsBuilder::cast(Value value, Type type) const {
  return (*this)(arith::IndexCastOp::create(builder, location, type, value));
}

ScalarExpr LoopsBuilder::convert(ScalarExpr x, Type element) const {
  if (getElementTypeOrSelf(x.type()) == element)
    return x;
  Type type = element;
  if (auto vector = dyn_cast<VectorType>(x.type()))
    type = vector.clone(element);
  if (element.isF64())
    return (*this)(arith::ExtFOp::create(builder, location, type, Value(x)));
  return (*this)(arith::TruncFOp::create(builder, location, type, Value(x)));
}

ScalarExpr LoopsBuilder::load(Value buffer, ValueRange at) const {
  return (*this)(memref::LoadOp::create(builder, location, buffer, at));
}

void LoopsBuilder::store(Value value, Value buffer, ValueRange at) const {
  memref::StoreOp::create(builder, location, value, buffer, at);
}

ScalarExpr LoopsBuilder::loadVector(Value buffer, ValueRange at, int64_t lanes) const {
  auto type = VectorType::get(lanes, llvm::cast<MemRefType>(buffer.getType()).getElementType());
  return (*this)(vector::LoadOp::create(builder, location, type, buffer, at));
}

void LoopsBuilder::storeVector(Value value, Value buffer, ValueRange at) const {
  vector::StoreOp::create(builder, location, value, buffer, at);
}

LoopsBuilder::Values LoopsBuilder::loop(Value lower, Value upper, ValueRange inits,
                                        function_ref<Values(ScalarExpr, ValueRange)> body, int64_t step) const {
  Value stride = index(step);
  auto loop = scf::ForOp::create(builder, location, lower, upper, stride, inits);
  OpBuilder::InsertionGuard guard(builder);
  Block *block = loop.getBody();
  // The loop makes its own terminator only when it carries nothing.
  if (inits.empty())
    builder.setInsertionPoint(block->getTerminator());
  else
    builder.setInsertionPointToEnd(block);
  Values next = body((*this)(loop.getInductionVar()), loop.getRegionIterArgs());
  if (!inits.empty())
    scf::YieldOp::create(builder, location, next);
  return Values(loop.getResults());
}

void LoopsBuilder::loop(Value lower, Value upper, function_ref<void(ScalarExpr)> body, int64_t step) const {
  loop(
      lower, upper, {},
      [&](ScalarExpr i, ValueRange) {
        body(i);
        return Values();
      },
      step);
}

LoopsBuilder::Values LoopsBuilder::loopWhile(ValueRange inits, function_ref<Value(ValueRange)> condition,
                                             function_ref<Values(ValueRange)> body) const {
  auto loop = scf::WhileOp::create(
      builder, location, inits.getTypes(), inits,
      [&](OpBuilder &nested, Location loc, ValueRange values) {
        scf::ConditionOp::create(nested, loc, condition(values), values);
      },
      [&](OpBuilder &nested, Location loc, ValueRange values) { scf::YieldOp::create(nested, loc, body(values)); });
  return Values(loop.getResults());
}

void LoopsBuilder::ifThen(Value condition, function_ref<void()> body) const {
  auto branch = scf::IfOp::create(builder, location, condition);
  OpBuilder::InsertionGuard guard(builder);
  builder.setInsertionPoint(branch.thenBlock()->getTerminator());
  body();
}

void LoopsBuilder::vectors(ScalarExpr lower, ScalarExpr upper, int64_t extent, int64_t lanes,
                           function_ref<void(ScalarExpr, int64_t)> body) const {
  int64_t whole = extent / lanes * lanes;
  if (whole)
    loop(lower, min(upper, index(whole)), [&](ScalarExpr at) { body(at, lanes); }, lanes);
  if (whole == extent)
    return;
  ifThen(index(whole).less(upper), [&] {
    for (int64_t at = whole; at < extent;) {
      auto piece = static_cast<int64_t>(llvm::bit_floor(static_cast<uint64_t>(extent - at)));
      body(index(at), piece);
      at += piece;
    }
  });
}

void LoopsBuilder::fill(Value value, Value buffer, Value row, ScalarExpr lower, ScalarExpr upper) const {
  int64_t lanes = lanesOf(value.getType());
  Value vector = splat(value, lanes);
  ScalarExpr width = index(lanes), whole = lower + (upper - lower) / width * width;
  loop(lower, whole, [&](ScalarExpr at) { storeVector(vector, buffer, {row, at}); }, lanes);
  loop(whole, upper, [&](ScalarExpr at) { store(value, buffer, {row, at}); });
}

int64_t lanesOf(Type type) { return 512 / std::max(8U, type.getIntOrFloatBitWidth()); }

/// A task should last long against the cost of claiming it (tens of nanoseconds) and short against the kernel.
constexpr int64_t costPerTask = 16'384;
constexpr int64_t maxTasks = 32;

RowBlocks dealRows(int64_t rows, int64_t cost) {
  int64_t wanted = std::clamp<int64_t>(saturatingMultiply(rows, std::max<int64_t>(cost, 1)) / costPerTask, 1, maxTasks);
  int64_t perTask = (rows + wanted - 1) / wanted;
  return {(rows + perTask - 1) / perTask, perTask};
}

SmallVector<Value> buildLoops(OpBuilder &builder, Location location, ValueRange inputs, ValueRange outputs,
                              int64_t tasks, int64_t flops, LoopsBody body) {
  SmallVector<Value> operands(inputs);
  llvm::append_range(operands, outputs);
  auto op = LoopsOp::create(builder, location, outputs.getTypes(), tasks, flops, inputs.size(), operands);
  OpBuilder::InsertionGuard guard(builder);
  SmallVector<Type> types = {builder.getIndexType()};
  for (Type type : op->getOperandTypes())
    types.push_back(
        MemRefType::get(llvm::cast<ShapedType>(type).getShape(), llvm::cast<ShapedType>(type).getElementType()));
  Block *block = builder.createBlock(&op.getBody(), {}, types, SmallVector<Location>(types.size(), location));
  LoopsBuilder b(builder, location);
  ValueRange buffers = ValueRange(block->getArguments()).drop_front();
  body(b, b(block->getArgument(0)), buffers.take_front(inputs.size()), buffers.drop_front(inputs.size()));
  return SmallVector<Value>(op.getResults());
}

SmallVector<Value>
buildRowLoops(OpBuilder &builder, Location location, ValueRange inputs, ValueRange outputs, int64_t rows,
              RowBlocks blocks, int64_t flops,
              function_ref<void(const LoopsBuilder &, ScalarExpr, ScalarExpr, ValueRange, ValueRange)> body) {
  return buildLoops(builder, location, inputs, outputs, blocks.tasks, flops,
                    [&](const LoopsBuilder &b, ScalarExpr task, ValueRange from, ValueRange to) {
                      ScalarExpr begin = task * b.index(blocks.rows);
                      ScalarExpr end = b.min(begin + b.index(blocks.rows), b.index(rows));
                      b.loop(begin, end, [&](ScalarExpr row) { body(b, task, row, from, to); });
                    });
}

} // namespace ttc::ir
