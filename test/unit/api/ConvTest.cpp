// Convolutions over one to three axes, their transposes, and pooling, against plain loops.
#include "Expect.h"

#include <numeric>

using ttc::Array;
using ttc::Tensor;

namespace {

/// Whole numbers that repeat with a period that no extent divides.
std::vector<float> sawtooth(std::int64_t count, int period) {
  std::vector<float> values(static_cast<std::size_t>(count));
  for (std::size_t i = 0; i < values.size(); ++i)
    values[i] = static_cast<float>(static_cast<int>(i % static_cast<std::size_t>(period)) - period / 2);
  return values;
}

Array array(const ttc::Shape &shape, int period) { return Array::from<float>(sawtooth(shape.numel(), period), shape); }

/// A convolution of x [N, C, D, H, W] by the definition.
std::vector<float> convolve(const Array &x, const Array &w, const ttc::Size3 &stride, const ttc::Size3 &padding,
                            const ttc::Size3 &dilation, std::int64_t groups) {
  const auto &a = x.shape(), &b = w.shape();
  auto extent = [&](std::size_t i, std::int64_t s, std::int64_t p, std::int64_t d) {
    return (a[i] + 2 * p - d * (b[i] - 1) - 1) / s + 1;
  };
  const std::int64_t od = extent(2, stride.d, padding.d, dilation.d), oh = extent(3, stride.h, padding.h, dilation.h),
                     ow = extent(4, stride.w, padding.w, dilation.w);
  std::vector<float> y;
  for (std::int64_t n = 0; n < a[0]; ++n)
    for (std::int64_t f = 0; f < b[0]; ++f)
      for (std::int64_t i = 0; i < od; ++i)
        for (std::int64_t j = 0; j < oh; ++j)
          for (std::int64_t k = 0; k < ow; ++k) {
            float sum = 0;
            for (std::int64_t c = 0; c < b[1]; ++c)
              for (std::int64_t r = 0; r < b[2]; ++r)
                for (std::int64_t s = 0; s < b[3]; ++s)
                  for (std::int64_t t = 0; t < b[4]; ++t) {
                    const std::int64_t z = i * stride.d - padding.d + r * dilation.d,
                                       v = j * stride.h - padding.h + s * dilation.h,
                                       u = k * stride.w - padding.w + t * dilation.w;
                    if (z < 0 || v < 0 || u < 0 || z >= a[2] || v >= a[3] || u >= a[4])
                      continue;
                    const std::int64_t channel = f / (b[0] / groups) * b[1] + c;
                    sum +=
                        x.data<float>()[static_cast<std::size_t>((((n * a[1] + channel) * a[2] + z) * a[3] + v) * a[4] +
                                                                 u)] *
                        w.data<float>()[static_cast<std::size_t>((((f * b[1] + c) * b[2] + r) * b[3] + s) * b[4] + t)];
                  }
            y.push_back(sum);
          }
  return y;
}

} // namespace

TEST(Conv, Conv3dIsItsDefinition) {
  ttc::Graph g;
  Array X = array({2, 4, 4, 5, 6}, 7), W = array({6, 2, 2, 3, 2}, 5);
  Tensor x = g.input("x", {2, 4, 4, 5, 6}), w = g.input("w", {6, 2, 2, 3, 2});
  Tensor y = ttc::conv3d(x, w, {}, {.stride = {1, 2, 1}, .padding = {1, 0, 2}, .dilation = {2, 1, 2}, .groups = 2});
  Tensor same = ttc::conv3d(x, w, {}, {.padding = "same", .groups = 2});
  std::vector<Array> out = ttc::compile(g, {y, same}).run({{"x", X}, {"w", W}});
  expect::values(out[0], convolve(X, W, {1, 2, 1}, {1, 0, 2}, {2, 1, 2}, 2));
  // "same" adds the odd one at the higher side: as a padding of 1 without the first plane and column.
  EXPECT_EQ(out[1].shape(), ttc::Shape({2, 6, 4, 5, 6}));
  std::vector<float> wide = convolve(X, W, 1, 1, 1, 2), wanted;
  for (std::int64_t i = 0; i < 2 * 6; ++i)
    for (std::int64_t d = 1; d < 5; ++d)
      for (std::int64_t h = 0; h < 5; ++h)
        for (std::int64_t v = 1; v < 7; ++v)
          wanted.push_back(wide[static_cast<std::size_t>(((i * 5 + d) * 5 + h) * 7 + v)]);
  expect::values(out[1], wanted);
}

TEST(Conv, Conv1dTakesStructsAndNumbers) {
  ttc::Graph g;
  Array X = array({2, 4, 9}, 7), W = array({4, 1, 3}, 5), B = array({4}, 3);
  Tensor x = g.input("x", {"N", 4, 9}), w = g.input("w", {4, 1, 3}), b = g.input("b", {4});
  Tensor y = ttc::conv1d(x, w, b, {.stride = 2, .padding = 2, .dilation = 2, .groups = 4});
  Tensor z = ttc::conv1d(x, w, b, 2, 2, 2, 4);
  EXPECT_EQ(y.shape().to_string(), "[N, 4, 5]");
  std::vector<Array> out = ttc::compile(g, {y, z}).run({{"x", X}, {"w", W}, {"b", B}});
  std::vector<float> wanted =
      convolve(X.reshape({2, 4, 1, 1, 9}), W.reshape({4, 1, 1, 1, 3}), {1, 1, 2}, {0, 0, 2}, {1, 1, 2}, 4);
  for (std::size_t i = 0; i < wanted.size(); ++i)
    wanted[i] += B.data<float>()[i / 5 % 4];
  expect::values(out[0], wanted);
  expect::values(out[1], wanted);
}

TEST(Conv, TransposesAreAdjoint) {
  ttc::Graph g;
  // <conv(x), y> = <x, conv_transpose(y)>.
  Tensor x = g.input("x", {2, 4, 5, 6, 5}), w = g.input("w", {6, 2, 3, 2, 3}), x1 = g.input("x1", {3, 2, 8}),
         w1 = g.input("w1", {4, 2, 3});
  Tensor y = ttc::conv3d(x, w, {}, {.stride = 2, .padding = 1, .groups = 2});
  Tensor back = ttc::conv_transpose3d(y, w, {}, {.stride = 2, .padding = 1, .output_padding = {0, 0, 0}, .groups = 2});
  EXPECT_EQ(back.shape().to_string(), "[2, 4, 5, 6, 5]");
  Tensor y1 = ttc::conv1d(x1, w1, {}, {.stride = 2, .padding = 1});
  Tensor back1 = ttc::conv_transpose1d(y1, w1, {}, {.stride = 2, .padding = 1, .output_padding = 1});
  EXPECT_EQ(back1.shape().to_string(), "[3, 2, 8]");
  std::vector<Array> out =
      ttc::compile(g, {ttc::sum(y * y), ttc::sum(x * back), ttc::sum(y1 * y1), ttc::sum(x1 * back1)})
          .run({{"x", array({2, 4, 5, 6, 5}, 7)},
                {"w", array({6, 2, 3, 2, 3}, 5)},
                {"x1", array({3, 2, 8}, 7)},
                {"w1", array({4, 2, 3}, 5)}});
  EXPECT_EQ(out[0].item<float>(), out[1].item<float>());
  EXPECT_EQ(out[2].item<float>(), out[3].item<float>());
}

TEST(Conv, WrongCallsThrow) {
  ttc::Graph g;
  Tensor x = g.input("x", {1, 4, 5, 5, 5}), w = g.input("w", {4, 2, 3, 3, 3}), s = g.input("s", {1, 4, 9}),
         v = g.input("v", {4, 4, 3});
  expect::misuse([&] { ttc::conv3d(s, w); }, "conv3d: expected an image [N, C, D, H, W], got [1, 4, 9]");
  expect::misuse([&] { ttc::conv3d(x, v); }, "conv3d: expected weight [F, C / groups, kd, kh, kw], got [4, 4, 3]");
  expect::misuse([&] { ttc::conv3d(x, w); }, "conv3d: channels differ: input [1, 4, 5, 5, 5] has 4");
  expect::misuse([&] { ttc::conv1d(s, v, {}, {.stride = 0}); }, "conv1d: expected a stride of 1 or more, got [0]");
  expect::misuse([&] { ttc::conv1d(s, v, {}, {.padding = "full"}); },
                 "conv1d: expected padding same or valid, got full");
  expect::misuse([&] { ttc::conv1d(s, v, {}, {.stride = 2, .padding = "same"}); },
                 "padding same needs stride 1, got [2]");
  expect::misuse([&] { ttc::conv1d(s, v, v); }, "conv1d: expected bias [4], got [4, 4, 3]");
  expect::misuse([&] { ttc::conv_transpose1d(s, v, {}, {.output_padding = 1}); },
                 "conv_transpose1d: expected an output_padding less than the stride [1] or the dilation [1], got [1]");
  expect::misuse([&] { ttc::conv_transpose1d(s, v, {}, {.padding = 6}); },
                 "conv_transpose1d: expected a padding that leaves a positive output size, got [6] for [-1]");
  expect::misuse([&] { ttc::conv_transpose1d(s, v, {}, {.groups = 3}); },
                 "conv_transpose1d: expected groups that divide the input channels, got 3 for 4");
  expect::misuse([&] { ttc::max_pool1d(x, 2); }, "max_pool1d: expected a sequence [N, C, L], got [1, 4, 5, 5, 5]");
  expect::misuse([&] { ttc::adaptive_max_pool1d(s, 0); },
                 "adaptive_max_pool1d: expected a positive output_size, got 0");
}

TEST(Conv, LayersInferChannelsAndPrintAsTorch) {
  namespace nn = ttc::nn;
  nn::Sequential net(nn::Conv3d(6, 3, {.padding = 1, .groups = 2}), nn::ConvTranspose3d(2, {1, 2, 3}, {.stride = 2}));
  ttc::Graph g;
  Tensor y = net(g.input("x", {1, 4, 3, 4, 5}));
  EXPECT_EQ(y.shape().to_string(), "[1, 2, 5, 8, 11]");
  std::ostringstream text;
  text << net << nn::Conv1d(2, 4, 3, {.stride = 2, .padding = "valid", .bias = false})
       << nn::ConvTranspose1d(4, 2, 4, {.stride = 2, .padding = 1, .output_padding = 1}) << nn::MaxPool1d(2)
       << nn::AdaptiveMaxPool2d({2, -1});
  for (const char *part : {"Conv3d(4, 6, kernel_size=(3, 3, 3), stride=(1, 1, 1), padding=(1, 1, 1), groups=2)",
                           "ConvTranspose3d(6, 2, kernel_size=(1, 2, 3), stride=(2, 2, 2))",
                           "Conv1d(2, 4, kernel_size=(3,), stride=(2,), padding=valid, bias=False)",
                           "ConvTranspose1d(4, 2, kernel_size=(4,), stride=(2,), padding=(1,), output_padding=(1,))",
                           "MaxPool1d(kernel_size=2, stride=2, padding=0, dilation=1, ceil_mode=False)"})
    EXPECT_NE(text.str().find(part), std::string::npos) << part << " isn't in:\n" << text.str();
}

TEST(Pooling, SequencesAndUnequalWindows) {
  ttc::Graph g;
  Tensor x = g.input("x", {1, 1, 7});
  auto [largest, index] = ttc::max_pool1d_with_indices(x, 3, {.stride = 2, .padding = 1});
  Tensor adaptive = ttc::adaptive_avg_pool1d(x, 3), peak = ttc::adaptive_max_pool1d(x, 3);
  Tensor gradient = ttc::grad(ttc::sum(peak * 2.0f) + ttc::sum(adaptive), {x})[0];
  Array X = Array::from<float>({1, 6, 2, 6, 0, -3, 3}, {1, 1, 7});
  std::vector<Array> out =
      ttc::compile(g, {largest, index.to(ttc::DType::F32), ttc::avg_pool1d(x, 2), adaptive, peak, gradient})
          .run({{"x", X}});
  expect::values(out[0], {6, 6, 6, 3});
  expect::values(out[1], {1, 1, 3, 6});
  expect::values(out[2], {3.5f, 4, -1.5f});
  // Windows [0, 3), [2, 5), [4, 7).
  expect::values(out[3], {3, 8.0f / 3, 0});
  expect::values(out[4], {6, 6, 3});
  const float third = 1.0f / 3;
  expect::values(out[5], {third, 2 + third, 2 * third, 2 + third, 2 * third, third, 2 + third});
}

TEST(Convolution, ImagesWithoutABatchGiveResultsWithoutABatch) {
  ttc::Graph g;
  ttc::Tensor x = g.input("x", {3, 9, 8}), w = g.input("w", {5, 3, 3, 3}), s = g.input("s", {3, 9});
  EXPECT_EQ(ttc::conv2d(x, w).shape(), (ttc::SymbolicShape{5, 7, 6}));
  EXPECT_EQ(ttc::max_pool2d(x, 2).shape(), (ttc::SymbolicShape{3, 4, 4}));
  EXPECT_EQ(ttc::max_pool2d_with_indices(x, 2).second.shape(), (ttc::SymbolicShape{3, 4, 4}));
  EXPECT_EQ(ttc::adaptive_avg_pool2d(x, 2).shape(), (ttc::SymbolicShape{3, 2, 2}));
  EXPECT_EQ(ttc::avg_pool1d(s, 3).shape(), (ttc::SymbolicShape{3, 3}));
}
