// What functions give at the edges of their definition: masked rows, tensors without dimensions or elements, windows in
// the padding, amounts below zero. The values are torch's.
#include "Evaluate.h"
#include "Expect.h"

using namespace evaluate;
using ttc::Array, ttc::DType, ttc::Graph, ttc::Size2, ttc::Tensor;

namespace {

Array image(const std::vector<float> &x, const ttc::Shape &shape) { return Array::from<float>(x, shape); }

Tensor constant(const Tensor &like, const std::vector<float> &x, const ttc::Shape &shape) {
  return like.graph().constant(image(x, shape));
}

} // namespace

TEST(Edges, AttentionToNothingIsZero) {
  auto attend = [](std::vector<float> mask) {
    return [=](Tensor q) {
      Tensor ones = constant(q, {1, 1, 1, 1}, {1, 2, 2});
      return ttc::scaled_dot_product_attention(q, ones, ones, constant(q, mask, {1, 2, 2}));
    };
  };
  const Array q = Array::ones({1, 2, 2});
  for (const std::vector<float> &mask :
       {std::vector<float>{0, 0, -inf, -inf}, std::vector<float>{0, -inf, -inf, -inf}}) {
    expect_near(value(attend(mask), q), {1, 1, 0, 0});
    expect_near(gradient(attend(mask), q), {0, 0, 0, 0});
  }
  expect_near(value(attend({0, 0, NaN, -inf}), q), {1, 1, NaN, NaN});
  auto values = [](Tensor v) {
    Tensor ones = constant(v, {1, 1, 1, 1}, {1, 2, 2});
    return ttc::scaled_dot_product_attention(ones, ones, v, constant(v, {0, 0, -inf, -inf}, {1, 2, 2}));
  };
  expect_near(gradient(values, q), {0.5, 0.5, 0.5, 0.5});
  // A mask for all rows, a Bool one, none of the keys, and only the past.
  auto row = [](Tensor x) { return ttc::scaled_dot_product_attention(x, x, x, constant(x, {-inf, -inf}, {1, 2})); };
  expect_near(value(row, q), {0, 0, 0, 0});
  auto flags = [](Tensor x) {
    Tensor mask = x.graph().constant(Array::from<bool>({true, true, false, false}, {1, 2, 2}));
    return ttc::scaled_dot_product_attention(x, x, x, mask);
  };
  expect_near(value(flags, q), {1, 1, 0, 0});
  expect_near(gradient(flags, q), {0.5, 0.5, 0.5, 0.5});
  auto nothing = [](Tensor x) {
    Tensor none = ttc::slice(x, 1, 0, 0);
    return ttc::scaled_dot_product_attention(x, none, none, {}, {.is_causal = true});
  };
  expect_near(value(nothing, q), {0, 0, 0, 0});
  auto causal = [](Tensor x) { return ttc::scaled_dot_product_attention(x, x, x, {}, {.is_causal = true}); };
  expect_near(value(causal, image({1, 0, 0, 1}, {1, 2, 2})), {1, 0, 0.33023845, 0.66976155});
}

TEST(Edges, SimilarityRunsOverAStretchedDimension) {
  auto to_one = [](Tensor x) { return ttc::cosine_similarity(ttc::reshape(x, {2, 1}), constant(x, {1}, {1, 1}), 0); };
  expect_near(value(to_one, floats({3, 4})), {0.98994949});
  expect_near(gradient(to_one, floats({3, 4})), {0.022627418, -0.016970563}, 1e-4);
  auto of_scalars = [](Tensor x) { return ttc::cosine_similarity(x, x, 0); };
  expect_near(value(of_scalars, Array::full({}, 5)), {1});
}

TEST(Edges, PaddingInCirclesTakesWhatANegativeAmountLeaves) {
  auto padded = [](std::int64_t before, std::int64_t after, const char *mode) {
    return value([=](Tensor x) { return pad(x, {before, after}, mode); }, image({0, 1, 2, 3}, {1, 1, 4}));
  };
  expect_near(padded(-1, 1, "circular"), {1, 2, 3, 1});
  expect_near(padded(1, -1, "circular"), {2, 0, 1, 2});
  expect_near(padded(-1, -1, "circular"), {1, 2});
  expect_near(padded(-2, 2, "circular"), {2, 3, 2, 3});
  expect_near(padded(-1, 3, "circular"), {1, 2, 3, 1, 2, 3});
  expect_near(padded(3, -1, "circular"), {0, 1, 2, 0, 1, 2});
  expect_near(padded(-2, -2, "circular"), {});
  // The other modes mirror and repeat what was there.
  expect_near(padded(-3, 3, "reflect"), {3, 2, 1, 0});
  expect_near(padded(3, -1, "reflect"), {3, 2, 1, 0, 1, 2});
  expect_near(padded(3, -1, "replicate"), {0, 0, 0, 0, 1, 2});
  expect_near(padded(-1, 4, "replicate"), {1, 2, 3, 3, 3, 3, 3});
  Graph g;
  Tensor x = g.input("x", {1, 1, 4});
  expect::misuse([&] { pad(x, {-3, 3}, "circular"); }, "pad: circular of -3 and 3 is too wide for an extent of 4");
}

TEST(Edges, MeansOfNothingAreNaN) {
  auto stretched = [](Tensor x) { return ttc::mean(ttc::expand(x, {0, 2}), 0); };
  expect_near(value(stretched, image({2, 3}, {1, 2})), {NaN, NaN});
  auto sums = [](Tensor x) { return ttc::sum(ttc::expand(x, {0, 2}), 0); };
  expect_near(value(sums, image({inf, NaN}, {1, 2})), {0, 0});
  const Array empty = Array::zeros({0, 2});
  expect_near(value([](Tensor x) { return ttc::mean(x, 0); }, empty), {NaN, NaN});
  expect_near(value([](Tensor x) { return ttc::mean(x); }, Array::zeros({0, 2}, DType::I64)), {NaN});
  expect_near(value([](Tensor x) { return ttc::var(x, 0); }, empty), {NaN, NaN});
  expect_near(value([](Tensor x) { return ttc::std(x); }, empty), {NaN});
  expect_near(value([](Tensor x) { return ttc::prod(x, 0); }, empty), {1, 1});
  expect_near(value([](Tensor x) { return ttc::logsumexp(x, 0); }, empty), {-inf, -inf});
  expect_near(value([](Tensor x) { return ttc::norm(x, 2, 0); }, empty), {0, 0});
  expect_near(value([](Tensor x) { return ttc::norm(x, 3, 0); }, empty), {0, 0});
  expect_near(value([](Tensor x) { return ttc::mse_loss(x, x); }, empty), {NaN});
}

TEST(Edges, MaximaAreFoundInTheImage) {
  auto index = [](ttc::MaxPool2dParams params, const Array &x) {
    return value([=](Tensor t) { return ttc::max_pool2d_with_indices(t, 2, params).second; }, x);
  };
  const Array low = Array::full({1, 1, 2, 2}, -inf);
  expect_equal<std::int64_t>(index({.padding = 1}, low), {0, 1, 2, 3});
  expect_equal<std::int64_t>(index({.stride = 1, .padding = 1}, low), {0, 0, 1, 0, 0, 1, 2, 2, 3});
  expect_equal<std::int64_t>(index({.stride = 1, .padding = 1, .dilation = 2}, Array::full({1, 1, 4, 4}, -inf)),
                             {5, 4, 5, 6, 1, 0, 1, 2, 5, 4, 5, 6, 9, 8, 9, 10});
  expect_equal<std::int64_t>(index({.padding = 1, .ceil_mode = true}, Array::full({1, 1, 3, 3}, -inf)), {0, 1, 3, 4});
  expect_equal<std::int64_t>(index({}, image({1, NaN, NaN, 3}, {1, 1, 2, 2})), {2});
  auto pooled = [](Tensor x) { return ttc::max_pool2d(x, 2, {.padding = 1}); };
  expect_near(gradient(pooled, low), {1, 1, 1, 1});
  auto along = [](Tensor x) { return ttc::max_pool1d_with_indices(x, 3, {.stride = 1, .padding = 1}).second; };
  expect_equal<std::int64_t>(value(along, Array::full({1, 1, 3}, -inf)), {0, 0, 1});
  // Windows of unequal length, of whole numbers too.
  auto adaptive = [](Tensor x) { return ttc::adaptive_max_pool2d(x, {1, 2}); };
  expect_near(value(adaptive, image({-inf, -5, -7}, {1, 1, 1, 3})), {-5, -5});
  expect_equal<std::int64_t>(value(adaptive, Array::from<std::int64_t>({INT64_MIN, INT64_MIN, -7}, {1, 1, 1, 3})),
                             {INT64_MIN, -7});
}

TEST(Edges, LerpEndsAtItsEnds) {
  auto between = [](std::vector<float> from, double to, std::vector<float> weight) {
    return value([=](Tensor w) { return lerp(w.graph().constant(floats(from)), w.graph().scalar(to), w); },
                 floats(weight));
  };
  expect_near(between({1e8f, 1e8f, 1e8f, 1e8f}, 1, {0, 1, 0.7f, 0.25f}), {1e8, 1, 30000002, 75000000}, 1e-7);
  for (const auto &[weight, wanted] : {std::pair(0.0, 1e8), std::pair(1.0, 1.0), std::pair(0.7, 30000002.0)})
    expect_near(value([=](Tensor x) { return lerp(x, x * 0 + 1, weight); }, floats({1e8f})), {wanted}, 1e-7);
  auto f = [](Tensor w) { return lerp(w.graph().constant(floats({2, 3})), w.graph().constant(floats({5, 7})), w); };
  expect_near(gradient(f, floats({0.3f, 0.7f})), {3, 4});
  auto from = [](Tensor x) { return lerp(x, x.graph().scalar(1), x.graph().constant(floats({0.3f, 0.7f, 1}))); };
  expect_near(gradient(from, floats({2, 3, 4})), {0.7, 0.3, 0});
}

TEST(Edges, InterpolationLeavesAnExtentThatStaysAlone) {
  auto resized = [](std::vector<float> x, std::int64_t rows, double h, double w, const char *mode) {
    const auto columns = static_cast<std::int64_t>(x.size()) / rows;
    return value([=](Tensor t) { return interpolate(t, {.scale_h = h, .scale_w = w, .mode = mode}); },
                 image(x, {1, 1, rows, columns}));
  };
  expect_near(resized({1, 2}, 1, 1, 1.3, "nearest"), {1, 2});
  expect_near(resized({1, 2}, 1, 1, 1.3, "bilinear"), {1, 2});
  expect_near(resized({1, 2, 3, 4, 5}, 1, 1, 1.3, "nearest"), {1, 1, 2, 3, 4, 4});
  expect_near(resized({1, 2, 3, 4, 5}, 1, 1, 1.3, "bilinear"),
              {1, 1.65384615, 2.42307693, 3.19230771, 3.96153855, 4.73076923});
  expect_near(resized({1, 2, 3, 5}, 2, 1.3, 2, "bilinear"), {1, 1.25, 1.75, 2, 3, 3.5, 4.5, 5});
  expect_near(resized({1, 2, 4, 3, 5, 9}, 2, 1.3, 1.7, "bilinear"),
              {1, 1.38235307, 1.97058833, 3.11764705, 4, 3, 3.76470613, 4.94117641, 7.23529434, 9});
  expect_near(resized({1, 2, 4, 3, 5, 9}, 2, 1.3, 1.7, "nearest"), {1, 1, 2, 2, 4, 3, 3, 5, 5, 9});
}

TEST(Edges, TransposedConvolutionsArePaddedBeyondTheStride) {
  auto transposed = [](std::vector<float> weight, ttc::ConvTranspose1dParams params) {
    const auto size = static_cast<std::int64_t>(weight.size());
    return value([=](Tensor x) { return conv_transpose1d(x, constant(x, weight, {1, 1, size}), {}, params); },
                 image({1, 2, 3}, {1, 1, 3}));
  };
  expect_near(transposed({1, 10, 100}, {.output_padding = 1, .dilation = 2}), {1, 2, 13, 20, 130, 200, 300, 0});
  expect_near(transposed({1, 10}, {.stride = 2, .output_padding = 2, .dilation = 3}),
              {1, 0, 2, 10, 3, 20, 0, 30, 0, 0});
  expect_near(transposed({1, 10}, {.stride = 2, .padding = 1, .output_padding = 2, .dilation = 3}),
              {0, 2, 10, 3, 20, 0, 30, 0});
  expect_near(transposed({1, 10}, {.stride = 2, .padding = 3, .output_padding = 2, .dilation = 3}), {10, 3, 20, 0});
  auto plane = [](Tensor x) { return conv_transpose2d(x, x, {}, {.output_padding = Size2(1, 0), .dilation = 2}); };
  expect_near(value(plane, Array::ones({1, 1, 2, 2})), {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0});
  Graph g;
  Tensor x = g.input("x", {1, 1, 3}), w = g.input("w", {1, 1, 2});
  expect::misuse([&] { conv_transpose1d(x, w, {}, {.stride = 2, .output_padding = 3, .dilation = 3}); },
                 "expected an output_padding less than the stride [2] or the dilation [3], got [3]");
}

TEST(Edges, TensorsWithoutDimensionsAreOneElement) {
  auto index = [](const Tensor &x, const std::vector<std::int64_t> &at, const ttc::Shape &shape) {
    return x.graph().constant(Array::from<std::int64_t>(at, shape));
  };
  const Array five = Array::full({}, 5), pair = floats({5, 6});
  auto expect_shape = [](const Array &got, const ttc::Shape &shape, const std::vector<double> &wanted) {
    EXPECT_EQ(got.shape(), shape);
    expect_near(got, wanted);
  };
  expect_shape(value([&](Tensor x) { return gather(x, 0, index(x, {0}, {})); }, five), {}, {5});
  expect_shape(value([&](Tensor x) { return gather(x, -1, index(x, {0, 0}, {2})); }, five), {2}, {5, 5});
  expect_shape(value([&](Tensor x) { return gather(x, 0, index(x, {1}, {})); }, pair), {}, {6});
  expect_shape(value([&](Tensor x) { return index_select(x, 0, index(x, {0}, {1})); }, five), {}, {5});
  expect_shape(value([&](Tensor x) { return index_select(x, 0, index(x, {0}, {})); }, five), {}, {5});
  expect_shape(value([&](Tensor x) { return index_select(x, 0, index(x, {1}, {})); }, pair), {1}, {6});
  auto seven = [](const Tensor &x, const ttc::Shape &shape) { return x.graph().constant(Array::full(shape, 7)); };
  expect_shape(value([&](Tensor x) { return scatter(x, 0, index(x, {0}, {}), seven(x, {})); }, five), {}, {7});
  expect_shape(value([&](Tensor x) { return scatter(x, 0, index(x, {0}, {1}), seven(x, {1})); }, five), {}, {7});
  expect_shape(value([&](Tensor x) { return scatter(x, 0, index(x, {1}, {}), seven(x, {})); }, pair), {2}, {5, 7});
  expect_shape(value([&](Tensor x) { return scatter_add(x, 0, index(x, {0}, {}), seven(x, {})); }, five), {}, {12});
  expect_shape(value([&](Tensor x) { return scatter_add(x, 0, index(x, {0, 0}, {2}), seven(x, {2})); }, five), {},
               {19});
  expect_shape(value([&](Tensor x) { return scatter_add(x, 0, index(x, {1}, {}), seven(x, {})); }, pair), {2}, {5, 13});
  expect_shape(value([&](Tensor x) { return index_add(x, 0, index(x, {0}, {}), seven(x, {})); }, five), {}, {12});
  expect_shape(value([&](Tensor x) { return index_add(x, 0, index(x, {1}, {}), seven(x, {1})); }, pair), {2}, {5, 13});
  expect_shape(value([](Tensor x) { return sort(x).values; }, five), {}, {5});
  expect_shape(value([](Tensor x) { return topk(x, 1).indices; }, five), {}, {0});
  expect_shape(value([](Tensor x) { return cumsum(x, 0); }, five), {}, {5});
  expect_shape(value([](Tensor x) { return cumprod(x, -1); }, five), {}, {5});
  expect_shape(value([](Tensor x) { return softmax(x, 0); }, five), {}, {1});
  expect_shape(value([](Tensor x) { return log_softmax(x, -1); }, five), {}, {0});
  expect_shape(value([](Tensor x) { return flip(x, {0}); }, five), {}, {5});
  expect_shape(value([](Tensor x) { return roll(x, {1}); }, five), {}, {5});
  expect_shape(value([](Tensor x) { return ttc::max(x, 0).indices; }, five), {}, {0});
  expect_shape(value([](Tensor x) { return ttc::mean(x, 0); }, five), {}, {5});
  expect_shape(value([](Tensor x) { return ttc::var(x); }, five), {}, {NaN});
  expect_shape(value([](Tensor x) { return ttc::logsumexp(x, 0); }, five), {}, {5});
  expect_shape(value([](Tensor x) { return repeat(x, {2}); }, five), {2}, {5, 5});
  expect_shape(value([](Tensor x) { return transpose(x, 0, 0); }, five), {}, {5});
  Graph g;
  Tensor x = g.input("x", {}), i = g.input("i", {}, DType::I64), matrix = g.input("matrix", {1, 2});
  expect::misuse([&] { ttc::cat({x, x}); }, "cat: expected tensors of rank 1 or more, got []");
  expect::misuse([&] { gather(x, 1, i); }, "gather: dimension 1 is out of range for rank 1");
  expect::misuse([&] { gather(matrix, 0, i); }, "gather: index does not fit");
  expect::misuse([&] { scatter_add(matrix, 0, i, x); }, "scatter_add: index [] does not fit");
  expect::misuse([&] { scatter(matrix, 0, i, x); }, "scatter: index [] does not fit");
  expect::misuse([&] { index_select(x, 0, g.input("j", {2}, DType::I64)); },
                 "index_select: expected one index into a tensor without dimensions, got [2]");
  expect::misuse([&] { take_along_dim(x, i, 0); }, "take_along_dim: dimension 0 is out of range for rank 0");
  expect::misuse([&] { roll(x, {1}, 0); }, "roll: dimension 0 is out of range for rank 0");
}

TEST(Edges, LinearTakesAWeightOfOneDimension) {
  auto by_vector = [](Tensor x) { return linear(x, constant(x, {3, 4}, {2}), x.graph().scalar(1)); };
  expect_near(value(by_vector, floats({1, 2})), {12});
  const Array rows = value(by_vector, image({1, 2, 3, 4}, {2, 2}));
  EXPECT_EQ(rows.shape(), ttc::Shape{2});
  expect_near(rows, {12, 26});
  auto shifted = [](Tensor x) { return linear(x, constant(x, {1, 0, 0, 1}, {2, 2}), x.graph().scalar(1)); };
  expect_near(value(shifted, floats({1, 2})), {2, 3});
  Graph g;
  Tensor x = g.input("x", {2, 3}), w = g.input("w", {3});
  expect::misuse([&] { linear(x, w, g.input("b", {2})); }, "linear: expected bias [], got [2]");
  expect::misuse([&] { linear(x, g.input("v", {2})); }, "linear: in_features differ: [2, 3] x weight [2]");
}

TEST(Edges, TakingAlongADimensionCountsFromTheEnd) {
  auto taken = [](std::vector<std::int64_t> at) {
    return [=](Tensor x) { return take_along_dim(x, x.graph().constant(wholes(at)), 0); };
  };
  expect_near(value(taken({-1, -3, 0}), floats({1, 2, 3})), {3, 1, 1});
  expect_near(gradient(taken({-1, -1, 0}), floats({1, 2, 3})), {1, 0, 2});
  expect::error([&] { value(taken({3}), floats({1, 2, 3})); },
                {"take_along_dim: index 3 is out of range for dimension 0 of extent 3"});
}

TEST(Edges, BoolsHaveExtremesAndSums) {
  const Array flags = Array::from<bool>({true, false, false, false}, {2, 2});
  expect_equal<bool>(value([](Tensor x) { return ttc::amax(x, 1); }, flags), {true, false});
  expect_equal<bool>(value([](Tensor x) { return ttc::amin(x, 1); }, flags), {false, false});
  expect_equal<bool>(value([](Tensor x) { return ttc::max(x); }, flags), {true});
  expect_equal<bool>(value([](Tensor x) { return ttc::min(x); }, flags), {false});
  expect_equal<bool>(value([](Tensor x) { return ttc::max(x, 1).values; }, flags), {true, false});
  expect_equal<std::int64_t>(value([](Tensor x) { return ttc::min(x, 1).indices; }, flags), {1, 0});
  auto twice = [](Tensor x) { return x.graph().constant(wholes({1, 1})); };
  auto truth = [](Tensor x) { return x.graph().constant(of<bool>({true, true})); };
  const Array line = of<bool>({true, false, false});
  expect_equal<bool>(value([&](Tensor x) { return scatter_add(x, 0, twice(x), truth(x)); }, line), {true, true, false});
  expect_equal<bool>(value([&](Tensor x) { return scatter(x, 0, twice(x), truth(x)); }, line), {true, true, false});
  expect_equal<bool>(value([&](Tensor x) { return index_add(x, 0, twice(x), truth(x)); }, line), {true, true, false});
  expect_equal<std::int64_t>(value([](Tensor x) { return cumsum(x, 0); }, line), {1, 1, 1});
  expect_equal<bool>(value([](Tensor x) { return sort(x).values; }, line), {false, false, true});
}

TEST(Edges, StatisticsNeedMoreThanOneValue) {
  Graph g;
  Tensor row = g.input("row", {1, 3}), rows = g.input("rows", {2, 3}), point = g.input("point", {2, 3, 1, 1});
  auto train = [](const Tensor &x, ttc::Location where = std::source_location::current()) {
    return ttc::batch_norm(x, {}, {}, {}, {}, {.training = true}, where);
  };
  expect::misuse([&] { train(row); },
                 "batch_norm: expected more than 1 value per channel in training, got input [1, 3]");
  expect::misuse([&] { train(g.input("line", {1, 3, 1})); },
                 "batch_norm: expected more than 1 value per channel in training, got input [1, 3, 1]");
  expect::misuse([&] { instance_norm(point); },
                 "instance_norm: expected more than 1 spatial element, got input [2, 3, 1, 1]");
  expect::misuse([&] { instance_norm(rows); }, "instance_norm: expected more than 1 spatial element, got input [2, 3]");
  expect::misuse([&] { group_norm(row, 3); }, "group_norm: expected more than 1 value per channel, got input [1, 3]");
  // Enough values, or none.
  train(rows);
  train(g.input("none", {0, 3}));
  train(g.input("batch", {"B", 3}));
  // Of a symbol the run tells.
  Graph symbolic;
  Tensor batch = symbolic.input("x", {"B", 3});
  ttc::Executable step = ttc::compile(symbolic, {ttc::sum(train(batch).y)});
  expect_near(step.run({{"x", Array::ones({2, 3})}})[0], {0});
  expect::error([&] { step.run({{"x", Array::ones({1, 3})}}); },
                {"batch_norm: expected more than 1 value per channel in training, got input [1, 3]"});
  group_norm(rows, 3);
  group_norm(row, 1);
}
