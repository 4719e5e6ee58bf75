// Convolutions and pooling.
#include "Registry.h"

#include <type_traits>

namespace goldens {

namespace {

/// Numbers for the axes; one in the list stands for all.
template <typename Size> Size size(const std::vector<std::int64_t> &values) {
  if (values.size() == 1)
    return Size(values[0]);
  if constexpr (std::is_same_v<Size, ttc::Size2>)
    return {values.at(0), values.at(1)};
  else if constexpr (std::is_same_v<Size, ttc::Size3>)
    return {values.at(0), values.at(1), values.at(2)};
  else
    return Size(values.at(0));
}

template <typename Size> ttc::ConvParamsOf<Size> conv_params(const Call &c) {
  ttc::PaddingOf<Size> padding;
  if (c.attr("padding").is_string())
    padding = c.text("padding");
  else
    padding = size<Size>(c.integers("padding"));
  return {size<Size>(c.integers("stride")), padding, size<Size>(c.integers("dilation")), c.integer("groups")};
}

template <typename Size> ttc::ConvTransposeParamsOf<Size> transpose_params(const Call &c) {
  return {size<Size>(c.integers("stride")), size<Size>(c.integers("padding")), size<Size>(c.integers("output_padding")),
          size<Size>(c.integers("dilation")), c.integer("groups")};
}

Values max_pool(const Call &c) {
  const ttc::MaxPool2dParams params{c.size2("stride"), c.size2("padding"), c.size2("dilation"), c.flag("ceil_mode")};
  if (!c.flag("return_indices"))
    return {{"y", max_pool2d(c.x(), c.size2("kernel_size"), params)}};
  auto [y, indices] = max_pool2d_with_indices(c.x(), c.size2("kernel_size"), params);
  return {{"y", y}, {"indices", indices}};
}

ttc::Size2 output_size(const Call &c) {
  const Json &size = c.attr("output_size");
  auto extent = [&](std::size_t i) { return size[i].is_null() ? -1 : size[i].get<std::int64_t>(); };
  return {extent(0), extent(1)};
}

ttc::Tensor resize(const Call &c) {
  ttc::InterpolateParams params;
  if (!c.is_null("size"))
    params.size = c.size2("size");
  if (!c.is_null("scale_factor")) {
    params.scale_h = c.attr("scale_factor")[0];
    params.scale_w = c.attr("scale_factor")[1];
  }
  params.mode = c.text("mode");
  params.align_corners = !c.is_null("align_corners") && c.flag("align_corners");
  return interpolate(c.x(), params);
}

} // namespace

void add_convolutions(Registry &r) {
  r["conv1d"] = single([](const Call &c) { return conv1d(c.x(), c["weight"], c["bias"], conv_params<ttc::Size1>(c)); });
  r["conv2d"] = single([](const Call &c) { return conv2d(c.x(), c["weight"], c["bias"], conv_params<ttc::Size2>(c)); });
  r["conv3d"] = single([](const Call &c) { return conv3d(c.x(), c["weight"], c["bias"], conv_params<ttc::Size3>(c)); });
  r["conv_transpose1d"] = single(
      [](const Call &c) { return conv_transpose1d(c.x(), c["weight"], c["bias"], transpose_params<ttc::Size1>(c)); });
  r["conv_transpose2d"] = single(
      [](const Call &c) { return conv_transpose2d(c.x(), c["weight"], c["bias"], transpose_params<ttc::Size2>(c)); });
  r["conv_transpose3d"] = single(
      [](const Call &c) { return conv_transpose3d(c.x(), c["weight"], c["bias"], transpose_params<ttc::Size3>(c)); });
  r["interpolate"] = single(resize);
  r["max_pool2d"] = max_pool;
  r["avg_pool2d"] = single([](const Call &c) {
    return avg_pool2d(c.x(), c.size2("kernel_size"),
                      {c.size2("stride"), c.size2("padding"), c.flag("ceil_mode"), c.flag("count_include_pad"),
                       c.optional_integer("divisor_override")});
  });
  r["adaptive_avg_pool2d"] = single([](const Call &c) { return adaptive_avg_pool2d(c.x(), output_size(c)); });
}

} // namespace goldens
