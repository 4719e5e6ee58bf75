//===- main.cpp - Uses the moving average like any operation --------------===//

#include "Moving.h"
#include <cmath>
#include <cstdio>
#include <ttc-mlir/Extension.h>
#include <ttc/ttc.h>

using ttc::Array;
using ttc::Tensor;

static Tensor moving_average(const Tensor &x, std::int64_t window,
                             ttc::Location where = std::source_location::current()) {
  return ttc::emit_op("moving.average", {x}, {{"window", window}}, where).front();
}

static bool matches(const char *what, const Array &got, const std::vector<float> &wanted) {
  bool ok = got.data<float>().size() == wanted.size();
  std::printf("%-16s", what);
  for (std::size_t i = 0; ok && i < wanted.size(); ++i) {
    std::printf(" %g", static_cast<double>(got.data<float>()[i]));
    ok = std::abs(got.data<float>()[i] - wanted[i]) < 1e-5f;
  }
  std::printf("%s\n", ok ? "" : "  (wrong)");
  return ok;
}

int main() {
  ttc::register_dialect<moving::MovingDialect>();
  ttc::Graph g("native_op");
  Tensor x = g.input("x", {"B", 5});
  Tensor y = moving_average(x, 3);
  Tensor first = ttc::grad(ttc::sum(y * y), {x})[0];
  Tensor second = ttc::grad(ttc::sum(first), {x})[0];
  Array X = Array::from<float>({3, 6, 9, 0, -3}, {1, 5});
  std::vector<Array> out = ttc::compile(g, {y, first, second}).run({{"x", X}});
  bool ok = matches("moving average", out[0], {6, 5, 2});
  ok = matches("its gradient", out[1], {4, 22.0f / 3, 26.0f / 3, 14.0f / 3, 4.0f / 3}) && ok;
  ok = matches("and again", out[2], {2.0f / 3, 4.0f / 3, 2, 4.0f / 3, 2.0f / 3}) && ok;
  try {
    moving_average(x, 6);
    ok = false;
  } catch (const ttc::Error &error) {
    std::printf("%s\n", error.what());
  }
  return ok ? 0 : 1;
}
