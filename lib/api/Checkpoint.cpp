// Weights of models in files.
#include "ttc/Checkpoint.h"

#include "lib/api/Checkpoint.h"
#include "lib/api/Format.h"

#include <algorithm>
#include <fmt/format.h>

namespace ttc {

namespace detail {

namespace {

std::string described(const Shape &shape, DType dtype) { return fmt::format("{} {}", to_string(shape), name(dtype)); }

/// Whether a value of type `found` may be loaded as one of `wanted`: floats of 16 bits are widened without loss.
bool is_loadable(DType found, DType wanted) {
  return found == wanted || (is_half(found) && (wanted == DType::F32 || wanted == DType::F64));
}

/// "; missing 'a', 'b'" or nothing.
std::string listed(const char *what, const std::vector<std::string> &names) {
  return names.empty() ? "" : fmt::format("; {} {}", what, fmt::join(names, ", "));
}

} // namespace

ArrayMap arrays_of(const std::vector<NamedBuffer> &buffers, const std::string &what, Location where) {
  std::shared_ptr<StateGroup> group = group_of(buffers);
  StateLock lock(group, StateLock::Mode::Shared);
  return locked_arrays_of(buffers, what, where);
}

std::shared_ptr<StateGroup> group_of(const std::vector<NamedBuffer> &buffers) {
  std::vector<StateBuffer *> all;
  for (const NamedBuffer &value : buffers)
    all.push_back(value.buffer.get());
  return StateGroup::unite(all);
}

ArrayMap locked_arrays_of(const std::vector<NamedBuffer> &buffers, const std::string &what, Location where) {
  ArrayMap arrays;
  for (const NamedBuffer &value : buffers) {
    if (!value.buffer->ready)
      fail(fmt::format("{}: a size of '{}' is still to be inferred: {}", what, value.name,
                       to_string(value.buffer->shape)),
           where);
    arrays.emplace(value.name, value.buffer->locked_value());
  }
  return arrays;
}

void store_arrays(const std::vector<NamedBuffer> &buffers, const ArrayMap &arrays, const std::string &what,
                  Location where) {
  std::shared_ptr<StateGroup> group = group_of(buffers);
  StateLock lock(group, StateLock::Mode::Alone);
  std::vector<std::string> missing, unexpected, mismatched;
  for (const NamedBuffer &value : buffers) {
    auto array = arrays.find(value.name);
    if (array == arrays.end()) {
      missing.push_back("'" + value.name + "'");
      continue;
    }
    const Array &found = array->second;
    if (!is_loadable(found.dtype(), value.buffer->dtype) || !matches(found.shape(), value.buffer->shape))
      mismatched.push_back(fmt::format("'{}': expected {}, got {}", value.name,
                                       described(value.buffer->shape, value.buffer->dtype),
                                       described(found.shape(), found.dtype())));
  }
  for (const auto &[name, array] : arrays)
    if (std::none_of(buffers.begin(), buffers.end(), [&, &key = name](const NamedBuffer &b) { return b.name == key; }))
      unexpected.push_back("'" + name + "'");
  std::string problems =
      listed("missing", missing) + listed("unexpected", unexpected) + listed("mismatched", mismatched);
  if (!problems.empty())
    fail(what + ":" + problems.substr(1), where);
  for (const NamedBuffer &value : buffers)
    value.buffer->locked_store(arrays.at(value.name).to(value.buffer->dtype));
}

} // namespace detail

void save(const nn::Module &net, const std::filesystem::path &path, Location where) {
  const std::string what = fmt::format("save '{}'", path.string());
  save_safetensors(path, detail::arrays_of(detail::named_buffers(net), what, where), {}, where);
}

void load(const nn::Module &net, const std::filesystem::path &path, Location where) {
  const std::string what = fmt::format("load '{}'", path.string());
  detail::store_arrays(detail::named_buffers(net), load_safetensors(path, where).tensors, what, where);
}

} // namespace ttc
