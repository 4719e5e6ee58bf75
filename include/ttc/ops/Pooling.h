// Pooling of sequences [N, C, L] and images [N, C, H, W] or [C, H, W], by torch's names.
#ifndef TTC_OPS_POOLING_H
#define TTC_OPS_POOLING_H

#include "ttc/Tensor.h"
#include "ttc/ops/Sizes.h"

#include <optional>
#include <utility>

namespace ttc {

template <typename Size> struct MaxPoolParamsOf {
  /// The kernel's size if left out.
  std::optional<Size> stride = std::nullopt;
  Size padding = 0;
  Size dilation = 1;
  bool ceil_mode = false;
};
using MaxPool1dParams = MaxPoolParamsOf<Size1>;
using MaxPool2dParams = MaxPoolParamsOf<Size2>;

/// Largest elements of windows; the gradient goes to the first largest.
Tensor max_pool1d(const Tensor &x, Size1 kernel_size, const MaxPool1dParams &params = {},
                  Location where = std::source_location::current());
Tensor max_pool2d(const Tensor &x, Size2 kernel_size, const MaxPool2dParams &params = {},
                  Location where = std::source_location::current());
/// The same, and where each stands in its sequence, or in its flattened H * W plane (i64).
std::pair<Tensor, Tensor> max_pool1d_with_indices(const Tensor &x, Size1 kernel_size,
                                                  const MaxPool1dParams &params = {},
                                                  Location where = std::source_location::current());
std::pair<Tensor, Tensor> max_pool2d_with_indices(const Tensor &x, Size2 kernel_size,
                                                  const MaxPool2dParams &params = {},
                                                  Location where = std::source_location::current());

template <typename Size> struct AvgPoolParamsOf {
  /// The kernel's size if left out.
  std::optional<Size> stride = std::nullopt;
  Size padding = 0;
  bool ceil_mode = false;
  /// Whether padding counts in the average.
  bool count_include_pad = true;
  /// Divides by this instead of the window's size.
  std::optional<std::int64_t> divisor_override = std::nullopt;
};
using AvgPool1dParams = AvgPoolParamsOf<Size1>;
using AvgPool2dParams = AvgPoolParamsOf<Size2>;

/// Means of windows.
Tensor avg_pool1d(const Tensor &x, Size1 kernel_size, const AvgPool1dParams &params = {},
                  Location where = std::source_location::current());
Tensor avg_pool2d(const Tensor &x, Size2 kernel_size, const AvgPool2dParams &params = {},
                  Location where = std::source_location::current());

/// Means, or largest elements, of windows that divide the sequence or image into `output_size`: window i of n covers
/// the elements floor(i L / n) to ceil((i + 1) L / n); -1 keeps an extent.
Tensor adaptive_avg_pool1d(const Tensor &x, Size1 output_size, Location where = std::source_location::current());
Tensor adaptive_avg_pool2d(const Tensor &x, Size2 output_size, Location where = std::source_location::current());
Tensor adaptive_max_pool1d(const Tensor &x, Size1 output_size, Location where = std::source_location::current());
Tensor adaptive_max_pool2d(const Tensor &x, Size2 output_size, Location where = std::source_location::current());

} // namespace ttc

#endif // TTC_OPS_POOLING_H
