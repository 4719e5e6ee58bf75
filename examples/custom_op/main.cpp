// Operations of one's own: a straight-through estimator and a gradient reversal, checked against what they should do.
#include <ttc/ttc.h>

#include <cmath>
#include <cstdio>
#include <vector>

using ttc::Array;
using ttc::Tensor;
using List = std::vector<Tensor>;

namespace {

/// Rounds to 2^bits levels in [-1, 1]; the gradient is that of the identity inside the range, and 0 beyond it.
Tensor quantize(const Tensor &x, int bits) {
  const float levels = std::exp2(static_cast<float>(bits - 1));
  auto op = ttc::custom_op(
      "quantize", [=](const List &in) { return ttc::round(ttc::clamp(in[0], -1, 1) * levels) / levels; },
      [](const List &in, const List &, const List &grads) {
        return ttc::masked_fill(grads[0], ttc::abs(in[0]) > 1.0f, 0);
      });
  return op(x);
}

/// The identity, whose gradient is turned around: the layers in front of it learn what those behind it must not find
/// (Ganin and Lempitsky 2015).
Tensor reverse_gradient(const Tensor &x) {
  auto op = ttc::custom_op(
      "reverse_gradient", [](const List &in) { return in[0]; },
      [](const List &, const List &, const List &grads) { return -grads[0]; });
  return op(x);
}

bool report(const char *what, const Array &got, const std::vector<float> &wanted) {
  bool ok = true;
  std::printf("%-24s", what);
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    std::printf(" %g", static_cast<double>(got.data<float>()[i]));
    ok = ok && std::abs(got.data<float>()[i] - wanted[i]) < 1e-6f;
  }
  std::printf("%s\n", ok ? "" : "  (wrong)");
  return ok;
}

} // namespace

int main() {
  ttc::Graph g("custom_op");
  Tensor x = g.input("x", {4});
  Tensor q = quantize(x, 3), r = reverse_gradient(x);
  Tensor dq = ttc::grad(ttc::sum(q), {x})[0], dr = ttc::grad(ttc::sum(r * r), {x})[0];
  const Array X = Array::from<float>({0.1f, 0.6f, -0.9f, 1.5f}, {4});
  std::vector<Array> out = ttc::compile(g, {q, dq, r, dr}).run({{"x", X}});
  bool ok = report("quantize", out[0], {0, 0.5f, -1, 1});
  ok = report("its gradient", out[1], {1, 1, 1, 0}) && ok;
  ok = report("reverse_gradient", out[2], {0.1f, 0.6f, -0.9f, 1.5f}) && ok;
  ok = report("its gradient", out[3], {-0.2f, -1.2f, 1.8f, -3}) && ok;
  return ok ? 0 : 1;
}
