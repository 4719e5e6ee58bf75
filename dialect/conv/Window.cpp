//===- Window.cpp - Windows that slide over images ------------------------===//

#include "dialect/conv/Window.h"
#include "dialect/shape/Shape.h"

using namespace mlir;

namespace ttc::ir {

static StringRef formatOf(int64_t axes, bool channelsLast) {
  static constexpr StringLiteral first[] = {"NCL", "NCHW", "NCDHW"}, last[] = {"NLC", "NHWC", "NDHWC"};
  return channelsLast ? last[axes - 1] : first[axes - 1];
}

FailureOr<ImageLayout> ImageLayout::parse(std::optional<Location> location, StringRef op, StringRef dataFormat,
                                          int64_t axes) {
  StringRef first = formatOf(axes, false), last = formatOf(axes, true);
  if (dataFormat != first && dataFormat != last)
    return emitOptionalError(location, op, ": expected data_format \"", first, "\" or \"", last, "\", got \"",
                             dataFormat, "\"");
  return ImageLayout(dataFormat);
}

StringRef ImageLayout::format() const { return formatOf(axes, channelsLast); }

FailureOr<Window> Window::make(std::optional<Location> location, StringRef op, ArrayRef<int64_t> kernel,
                               ArrayRef<int64_t> stride, ArrayRef<int64_t> padding, ArrayRef<int64_t> dilation,
                               int64_t axes) {
  if (stride.empty())
    stride = kernel;
  auto check = [&](StringRef name, ArrayRef<int64_t> values, int64_t least) -> LogicalResult {
    if (static_cast<int64_t>(values.size()) == axes && llvm::all_of(values, [&](int64_t v) { return v >= least; }))
      return success();
    static constexpr StringLiteral counts[] = {"one", "two", "three"};
    return emitOptionalError(location, op, ": expected ", counts[axes - 1], " ", name, axes == 1 ? " value" : " values",
                             " of at least ", least, ", got ", str(values));
  };
  if (failed(check("kernel_size", kernel, 1)) || failed(check("stride", stride, 1)) ||
      failed(check("padding", padding, 0)) || failed(check("dilation", dilation, 1)))
    return failure();
  Window window;
  window.kernel.assign(kernel.begin(), kernel.end());
  window.stride.assign(stride.begin(), stride.end());
  window.padding.assign(padding.begin(), padding.end());
  window.dilation.assign(dilation.begin(), dilation.end());
  return window;
}

int64_t Window::positions(int64_t extent, int64_t axis, bool ceil) const {
  int64_t room = padded(extent, axis) - span(axis);
  if (room < 0)
    return 0;
  int64_t count = room / stride[axis] + 1 + (ceil && room % stride[axis]);
  return ceil && saturatingMultiply(count - 1, stride[axis]) >= extent + padding[axis] ? count - 1 : count;
}

FailureOr<Dims> inferPositions(std::optional<Location> location, StringRef op, ImageLayout layout, const Window &window,
                               Dims image, bool ceil) {
  if (static_cast<int64_t>(image.size()) != layout.rank())
    return emitOptionalError(location, op, ": expected an input of rank ", layout.rank(), ", got ", str(image));
  Dims result = image;
  for (int64_t axis = 0; axis < layout.axes; ++axis) {
    Dim &dim = result[layout.spatial(axis)];
    if (!dim.isStatic()) {
      dim = {};
      continue;
    }
    if (window.padded(dim.size, axis) > maxElements)
      return emitOptionalError(location, op, ": an extent of ", dim.size, " with the padding ", window.padding[axis],
                               " has more elements than a tensor can hold");
    dim.size = window.positions(dim.size, axis, ceil);
    if (dim.size < 1)
      return emitOptionalError(location, op, ": kernel ", str(window.kernel), " is larger than the padded input ",
                               str(image));
  }
  return result;
}

Value buildImagePad(OpBuilder &builder, Location location, Value image, ImageLayout layout, ArrayRef<int64_t> low,
                    ArrayRef<int64_t> high, double value) {
  if (llvm::all_of(low, [](int64_t v) { return v == 0; }) && llvm::all_of(high, [](int64_t v) { return v == 0; }))
    return image;
  return PadOp::create(builder, location, image, builder.getDenseI64ArrayAttr(layout.spread(low)),
                       builder.getDenseI64ArrayAttr(layout.spread(high)), builder.getF64FloatAttr(value),
                       DenseI64ArrayAttr());
}

/// Permutes to the dimensions `first`, then the axes that begin at `axes`, then `last`.
static Value permute(OpBuilder &builder, Location location, Value value, ArrayRef<int64_t> first, int64_t axes,
                     ArrayRef<int64_t> last) {
  SmallVector<int64_t> dims(first);
  llvm::append_range(dims, llvm::seq(axes, axes + static_cast<int64_t>(shapeOf(value).size()) - 2));
  llvm::append_range(dims, last);
  return PermuteOp::create(builder, location, value, dims);
}

Value toChannelsLast(OpBuilder &builder, Location location, Value image) {
  return permute(builder, location, image, {0}, 2, {1});
}

Value toChannelsFirst(OpBuilder &builder, Location location, Value image) {
  int64_t channel = shapeOf(image).size() - 1;
  return permute(builder, location, image, {0, channel}, 1, {});
}

Value filterToChannelsLast(OpBuilder &builder, Location location, Value filter) {
  return permute(builder, location, filter, {}, 2, {1, 0});
}

Value filterToChannelsFirst(OpBuilder &builder, Location location, Value filter) {
  int64_t out = shapeOf(filter).size() - 1;
  return permute(builder, location, filter, {out, out - 1}, 0, {});
}

} // namespace ttc::ir
