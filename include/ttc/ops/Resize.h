// Resizing of images, by torch's names.
#ifndef TTC_OPS_RESIZE_H
#define TTC_OPS_RESIZE_H

#include "ttc/Tensor.h"
#include "ttc/ops/Sizes.h"

#include <optional>
#include <string>

namespace ttc {

struct InterpolateParams {
  /// The new height and width; else they follow from `scale_factor`.
  std::optional<Size2> size = std::nullopt;
  double scale_h = 0;
  double scale_w = 0;
  /// "nearest" or "bilinear".
  std::string mode = "nearest";
  /// Whether the corners' centers stay where they are (bilinear only).
  bool align_corners = false;
};

/// Images [N, C, H, W] in another size.
Tensor interpolate(const Tensor &x, const InterpolateParams &params, Location where = std::source_location::current());

} // namespace ttc

#endif // TTC_OPS_RESIZE_H
