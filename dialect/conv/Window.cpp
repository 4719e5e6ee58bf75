//===- Window.cpp - Windows that slide over images ------------------------===//

#include "dialect/conv/Window.h"
#include "dialect/shape/Shape.h"

using namespace mlir;

namespace ttc::ir {

FailureOr<ImageLayout> ImageLayout::parse(std::optional<Location> location, StringRef op, StringRef dataFormat) {
  if (dataFormat != "NCHW" && dataFormat != "NHWC")
    return emitOptionalError(location, op, ": expected data_format \"NCHW\" or \"NHWC\", got \"", dataFormat, "\"");
  return ImageLayout(dataFormat);
}

FailureOr<Window> Window::make(std::optional<Location> location, StringRef op, ArrayRef<int64_t> kernel,
                               ArrayRef<int64_t> stride, ArrayRef<int64_t> padding, ArrayRef<int64_t> dilation) {
  if (stride.empty())
    stride = kernel;
  auto check = [&](StringRef name, ArrayRef<int64_t> values, int64_t least) -> LogicalResult {
    if (values.size() == 2 && values[0] >= least && values[1] >= least)
      return success();
    return emitOptionalError(location, op, ": expected two ", name, " values of at least ", least, ", got ",
                             str(values));
  };
  if (failed(check("kernel_size", kernel, 1)) || failed(check("stride", stride, 1)) ||
      failed(check("padding", padding, 0)) || failed(check("dilation", dilation, 1)))
    return failure();
  return Window{{kernel[0], kernel[1]}, {stride[0], stride[1]}, {padding[0], padding[1]}, {dilation[0], dilation[1]}};
}

int64_t Window::positions(int64_t extent, int64_t axis, bool ceil) const {
  int64_t room = extent + 2 * padding[axis] - span(axis);
  if (room < 0)
    return 0;
  int64_t count = (room + (ceil ? stride[axis] - 1 : 0)) / stride[axis] + 1;
  return ceil && (count - 1) * stride[axis] >= extent + padding[axis] ? count - 1 : count;
}

FailureOr<Dims> inferPositions(std::optional<Location> location, StringRef op, ImageLayout layout, const Window &window,
                               Dims image, bool ceil) {
  if (image.size() != 4)
    return emitOptionalError(location, op, ": expected an input of rank 4, got ", str(image));
  Dims result = image;
  for (int64_t axis : {0, 1}) {
    Dim &dim = result[layout.spatial(axis)];
    if (!dim.isStatic()) {
      dim = {};
      continue;
    }
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
  auto spread = [&](ArrayRef<int64_t> values) {
    return builder.getDenseI64ArrayAttr(layout.image<int64_t>(0, values[0], values[1], {0}));
  };
  return PadOp::create(builder, location, image, spread(low), spread(high), builder.getF64FloatAttr(value),
                       DenseI64ArrayAttr());
}

static Value permute(OpBuilder &builder, Location location, Value value, ArrayRef<int64_t> dims) {
  return PermuteOp::create(builder, location, value, dims);
}

Value toChannelsLast(OpBuilder &builder, Location location, Value image) {
  return permute(builder, location, image, {0, 2, 3, 1});
}

Value toChannelsFirst(OpBuilder &builder, Location location, Value image) {
  return permute(builder, location, image, {0, 3, 1, 2});
}

Value filterToChannelsLast(OpBuilder &builder, Location location, Value filter) {
  return permute(builder, location, filter, {2, 3, 1, 0});
}

Value filterToChannelsFirst(OpBuilder &builder, Location location, Value filter) {
  return permute(builder, location, filter, {3, 2, 0, 1});
}

} // namespace ttc::ir
