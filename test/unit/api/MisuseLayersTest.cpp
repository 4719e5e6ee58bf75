// Wrong calls of matrix products, convolutions, pooling, normalizations and attention.
#include "Expect.h"

using expect::misuse;
using ttc::DType;
using ttc::Tensor;

TEST(MisuseContraction, Shapes) {
  ttc::Graph g;
  Tensor a = g.input("a", {4, 6}), b = g.input("b", {5, 3}), v = g.input("v", {6}), n = g.input("n", {});
  Tensor t = g.input("t", {2, 4, 6}), u = g.input("u", {3, 6, 4}), i = g.input("i", {6, 4}, DType::I64);
  misuse([&] { ttc::matmul(a, b); }, "matmul: inner dimensions differ: [4, 6] x [5, 3]");
  misuse([&] { ttc::matmul(n, a); }, "matmul: expected operands of rank 1 or more, got [] x [4, 6]");
  misuse([&] { ttc::matmul(t, u); }, "matmul: batch dimensions do not broadcast: [2, 4, 6] x [3, 6, 4]");
  misuse([&] { ttc::matmul(a > 0, i > 0); }, "matmul: expected numbers, got bool");
  misuse([&] { ttc::bmm(a, b); }, "bmm: expected rank 3, got [4, 6]");
  misuse([&] { ttc::bmm(t, u); }, "bmm: batch dimensions differ: [2, 4, 6] x [3, 6, 4]");
  misuse([&] { ttc::bmm(t, t); }, "bmm: inner dimensions differ: [2, 4, 6] x [2, 4, 6]");
  misuse([&] { ttc::outer(a, v); }, "outer: expected rank 1, got [4, 6]");
  misuse([&] { ttc::dot(v, a); }, "dot: expected rank 1, got [4, 6]");
  misuse([&] { ttc::dot(v, b[{0}]); }, "dot: sizes differ: [6] and [3]");
  misuse([&] { ttc::linear(a, b); }, "linear: in_features differ: [4, 6] x weight [5, 3]");
  misuse([&] { ttc::linear(a, a, v); }, "linear: expected bias [4], got [6]");
  misuse([&] { ttc::linear(n, a); }, "linear: in_features differ: [] x weight [4, 6]");
}

TEST(MisuseContraction, EinsumEquations) {
  ttc::Graph g;
  Tensor a = g.input("a", {4, 6}), b = g.input("b", {5, 3});
  misuse([&] { ttc::einsum("ij,jk->ik", {a, b}); }, "einsum: 'ij,jk->ik': 'j' stands for 6 and 5");
  misuse([&] { ttc::einsum("ij,jk->ik", {a}); }, "einsum: 'ij,jk->ik': expected 1 terms, got more");
  misuse([&] { ttc::einsum("ij->i", {a, b}); }, "einsum: 'ij->i': expected 2 terms, got 1");
  misuse([&] { ttc::einsum("ijk->i", {a}); }, "einsum: 'ijk->i': 'ijk' doesn't fit [4, 6]");
  misuse([&] { ttc::einsum("ij->k", {a}); }, "einsum: 'ij->k': 'k' isn't in any operand");
  misuse([&] { ttc::einsum("ij->ii", {a}); }, "einsum: 'ij->ii': 'i' occurs twice in the result");
  misuse([&] { ttc::einsum("i1->i", {a}); }, "einsum: 'i1->i': expected letters, got '1'");
  misuse([&] { ttc::einsum("i->j->k", {a}); }, "einsum: 'i->j->k': expected one arrow, got more");
  misuse([&] { ttc::einsum("ij->i*", {a}); }, "einsum: 'ij->i*': expected letters, got '*'");
  misuse([&] { ttc::einsum("i...j...->i", {a}); }, "einsum: 'i...j...->i': ");
  misuse([&] { ttc::einsum("ii->i", {a}); }, "einsum: 'ii->i': 'i' stands for 4 and 6");
  misuse([&] { ttc::einsum("", {a}); }, "einsum: '': '' doesn't fit [4, 6]");
  misuse([&] { ttc::einsum("ij", {}); }, "einsum: 'ij': expected at least one tensor, got none");
}

TEST(MisuseConvolution, OperandsAndParameters) {
  ttc::Graph g;
  Tensor x = g.input("x", {2, 4, 8, 8}), w = g.input("w", {6, 4, 3, 3}), b = g.input("b", {5});
  Tensor i = g.input("i", {2, 4, 8, 8}, DType::I64), s = g.input("s", {"B", 4, "H", 8}), l = g.input("l", {2, 4, 8});
  Tensor m = g.input("m", {4, 8});
  misuse([&] { ttc::conv2d(m, w); }, "conv2d: expected an image [N, C, H, W], got [4, 8]");
  misuse([&] { ttc::conv2d(x, l); }, "conv2d: expected weight [F, C / groups, kh, kw], got [2, 4, 8]");
  misuse([&] { ttc::conv2d(x, w, b); }, "conv2d: expected bias [6], got [5]");
  misuse([&] { ttc::conv2d(x, w, {}, {.stride = 0}); }, "conv2d: expected a stride of 1 or more, got [0, 0]");
  misuse([&] { ttc::conv2d(x, w, {}, {.dilation = 0}); }, "conv2d: expected a dilation of 1 or more, got [0, 0]");
  misuse([&] { ttc::conv2d(x, w, {}, {.padding = -1}); }, "conv2d: expected a padding of 0 or more, got [-1, -1]");
  misuse([&] { ttc::conv2d(x, w, {}, {.padding = "full"}); }, "conv2d: expected padding same or valid, got full");
  misuse([&] { ttc::conv2d(x, w, {}, {.stride = 2, .padding = "same"}); },
         "conv2d: padding same needs stride 1, got [2, 2]");
  misuse([&] { ttc::conv2d(x, w, {}, {.groups = 0}); }, "conv2d: expected groups of 1 or more, got 0");
  misuse([&] { ttc::conv2d(x, w, {}, {.groups = 3}); }, "conv2d: ");
  misuse([&] { ttc::conv2d(x, w, {}, {.groups = 2}); }, "conv2d: ");
  misuse([&] { ttc::conv2d(x, w, {}, {.dilation = 4}); }, "conv2d: kernel [3, 3] is larger than the padded input");
  misuse([&] { ttc::conv2d(x, g.input("w0", {6, 4, 0, 3})); }, "conv2d: expected two kernel_size values of at least 1");
  misuse([&] { ttc::conv2d(x, g.input("w9", {6, 4, 9, 9})); }, "conv2d: kernel [9, 9] is larger than the padded input");
  misuse([&] { ttc::conv2d(i, i); }, "conv2d: expected floating numbers, got i64");
  misuse([&] { ttc::conv1d(x, w); }, "conv1d: expected an image [N, C, L], got [2, 4, 8, 8]");
  misuse([&] { ttc::conv3d(l, w); }, "conv3d: expected an image [N, C, D, H, W], got [2, 4, 8]");
  misuse([&] { ttc::conv_transpose2d(x, w); }, "conv_transpose2d: expected weight [4, F / groups, kh, kw]");
  Tensor wt = g.input("wt", {4, 6, 3, 3});
  misuse([&] { ttc::conv_transpose2d(x, wt, {}, {.groups = 3}); },
         "conv_transpose2d: expected groups that divide the input channels, got 3 for 4");
  misuse([&] { ttc::conv_transpose2d(x, wt, {}, {.output_padding = 1}); },
         "conv_transpose2d: expected an output_padding");
  misuse([&] { ttc::conv_transpose2d(x, wt, {}, {.padding = 9}); }, "conv_transpose2d: expected a padding that leaves");
  misuse([&] { ttc::conv_transpose2d(s, wt); }, "conv_transpose2d: dimension 2 must be a known number, got H");
}

TEST(MisusePooling, OperandsAndParameters) {
  ttc::Graph g;
  Tensor x = g.input("x", {2, 4, 8, 8}), l = g.input("l", {2, 4, 8}), i = g.input("i", {2, 4, 8, 8}, DType::I64);
  Tensor s = g.input("s", {"B", 4, "H", 8}), m = g.input("m", {4, 8});
  misuse([&] { ttc::max_pool2d(m, 2); }, "max_pool2d: expected an image [N, C, H, W], got [4, 8]");
  misuse([&] { ttc::max_pool2d(x, 0); }, "max_pool2d: expected a positive kernel_size, got [0, 0]");
  misuse([&] { ttc::max_pool2d(x, 2, {.stride = 0}); }, "max_pool2d: expected a positive stride, got [0, 0]");
  misuse([&] { ttc::max_pool2d(x, 2, {.padding = 2}); },
         "max_pool2d: expected a padding of at most half the kernel [2, 2], got [2, 2]");
  misuse([&] { ttc::max_pool2d(x, 2, {.padding = -1}); }, "max_pool2d: expected a padding of at most half the kernel");
  misuse([&] { ttc::max_pool2d(x, 2, {.dilation = 0}); }, "max_pool2d: expected a positive dilation, got [0, 0]");
  misuse([&] { ttc::max_pool2d(x, 9); }, "max_pool2d: kernel [9, 9] is larger than the padded input [2, 4, 8, 8]");
  misuse([&] { ttc::max_pool1d(x, 2); }, "max_pool1d: expected a sequence [N, C, L], got [2, 4, 8, 8]");
  misuse([&] { ttc::avg_pool2d(x, 9); }, "avg_pool2d: kernel [9, 9] is larger than the padded input [2, 4, 8, 8]");
  misuse([&] { ttc::avg_pool2d(x, 2, {.divisor_override = 0}); },
         "avg_pool2d: expected a divisor_override other than 0");
  misuse([&] { ttc::avg_pool2d(i, 2); }, "avg_pool2d: expected floating numbers, got i64");
  misuse([&] { ttc::adaptive_avg_pool2d(m, 2); }, "adaptive_avg_pool2d: expected an image [N, C, H, W], got [4, 8]");
  misuse([&] { ttc::adaptive_avg_pool2d(x, 0); }, "adaptive_avg_pool2d: expected");
  misuse([&] { ttc::adaptive_avg_pool2d(s, 2); }, "adaptive_avg_pool2d: dimension 2 must be a known number, got H");
  misuse([&] { ttc::interpolate(l, {.size = 2}); }, "interpolate: expected an image [N, C, H, W], got [2, 4, 8]");
  misuse([&] { ttc::interpolate(x, {.size = 2, .mode = "cubic"}); },
         "interpolate: expected mode nearest or bilinear, got cubic");
  misuse([&] { ttc::interpolate(x, {.size = 0}); }, "interpolate: expected a positive size, got 0");
  misuse([&] { ttc::interpolate(x, {}); }, "interpolate: expected a positive size, got 0");
  misuse([&] { ttc::interpolate(s, {.size = 2}); }, "interpolate: dimension 2 must be a known number, got H");
}

TEST(MisuseNormalization, OperandsAndParameters) {
  ttc::Graph g;
  Tensor x = g.input("x", {2, 4, 8}), v = g.input("v", {8}), c = g.input("c", {4}),
         i = g.input("i", {2, 8}, DType::I64);
  misuse([&] { ttc::softmax(x, 3); }, "softmax: dimension 3 is out of range for rank 3");
  misuse([&] { ttc::log_softmax(x, -4); }, "log_softmax: dimension -4 is out of range for rank 3");
  misuse([&] { ttc::layer_norm(x, {4}); }, "layer_norm: expected a shape that ends in [4], got [2, 4, 8]");
  misuse([&] { ttc::layer_norm(x, {}); }, "layer_norm: expected a shape that ends in [], got [2, 4, 8]");
  misuse([&] { ttc::layer_norm(x, {1, 2, 4, 8}); }, "layer_norm: expected a shape that ends in [1, 2, 4, 8]");
  misuse([&] { ttc::layer_norm(x, {8}, c); }, "layer_norm: expected weight [8], got [4]");
  misuse([&] { ttc::layer_norm(x, {4, 8}, v); }, "layer_norm: expected weight [4, 8], got [8]");
  misuse([&] { ttc::layer_norm(x, {8}, v, c); }, "layer_norm: expected bias [8], got [4]");
  misuse([&] { ttc::layer_norm(i, {8}); }, "layer_norm: expected floating numbers, got i64");
  misuse([&] { ttc::rms_norm(x, {8}, c); }, "rms_norm: expected weight [8], got [4]");
  misuse([&] { ttc::rms_norm(i, {8}); }, "rms_norm: expected floating numbers, got i64");
  misuse([&] { ttc::group_norm(x, 3); }, "group_norm: 4 channels don't divide into 3 groups");
  misuse([&] { ttc::group_norm(x, 0); }, "group_norm: 4 channels don't divide into 0 groups");
  misuse([&] { ttc::group_norm(v, 2); }, "group_norm: expected rank 2 or more, got [8]");
  misuse([&] { ttc::group_norm(x, 2, v); }, "group_norm: expected weight [4], got [8]");
  misuse([&] { ttc::instance_norm(x, c, v); }, "instance_norm: expected bias [4], got [8]");
  misuse([&] { ttc::instance_norm(v); }, "instance_norm: expected rank 2 or more, got [8]");
  misuse([&] { ttc::batch_norm(v, {}, {}); }, "batch_norm: expected rank 2 or more, got [8]");
  misuse([&] { ttc::batch_norm(x, {}, {}); }, "batch_norm: evaluation needs running_mean and running_var");
  misuse([&] { ttc::batch_norm(x, v, c); }, "batch_norm: expected [4] for each channel, got [8]");
  misuse([&] { ttc::batch_norm(i, {}, {}, {}, {}, {.training = true}); },
         "batch_norm: expected floating numbers, got i64");
  misuse([&] { ttc::scaled_dot_product_attention(v, v, v); }, "scaled_dot_product_attention: expected rank 2 or more");
  misuse(
      [&] {
        ttc::scaled_dot_product_attention(x, x[{ttc::Ellipsis, ttc::Slice(0, 4)}], x);
      },
      "scaled_dot_product_attention: ");
  misuse(
      [&] {
        ttc::scaled_dot_product_attention(x, x, x[{ttc::Slice(), ttc::Slice(0, 2)}]);
      },
      "scaled_dot_product_attention: ");
  misuse([&] { ttc::scaled_dot_product_attention(x, x, x, v); },
         "scaled_dot_product_attention: shapes do not broadcast: [2, 4, 4] and [8]");
  misuse(
      [&] {
        ttc::scaled_dot_product_attention(x, x, x, g.input("causal", {4, 4}) > 0, {.is_causal = true});
      },
      "scaled_dot_product_attention: expected attn_mask or is_causal, got both");
}
