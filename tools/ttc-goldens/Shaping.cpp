// Reshaping, joining, cutting, moving and indexing.
#include "Registry.h"

namespace goldens {

namespace {

ttc::SymbolicShape shape(const std::vector<std::int64_t> &extents) { return ttc::Shape(extents); }

Values numbered(const std::vector<ttc::Tensor> &pieces) {
  Values values;
  for (std::size_t i = 0; i < pieces.size(); ++i)
    values["y" + std::to_string(i)] = pieces[i];
  return values;
}

/// x[i0, i1, ...] with integer tensors, or ':' where the name is null.
ttc::Tensor index(const Call &c) {
  std::vector<ttc::Index> indices;
  for (const Json &name : c.attr("indices"))
    indices.push_back(name.is_null() ? ttc::Index(ttc::Slice()) : ttc::Index(c[name.get<std::string>()]));
  return c.x()[indices];
}

} // namespace

void add_shaping(Registry &r) {
  r["reshape"] = r["view"] = single([](const Call &c) { return reshape(c.x(), shape(c.integers("shape"))); });
  r["flatten"] = single([](const Call &c) { return flatten(c.x(), c.integer("start_dim"), c.integer("end_dim")); });
  r["permute"] = single([](const Call &c) { return permute(c.x(), c.integers("dims")); });
  r["transpose"] = single([](const Call &c) { return transpose(c.x(), c.integer("dim0"), c.integer("dim1")); });
  r["expand"] = single([](const Call &c) { return expand(c.x(), shape(c.integers("size"))); });
  r["squeeze"] = single([](const Call &c) { return squeeze(c.x(), c.dims()); });
  r["unsqueeze"] = single([](const Call &c) { return unsqueeze(c.x(), c.integer("dim")); });
  r["cat"] = single([](const Call &c) { return cat(c.list("x"), c.integer("dim")); });
  r["stack"] = single([](const Call &c) { return stack(c.list("x"), c.integer("dim")); });
  r["split"] = [](const Call &c) {
    return numbered(c.attr("split_size_or_sections").is_array()
                        ? split(c.x(), c.integers("split_size_or_sections"), c.integer("dim"))
                        : split(c.x(), c.integer("split_size_or_sections"), c.integer("dim")));
  };
  r["chunk"] = [](const Call &c) { return numbered(chunk(c.x(), c.integer("chunks"), c.integer("dim"))); };
  r["slice"] = single([](const Call &c) {
    return slice(c.x(), c.integer("dim"), c.optional_integer("start"), c.optional_integer("end"), c.integer("step"));
  });
  r["narrow"] =
      single([](const Call &c) { return narrow(c.x(), c.integer("dim"), c.integer("start"), c.integer("length")); });
  r["flip"] = single([](const Call &c) { return flip(c.x(), c.integers("dims")); });
  r["pad"] = single([](const Call &c) {
    return pad(c.x(), c.integers("pad"), c.text("mode"), c.is_null("value") ? 0 : c.real("value"));
  });
  r["roll"] = single([](const Call &c) { return roll(c.x(), c.integers("shifts"), c.dims("dims")); });
  r["repeat"] = single([](const Call &c) { return repeat(c.x(), c.integers("repeats")); });
  r["tril"] = single([](const Call &c) { return tril(c.x(), c.integer("diagonal")); });
  r["triu"] = single([](const Call &c) { return triu(c.x(), c.integer("diagonal")); });
  r["diagonal"] =
      single([](const Call &c) { return diagonal(c.x(), c.integer("offset"), c.integer("dim1"), c.integer("dim2")); });
  r["one_hot"] = single([](const Call &c) { return one_hot(c.x(), c.integer("num_classes")); });
  r["index_select"] = single([](const Call &c) { return index_select(c.x(), c.integer("dim"), c["index"]); });
  r["gather"] = single([](const Call &c) { return gather(c.x(), c.integer("dim"), c["index"]); });
  r["scatter_add"] = single([](const Call &c) { return scatter_add(c.x(), c.integer("dim"), c["index"], c["src"]); });
  r["embedding"] =
      single([](const Call &c) { return embedding(c.x(), c["weight"], c.optional_integer("padding_idx")); });
  r["index"] = single(index);
}

} // namespace goldens
