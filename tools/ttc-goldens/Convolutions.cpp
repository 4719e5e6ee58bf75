// Convolutions and pooling.
#include "Registry.h"

namespace goldens {

namespace {

ttc::Padding2 padding(const Call &c) {
  if (c.attr("padding").is_string())
    return c.text("padding");
  const std::vector<std::int64_t> values = c.integers("padding");
  return values.size() == 1 ? ttc::Padding2(values[0]) : ttc::Padding2(values.at(0), values.at(1));
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
  r["conv2d"] = single([](const Call &c) {
    return conv2d(c.x(), c["weight"], c["bias"],
                  {c.size2("stride"), padding(c), c.size2("dilation"), c.integer("groups")});
  });
  r["conv1d"] = single([](const Call &c) {
    return conv1d(c.x(), c["weight"], c["bias"], c.integers("stride").at(0), padding(c), c.integers("dilation").at(0),
                  c.integer("groups"));
  });
  r["conv_transpose2d"] = single([](const Call &c) {
    return conv_transpose2d(
        c.x(), c["weight"], c["bias"],
        {c.size2("stride"), c.size2("padding"), c.size2("output_padding"), c.size2("dilation"), c.integer("groups")});
  });
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
