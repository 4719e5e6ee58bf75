//===- Conv.cpp - Inference of convolutions -------------------------------===//

#include "dialect/conv/Conv.h"

using namespace mlir;
using namespace ttc::ir;

using OptionalLocation = std::optional<Location>;
using Types = SmallVectorImpl<Type>;

/// The extents of a filter's window, which must be numbers.
static FailureOr<SmallVector<int64_t>> kernelOf(OptionalLocation location, StringRef op, ImageLayout layout,
                                                ArrayRef<Dim> filter) {
  if (static_cast<int64_t>(filter.size()) != layout.rank())
    return emitOptionalError(location, op, ": expected a weight of rank ", layout.rank(), ", got ", str(filter));
  if (llvm::any_of(filter, [](const Dim &dim) { return !dim.isStatic(); }))
    return emitOptionalError(location, op, ": expected a weight without symbolic dimensions, got ", str(filter));
  SmallVector<int64_t> kernel;
  for (const Dim &dim : filter.slice(layout.filterSpatial(0), layout.axes))
    kernel.push_back(dim.size);
  return kernel;
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

static LogicalResult checkCotangent(OptionalLocation location, StringRef op, ArrayRef<Dim> dy, ArrayRef<Dim> expected) {
  if (llvm::all_of(llvm::zip(dy, expected), [](auto pair) { return unify(std::get<0>(pair), std::get<1>(pair)); }))
    return success();
  return emitOptionalError(location, op, ": expected a cotangent ", str(expected), ", got ", str(dy));
}

static SmallVector<Dim> dimsFrom(ArrayRef<int64_t> extents) {
  return llvm::map_to_vector(extents, [](int64_t extent) { return Dim{extent}; });
}

template <typename ConvOp>
static LogicalResult inferForward(OptionalLocation location, typename ConvOp::Adaptor adaptor, Types &results) {
  StringRef op = ConvOp::label;
  Dims x = dimsOf(adaptor.getX().getType()), filter = dimsOf(adaptor.getWeight().getType());
  int64_t groups = adaptor.getGroups();
  FailureOr<ImageLayout> layout = ImageLayout::parse(location, op, adaptor.getDataFormat(), ConvOp::axes);
  if (failed(layout) || failed(checkElements(location, op, adaptor.getX(), adaptor.getWeight())))
    return failure();
  auto kernel = kernelOf(location, op, *layout, filter);
  if (failed(kernel))
    return failure();
  auto window = Window::make(location, op, *kernel, adaptor.getStride(), adaptor.getPadding(), adaptor.getDilation(),
                             ConvOp::axes);
  if (failed(window))
    return failure();
  FailureOr<Dims> result = inferPositions(location, op, *layout, *window, x);
  if (failed(result) || failed(checkGroups(location, op, groups, filter[layout->filterOut()], "output")))
    return failure();
  Dim channels = x[layout->channel()];
  int64_t expected = saturatingMultiply(filter[layout->filterIn()].size, groups);
  if (!unify(channels, {expected}))
    return emitOptionalError(location, op, ": channels differ: input ", str(x), " has ", str(channels), ", weight ",
                             str(filter), " expects ", expected);
  (*result)[layout->channel()] = filter[layout->filterOut()];
  results.push_back(tensorOf(*result, elementType(adaptor.getX())));
  return success();
}

template <typename ConvOp>
static LogicalResult inferInputGrad(OptionalLocation location, typename ConvOp::Adaptor adaptor, Types &results) {
  StringRef op = ConvOp::label;
  Dims dy = dimsOf(adaptor.getDy().getType()), filter = dimsOf(adaptor.getWeight().getType());
  int64_t groups = adaptor.getGroups();
  ArrayRef<int64_t> size = adaptor.getInputSize();
  FailureOr<ImageLayout> layout = ImageLayout::parse(location, op, adaptor.getDataFormat(), ConvOp::axes);
  if (failed(layout) || failed(checkElements(location, op, adaptor.getDy(), adaptor.getWeight())))
    return failure();
  auto kernel = kernelOf(location, op, *layout, filter);
  if (failed(kernel))
    return failure();
  auto window = Window::make(location, op, *kernel, adaptor.getStride(), adaptor.getPadding(), adaptor.getDilation(),
                             ConvOp::axes);
  if (failed(window) || failed(checkGroups(location, op, groups, filter[layout->filterOut()], "output")))
    return failure();
  if (static_cast<int64_t>(size.size()) != ConvOp::axes || static_cast<int64_t>(dy.size()) != layout->rank())
    return emitOptionalError(location, op, ": expected ", ConvOp::axes, " input_size values and a cotangent of rank ",
                             layout->rank(), ", got ", str(size), " and ", str(dy));
  Dims image = layout->image<Dim>(dy[0], dimsFrom(size), filter[layout->filterOut()]);
  FailureOr<Dims> positions = inferPositions(location, op, *layout, *window, image);
  if (failed(positions) || failed(checkCotangent(location, op, dy, *positions)))
    return failure();
  image[layout->channel()] = {saturatingMultiply(filter[layout->filterIn()].size, groups)};
  results.push_back(tensorOf(image, elementType(adaptor.getDy())));
  return success();
}

template <typename ConvOp>
static LogicalResult inferWeightGrad(OptionalLocation location, typename ConvOp::Adaptor adaptor, Types &results) {
  StringRef op = ConvOp::label;
  Dims x = dimsOf(adaptor.getX().getType()), dy = dimsOf(adaptor.getDy().getType());
  int64_t groups = adaptor.getGroups();
  ArrayRef<int64_t> kernel = adaptor.getKernelSize();
  FailureOr<ImageLayout> layout = ImageLayout::parse(location, op, adaptor.getDataFormat(), ConvOp::axes);
  if (failed(layout) || failed(checkElements(location, op, adaptor.getX(), adaptor.getDy())))
    return failure();
  auto window = Window::make(location, op, kernel, adaptor.getStride(), adaptor.getPadding(), adaptor.getDilation(),
                             ConvOp::axes);
  if (failed(window))
    return failure();
  FailureOr<Dims> positions = inferPositions(location, op, *layout, *window, x);
  if (failed(positions))
    return failure();
  if (static_cast<int64_t>(dy.size()) != layout->rank())
    return emitOptionalError(location, op, ": expected a cotangent of rank ", layout->rank(), ", got ", str(dy));
  Dim channels = x[layout->channel()], out = dy[layout->channel()];
  (*positions)[layout->channel()] = out;
  if (failed(checkCotangent(location, op, dy, *positions)) ||
      failed(checkGroups(location, op, groups, channels, "input")) ||
      failed(checkGroups(location, op, groups, out, "output")))
    return failure();
  Dim in = channels.isStatic() ? Dim{channels.size / groups} : Dim{};
  results.push_back(tensorOf(layout->filter<Dim>(dimsFrom(kernel), in, out), elementType(adaptor.getX())));
  return success();
}

#define TTC_INFER_CONVOLUTIONS(AXES)                                                                                   \
  LogicalResult Conv##AXES##dOp::inferReturnTypes(MLIRContext *, OptionalLocation location, Adaptor adaptor,           \
                                                  Types &results) {                                                    \
    return inferForward<Conv##AXES##dOp>(location, adaptor, results);                                                  \
  }                                                                                                                    \
  LogicalResult Conv##AXES##dInputGradOp::inferReturnTypes(MLIRContext *, OptionalLocation location, Adaptor adaptor,  \
                                                           Types &results) {                                           \
    return inferInputGrad<Conv##AXES##dInputGradOp>(location, adaptor, results);                                       \
  }                                                                                                                    \
  LogicalResult Conv##AXES##dWeightGradOp::inferReturnTypes(MLIRContext *, OptionalLocation location, Adaptor adaptor, \
                                                            Types &results) {                                          \
    return inferWeightGrad<Conv##AXES##dWeightGradOp>(location, adaptor, results);                                     \
  }
TTC_INFER_CONVOLUTIONS(1)
TTC_INFER_CONVOLUTIONS(2)
TTC_INFER_CONVOLUTIONS(3)

#define GET_OP_CLASSES
#include "dialect/conv/Conv.cpp.inc"
