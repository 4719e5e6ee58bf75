// Matrix products.
#include "Registry.h"

namespace goldens {

void add_contractions(Registry &r) {
  r["matmul"] = single([](const Call &c) { return matmul(c.x(), c.other()); });
  r["bmm"] = single([](const Call &c) { return bmm(c.x(), c.other()); });
  r["outer"] = single([](const Call &c) { return outer(c.x(), c.other()); });
  r["dot"] = single([](const Call &c) { return dot(c.x(), c.other()); });
  r["linear"] = single([](const Call &c) { return linear(c.x(), c["weight"], c["bias"]); });
  r["einsum"] = single([](const Call &c) { return einsum(c.text("equation"), c.list("x")); });
}

} // namespace goldens
