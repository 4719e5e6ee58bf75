// Reductions, indexing, and functions that move elements.
#include "Cases.h"

namespace gradients {

using ttc::Tensor;

void add_rearrangements(Cases &cases) {
  // The square keeps the second derivative of what is linear from vanishing.
  const auto add = [&](const std::string &name, std::function<Tensor(Arguments &)> build) {
    cases.push_back({name, [build = std::move(build)](Arguments &in) { return ttc::square(build(in)); }});
  };
  add("var", [](Arguments &in) { return ttc::var(in.floats({3, 5}), 1); });
  add("var without correction", [](Arguments &in) { return ttc::var(in.floats({3, 5}), {}, true, 0); });
  add("std", [](Arguments &in) { return ttc::std(in.floats({3, 5}), -1, true); });
  add("logsumexp", [](Arguments &in) { return ttc::logsumexp(in.floats({3, 5}), 0); });
  for (const double p : {1.0, 2.0, 3.0})
    add("norm", [=](Arguments &in) { return ttc::norm(in.floats({3, 5}), p, 1); });
  add("max along a dimension", [](Arguments &in) { return ttc::max(in.floats({3, 5}), 1).values; });
  add("min along a dimension", [](Arguments &in) { return ttc::min(in.floats({3, 5}), -2, true).values; });
  add("max of all", [](Arguments &in) { return ttc::max(in.floats({3, 5})); });
  add("cumprod", [](Arguments &in) { return ttc::cumprod(in.floats({3, 4}), 1); });
  add("sort", [](Arguments &in) { return ttc::cumsum(ttc::sort(in.floats({3, 5}), 0).values, 0); });
  add("topk", [](Arguments &in) { return ttc::topk(in.floats({3, 5}), 2).values; });

  add("flatten and transpose", [](Arguments &in) {
    return ttc::transpose(ttc::flatten(in.floats({2, 3, 4}), 1), 0, 1);
  });
  add("squeeze and unsqueeze", [](Arguments &in) { return ttc::unsqueeze(ttc::squeeze(in.floats({1, 3, 1})), -1); });
  add("expand", [](Arguments &in) { return ttc::expand(in.floats({3, 1}), {2, 3, 4}); });
  add("stack", [](Arguments &in) { return ttc::stack({in.floats({3}), in.floats({3})}, 1); });
  add("split and cat", [](Arguments &in) {
    std::vector<Tensor> parts = ttc::split(in.floats({5, 3}), {1, 4});
    return ttc::cat({parts[1], parts[0] * 2}, 0);
  });
  add("chunk", [](Arguments &in) { return ttc::chunk(in.floats({3, 5}), 2, 1)[1]; });
  add("slice", [](Arguments &in) { return ttc::slice(in.floats({3, 7}), 1, -6, std::nullopt, 2); });
  add("narrow and select", [](Arguments &in) { return ttc::select(ttc::narrow(in.floats({5, 3}), 0, 1, 3), 1, -1); });
  add("flip", [](Arguments &in) { return ttc::flip(in.floats({3, 4}), {0, -1}) * in.floats({4}); });
  add("roll", [](Arguments &in) { return ttc::roll(in.floats({3, 4}), {1, -2}, {0, 1}) * in.floats({4}); });
  add("repeat", [](Arguments &in) { return ttc::repeat(in.floats({2, 3}), {2, 1, 3}); });
  for (const std::string mode : {"constant", "reflect", "replicate"})
    add("pad " + mode, [=](Arguments &in) { return ttc::pad(in.floats({1, 4, 5}), {2, 1}, mode, 0.5); });
  add("tril", [](Arguments &in) { return ttc::tril(in.floats({3, 4}), 1); });
  add("triu", [](Arguments &in) { return ttc::triu(in.floats({2, 3, 3})); });
  add("diagonal", [](Arguments &in) { return ttc::diagonal(in.floats({3, 4}), 1); });

  add("gather", [](Arguments &in) { return ttc::gather(in.floats({3, 5}), 1, in.whole({3, 2}, 0, 4)); });
  add("take_along_dim", [](Arguments &in) {
    return ttc::take_along_dim(in.floats({3, 5}), in.whole({1, 5}, 0, 2), 0);
  });
  add("index_select", [](Arguments &in) { return ttc::index_select(in.floats({3, 5}), 1, in.whole({7}, 0, 4)); });
  add("index_add", [](Arguments &in) {
    return ttc::index_add(in.floats({4, 2}), 0, in.whole({3}, 0, 3), in.floats({3, 2}), 0.5);
  });
  add("scatter_add", [](Arguments &in) {
    return ttc::scatter_add(in.floats({3, 4}), 1, in.whole({3, 2}, 0, 3), in.floats({3, 2}));
  });
  add("index", [](Arguments &in) {
    return in.floats({4, 5, 3})[{ttc::Slice(1, 4), in.whole({2, 1}, 0, 4), ttc::None, -1}];
  });
  for (const bool accumulate : {false, true})
    add("index_put", [=](Arguments &in) {
      return ttc::index_put(in.floats({4, 3}), {in.whole({5}, 0, 3)}, in.floats({3}), accumulate);
    });
  add("linear_recurrence", [](Arguments &in) {
    return ttc::linear_recurrence(in.floats({5, 1}), in.floats({5, 2}), 0);
  });
  add("scatter", [](Arguments &in) {
    return ttc::scatter(in.floats({3, 4}), 1, in.whole({3, 2}, 0, 3), in.floats({3, 2}));
  });
}

} // namespace gradients
