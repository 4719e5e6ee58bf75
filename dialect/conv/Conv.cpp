//===- Conv.cpp - Inference of convolutions -------------------------------===//

#include "dialect/conv/Conv.h"

using namespace mlir;
using namespace ttc::ir;

using OptionalLocation = std::optional<Location>;
using Types = SmallVectorImpl<Type>;

/// The extents of a filter's window, which must be numbers.
static FailureOr<SmallVector<int64_t>> kernelOf(OptionalLocation location, StringRef op, ImageLayout layout,
                                                ArrayRef<Dim> filter) {
  if (filter.size() != 4)
    return emitOptionalError(location, op, ": expected a weight of rank 4, got ", str(filter));
  if (llvm::any_of(filter, [](const Dim &dim) { return !dim.isStatic(); }))
    return emitOptionalError(location, op, ": expected a weight without symbolic dimensions, got ", str(filter));
  return SmallVector<int64_t>{filter[layout.filterSpatial(0)].size, filter[layout.filterSpatial(1)].size};
}

static LogicalResult checkGroups(OptionalLocation location, StringRef op, int64_t groups, Dim channels,
                                 StringRef name) {
  if (groups < 1 || (channels.isStatic() && channels.size % groups))
    return emitOptionalError(location, op, ": expected groups that divide the ", name, " channels, got ", groups,
                             " for ", str(channels));
  return success();
}

static LogicalResult checkElements(OptionalLocation location, StringRef op, Value a, Value b) {
  if (elementType(a) != elementType(b))
    return emitOptionalError(location, op, ": expected operands of one element type, got ", dtypeName(elementType(a)),
                             " and ", dtypeName(elementType(b)));
  return success();
}

LogicalResult Conv2dOp::inferReturnTypes(MLIRContext *, OptionalLocation location, Adaptor adaptor, Types &results) {
  StringRef op = "conv2d";
  Dims x = dimsOf(adaptor.getX().getType()), filter = dimsOf(adaptor.getWeight().getType());
  int64_t groups = adaptor.getGroups();
  auto layout = ImageLayout::parse(location, op, adaptor.getDataFormat());
  if (failed(layout) || failed(checkElements(location, op, adaptor.getX(), adaptor.getWeight())))
    return failure();
  auto kernel = kernelOf(location, op, *layout, filter);
  if (failed(kernel))
    return failure();
  auto window = Window::make(location, op, *kernel, adaptor.getStride(), adaptor.getPadding(), adaptor.getDilation());
  if (failed(window))
    return failure();
  FailureOr<Dims> result = inferPositions(location, op, *layout, *window, x);
  if (failed(result) || failed(checkGroups(location, op, groups, filter[layout->filterOut()], "output")))
    return failure();
  Dim channels = x[layout->channel()];
  int64_t expected = filter[layout->filterIn()].size * groups;
  if (!unify(channels, {expected}))
    return emitOptionalError(location, op, ": channels differ: input ", str(x), " has ", str(channels), ", weight ",
                             str(filter), " expects ", expected);
  (*result)[layout->channel()] = filter[layout->filterOut()];
  results.push_back(tensorOf(*result, elementType(adaptor.getX())));
  return success();
}

LogicalResult Conv2dInputGradOp::inferReturnTypes(MLIRContext *, OptionalLocation location, Adaptor adaptor,
                                                  Types &results) {
  StringRef op = "conv2d_input_grad";
  Dims dy = dimsOf(adaptor.getDy().getType()), filter = dimsOf(adaptor.getWeight().getType());
  int64_t groups = adaptor.getGroups();
  ArrayRef<int64_t> size = adaptor.getInputSize();
  auto layout = ImageLayout::parse(location, op, adaptor.getDataFormat());
  if (failed(layout) || failed(checkElements(location, op, adaptor.getDy(), adaptor.getWeight())))
    return failure();
  auto kernel = kernelOf(location, op, *layout, filter);
  if (failed(kernel))
    return failure();
  auto window = Window::make(location, op, *kernel, adaptor.getStride(), adaptor.getPadding(), adaptor.getDilation());
  if (failed(window) || failed(checkGroups(location, op, groups, filter[layout->filterOut()], "output")))
    return failure();
  if (size.size() != 2 || dy.size() != 4)
    return emitOptionalError(location, op, ": expected two input_size values and a cotangent of rank 4, got ",
                             str(size), " and ", str(dy));
  Dims expected = layout->image<Dim>(dy[0], {size[0]}, {size[1]}, filter[layout->filterOut()]);
  FailureOr<Dims> positions = inferPositions(location, op, *layout, *window, expected);
  if (failed(positions))
    return failure();
  if (llvm::any_of(llvm::zip(dy, *positions), [](auto pair) { return !unify(std::get<0>(pair), std::get<1>(pair)); }))
    return emitOptionalError(location, op, ": expected a cotangent ", str(*positions), ", got ", str(dy));
  expected[layout->channel()] = {filter[layout->filterIn()].size * groups};
  results.push_back(tensorOf(expected, elementType(adaptor.getDy())));
  return success();
}

LogicalResult Conv2dWeightGradOp::inferReturnTypes(MLIRContext *, OptionalLocation location, Adaptor adaptor,
                                                   Types &results) {
  StringRef op = "conv2d_weight_grad";
  Dims x = dimsOf(adaptor.getX().getType()), dy = dimsOf(adaptor.getDy().getType());
  int64_t groups = adaptor.getGroups();
  ArrayRef<int64_t> kernel = adaptor.getKernelSize();
  auto layout = ImageLayout::parse(location, op, adaptor.getDataFormat());
  if (failed(layout) || failed(checkElements(location, op, adaptor.getX(), adaptor.getDy())))
    return failure();
  auto window = Window::make(location, op, kernel, adaptor.getStride(), adaptor.getPadding(), adaptor.getDilation());
  if (failed(window))
    return failure();
  FailureOr<Dims> positions = inferPositions(location, op, *layout, *window, x);
  if (failed(positions))
    return failure();
  if (dy.size() != 4)
    return emitOptionalError(location, op, ": expected a cotangent of rank 4, got ", str(dy));
  Dim channels = x[layout->channel()], out = dy[layout->channel()];
  (*positions)[layout->channel()] = out;
  if (llvm::any_of(llvm::zip(dy, *positions), [](auto pair) { return !unify(std::get<0>(pair), std::get<1>(pair)); }))
    return emitOptionalError(location, op, ": expected a cotangent ", str(*positions), ", got ", str(dy));
  if (failed(checkGroups(location, op, groups, channels, "input")) ||
      failed(checkGroups(location, op, groups, out, "output")))
    return failure();
  Dim in = channels.isStatic() ? Dim{channels.size / groups} : Dim{};
  results.push_back(tensorOf(layout->filter<Dim>({kernel[0]}, {kernel[1]}, in, out), elementType(adaptor.getX())));
  return success();
}

template <typename ConvOp> static Window makeWindow(ConvOp op, ArrayRef<int64_t> kernel) {
  return *Window::make(std::nullopt, "", kernel, op.getStride(), op.getPadding(), op.getDilation());
}

template <typename ConvOp> static Window windowOfFilter(ConvOp op) {
  ImageLayout layout(op.getDataFormat());
  ArrayRef<int64_t> shape = shapeOf(op.getWeight());
  return makeWindow(op, {shape[layout.filterSpatial(0)], shape[layout.filterSpatial(1)]});
}

Window ttc::ir::windowOf(Conv2dOp op) { return windowOfFilter(op); }
Window ttc::ir::windowOf(Conv2dInputGradOp op) { return windowOfFilter(op); }
Window ttc::ir::windowOf(Conv2dWeightGradOp op) { return makeWindow(op, op.getKernelSize()); }

#define GET_OP_CLASSES
#include "dialect/conv/Conv.cpp.inc"
