//===- RandomLinalg.cpp - Philox 4x32-10 on the elements' indices ---------===//
//
// The words of a block go to elements that are one vector apart, so that a loop over four
// vectors computes each block once, without a shuffle: see `ttc::sharesBlocks`.
//
//===----------------------------------------------------------------------===//

#include "dialect/core/FusionKind.h"
#include "dialect/core/LinalgBuilders.h"
#include "dialect/random/Random.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "runtime/Philox.h"

using namespace mlir;
using namespace ttc;
using namespace ttc::ir;

namespace {

/// Arithmetic on unsigned integers of one width.
class Words {
public:
  Words(OpBuilder &builder, Location loc) : b(builder), loc(loc) {}

  Value constant(Type type, uint64_t value) {
    APInt bits(type.getIntOrFloatBitWidth(), value, /*isSigned=*/false, /*implicitTrunc=*/true);
    return arith::ConstantOp::create(b, loc, IntegerAttr::get(type, bits));
  }
  Value word(uint32_t value) { return constant(b.getI32Type(), value); }
  template <typename Op> Value apply(Value x, uint64_t y) {
    return Op::create(b, loc, x, constant(x.getType(), y)).getResult();
  }
  Value exclusiveOr(Value x, Value y) { return arith::XOrIOp::create(b, loc, x, y); }
  /// The lower 32 bits.
  Value low(Value x) {
    return x.getType().isInteger(32) ? x : arith::TruncIOp::create(b, loc, b.getI32Type(), x).getResult();
  }
  Value high(Value x) { return low(apply<arith::ShRUIOp>(x, 32)); }
  Value isSet(Value x, uint64_t bit) {
    Value masked = apply<arith::AndIOp>(x, bit);
    return arith::CmpIOp::create(b, loc, arith::CmpIPredicate::ne, masked, constant(x.getType(), 0));
  }
  Value select(Value condition, Value x, Value y) { return arith::SelectOp::create(b, loc, condition, x, y); }

  /// `philox::philox4x32` on scalars.
  std::array<Value, 4> philox4x32(std::array<Value, 4> counter, Value key0, Value key1) {
    for (int round = 0; round < philox::rounds; ++round) {
      auto product0 = arith::MulUIExtendedOp::create(b, loc, counter[0], word(philox::multiplier0));
      auto product1 = arith::MulUIExtendedOp::create(b, loc, counter[2], word(philox::multiplier1));
      counter = {exclusiveOr(product1.getHigh(), exclusiveOr(counter[1], key0)), product1.getLow(),
                 exclusiveOr(product0.getHigh(), exclusiveOr(counter[3], key1)), product0.getLow()};
      key0 = apply<arith::AddIOp>(key0, philox::weyl0);
      key1 = apply<arith::AddIOp>(key1, philox::weyl1);
    }
    return counter;
  }

private:
  OpBuilder &b;
  Location loc;
};

/// The row-major number of the element that the surrounding linalg.generic computes.
Value elementNumber(OpBuilder &b, Location loc, RankedTensorType type) {
  // 32 bits where they suffice: the vectors hold twice as many.
  Type integer = type.getNumElements() <= INT32_MAX ? b.getI32Type() : b.getI64Type();
  Value number = arith::ConstantOp::create(b, loc, b.getIntegerAttr(integer, 0));
  int64_t stride = 1;
  for (int64_t dim = type.getRank(); dim-- > 0; stride *= type.getDimSize(dim)) {
    if (type.getDimSize(dim) == 1)
      continue;
    Value index = arith::IndexCastOp::create(b, loc, integer, linalg::IndexOp::create(b, loc, dim));
    if (stride != 1)
      index =
          arith::MulIOp::create(b, loc, index, arith::ConstantOp::create(b, loc, b.getIntegerAttr(integer, stride)));
    number = arith::AddIOp::create(b, loc, number, index);
  }
  return number;
}

} // namespace

FusionKind UniformOp::getFusionKind() { return FusionKind::Generator; }

SmallVector<Value> UniformOp::buildLinalg(OpBuilder &builder, ValueRange operands) {
  auto type = cast<RankedTensorType>(getResult().getType());
  MLIRContext *context = builder.getContext();
  unsigned rank = type.getRank();
  bool isF64 = type.getElementType().isF64();
  auto body = [&](OpBuilder &b, Location loc, ValueRange inputs) -> SmallVector<Value> {
    Words w(b, loc);
    Value seed = inputs[0], offset = inputs[1], stream = inputs[2];
    Value n = elementNumber(b, loc, type);
    // log2 of the elements that take the same word of neighbouring blocks, and of those that share these blocks.
    unsigned lanes = isF64 ? 3 : 4, sharing = isF64 ? 4 : 6;
    Value row = w.apply<arith::ShLIOp>(w.apply<arith::ShRUIOp>(n, sharing), lanes);
    Value block = arith::OrIOp::create(b, loc, row, w.apply<arith::AndIOp>(n, (1u << lanes) - 1));
    std::array<Value, 4> words =
        w.philox4x32({w.low(block), w.low(stream), w.low(offset), w.high(offset)}, w.low(seed), w.high(seed));
    if (isF64) {
      Value second = w.isSet(n, 8);
      auto wide = [&](Value word) { return arith::ExtUIOp::create(b, loc, b.getI64Type(), word).getResult(); };
      Value high = w.apply<arith::ShLIOp>(wide(w.select(second, words[2], words[0])), 32);
      Value bits = arith::OrIOp::create(b, loc, high, wide(w.select(second, words[3], words[1])));
      Value number = arith::SIToFPOp::create(b, loc, b.getF64Type(), w.apply<arith::ShRUIOp>(bits, 11));
      return {arith::MulFOp::create(b, loc, number, buildScalarConstant(b, loc, b.getF64Type(), 0x1p-53))};
    }
    Value odd = w.isSet(n, 16), upper = w.isSet(n, 32);
    Value word = w.select(upper, w.select(odd, words[3], words[2]), w.select(odd, words[1], words[0]));
    Value number = arith::SIToFPOp::create(b, loc, b.getF32Type(), w.apply<arith::ShRUIOp>(word, 8));
    return {arith::MulFOp::create(b, loc, number, buildScalarConstant(b, loc, b.getF32Type(), 0x1p-24))};
  };
  auto element = [&](int64_t i) { return AffineMap::get(rank, 0, getAffineConstantExpr(i, context)); };
  SmallVector<AffineMap> maps{element(0), element(1), AffineMap::get(rank, 0, context),
                              builder.getMultiDimIdentityMap(rank)};
  Value init = buildEmpty(builder, getLoc(), type.getShape(), type.getElementType());
  return buildGeneric(builder, getLoc(), {operands[0], operands[0], operands[1]}, init, maps, rank, 0, body);
}
