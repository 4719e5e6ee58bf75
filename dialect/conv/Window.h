//===- Window.h - Windows that slide over images --------------------------===//
//
// The geometry that convolutions and pooling share: layouts such as NCHW and
// NHWC with one to three spatial dimensions ("axes"), and the extents of a
// window's positions.
//
//===----------------------------------------------------------------------===//
#ifndef TTC_DIALECT_CONV_WINDOW_H
#define TTC_DIALECT_CONV_WINDOW_H

#include "dialect/core/Saturating.h"
#include "dialect/core/Shapes.h"
#include "mlir/IR/Builders.h"

namespace ttc::ir {

/// The order of an image's dimensions, and of a filter's: NCHW with OIHW, or NHWC with HWIO; with one axis NCL or NLC,
/// with three NCDHW or NDHWC.
struct ImageLayout {
  bool channelsLast = false;
  int64_t axes = 2;

  /// `data_format` names a layout of `axes` axes, or an error that names `op`.
  static llvm::FailureOr<ImageLayout> parse(std::optional<mlir::Location> location, llvm::StringRef op,
                                            llvm::StringRef dataFormat, int64_t axes = 2);
  explicit ImageLayout(bool channelsLast = false, int64_t axes = 2) : channelsLast(channelsLast), axes(axes) {}
  explicit ImageLayout(llvm::StringRef dataFormat)
      : channelsLast(dataFormat.back() == 'C'), axes(dataFormat.size() - 2) {}

  /// The layout's `data_format`.
  llvm::StringRef format() const;
  int64_t rank() const { return axes + 2; }
  int64_t channel() const { return channelsLast ? axes + 1 : 1; }
  int64_t spatial(int64_t axis) const { return axis + (channelsLast ? 1 : 2); }
  int64_t filterSpatial(int64_t axis) const { return axis + (channelsLast ? 0 : 2); }
  int64_t filterIn() const { return channelsLast ? axes : 1; }
  int64_t filterOut() const { return channelsLast ? axes + 1 : 0; }

  /// The spatial extents of an image's shape, and of a filter's.
  llvm::ArrayRef<int64_t> spatialOf(llvm::ArrayRef<int64_t> image) const { return image.slice(spatial(0), axes); }
  llvm::ArrayRef<int64_t> windowOf(llvm::ArrayRef<int64_t> filter) const {
    return filter.slice(filterSpatial(0), axes);
  }

  /// An image's values in this layout; channels may be several (group, channel in the group).
  template <typename T> llvm::SmallVector<T> image(T n, llvm::ArrayRef<T> spatial, llvm::ArrayRef<T> c) const {
    llvm::SmallVector<T> values = {n};
    llvm::append_range(values, channelsLast ? spatial : c);
    llvm::append_range(values, channelsLast ? c : spatial);
    return values;
  }

  /// A filter's values in this layout; output channels may be several.
  template <typename T> llvm::SmallVector<T> filter(llvm::ArrayRef<T> window, T c, llvm::ArrayRef<T> f) const {
    llvm::SmallVector<T> values;
    if (!channelsLast) {
      llvm::append_range(values, f);
      values.push_back(c);
    }
    llvm::append_range(values, window);
    if (channelsLast) {
      values.push_back(c);
      llvm::append_range(values, f);
    }
    return values;
  }

  /// Values of the axes in the places of an image's, `other` for batch and channels.
  llvm::SmallVector<int64_t> spread(llvm::ArrayRef<int64_t> values, int64_t other = 0) const {
    return image<int64_t>(other, values, {other});
  }
};

/// A window's kernel, stride, padding and dilation, one number for each axis.
struct Window {
  llvm::SmallVector<int64_t, 3> kernel, stride, padding, dilation;

  /// Checks the attributes' counts, which are the layout's axes, and signs; an empty stride is the kernel. Errors name
  /// `op`.
  static llvm::FailureOr<Window> make(std::optional<mlir::Location> location, llvm::StringRef op,
                                      llvm::ArrayRef<int64_t> kernel, llvm::ArrayRef<int64_t> stride,
                                      llvm::ArrayRef<int64_t> padding, llvm::ArrayRef<int64_t> dilation,
                                      int64_t axes = 2);

  int64_t axes() const { return kernel.size(); }

  /// The elements that a window spans along an axis, INT64_MAX for more.
  int64_t span(int64_t axis) const { return saturatingAdd(saturatingMultiply(dilation[axis], kernel[axis] - 1), 1); }

  /// The elements of `extent` with the padding, INT64_MAX for more.
  int64_t padded(int64_t extent, int64_t axis) const {
    return saturatingAdd(extent, saturatingMultiply(2, padding[axis]));
  }

  /// The count of positions on `extent` elements, whose padded number is an extent, not positive where none fits. With
  /// `ceil` the last one may reach beyond the padding, but starts within the image or the padding before it.
  int64_t positions(int64_t extent, int64_t axis, bool ceil = false) const;

  /// The first place of a window, along an axis, that isn't in the padding before the image.
  int64_t firstPlace(int64_t position, int64_t axis) const {
    int64_t before = padding[axis] - position * stride[axis];
    return before > 0 ? (before + dilation[axis] - 1) / dilation[axis] : 0;
  }

  /// The padding after `extent` elements that the last of `count` positions needs; negative where it
  /// leaves elements over.
  int64_t highPadding(int64_t extent, int64_t axis, int64_t count) const {
    return (count - 1) * stride[axis] + span(axis) - extent - padding[axis];
  }

  bool isUnpadded() const {
    return llvm::all_of(padding, [](int64_t v) { return v == 0; });
  }
  bool isUndilated() const {
    return llvm::all_of(dilation, [](int64_t v) { return v == 1; });
  }

  /// Windows side by side, each element in at most one.
  bool isTiling() const { return kernel == stride && isUnpadded() && isUndilated(); }
};

/// The image's extents with the spatial ones replaced by the window's positions. Errors name `op`.
llvm::FailureOr<Dims> inferPositions(std::optional<mlir::Location> location, llvm::StringRef op, ImageLayout layout,
                                     const Window &window, Dims image, bool ceil = false);

/// `ttc.pad` of the axes on both sides by `value`, the operand itself without padding.
mlir::Value buildImagePad(mlir::OpBuilder &builder, mlir::Location location, mlir::Value image, ImageLayout layout,
                          llvm::ArrayRef<int64_t> low, llvm::ArrayRef<int64_t> high, double value);

/// `ttc.permute` of an image from NCHW to NHWC and back, and of a filter from OIHW to HWIO and back.
mlir::Value toChannelsLast(mlir::OpBuilder &builder, mlir::Location location, mlir::Value image);
mlir::Value toChannelsFirst(mlir::OpBuilder &builder, mlir::Location location, mlir::Value image);
mlir::Value filterToChannelsLast(mlir::OpBuilder &builder, mlir::Location location, mlir::Value filter);
mlir::Value filterToChannelsFirst(mlir::OpBuilder &builder, mlir::Location location, mlir::Value filter);

} // namespace ttc::ir

#endif
