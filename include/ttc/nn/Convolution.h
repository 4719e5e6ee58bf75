// Convolutional layers by torch's names, with torch's parameter names and initialization. The input's channels may be
// left out: the first use infers them.
#ifndef TTC_NN_CONVOLUTION_H
#define TTC_NN_CONVOLUTION_H

#include "ttc/nn/Module.h"

namespace ttc::nn {

template <typename Size> struct ConvOptionsOf {
  Size stride = 1;
  PaddingOf<Size> padding = 0;
  Size dilation = 1;
  std::int64_t groups = 1;
  bool bias = true;
};
using Conv1dOptions = ConvOptionsOf<Size1>;
using Conv2dOptions = ConvOptionsOf<Size2>;
using Conv3dOptions = ConvOptionsOf<Size3>;

/// Cross-correlation of images [N, C, ...]; weight [out, in / groups, kernel...], bias [out].
template <typename Size> class ConvOf : public Module {
public:
  ConvOf(std::int64_t in_channels, std::int64_t out_channels, Size kernel_size, const ConvOptionsOf<Size> &options = {},
         Location where = std::source_location::current());
  ConvOf(std::int64_t out_channels, Size kernel_size, const ConvOptionsOf<Size> &options = {},
         Location where = std::source_location::current());
  Tensor forward(Tensor x) override;
  /// "Conv1d", "Conv2d" or "Conv3d".
  std::string name() const override;
  std::string extra_repr() const override;
  std::string brief() const override;
  Parameter weight() const { return parameter("weight"); }
  /// Throws for a layer without bias.
  Parameter bias() const { return parameter("bias"); }

private:
  Size kernel_size_;
  ConvOptionsOf<Size> options_;
};
extern template class ConvOf<Size1>;
extern template class ConvOf<Size2>;
extern template class ConvOf<Size3>;
using Conv1d = ConvOf<Size1>;
using Conv2d = ConvOf<Size2>;
using Conv3d = ConvOf<Size3>;

template <typename Size> struct ConvTransposeOptionsOf {
  Size stride = 1;
  Size padding = 0;
  /// Added to the output's extents at the higher side.
  Size output_padding = 0;
  std::int64_t groups = 1;
  bool bias = true;
  Size dilation = 1;
};
using ConvTranspose1dOptions = ConvTransposeOptionsOf<Size1>;
using ConvTranspose2dOptions = ConvTransposeOptionsOf<Size2>;
using ConvTranspose3dOptions = ConvTransposeOptionsOf<Size3>;

/// The transpose of a convolution in its input, which enlarges by the stride; weight [in, out / groups, kernel...],
/// bias [out].
template <typename Size> class ConvTransposeOf : public Module {
public:
  ConvTransposeOf(std::int64_t in_channels, std::int64_t out_channels, Size kernel_size,
                  const ConvTransposeOptionsOf<Size> &options = {}, Location where = std::source_location::current());
  ConvTransposeOf(std::int64_t out_channels, Size kernel_size, const ConvTransposeOptionsOf<Size> &options = {},
                  Location where = std::source_location::current());
  Tensor forward(Tensor x) override;
  /// "ConvTranspose1d", "ConvTranspose2d" or "ConvTranspose3d".
  std::string name() const override;
  std::string extra_repr() const override;
  std::string brief() const override;
  Parameter weight() const { return parameter("weight"); }
  /// Throws for a layer without bias.
  Parameter bias() const { return parameter("bias"); }

private:
  std::int64_t out_channels_;
  Size kernel_size_;
  ConvTransposeOptionsOf<Size> options_;
};
extern template class ConvTransposeOf<Size1>;
extern template class ConvTransposeOf<Size2>;
extern template class ConvTransposeOf<Size3>;
using ConvTranspose1d = ConvTransposeOf<Size1>;
using ConvTranspose2d = ConvTransposeOf<Size2>;
using ConvTranspose3d = ConvTransposeOf<Size3>;

} // namespace ttc::nn

#endif // TTC_NN_CONVOLUTION_H
