// Wrong calls of elementwise functions and reductions.
#include "Expect.h"

using expect::misuse;
using ttc::DType;
using ttc::Tensor;

TEST(MisuseElementwise, ShapesThatDoNotBroadcast) {
  ttc::Graph g;
  Tensor x = g.input("x", {4, 6}), y = g.input("y", {4}), s = g.input("s", {"B"}), t = g.input("t", {"T"});
  misuse([&] { x + y; }, "add: shapes do not broadcast: [4, 6] and [4]");
  misuse([&] { x - y; }, "sub: shapes do not broadcast: [4, 6] and [4]");
  misuse([&] { ttc::maximum(x, y); }, "maximum: shapes do not broadcast: [4, 6] and [4]");
  misuse([&] { (void)(x == y); }, "eq: shapes do not broadcast: [4, 6] and [4]");
  misuse([&] { s *t; }, "mul: shapes do not broadcast: [B] and [T]");
  misuse([&] { x *s; }, "mul: shapes do not broadcast: [4, 6] and [B]");
  misuse([&] { ttc::where(x > 0, x, y); }, "where: shapes do not broadcast: [4, 6] and [4, 6] and [4]");
  misuse([&] { ttc::lerp(x, x, y); }, "shapes do not broadcast");
  misuse([&] { ttc::addcmul(x, x, y); }, "shapes do not broadcast");
}

TEST(MisuseElementwise, Types) {
  ttc::Graph g;
  Tensor x = g.input("x", {4}), i = g.input("i", {4}, DType::I64);
  Tensor b = x > 0;
  misuse([&] { b - b; }, "sub: expected numbers, got bool");
  misuse([&] { -b; }, "neg: expected numbers, got bool");
  misuse([&] { ttc::where(x, x, x); }, "where: expected a bool condition, got f32");
  misuse([&] { ttc::where(i, x, x); }, "where: expected a bool condition, got i64");
  misuse([&] { ttc::masked_fill(x, x, 0); }, "masked_fill: expected a bool mask, got f32");
  EXPECT_EQ((b + b).dtype(), DType::Bool);
  EXPECT_EQ((b * b).dtype(), DType::Bool);
  EXPECT_EQ((b + 1).dtype(), DType::I64);
  EXPECT_EQ((b / b).dtype(), DType::F32);
  EXPECT_EQ(ttc::exp(i).dtype(), DType::F32);
  EXPECT_EQ(ttc::sqrt(b).dtype(), DType::F32);
  EXPECT_EQ(ttc::abs(i).dtype(), DType::I64);
  EXPECT_EQ((b & i).dtype(), DType::Bool);
}

TEST(MisuseElementwise, Parameters) {
  ttc::Graph g;
  Tensor x = g.input("x", {4});
  misuse([&] { ttc::gelu(x, "erf"); }, R"(gelu: expected approximate "none" or "tanh", got "erf")");
  misuse([&] { ttc::div(x, x, "round"); }, "div: expected rounding_mode trunc or floor, got round");
  misuse([&] { ttc::clamp(x, std::nullopt); }, "clamp: expected a minimum or a maximum, got neither");
  misuse([&] { ttc::dropout(x, 1.5); }, "dropout: expected a probability in [0, 1], got 1.5");
  misuse([&] { ttc::dropout(x, -0.5); }, "dropout: expected a probability in [0, 1], got -0.5");
}

TEST(MisuseReduction, DimensionsAndTypes) {
  ttc::Graph g;
  Tensor x = g.input("x", {4, 6}), n = g.input("n", {});
  misuse([&] { ttc::sum(x, 2); }, "sum: dimension 2 is out of range for rank 2");
  misuse([&] { ttc::sum(x, {0, -2}); }, "sum: a dimension occurs twice in [0, -2]");
  misuse([&] { ttc::mean(x, -3); }, "mean: dimension -3 is out of range for rank 2");
  misuse([&] { ttc::prod(x, 2); }, "prod: dimension 2 is out of range for rank 2");
  misuse([&] { ttc::amax(x, 2); }, "amax: dimension 2 is out of range for rank 2");
  misuse([&] { ttc::amin(x, 2); }, "amin: dimension 2 is out of range for rank 2");
  misuse([&] { ttc::any(x, 2); }, "any: dimension 2 is out of range for rank 2");
  misuse([&] { ttc::all(x, 2); }, "all: dimension 2 is out of range for rank 2");
  misuse([&] { ttc::var(x, 2); }, "var: dimension 2 is out of range for rank 2");
  misuse([&] { ttc::std(x, 2); }, "std: dimension 2 is out of range for rank 2");
  misuse([&] { ttc::logsumexp(x, 2); }, "logsumexp: dimension 2 is out of range for rank 2");
  misuse([&] { ttc::norm(x, 2, 2); }, "norm: dimension 2 is out of range for rank 2");
  misuse([&] { ttc::count_nonzero(x, 2); }, "count_nonzero: dimension 2 is out of range for rank 2");
  misuse([&] { ttc::argmax(x, 2); }, "argmax: dimension 2 is out of range for rank 2");
  misuse([&] { ttc::argmin(x, -3); }, "argmin: dimension -3 is out of range for rank 2");
  misuse([&] { ttc::max(x, 2); }, "max: dimension 2 is out of range for rank 2");
  misuse([&] { ttc::min(x, 2); }, "min: dimension 2 is out of range for rank 2");
  misuse([&] { ttc::sort(x, 2); }, "sort: dimension 2 is out of range for rank 2");
  misuse([&] { ttc::argsort(x, 2); }, "argsort: dimension 2 is out of range for rank 2");
  misuse([&] { ttc::topk(x, 7); }, "topk: ");
  misuse([&] { ttc::topk(x, -1); }, "topk: ");
  misuse([&] { ttc::topk(x, 1, 2); }, "topk: dimension 2 is out of range for rank 2");
}

TEST(MisuseReduction, NothingHasNoExtremes) {
  ttc::Graph g;
  Tensor e = g.input("e", {3, 0});
  misuse([&] { ttc::amax(e, 1); }, "amax: expected at least one element in dimension 1, got [3, 0]");
  misuse([&] { ttc::amin(e); }, "amin: expected at least one element in dimension 1, got [3, 0]");
  misuse([&] { ttc::max(e, 1); }, "max: expected at least one element in dimension 1, got [3, 0]");
  misuse([&] { ttc::min(e, -1); }, "min: expected at least one element in dimension 1, got [3, 0]");
  misuse([&] { ttc::argmax(e, 1); }, "argmax: expected at least one element in dimension 1, got [3, 0]");
  misuse([&] { ttc::argmin(e); }, "argmin: expected at least one element in dimension 0, got [0]");
  misuse([&] { ttc::max(e); }, "max: expected at least one element in dimension 1, got [3, 0]");
  EXPECT_EQ(ttc::amax(e, 0).shape().to_string(), "[0]");
  EXPECT_EQ(ttc::max(e, 0).values.shape().to_string(), "[0]");
}
