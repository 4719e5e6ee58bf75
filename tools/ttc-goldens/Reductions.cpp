// Reductions.
#include "Registry.h"

namespace goldens {

namespace {

Values named(const ttc::ValuesIndices &both) { return {{"values", both.values}, {"indices", both.indices}}; }

} // namespace

void add_reductions(Registry &r) {
  r["sum"] = single([](const Call &c) { return sum(c.x(), c.dims(), c.flag("keepdim")); });
  r["mean"] = single([](const Call &c) { return mean(c.x(), c.dims(), c.flag("keepdim")); });
  r["prod"] = single([](const Call &c) { return prod(c.x(), c.dims(), c.flag("keepdim")); });
  r["amax"] = single([](const Call &c) { return amax(c.x(), c.dims(), c.flag("keepdim")); });
  r["amin"] = single([](const Call &c) { return amin(c.x(), c.dims(), c.flag("keepdim")); });
  r["any"] = single([](const Call &c) { return any(c.x(), c.dims(), c.flag("keepdim")); });
  r["all"] = single([](const Call &c) { return all(c.x(), c.dims(), c.flag("keepdim")); });
  r["max_dim"] = [](const Call &c) { return named(max(c.x(), c.integer("dim"), c.flag("keepdim"))); };
  r["min_dim"] = [](const Call &c) { return named(min(c.x(), c.integer("dim"), c.flag("keepdim"))); };
  r["argmax"] = single([](const Call &c) {
    return c.is_null("dim") ? argmax(c.x()) : argmax(c.x(), c.integer("dim"), c.flag("keepdim"));
  });
  r["argmin"] = single([](const Call &c) {
    return c.is_null("dim") ? argmin(c.x()) : argmin(c.x(), c.integer("dim"), c.flag("keepdim"));
  });
  r["var"] = single([](const Call &c) { return var(c.x(), c.dims(), c.flag("keepdim"), c.real("correction")); });
  r["std"] = single([](const Call &c) { return ttc::std(c.x(), c.dims(), c.flag("keepdim"), c.real("correction")); });
  r["logsumexp"] = single([](const Call &c) { return logsumexp(c.x(), c.dims(), c.flag("keepdim")); });
  r["norm"] = single([](const Call &c) { return norm(c.x(), c.real("p"), c.dims(), c.flag("keepdim")); });
  r["count_nonzero"] = single([](const Call &c) { return count_nonzero(c.x(), c.dims()); });
  r["sort"] = [](const Call &c) {
    return named(sort(c.x(), c.integer("dim"), c.flag("descending"), c.flag("stable")));
  };
  r["argsort"] = single([](const Call &c) {
    return argsort(c.x(), c.integer("dim"), c.flag("descending"), c.flag("stable"));
  });
  r["topk"] = [](const Call &c) {
    return named(topk(c.x(), c.integer("k"), c.integer("dim"), c.flag("largest"), c.flag("sorted")));
  };
  r["cumprod"] = single([](const Call &c) { return cumprod(c.x(), c.integer("dim")); });
  r["cumsum"] = single([](const Call &c) { return cumsum(c.x(), c.integer("dim")); });
}

} // namespace goldens
