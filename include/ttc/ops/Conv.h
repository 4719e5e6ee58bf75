// Convolutions and pooling, by torch's names. Images are [N, C, H, W].
#ifndef TTC_OPS_CONV_H
#define TTC_OPS_CONV_H

#include "ttc/Tensor.h"

#include <optional>
#include <string>

namespace ttc {

/// Two numbers, for height and width; one stands for both.
struct Size2 {
  std::int64_t h = 0;
  std::int64_t w = 0;
  Size2() = default;
  template <std::integral T> Size2(T both) : h(static_cast<std::int64_t>(both)), w(static_cast<std::int64_t>(both)) {}
  Size2(std::int64_t h, std::int64_t w) : h(h), w(w) {}
  friend bool operator==(const Size2 &, const Size2 &) = default;
};

/// Padding of an image: numbers for height and width, or "same" (stride 1 keeps the extents) or "valid" (none).
struct Padding2 : Size2 {
  Padding2() = default;
  template <std::integral T> Padding2(T both) : Size2(both) {}
  Padding2(std::int64_t h, std::int64_t w) : Size2(h, w) {}
  Padding2(const char *mode) : mode(mode) {}
  Padding2(std::string mode) : mode(std::move(mode)) {}
  std::string mode;
};

struct Conv2dParams {
  Size2 stride = 1;
  Padding2 padding = 0;
  Size2 dilation = 1;
  std::int64_t groups = 1;
};

/// Cross-correlation of x [N, C, H, W] with weight [F, C / groups, kh, kw]; an undefined bias [F] is left out.
Tensor conv2d(const Tensor &x, const Tensor &weight, const Tensor &bias = {}, const Conv2dParams &params = {},
              Location where = std::source_location::current());
/// Cross-correlation of x [N, C, L] with weight [F, C / groups, k].
Tensor conv1d(const Tensor &x, const Tensor &weight, const Tensor &bias = {}, std::int64_t stride = 1,
              const Padding2 &padding = 0, std::int64_t dilation = 1, std::int64_t groups = 1,
              Location where = std::source_location::current());

struct ConvTranspose2dParams {
  Size2 stride = 1;
  Size2 padding = 0;
  /// Added to the output's extents at one side.
  Size2 output_padding = 0;
  Size2 dilation = 1;
  std::int64_t groups = 1;
};

/// The transpose of `conv2d` in its input: x [N, C, H, W] with weight [C, F / groups, kh, kw].
Tensor conv_transpose2d(const Tensor &x, const Tensor &weight, const Tensor &bias = {},
                        const ConvTranspose2dParams &params = {}, Location where = std::source_location::current());

struct MaxPool2dParams {
  /// The kernel's size if left out.
  std::optional<Size2> stride = std::nullopt;
  Size2 padding = 0;
  Size2 dilation = 1;
  bool ceil_mode = false;
};

/// Largest elements of windows; the gradient goes to the first largest.
Tensor max_pool2d(const Tensor &x, Size2 kernel_size, const MaxPool2dParams &params = {},
                  Location where = std::source_location::current());
/// The same, and where each stands in its flattened H * W plane (i64).
std::pair<Tensor, Tensor> max_pool2d_with_indices(const Tensor &x, Size2 kernel_size,
                                                  const MaxPool2dParams &params = {},
                                                  Location where = std::source_location::current());

struct AvgPool2dParams {
  /// The kernel's size if left out.
  std::optional<Size2> stride = std::nullopt;
  Size2 padding = 0;
  bool ceil_mode = false;
  /// Whether padding counts in the average.
  bool count_include_pad = true;
  /// Divides by this instead of the window's size.
  std::optional<std::int64_t> divisor_override = std::nullopt;
};

/// Means of windows.
Tensor avg_pool2d(const Tensor &x, Size2 kernel_size, const AvgPool2dParams &params = {},
                  Location where = std::source_location::current());
/// Means of windows that divide the image into `output_size`; -1 keeps an extent.
Tensor adaptive_avg_pool2d(const Tensor &x, Size2 output_size, Location where = std::source_location::current());

} // namespace ttc

#endif // TTC_OPS_CONV_H
