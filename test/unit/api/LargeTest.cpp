// Sizes beyond 29, 31, 32 and 60 bits: programs that use them, and errors that say why there is none, before anything
// is allocated.
#include "Expect.h"

#include <algorithm>
#include <cmath>
#include <limits>

using expect::misuse;
using ttc::Array;
using ttc::DType;
using ttc::Tensor;

TEST(Large, BuffersBeyond256MiBKeepTheirPlaces) {
  ttc::Graph g;
  Tensor x = g.input("x", {"N"}, DType::I64);
  // The large sum comes first in the arena, the small one behind it.
  Tensor large = ttc::cumsum(x, 0), small = ttc::cumsum(ttc::narrow(x, 0, 0, 1000) * 2, 0);
  ttc::Executable f = ttc::compile(g, {ttc::amax(large) + ttc::amax(small), ttc::amax(small)});
  const std::int64_t n = (std::int64_t(1) << 25) + 1000;
  const Array X = Array::ones({n}, DType::I64);
  const std::vector<Array> out = f.run({{"x", X}});
  EXPECT_GT(f.statistics().arena_bytes, std::int64_t(1) << 28);
  EXPECT_EQ(out[0].item<std::int64_t>(), n + 2000);
  EXPECT_EQ(out[1].item<std::int64_t>(), 2000);
  EXPECT_EQ(*std::min_element(X.data<std::int64_t>().begin(), X.data<std::int64_t>().end()), 1);
}

TEST(Large, ExtentsOfConstantsWithoutElements) {
  for (const ttc::Shape &shape : {ttc::Shape{std::int64_t(1) << 31, 0}, ttc::Shape{0, std::int64_t(1) << 40}}) {
    ttc::Graph g;
    Tensor nothing = g.constant(Array::zeros(shape));
    EXPECT_EQ(ttc::eval(nothing, {}).shape(), shape);
    EXPECT_EQ(ttc::eval(ttc::sum(nothing), {}).item<float>(), 0);
  }
}

TEST(Large, MoreIntermediateValuesThanMemoryAreAnErrorAtTheOperation) {
  ttc::Graph g;
  Tensor x = g.input("x", {"N"});
  const unsigned line = __LINE__ + 1;
  Tensor sorted = ttc::sort(x, 0).values;
  ttc::Executable f = ttc::compile(g, {ttc::amax(ttc::exp(sorted))});
  expect::error([&] { f.prepare({{"N", std::int64_t(1) << 42}}); }, {"sort", "the memory there is"}, line, __FILE__);
  expect::error([&] { f.prepare({{"N", std::int64_t(1) << 59}}); }, {"sort"}, line, __FILE__);
  expect::error([&] { f.prepare({{"N", std::int64_t(1) << 60}}); }, {"sort: [1152921504606846976] of i64"}, line,
                __FILE__);
  expect::error([&] { f.prepare({{"N", INT64_MAX}}); }, {"[9223372036854775807] has more elements"});
  EXPECT_EQ(f.run({{"x", Array::from<float>({3, 0, 2}, {3})}})[0].item<float>(), std::exp(3.0f));
}

TEST(Large, SymbolsMultiplyWithoutOverflow) {
  ttc::Graph g;
  Tensor x = g.input("x", {"A", "B"});
  ttc::Executable f = ttc::compile(g, {ttc::sum(ttc::flatten(ttc::repeat(x, {4, 1})))});
  const std::int64_t a = std::int64_t(1) << 31;
  expect::error([&] { f.prepare({{"A", a}, {"B", a}}); }, {"[2147483648, 2147483648] has more elements"});
  expect::error([&] { f.prepare({{"A", a}, {"B", a / 8}}); }, {"has more elements than a tensor can hold"});
}

TEST(Large, OutputsWithoutMemoryAreAnErrorOfTheRun) {
  ttc::Graph g;
  Tensor x = g.input("x", {1});
  ttc::Executable f = ttc::compile(g, {ttc::expand(x, {std::int64_t(1) << 50})});
  expect::error([&] { f.run({{"x", Array::ones({1})}}); }, {"4503599627370496 bytes"}, __LINE__, __FILE__);
}

TEST(Large, ResultsThatNoTensorHolds) {
  ttc::Graph g;
  const std::int64_t many = std::int64_t(1) << 60;
  Tensor x = g.input("x", {4, 6}), v = g.input("v", {many}), image = g.input("image", {1, 1, 8, 8}),
         w = g.input("w", {1, 1, 3, 3}), i = g.input("i", {4}, DType::I64), e = g.input("e", {0, 4});
  misuse([&] { ttc::sort(v); }, "sort: [1152921504606846976] of i64 has more bytes than a tensor can hold");
  misuse([&] { ttc::cast(v, DType::F64); }, "cast: [1152921504606846976] of f64 has more bytes");
  misuse([&] { ttc::cat({v, v}); }, "cat: [2305843009213693952] has more elements");
  misuse([&] { ttc::matmul(ttc::unsqueeze(v, 1), ttc::unsqueeze(v, 0)); }, "matmul: [");
  misuse([&] { g.input("f64", {many}, DType::F64); }, "input: [1152921504606846976] of f64 has more bytes");
  misuse([&] { g.input("no", {0, std::int64_t(1) << 61}); }, "has more elements than a tensor can hold");
  misuse([&] { ttc::pad(x, {many, many}); }, "pad: [4, 2305843009213693958] has more elements");
  misuse([&] { ttc::pad(x, {many / 2, 0}, "circular"); }, "pad: circular of");
  misuse([&] { ttc::pad(x, {many / 2, 0}, "replicate"); }, "pad: expected at most 134217728 positions");
  misuse([&] { ttc::one_hot(i, many); }, "one_hot: [4, 1152921504606846976] has more elements");
  misuse([&] { ttc::repeat(x, {1LL << 30, 1LL << 30}); }, "repeat: [4294967296, 6442450944] has more elements");
  misuse([&] { ttc::interpolate(image, {.size = ttc::Size2{1LL << 40, 8}}); }, "positions in one dimension");
  misuse([&] { ttc::interpolate(image, {.size = ttc::Size2{INT64_MAX, 8}}); },
         "interpolate: [1, 1, 9223372036854775807");
  misuse([&] { ttc::interpolate(image, {.scale_h = 1e30, .scale_w = 1}); },
         "interpolate: an extent of 8 scaled by 1e+30");
  misuse([&] { ttc::interpolate(image, {.scale_h = NAN, .scale_w = 1}); }, "interpolate: an extent of 8 scaled by nan");
  misuse([&] { ttc::adaptive_avg_pool2d(image, ttc::Size2{INT64_MAX, 1}); }, "adaptive_avg_pool2d: [1, 1, 9223372036");
  misuse([&] { g.rand({many, many}); }, "rand: [1152921504606846976, 1152921504606846976] has more elements");
  misuse([&] { g.rand({-3}); }, "rand: expected extents of 0 or more, got [-3]");
  misuse([&] { g.iota({many, 2}, 0); }, "iota: [1152921504606846976, 2] has more elements");
  misuse([&] { ttc::scan([](auto &c, auto &) { return ttc::ScanStep{c, c}; }, {x}, {}, {.length = INT64_MAX}); },
         "scan: [9223372036854775807, 4, 6] has more elements");
  misuse([&] { ttc::expand(e, {INT64_MAX, 0, 4}); }, "expand: [9223372036854775807, 0, 4] has more elements");
}

TEST(Large, WindowsBeyondTheImage) {
  ttc::Graph g;
  Tensor x = g.input("x", {1, 1, 8, 8}), w = g.input("w", {1, 1, 3, 3}), one = g.input("one", {1, 1, 1, 1});
  misuse([&] { ttc::conv2d(x, w, {}, {.dilation = INT64_MAX}); },
         "conv2d: kernel [3, 3] is larger than the padded input");
  misuse([&] { ttc::conv2d(x, w, {}, {.padding = INT64_MAX}); }, "has more elements than a tensor can hold");
  misuse([&] { ttc::conv2d(x, w, {}, {.padding = "same", .dilation = INT64_MAX}); }, "has more elements");
  misuse([&] { ttc::conv2d(x, w, {}, {.padding = 1LL << 61, .dilation = 1LL << 61}); }, "has more elements");
  misuse([&] { ttc::conv2d(x, w, {}, {.groups = INT64_MAX}); }, "conv2d: expected groups that divide");
  misuse([&] { ttc::conv_transpose2d(x, w, {}, {.stride = INT64_MAX}); }, "conv_transpose2d: [9223372036854775807");
  misuse([&] { ttc::conv_transpose2d(x, w, {}, {.dilation = INT64_MAX}); }, "conv_transpose2d: [9223372036854775807");
  misuse([&] { ttc::conv_transpose2d(x, w, {}, {.padding = INT64_MAX}); }, "conv_transpose2d: expected a padding");
  misuse([&] { ttc::max_pool2d(x, 2, {.dilation = INT64_MAX}); }, "max_pool2d: kernel [2, 2] is larger");
  misuse([&] { ttc::avg_pool2d(x, 2, {.padding = INT64_MAX / 2 + 1}); },
         "avg_pool2d: expected a padding of at most half");
  misuse([&] { ttc::avg_pool2d(x, INT64_MAX, {.padding = INT64_MAX / 2}); },
         "has more elements than a tensor can hold");
  // A stride beyond the image leaves one position, and so does any dilation of a single element.
  EXPECT_EQ(ttc::conv2d(x, w, {}, {.stride = INT64_MAX}).shape().to_string(), "[1, 1, 1, 1]");
  EXPECT_EQ(ttc::conv2d(x, one, {}, {.dilation = INT64_MAX}).shape(), x.shape());
  EXPECT_EQ(ttc::max_pool2d(x, 2, {.stride = INT64_MAX, .ceil_mode = true}).shape().to_string(), "[1, 1, 1, 1]");
  EXPECT_EQ(ttc::slice(x, 2, 1, std::nullopt, INT64_MAX).shape().to_string(), "[1, 1, 1, 8]");
}

TEST(Large, StepsBeyondTheTensorCompute) {
  ttc::Graph g;
  Tensor x = g.input("x", {5}), image = ttc::reshape(x, {1, 1, 1, 5});
  Tensor every = ttc::slice(x, 0, 1, std::nullopt, INT64_MAX);
  Tensor conv = ttc::conv2d(image, g.constant(Array::ones({1, 1, 1, 2})), {}, {.stride = INT64_MAX});
  Tensor pooled = ttc::max_pool2d(image, ttc::Size2{1, 2}, {.stride = INT64_MAX});
  const Array X = Array::from<float>({1, 2, 3, 4, 5}, {5});
  std::vector<Array> out =
      ttc::compile(g, {every, conv, pooled, ttc::grad(ttc::sum(every) + ttc::sum(conv) + ttc::sum(pooled), {x})[0],
                       ttc::roll(x, {INT64_MIN}, 0), ttc::diagonal(ttc::reshape(x, {1, 5}), INT64_MAX),
                       ttc::triu(ttc::reshape(x, {5, 1}), INT64_MAX), ttc::tril(ttc::reshape(x, {5, 1}), INT64_MAX)})
          .run({{"x", X}});
  expect::values(out[0], {2});
  expect::values(out[1], {3});
  expect::values(out[2], {2});
  expect::values(out[3], {1, 3, 0, 0, 0});
  // -2^63 = 2 mod 5.
  expect::values(out[4], {4, 5, 1, 2, 3});
  EXPECT_EQ(out[5].numel(), 0);
  expect::values(out[6], {0, 0, 0, 0, 0});
  expect::values(out[7], {1, 2, 3, 4, 5});
}

TEST(Large, ListsOfTooManyPieces) {
  ttc::Graph g;
  Tensor x = g.input("x", {std::int64_t(1) << 40}), e = g.input("e", {0}), small = g.input("small", {4});
  misuse([&] { ttc::split(x, 1); }, "split: expected at most 1048576 pieces, got 1099511627776");
  misuse([&] { ttc::chunk(x, 1LL << 30); }, "chunk: expected at most 1048576 pieces, got 1073741824");
  misuse([&] { ttc::chunk(e, 1LL << 60); }, "chunk: expected at most 1048576 pieces, got 1152921504606846976");
  misuse([&] { ttc::split(small, {INT64_MAX, INT64_MAX, 6}); }, "split: expected sizes that add up to 4");
  EXPECT_EQ(ttc::chunk(small, INT64_MAX).size(), 4u);
  EXPECT_EQ(ttc::split(small, INT64_MAX).size(), 1u);
}

TEST(Large, ParametersAndArraysWithoutMemory) {
  ttc::Graph g;
  const std::int64_t many = std::int64_t(1) << 50;
  misuse([&] { g.parameter("w", {many}); }, "parameter: 'w': can't allocate 4503599627370496 bytes");
  misuse([&] { g.parameter("v", {1LL << 60, 1LL << 60}, ttc::init::xavier_normal()); },
         "parameter: 'v': expected at most");
  misuse([&] { Array::zeros({many}); }, "can't allocate 4503599627370496 bytes for an array of shape");
  misuse([&] { Array::arange(0, 1e15, 1); }, "can't allocate 8000000000000000 bytes");
  misuse([&] { ttc::nn::LSTM(1LL << 62); }, "LSTM: expected sizes of at most");
  misuse([&] { ttc::nn::GRU(4, {.num_layers = INT64_MAX}); }, "GRU: expected at most 1048576 layers");
}
