// Wrong calls of losses, gradients and the compiler.
#include "Expect.h"

using expect::misuse;
using ttc::Array;
using ttc::DType;
using ttc::Tensor;

TEST(MisuseLosses, ShapesTypesAndReductions) {
  ttc::Graph g;
  Tensor x = g.input("x", {4, 6}), y = g.input("y", {4}), t = g.input("t", {4}, DType::I64);
  Tensor t3 = g.input("t3", {3}, DType::I64), w5 = g.input("w5", {5}), p = g.input("p", {4, 5});
  misuse([&] { ttc::mse_loss(x, y); }, "mse_loss: shapes differ: [4, 6] and target [4]");
  misuse([&] { ttc::mse_loss(x, x, "average"); }, "mse_loss: expected reduction mean, sum or none, got average");
  misuse([&] { ttc::l1_loss(x, y); }, "l1_loss: shapes differ: [4, 6] and target [4]");
  misuse([&] { ttc::l1_loss(x, x, ""); }, "l1_loss: expected reduction mean, sum or none, got ");
  misuse([&] { ttc::smooth_l1_loss(x, y); }, "smooth_l1_loss: shapes differ");
  misuse([&] { ttc::smooth_l1_loss(x, x, "mean", -1); }, "smooth_l1_loss: expected beta of 0 or more, got -1");
  misuse([&] { ttc::smooth_l1_loss(x, x, "all"); }, "smooth_l1_loss: expected reduction mean, sum or none, got all");
  misuse([&] { ttc::huber_loss(x, y); }, "huber_loss: shapes differ");
  misuse([&] { ttc::huber_loss(x, x, "mean", 0); }, "huber_loss: expected a positive delta, got 0");
  misuse([&] { ttc::binary_cross_entropy(x, y); }, "binary_cross_entropy: shapes differ");
  misuse([&] { ttc::binary_cross_entropy(x, x, {}, "max"); }, "binary_cross_entropy: expected reduction");
  misuse([&] { ttc::binary_cross_entropy(x, x, w5); }, "binary_cross_entropy: shapes do not broadcast: [4, 6] and [5]");
  misuse([&] { ttc::binary_cross_entropy_with_logits(x, y); }, "binary_cross_entropy_with_logits: shapes differ");
  misuse([&] { ttc::binary_cross_entropy_with_logits(x, x, {}, w5); },
         "binary_cross_entropy_with_logits: shapes do not broadcast: [4, 6] and [5]");
  misuse([&] { ttc::cross_entropy(x, t3); }, "cross_entropy: expected target [4] for [4, 6], got [3]");
  misuse([&] { ttc::cross_entropy(x, t > 0); }, "cross_entropy: expected classes as whole numbers, got bool");
  misuse([&] { ttc::cross_entropy(x, p); }, "cross_entropy: shapes differ: [4, 6] and target [4, 5]");
  misuse([&] { ttc::cross_entropy(x, t, {.weight = w5}); }, "cross_entropy: expected weight [6], got [5]");
  misuse([&] { ttc::cross_entropy(x, t, {.reduction = "avg"}); },
         "cross_entropy: expected reduction mean, sum or none");
  misuse([&] { ttc::cross_entropy(x, t, {.label_smoothing = 2}); },
         "cross_entropy: expected label_smoothing in [0, 1], got 2");
  misuse([&] { ttc::cross_entropy(g.input("n", {}), t); }, "cross_entropy: expected [N, C, ...] or [C], got []");
  misuse([&] { ttc::nll_loss(x, t3); }, "nll_loss: expected target [4] for [4, 6], got [3]");
  misuse([&] { ttc::nll_loss(x, y); }, "nll_loss: expected classes as whole numbers, got f32");
  misuse([&] { ttc::kl_div(x, y); }, "kl_div: shapes differ");
  misuse([&] { ttc::kl_div(x, x, "batch"); }, "kl_div: expected reduction");
  misuse([&] { ttc::cosine_similarity(x, x, 2); }, "cosine_similarity: dimension 2 is out of range for rank 2");
  misuse([&] { ttc::cosine_similarity(x, p); }, "cosine_similarity: shapes do not broadcast: [4, 6] and [4, 5]");
}

TEST(MisuseGradients, LossesAndCotangents) {
  ttc::Graph g;
  Tensor x = g.input("x", {4}), i = g.input("i", {4}, DType::I64);
  misuse([&] { ttc::grad(x, {x}); },
         "grad: expected a floating scalar as the loss (vjp takes others with a cotangent), got [4] f32");
  misuse([&] { ttc::grad(ttc::sum(i), {x}); },
         "grad: expected a floating scalar as the loss (vjp takes others with a cotangent), got [] i64");
  misuse([&] { ttc::grad(ttc::sum(x), {i}); }, "grad: expected floating tensors to differentiate by, got i64");
  misuse([&] { ttc::vjp(x, ttc::sum(x), {x}); }, "vjp: expected a cotangent [4] f32, got [] f32");
  misuse([&] { ttc::vjp(x, x.to(DType::F64), {x}); }, "vjp: expected a cotangent [4] f32, got [4] f64");
  misuse([&] { ttc::vjp(i, i, {x}); }, "vjp: expected a floating output, got i64");
}

TEST(MisuseCompiler, OutputsLossesAndRuns) {
  ttc::Graph g;
  Tensor x = g.input("x", {4}), w = g.parameter("w", {4}), y = x * w;
  misuse([&] { ttc::compile(g, {}); }, "compile: expected at least one output, got none");
  misuse([&] { ttc::compile_step(g, y, ttc::optim::SGD()); },
         "compile_step: expected a floating scalar as the loss, got [4] f32");
  misuse([&] { ttc::compile(g, {y}, {.target = "riscv"}).prepare(); }, "riscv");
  misuse([&] { ttc::compile(g, {y}, {.opt_level = 7}); }, "compile: expected an opt_level in [0, 3], got 7");
  misuse([&] { ttc::compile(g, {y}, {.threads = -1}); }, "compile: expected threads in [0, 1024], got -1");
  misuse([&] { ttc::eval(y, {{"z", Array::zeros({4})}}); }, "run: unknown inputs 'z'; missing inputs 'x'");
  misuse([&] { ttc::eval(y, {{"x", Array::zeros({5})}}); }, "run: expected 'x' of shape [4], got [5]");
  misuse([&] { ttc::Executable().run({}); }, "run: the executable is empty");
  misuse([&] { g.update(x, x); }, "update: the tensor is neither a parameter nor a state");
  misuse([&] { g.update(w, ttc::sum(w)); }, "update: expected [4] f32, got [] f32");
  misuse([&] { g.iota({2}, 1); }, "iota: dimension 1 is out of range for rank 1");
  misuse([&] { g.rand({2}, DType::I64); }, "rand: expected a floating dtype, got i64");
}
