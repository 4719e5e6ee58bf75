// Convolutions over one, two or three spatial dimensions, by torch's names.
#ifndef TTC_OPS_CONV_H
#define TTC_OPS_CONV_H

#include "ttc/Tensor.h"
#include "ttc/ops/Sizes.h"

namespace ttc {

/// How a kernel moves over an image. With "same" the extents stay; it needs stride 1, and where the total is odd, the
/// higher side gets the one more.
template <typename Size> struct ConvParamsOf {
  Size stride = 1;
  PaddingOf<Size> padding = 0;
  Size dilation = 1;
  std::int64_t groups = 1;
};
using Conv1dParams = ConvParamsOf<Size1>;
using Conv2dParams = ConvParamsOf<Size2>;
using Conv3dParams = ConvParamsOf<Size3>;

/// Cross-correlation of x [N, C, L] with weight [F, C / groups, k]; an undefined bias [F] is left out. Here and below, x
/// may also be a single image without the dimension N, and so is the result then.
Tensor conv1d(const Tensor &x, const Tensor &weight, const Tensor &bias = {}, const Conv1dParams &params = {},
              Location where = std::source_location::current());
/// The same with torch's parameters in torch's order.
Tensor conv1d(const Tensor &x, const Tensor &weight, const Tensor &bias, std::int64_t stride,
              const Padding1 &padding = 0, std::int64_t dilation = 1, std::int64_t groups = 1,
              Location where = std::source_location::current());
/// Cross-correlation of x [N, C, H, W] with weight [F, C / groups, kh, kw].
Tensor conv2d(const Tensor &x, const Tensor &weight, const Tensor &bias = {}, const Conv2dParams &params = {},
              Location where = std::source_location::current());
/// Cross-correlation of x [N, C, D, H, W] with weight [F, C / groups, kd, kh, kw].
Tensor conv3d(const Tensor &x, const Tensor &weight, const Tensor &bias = {}, const Conv3dParams &params = {},
              Location where = std::source_location::current());

template <typename Size> struct ConvTransposeParamsOf {
  Size stride = 1;
  Size padding = 0;
  /// Added to the output's extents at the higher side; less than the stride or the dilation.
  Size output_padding = 0;
  Size dilation = 1;
  std::int64_t groups = 1;
};
using ConvTranspose1dParams = ConvTransposeParamsOf<Size1>;
using ConvTranspose2dParams = ConvTransposeParamsOf<Size2>;
using ConvTranspose3dParams = ConvTransposeParamsOf<Size3>;

/// The transpose of `conv1d` in its input: x [N, C, L] with weight [C, F / groups, k]. The spatial extents of x are
/// known numbers.
Tensor conv_transpose1d(const Tensor &x, const Tensor &weight, const Tensor &bias = {},
                        const ConvTranspose1dParams &params = {}, Location where = std::source_location::current());
/// The transpose of `conv2d` in its input: x [N, C, H, W] with weight [C, F / groups, kh, kw].
Tensor conv_transpose2d(const Tensor &x, const Tensor &weight, const Tensor &bias = {},
                        const ConvTranspose2dParams &params = {}, Location where = std::source_location::current());
/// The transpose of `conv3d` in its input: x [N, C, D, H, W] with weight [C, F / groups, kd, kh, kw].
Tensor conv_transpose3d(const Tensor &x, const Tensor &weight, const Tensor &bias = {},
                        const ConvTranspose3dParams &params = {}, Location where = std::source_location::current());

} // namespace ttc

#endif // TTC_OPS_CONV_H
