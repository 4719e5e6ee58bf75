//===- Pooling.cpp - Inference of pooling ---------------------------------===//

#include "dialect/pooling/Pooling.h"

using namespace mlir;
using namespace ttc::ir;

using OptionalLocation = std::optional<Location>;
using Types = SmallVectorImpl<Type>;

/// The shape of a pooled image, with the checks that all pooling shares.
template <typename Adaptor>
static FailureOr<Dims> inferPool(OptionalLocation location, StringRef op, Adaptor &adaptor, Dims image) {
  auto layout = ImageLayout::parse(location, op, adaptor.getDataFormat());
  if (failed(layout))
    return failure();
  SmallVector<int64_t> dilation = {1, 1};
  if constexpr (requires { adaptor.getDilation(); })
    dilation.assign(adaptor.getDilation().begin(), adaptor.getDilation().end());
  auto window =
      Window::make(location, op, adaptor.getKernelSize(), adaptor.getStride(), adaptor.getPadding(), dilation);
  if (failed(window))
    return failure();
  for (int64_t axis : {0, 1})
    if (window->padding[axis] > window->kernel[axis] / 2)
      return emitOptionalError(location, op, ": expected padding of at most half the kernel ", str(window->kernel),
                               ", got ", str(window->padding));
  return inferPositions(location, op, *layout, *window, image, adaptor.getCeilMode());
}

/// Checks that a cotangent or index has the shape of the pooled image.
static LogicalResult checkPooled(OptionalLocation location, StringRef op, StringRef name, ArrayRef<Dim> expected,
                                 Value value) {
  Dims dims = dimsOf(value.getType());
  if (dims.size() == expected.size() &&
      llvm::all_of(llvm::zip(dims, expected), [](auto p) { return unify(std::get<0>(p), std::get<1>(p)).has_value(); }))
    return success();
  return emitOptionalError(location, op, ": expected ", name, " of shape ", str(expected), ", got ", str(dims));
}

/// The shape of the image that `dy` is the pooled image's cotangent of.
template <typename Adaptor>
static FailureOr<Dims> inferPoolGrad(OptionalLocation location, StringRef op, Adaptor &adaptor) {
  Dims dy = dimsOf(adaptor.getDy().getType());
  ArrayRef<int64_t> size = adaptor.getInputSize();
  auto layout = ImageLayout::parse(location, op, adaptor.getDataFormat());
  if (failed(layout))
    return failure();
  if (size.size() != 2 || dy.size() != 4)
    return emitOptionalError(location, op, ": expected two input_size values and a cotangent of rank 4, got ",
                             str(size), " and ", str(dy));
  Dims image = dy;
  image[layout->spatial(0)] = {size[0]};
  image[layout->spatial(1)] = {size[1]};
  FailureOr<Dims> pooled = inferPool(location, op, adaptor, image);
  if (failed(pooled) || failed(checkPooled(location, op, "a cotangent", *pooled, adaptor.getDy())))
    return failure();
  return image;
}

LogicalResult MaxPool2dOp::inferReturnTypes(MLIRContext *context, OptionalLocation location, Adaptor adaptor,
                                            Types &results) {
  FailureOr<Dims> pooled = inferPool(location, "max_pool2d", adaptor, dimsOf(adaptor.getX().getType()));
  if (failed(pooled))
    return failure();
  results.push_back(tensorOf(*pooled, elementType(adaptor.getX())));
  results.push_back(tensorOf(*pooled, IntegerType::get(context, 32)));
  return success();
}

LogicalResult MaxPool2dGradOp::inferReturnTypes(MLIRContext *, OptionalLocation location, Adaptor adaptor,
                                                Types &results) {
  FailureOr<Dims> image = inferPoolGrad(location, "max_pool2d_grad", adaptor);
  if (failed(image) || failed(checkPooled(location, "max_pool2d_grad", "an index", dimsOf(adaptor.getDy().getType()),
                                          adaptor.getIndex())))
    return failure();
  results.push_back(tensorOf(*image, elementType(adaptor.getDy())));
  return success();
}

LogicalResult MaxPool2dGatherOp::inferReturnTypes(MLIRContext *, OptionalLocation location, Adaptor adaptor,
                                                  Types &results) {
  FailureOr<Dims> pooled = inferPool(location, "max_pool2d_gather", adaptor, dimsOf(adaptor.getX().getType()));
  if (failed(pooled) || failed(checkPooled(location, "max_pool2d_gather", "an index", *pooled, adaptor.getIndex())))
    return failure();
  results.push_back(tensorOf(*pooled, elementType(adaptor.getX())));
  return success();
}

LogicalResult AvgPool2dOp::inferReturnTypes(MLIRContext *, OptionalLocation location, Adaptor adaptor, Types &results) {
  FailureOr<Dims> pooled = inferPool(location, "avg_pool2d", adaptor, dimsOf(adaptor.getX().getType()));
  if (failed(pooled))
    return failure();
  if (adaptor.getDivisorOverride() && *adaptor.getDivisorOverride() == 0)
    return emitOptionalError(location, "avg_pool2d: expected a divisor_override other than 0, got 0");
  results.push_back(tensorOf(*pooled, elementType(adaptor.getX())));
  return success();
}

LogicalResult AvgPool2dGradOp::inferReturnTypes(MLIRContext *, OptionalLocation location, Adaptor adaptor,
                                                Types &results) {
  FailureOr<Dims> image = inferPoolGrad(location, "avg_pool2d_grad", adaptor);
  if (failed(image))
    return failure();
  results.push_back(tensorOf(*image, elementType(adaptor.getDy())));
  return success();
}

DenseElementsAttr ttc::ir::firstPlaces(MLIRContext *context, const Window &window, int64_t rows, int64_t columns,
                                       ArrayRef<int64_t> shape) {
  SmallVector<int32_t> places;
  for (int64_t row = 0; row < rows; ++row)
    for (int64_t column = 0; column < columns; ++column)
      places.push_back(
          static_cast<int32_t>(window.firstPlace(row, 0) * window.kernel[1] + window.firstPlace(column, 1)));
  return DenseElementsAttr::get(RankedTensorType::get(shape, IntegerType::get(context, 32)), ArrayRef(places));
}

#define GET_OP_CLASSES
#include "dialect/pooling/Pooling.cpp.inc"
