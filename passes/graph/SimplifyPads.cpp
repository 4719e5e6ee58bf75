//===- SimplifyPads.cpp - Sums of pieces, wide concatenations -------------===//
//
// The gradient of a tensor that was read in slices is a sum of pads, each as large as the tensor. Where the pieces
// don't overlap it is a concatenation; pieces at one place are added before.
//
//===----------------------------------------------------------------------===//

#include "dialect/elementwise/Elementwise.h"
#include "dialect/shape/Shape.h"
#include "passes/graph/SimplifyPatterns.h"
#include "llvm/ADT/MapVector.h"
#include <queue>

using namespace mlir;

namespace ttc {
namespace {

/// A value between zeros: where it begins and ends in each dimension.
struct Piece {
  Value value;
  SmallVector<std::pair<int64_t, int64_t>> ranges;
};

/// What `term` puts between zeros; none for other values.
std::optional<Piece> pieceOf(Value term) {
  auto pad = term.getDefiningOp<ir::PadOp>();
  bool isPlain = pad && pad.getValue().isZero() &&
                 llvm::all_of(pad.getInteriorOrZeros(), [](int64_t interior) { return interior == 0; });
  if (!isPlain || llvm::is_contained(ir::shapeOf(pad.getX()), 0))
    return std::nullopt;
  Piece piece{pad.getX(), {}};
  for (auto [low, extent] : llvm::zip(pad.getLow(), ir::shapeOf(pad.getX())))
    piece.ranges.push_back({low, low + extent});
  return piece;
}

/// Builds the sum of pieces with few operations.
class Assembly {
public:
  Assembly(OpBuilder &builder, Location loc, RankedTensorType type) : builder(builder), loc(loc), type(type) {}

  /// Values whose sum is that of `pieces`, which have the same ranges in the dimensions before `dim`; from `dim` on the
  /// values have all extents of the whole.
  SmallVector<Value> assemble(ArrayRef<Piece> pieces, int64_t dim) {
    if (dim == type.getRank())
      return {sum(llvm::map_to_vector(pieces, [](const Piece &piece) { return piece.value; }))};
    llvm::MapVector<std::pair<int64_t, int64_t>, SmallVector<Piece>> places;
    for (const Piece &piece : pieces)
      places[piece.ranges[dim]].push_back(piece);
    SmallVector<std::pair<std::pair<int64_t, int64_t>, Value>> parts;
    for (auto &[range, group] : places)
      for (Value value : assemble(group, dim + 1))
        parts.push_back({range, value});
    llvm::stable_sort(parts, llvm::less_first());

    // Each goes behind the one that ends first, if that is over; else it begins a row of its own.
    std::vector<SmallVector<unsigned>> rows;
    using End = std::pair<int64_t, unsigned>;
    std::priority_queue<End, std::vector<End>, std::greater<>> ends;
    for (auto [i, part] : llvm::enumerate(parts)) {
      unsigned row = rows.size();
      if (!ends.empty() && ends.top().first <= part.first.first) {
        row = ends.top().second;
        ends.pop();
      } else {
        rows.emplace_back();
      }
      rows[row].push_back(i);
      ends.push({part.first.second, row});
    }
    return llvm::map_to_vector(rows, [&](ArrayRef<unsigned> row) {
      return concatenate(llvm::map_to_vector(row, [&](unsigned i) { return parts[i]; }), dim);
    });
  }

  /// The sum in pairs of pairs.
  Value sum(SmallVector<Value> terms) {
    while (terms.size() > 1) {
      SmallVector<Value> pairs;
      for (unsigned i = 0; i + 1 < terms.size(); i += 2)
        pairs.push_back(ir::AddOp::create(builder, loc, terms[i], terms[i + 1]));
      if (terms.size() % 2)
        pairs.push_back(terms.back());
      terms = std::move(pairs);
    }
    return terms.front();
  }

private:
  /// Parts at ranges of `dim` that don't overlap, zeros between and around them.
  Value concatenate(ArrayRef<std::pair<std::pair<int64_t, int64_t>, Value>> parts, int64_t dim) {
    SmallVector<Value> values;
    int64_t begin = parts.front().first.first, end = begin;
    auto shape = SmallVector<int64_t>(ir::shapeOf(parts.front().second));
    for (auto &[range, value] : parts) {
      if (range.first > end) {
        shape[dim] = range.first - end;
        auto zeros = cast<ShapedType>(type.clone(shape));
        values.push_back(ir::ConstantOp::create(
            builder, loc, DenseElementsAttr::get(zeros, builder.getZeroAttr(type.getElementType()))));
      }
      values.push_back(value);
      end = range.second;
    }
    Value result = values.size() == 1 ? values.front() : ir::CatOp::create(builder, loc, values, dim).getResult();
    if (begin == 0 && end == type.getDimSize(dim))
      return result;
    SmallVector<int64_t> low(type.getRank(), 0), high = low;
    low[dim] = begin;
    high[dim] = type.getDimSize(dim) - end;
    return ir::PadOp::create(builder, loc, result, builder.getDenseI64ArrayAttr(low),
                             builder.getDenseI64ArrayAttr(high), builder.getF64FloatAttr(0), DenseI64ArrayAttr());
  }

  OpBuilder &builder;
  Location loc;
  RankedTensorType type;
};

/// The sum that `add` is a term of, if it is read by nothing else.
ir::AddOp sumAround(ir::AddOp add) {
  if (!add->hasOneUse())
    return nullptr;
  auto user = dyn_cast<ir::AddOp>(*add->user_begin());
  return user && user.getType() == add.getType() ? user : nullptr;
}

/// pad(a) + pad(b) + ... = pad(cat(a, b, ...)).
struct SumOfPieces : OpRewritePattern<ir::AddOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(ir::AddOp add, PatternRewriter &rewriter) const override {
    // All terms at once, from the last addition.
    if (!add.getType().hasStaticShape() || sumAround(add))
      return failure();
    SmallVector<Piece> pieces;
    SmallVector<Value> terms, stack = {add.getY(), add.getX()};
    while (!stack.empty()) {
      Value term = stack.pop_back_val();
      auto inner = term.getDefiningOp<ir::AddOp>();
      if (term.getType() != add.getType())
        return failure();
      if (inner && sumAround(inner))
        stack.append({inner.getY(), inner.getX()});
      else if (std::optional<Piece> piece = pieceOf(term))
        pieces.push_back(*piece);
      else
        terms.push_back(term);
    }
    if (pieces.size() < 2)
      return failure();
    Assembly assembly(rewriter, add.getLoc(), add.getType());
    SmallVector<Value> wholes = assembly.assemble(pieces, 0);
    if (wholes.size() == pieces.size())
      return failure();
    llvm::append_range(terms, wholes);
    rewriter.replaceOp(add, assembly.sum(terms));
    return success();
  }
};

/// A wide concatenation becomes one of concatenations: a kernel copies a bounded number of parts, and kernels for
/// equally many parts of the same shapes are the same.
struct WideCat : OpRewritePattern<ir::CatOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(ir::CatOp cat, PatternRewriter &rewriter) const override {
    constexpr size_t maxParts = 32;
    ValueRange parts = cat.getTensors();
    if (parts.size() <= maxParts)
      return failure();
    SmallVector<Value> groups;
    for (; !parts.empty(); parts = parts.drop_front(std::min(maxParts, parts.size()))) {
      ValueRange group = parts.take_front(std::min(maxParts, parts.size()));
      groups.push_back(ir::CatOp::create(rewriter, cat.getLoc(), group, cat.getDim()));
    }
    rewriter.replaceOpWithNewOp<ir::CatOp>(cat, groups, cat.getDim());
    return success();
  }
};

} // namespace

void populatePadPatterns(RewritePatternSet &patterns) { patterns.add<SumOfPieces, WideCat>(patterns.getContext()); }

} // namespace ttc
