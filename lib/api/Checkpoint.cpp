// Weights of models in files.
#include "ttc/Checkpoint.h"

#include "lib/api/Checkpoint.h"
#include "lib/api/Format.h"
#include "lib/host/Text.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <string_view>
#include <unordered_set>

namespace ttc {

namespace detail {

namespace {

std::string described(const Shape &shape, DType dtype) { return fmt::format("{} {}", to_string(shape), name(dtype)); }

/// Whether a value of type `found` may be loaded as one of `wanted`: floating types into each other, as torch does it,
/// and whole numbers into each other where they fit.
bool is_loadable(DType found, DType wanted) {
  return found == wanted || (is_floating_point(found) && is_floating_point(wanted)) ||
         (is_integer(found) && is_integer(wanted));
}

/// The value as an array of type `wanted`; nothing for whole numbers of which one doesn't fit.
std::optional<Array> converted(const Array &array, DType wanted) {
  const Array result = array.to(wanted);
  if (is_integer(wanted) && wanted != array.dtype()) {
    const Array before = array.to(DType::I64), after = result.to(DType::I64);
    if (!std::ranges::equal(before.data<std::int64_t>(), after.data<std::int64_t>()))
      return std::nullopt;
  }
  return result;
}

/// "; missing 'a', 'b' and 12 more" or nothing.
std::string problem(const char *what, const std::vector<std::string> &names) {
  return names.empty() ? "" : fmt::format("; {} {}", what, host::listed(names));
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
      fail(fmt::format("{}: a size of {} is still to be inferred: {}", what, host::in_quotes(value.name),
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
  std::unordered_set<std::string_view> known;
  // Everything is converted before anything is stored.
  std::vector<Array> values;
  for (const NamedBuffer &value : buffers) {
    known.insert(value.name);
    auto array = arrays.find(value.name);
    if (array == arrays.end()) {
      missing.push_back(host::in_quotes(value.name));
      continue;
    }
    const Array &found = array->second;
    std::optional<Array> loaded;
    if (is_loadable(found.dtype(), value.buffer->dtype) && matches(found.shape(), value.buffer->shape))
      loaded = converted(found, value.buffer->dtype);
    if (loaded)
      values.push_back(*loaded);
    else
      mismatched.push_back(fmt::format("{}: expected {}, got {}", host::in_quotes(value.name),
                                       described(value.buffer->shape, value.buffer->dtype),
                                       described(found.shape(), found.dtype())));
  }
  for (const auto &[name, array] : arrays)
    if (!known.contains(name))
      unexpected.push_back(host::in_quotes(name));
  const std::string problems =
      problem("missing", missing) + problem("unexpected", unexpected) + problem("mismatched", mismatched);
  if (!problems.empty())
    fail(what + ":" + problems.substr(1), where);
  for (std::size_t i = 0; i < buffers.size(); ++i)
    buffers[i].buffer->locked_store(values[i]);
}

} // namespace detail

void save(const nn::Module &net, const std::filesystem::path &path, Location where) {
  const std::string what = fmt::format("save {}", host::path_in_quotes(path));
  save_safetensors(path, detail::arrays_of(detail::named_buffers(net), what, where), {}, where);
}

void load(const nn::Module &net, const std::filesystem::path &path, Location where) {
  const std::string what = fmt::format("load {}", host::path_in_quotes(path));
  detail::store_arrays(detail::named_buffers(net), load_safetensors(path, where).tensors, what, where);
}

} // namespace ttc
