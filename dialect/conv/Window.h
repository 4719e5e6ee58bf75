//===- Window.h - Windows that slide over images --------------------------===//
//
// The geometry that convolutions and pooling share: layouts NCHW and NHWC, and
// the extents of a window's positions.
//
//===----------------------------------------------------------------------===//
#ifndef TTC_DIALECT_CONV_WINDOW_H
#define TTC_DIALECT_CONV_WINDOW_H

#include "dialect/core/Shapes.h"
#include "mlir/IR/Builders.h"
#include <array>

namespace ttc::ir {

/// The order of an image's dimensions, and of a filter's: NCHW with OIHW, or NHWC with HWIO.
struct ImageLayout {
  bool channelsLast = false;

  /// `data_format` "NCHW" or "NHWC", or an error that names `op`.
  static llvm::FailureOr<ImageLayout> parse(std::optional<mlir::Location> location, llvm::StringRef op,
                                            llvm::StringRef dataFormat);
  explicit ImageLayout(bool channelsLast = false) : channelsLast(channelsLast) {}
  explicit ImageLayout(llvm::StringRef dataFormat) : channelsLast(dataFormat == "NHWC") {}

  int64_t channel() const { return channelsLast ? 3 : 1; }
  int64_t spatial(int64_t axis) const { return axis + (channelsLast ? 1 : 2); }
  int64_t filterSpatial(int64_t axis) const { return axis + (channelsLast ? 0 : 2); }
  int64_t filterIn() const { return channelsLast ? 2 : 1; }
  int64_t filterOut() const { return channelsLast ? 3 : 0; }

  /// An image's values in this layout; channels may be several (group, channel in the group).
  template <typename T> llvm::SmallVector<T> image(T n, T h, T w, llvm::ArrayRef<T> c) const {
    llvm::SmallVector<T> values = {n};
    if (!channelsLast)
      values.append(c.begin(), c.end());
    values.push_back(h);
    values.push_back(w);
    if (channelsLast)
      values.append(c.begin(), c.end());
    return values;
  }

  /// A filter's values in this layout; output channels may be several.
  template <typename T> llvm::SmallVector<T> filter(T r, T s, T c, llvm::ArrayRef<T> f) const {
    llvm::SmallVector<T> values;
    if (!channelsLast)
      values.append(f.begin(), f.end());
    if (!channelsLast)
      values.push_back(c);
    values.push_back(r);
    values.push_back(s);
    if (channelsLast)
      values.push_back(c);
    if (channelsLast)
      values.append(f.begin(), f.end());
    return values;
  }
};

/// A window's kernel, stride, padding and dilation in height and width.
struct Window {
  std::array<int64_t, 2> kernel, stride, padding, dilation;

  /// Checks the attributes' counts and signs; an empty stride is the kernel. Errors name `op`.
  static llvm::FailureOr<Window> make(std::optional<mlir::Location> location, llvm::StringRef op,
                                      llvm::ArrayRef<int64_t> kernel, llvm::ArrayRef<int64_t> stride,
                                      llvm::ArrayRef<int64_t> padding, llvm::ArrayRef<int64_t> dilation);

  /// The elements that a window spans along an axis.
  int64_t span(int64_t axis) const { return dilation[axis] * (kernel[axis] - 1) + 1; }

  /// The count of positions on `extent` elements, not positive where none fits. With `ceil` the last one
  /// may reach beyond the padding, but starts within the image or the padding before it.
  int64_t positions(int64_t extent, int64_t axis, bool ceil = false) const;

  /// The padding after `extent` elements that the last of `count` positions needs; negative where it
  /// leaves elements over.
  int64_t highPadding(int64_t extent, int64_t axis, int64_t count) const {
    return (count - 1) * stride[axis] + span(axis) - extent - padding[axis];
  }

  bool isUnpadded() const { return padding[0] == 0 && padding[1] == 0; }

  /// Windows side by side, each element in at most one.
  bool isTiling() const { return kernel == stride && isUnpadded() && dilation[0] == 1 && dilation[1] == 1; }
};

/// The image's extents with its height and width replaced by the window's positions. Errors name `op`.
llvm::FailureOr<Dims> inferPositions(std::optional<mlir::Location> location, llvm::StringRef op, ImageLayout layout,
                                     const Window &window, Dims image, bool ceil = false);

/// `ttc.pad` of height and width on both sides by `value`, the operand itself without padding.
mlir::Value buildImagePad(mlir::OpBuilder &builder, mlir::Location location, mlir::Value image, ImageLayout layout,
                          llvm::ArrayRef<int64_t> low, llvm::ArrayRef<int64_t> high, double value);

/// `ttc.permute` of an image from NCHW to NHWC and back, and of a filter from OIHW to HWIO and back.
mlir::Value toChannelsLast(mlir::OpBuilder &builder, mlir::Location location, mlir::Value image);
mlir::Value toChannelsFirst(mlir::OpBuilder &builder, mlir::Location location, mlir::Value image);
mlir::Value filterToChannelsLast(mlir::OpBuilder &builder, mlir::Location location, mlir::Value filter);
mlir::Value filterToChannelsFirst(mlir::OpBuilder &builder, mlir::Location location, mlir::Value filter);

} // namespace ttc::ir

#endif
