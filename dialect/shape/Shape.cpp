//===- Shape.cpp - Inference and folds ------------------------------------===//

#include "dialect/shape/Shape.h"
#include "dialect/core/Saturating.h"
#include "dialect/core/SignatureAttrs.h"
#include "dialect/shape/SliceRange.h"
#include "mlir/IR/PatternMatch.h"

using namespace mlir;
using namespace ttc::ir;

using Types = SmallVectorImpl<Type>;
using OptionalLocation = std::optional<Location>;

/// The result of `elements` seen as `type`, null unless that is a static shape.
static OpFoldResult foldConstant(Attribute operand, Type type, bool splatOnly) {
  auto elements = dyn_cast_or_null<DenseElementsAttr>(operand);
  auto tensor = cast<RankedTensorType>(type);
  if (!elements || !tensor.hasStaticShape() || (splatOnly && !elements.isSplat()))
    return {};
  return elements.isSplat() ? elements.resizeSplat(tensor) : elements.reshape(tensor);
}

LogicalResult ConstantOp::inferReturnTypes(MLIRContext *, OptionalLocation location, Adaptor adaptor, Types &results) {
  auto type = dyn_cast<RankedTensorType>(adaptor.getValue().getShapedType());
  if (!type || !isa<DenseIntOrFPElementsAttr>(adaptor.getValue()))
    return emitOptionalError(location, "constant: expected dense numbers of a ranked tensor, got ",
                             boundedText(adaptor.getValue()));
  results.push_back(type);
  return success();
}

OpFoldResult ConstantOp::fold(FoldAdaptor) { return getValue(); }

LogicalResult IotaOp::inferReturnTypes(MLIRContext *, OptionalLocation location, Adaptor adaptor, Types &results) {
  Dims dims = dimsFromAttributes(adaptor.getShape(), adaptor.getNamesAttr());
  if (failed(normalizeDim(location, "iota", adaptor.getDim(), dims.size())))
    return failure();
  results.push_back(tensorOf(dims, adaptor.getDtype()));
  return success();
}

void IotaOp::bindSymbols(function_ref<std::optional<int64_t>(StringRef)> extentOf) {
  bindShapeAttributes(getOperation(), extentOf);
}

LogicalResult ReshapeOp::inferReturnTypes(MLIRContext *context, OptionalLocation location, Adaptor adaptor,
                                          Types &results) {
  Dims from = dimsOf(adaptor.getX().getType());
  Dims to = dimsFromAttributes(adaptor.getShape(), adaptor.getNamesAttr());
  auto mismatch = [&] {
    return emitOptionalError(location, "reshape: element counts differ: ", str(from), " to ", str(to));
  };
  Dims known;
  int64_t inferred = -1;
  for (auto [i, dim] : llvm::enumerate(to)) {
    if (dim.isStatic() || dim.isNamed())
      known.push_back(dim);
    else if (inferred >= 0)
      return emitOptionalError(location, "reshape: expected at most one inferred extent, got ",
                               str(adaptor.getShape()));
    else
      inferred = i;
  }
  std::optional<Dim> rest = quotient(context, from, known);
  if (!rest || (inferred < 0 && rest->isStatic() && rest->size != 1) || (inferred < 0 && rest->isNamed())) {
    // Zero elements have no quotient, but may still be the same count.
    Dim before = product(context, from), after = product(context, known);
    if (inferred >= 0 || !before.isStatic() || !(before == after))
      return mismatch();
  }
  if (inferred >= 0)
    to[inferred] = *rest;
  results.push_back(tensorOf(to, elementType(adaptor.getX())));
  return success();
}

OpFoldResult ReshapeOp::fold(FoldAdaptor adaptor) {
  if (getX().getType() == getType())
    return getX();
  if (auto inner = getX().getDefiningOp<ReshapeOp>(); inner && getType().hasStaticShape()) {
    getXMutable().assign(inner.getX());
    return getResult();
  }
  return foldConstant(adaptor.getX(), getType(), /*splatOnly=*/false);
}

void ReshapeOp::bindSymbols(function_ref<std::optional<int64_t>(StringRef)> extentOf) {
  bindShapeAttributes(getOperation(), extentOf);
}

/// The dimensions of a permutation counted from the front, or an error.
static FailureOr<SmallVector<int64_t>> normalizePermutation(OptionalLocation location, ArrayRef<int64_t> dims,
                                                            int64_t rank) {
  if (static_cast<int64_t>(dims.size()) != rank)
    return emitOptionalError(location, "permute: expected ", rank, " dimensions, got ", str(dims));
  if (failed(normalizeDims(location, "permute", dims, rank, /*emptyIsAll=*/false)))
    return failure();
  return llvm::to_vector(llvm::map_range(dims, [&](int64_t dim) { return dim < 0 ? dim + rank : dim; }));
}

LogicalResult PermuteOp::inferReturnTypes(MLIRContext *, OptionalLocation location, Adaptor adaptor, Types &results) {
  Dims from = dimsOf(adaptor.getX().getType()), to;
  auto dims = normalizePermutation(location, adaptor.getDims(), from.size());
  if (failed(dims))
    return failure();
  for (int64_t dim : *dims)
    to.push_back(from[dim]);
  results.push_back(tensorOf(to, elementType(adaptor.getX())));
  return success();
}

OpFoldResult PermuteOp::fold(FoldAdaptor adaptor) {
  int64_t rank = getType().getRank();
  SmallVector<int64_t> dims = *normalizePermutation(std::nullopt, getDims(), rank);
  if (llvm::equal(dims, llvm::seq<int64_t>(0, rank)))
    return getX();
  if (auto inner = getX().getDefiningOp<PermuteOp>()) {
    SmallVector<int64_t> first = *normalizePermutation(std::nullopt, inner.getDims(), rank);
    for (int64_t &dim : dims)
      dim = first[dim];
    getXMutable().assign(inner.getX());
    setDims(dims);
    return getResult();
  }
  return foldConstant(adaptor.getX(), getType(), /*splatOnly=*/true);
}

/// A permutation that moves only extents of 1 leaves the elements in place: a reshape.
static LogicalResult permuteToReshape(PermuteOp op, PatternRewriter &rewriter) {
  RankedTensorType type = op.getType();
  if (!type.hasStaticShape())
    return failure();
  auto dims = normalizePermutation(std::nullopt, op.getDims(), type.getRank());
  SmallVector<int64_t> moved;
  for (int64_t dim : *dims)
    if (shapeOf(op.getX())[dim] != 1)
      moved.push_back(dim);
  if (!llvm::is_sorted(moved))
    return failure();
  rewriter.replaceOpWithNewOp<ReshapeOp>(op, op.getX(), type.getShape(), DimsAttr());
  return success();
}

void PermuteOp::getCanonicalizationPatterns(RewritePatternSet &patterns, MLIRContext *) {
  patterns.add(permuteToReshape);
}

LogicalResult ExpandOp::inferReturnTypes(MLIRContext *, OptionalLocation location, Adaptor adaptor, Types &results) {
  Dims from = dimsOf(adaptor.getX().getType());
  Dims to = dimsFromAttributes(adaptor.getShape(), adaptor.getNamesAttr());
  auto mismatch = [&] { return emitOptionalError(location, "expand: cannot expand ", str(from), " to ", str(to)); };
  if (from.size() > to.size())
    return mismatch();
  for (auto [dim, source] : llvm::zip(MutableArrayRef<Dim>(to).take_back(from.size()), from)) {
    if (!dim.isStatic() && !dim.isNamed()) {
      dim = source;
    } else if (source.size != 1) {
      std::optional<Dim> common = unify(dim, source);
      if (!common)
        return mismatch();
      dim = *common;
    }
  }
  results.push_back(tensorOf(to, elementType(adaptor.getX())));
  return success();
}

OpFoldResult ExpandOp::fold(FoldAdaptor adaptor) {
  if (getX().getType() == getType())
    return getX();
  if (auto inner = getX().getDefiningOp<ExpandOp>(); inner && getType().hasStaticShape()) {
    setShape(getType().getShape());
    getXMutable().assign(inner.getX());
    return getResult();
  }
  return foldConstant(adaptor.getX(), getType(), /*splatOnly=*/true);
}

void ExpandOp::bindSymbols(function_ref<std::optional<int64_t>(StringRef)> extentOf) {
  bindShapeAttributes(getOperation(), extentOf);
}

SliceRange ttc::ir::resolveSlice(int64_t extent, int64_t start, int64_t end, int64_t step) {
  auto cut = [&](int64_t bound) { return std::clamp<int64_t>(bound < 0 ? bound + extent : bound, 0, extent); };
  int64_t first = cut(start), last = cut(end);
  return {first, last > first ? (last - first - 1) / step + 1 : 0, step};
}

LogicalResult SliceOp::inferReturnTypes(MLIRContext *, OptionalLocation location, Adaptor adaptor, Types &results) {
  Dims dims = dimsOf(adaptor.getX().getType());
  for (ArrayRef<int64_t> values : {adaptor.getStart(), adaptor.getEnd(), adaptor.getStep()})
    if (values.size() != dims.size())
      return emitOptionalError(location, "slice: expected ", dims.size(), " bounds, got ", str(values));
  for (auto [dim, start, end, step] : llvm::zip(dims, adaptor.getStart(), adaptor.getEnd(), adaptor.getStep())) {
    if (step < 1)
      return emitOptionalError(location, "slice: expected positive steps, got ", str(adaptor.getStep()));
    if (dim.isStatic())
      dim.size = resolveSlice(dim.size, start, end, step).size;
    else if (start != 0 || step != 1 || end != std::numeric_limits<int64_t>::max())
      dim = {};
  }
  results.push_back(tensorOf(dims, elementType(adaptor.getX())));
  return success();
}

OpFoldResult SliceOp::fold(FoldAdaptor adaptor) {
  if (getX().getType() == getType() && getType().hasStaticShape())
    return getX();
  return foldConstant(adaptor.getX(), getType(), /*splatOnly=*/true);
}

LogicalResult FlipOp::inferReturnTypes(MLIRContext *, OptionalLocation location, Adaptor adaptor, Types &results) {
  auto type = cast<RankedTensorType>(adaptor.getX().getType());
  if (failed(normalizeDims(location, "flip", adaptor.getDims(), type.getRank(), /*emptyIsAll=*/false)))
    return failure();
  results.push_back(type);
  return success();
}

LogicalResult CatOp::inferReturnTypes(MLIRContext *context, OptionalLocation location, Adaptor adaptor,
                                      Types &results) {
  ValueRange tensors = adaptor.getTensors();
  if (tensors.empty())
    return emitOptionalError(location, "cat: expected at least one tensor, got none");
  Dims dims = dimsOf(tensors.front().getType());
  FailureOr<int64_t> dim = normalizeDim(location, "cat", adaptor.getDim(), dims.size());
  if (failed(dim))
    return failure();
  for (Value tensor : tensors.drop_front()) {
    Dims other = dimsOf(tensor.getType());
    bool fits = other.size() == dims.size() && elementType(tensor) == elementType(tensors.front());
    for (size_t i = 0; fits && i < dims.size(); ++i) {
      std::optional<Dim> common = unify(dims[i], other[i]);
      if (static_cast<int64_t>(i) == *dim)
        common = dims[i].isStatic() && other[i].isStatic() ? Dim{saturatingAdd(dims[i].size, other[i].size)} : Dim{};
      fits = common.has_value();
      dims[i] = common.value_or(Dim{});
    }
    if (!fits)
      return emitOptionalError(location, "cat: shapes differ beyond dimension ", *dim, ": ",
                               str(tensors.front().getType()), " and ", str(tensor.getType()));
  }
  results.push_back(tensorOf(dims, elementType(tensors.front())));
  return success();
}

OpFoldResult CatOp::fold(FoldAdaptor) { return getTensors().size() == 1 ? getTensors().front() : OpFoldResult(); }

SmallVector<int64_t> PadOp::getInteriorOrZeros() {
  if (std::optional<ArrayRef<int64_t>> interior = getInterior())
    return SmallVector<int64_t>(*interior);
  return SmallVector<int64_t>(getLow().size(), 0);
}

LogicalResult PadOp::inferReturnTypes(MLIRContext *, OptionalLocation location, Adaptor adaptor, Types &results) {
  Dims dims = dimsOf(adaptor.getX().getType());
  SmallVector<int64_t> none(dims.size(), 0);
  ArrayRef<int64_t> interior = adaptor.getInterior().value_or(none);
  for (ArrayRef<int64_t> values : {adaptor.getLow(), adaptor.getHigh(), interior})
    if (values.size() != dims.size() || llvm::any_of(values, [](int64_t value) { return value < 0; }))
      return emitOptionalError(location, "pad: expected ", dims.size(), " non-negative counts, got ", str(values));
  for (auto [dim, low, high, between] : llvm::zip(dims, adaptor.getLow(), adaptor.getHigh(), interior)) {
    if (dim.isStatic()) {
      int64_t inside = dim.size ? saturatingAdd(saturatingMultiply(dim.size - 1, saturatingAdd(between, 1)), 1) : 0;
      dim.size = saturatingAdd(saturatingAdd(low, high), inside);
    } else if (low || high || between) {
      dim = {};
    }
  }
  results.push_back(tensorOf(dims, elementType(adaptor.getX())));
  return success();
}

OpFoldResult PadOp::fold(FoldAdaptor) {
  return getX().getType() == getType() && getType().hasStaticShape() ? getX() : OpFoldResult();
}

LogicalResult GatherOp::inferReturnTypes(MLIRContext *, OptionalLocation location, Adaptor adaptor, Types &results) {
  Dims x = dimsOf(adaptor.getX().getType()), index = dimsOf(adaptor.getIndex().getType());
  FailureOr<int64_t> dim = normalizeDim(location, "gather", adaptor.getDim(), x.size());
  if (failed(dim))
    return failure();
  bool fits = x.size() == index.size();
  for (size_t i = 0; fits && i < x.size(); ++i)
    if (static_cast<int64_t>(i) != *dim)
      fits = x[i].isStatic() && index[i].isStatic() ? index[i].size <= x[i].size : unify(x[i], index[i]).has_value();
  if (!fits)
    return emitOptionalError(location, "gather: index does not fit: ", str(x), " by ", str(index));
  results.push_back(tensorOf(index, elementType(adaptor.getX())));
  return success();
}

LogicalResult ScatterAddOp::inferReturnTypes(MLIRContext *, OptionalLocation location, Adaptor adaptor,
                                             Types &results) {
  Dims source = dimsOf(adaptor.getSource().getType()), index = dimsOf(adaptor.getIndex().getType());
  FailureOr<int64_t> dim = normalizeDim(location, "scatter_add", adaptor.getDim(), source.size());
  if (failed(dim))
    return failure();
  if (source.size() != index.size() ||
      llvm::any_of(llvm::zip(source, index), [](auto pair) { return !unify(std::get<0>(pair), std::get<1>(pair)); }))
    return emitOptionalError(location, "scatter_add: source and index differ: ", str(source), " and ", str(index));
  source[*dim] = {static_cast<int64_t>(adaptor.getSize())};
  results.push_back(tensorOf(source, elementType(adaptor.getSource())));
  return success();
}

LogicalResult IndexAddOp::inferReturnTypes(MLIRContext *, OptionalLocation location, Adaptor adaptor, Types &results) {
  Dims source = dimsOf(adaptor.getSource().getType()), index = dimsOf(adaptor.getIndex().getType());
  FailureOr<int64_t> dim = normalizeDim(location, "index_add", adaptor.getDim(), source.size());
  if (failed(dim))
    return failure();
  if (index.size() != 1 || !unify(source[*dim], index[0]))
    return emitOptionalError(location, "index_add: expected an index of [", str(source[*dim]), "], got ", str(index));
  source[*dim] = {static_cast<int64_t>(adaptor.getSize())};
  results.push_back(tensorOf(source, elementType(adaptor.getSource())));
  return success();
}

LogicalResult IndexSelectOp::inferReturnTypes(MLIRContext *, OptionalLocation location, Adaptor adaptor,
                                              Types &results) {
  Dims x = dimsOf(adaptor.getX().getType()), index = dimsOf(adaptor.getIndex().getType());
  FailureOr<int64_t> dim = normalizeDim(location, "index_select", adaptor.getDim(), x.size());
  if (failed(dim))
    return failure();
  if (index.size() != 1)
    return emitOptionalError(location, "index_select: expected an index of rank 1, got ", str(index));
  x[*dim] = index[0];
  results.push_back(tensorOf(x, elementType(adaptor.getX())));
  return success();
}

#define GET_OP_CLASSES
#include "dialect/shape/Shape.cpp.inc"
