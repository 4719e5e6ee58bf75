// The safetensors format: an 8-byte little-endian header length, a JSON header, then the tensors without gaps.
#include "ttc/Serialize.h"

#include "lib/host/AtomicFile.h"
#include "lib/host/Elements.h"
#include "lib/host/InputFile.h"
#include "lib/host/SafeTensorsHeader.h"
#include "lib/host/Text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <bit>

using namespace ttc;
using namespace ttc::host;
using namespace ttc::host::safetensors;

static_assert(std::endian::native == std::endian::little, "files are little endian and read in place");

static Array read_tensor(const InputFile &file, const Entry &entry, std::uint64_t data_begin, Location where) {
  Array array = Array::empty(entry.shape, entry.dtype, where);
  file.read(data_begin + entry.begin, array.raw(), entry.end - entry.begin);
  normalize_bools(array);
  return array;
}

SafeTensors ttc::load_safetensors(const std::filesystem::path &path, Location where) {
  const InputFile file(path, where);
  std::uint64_t header_bytes = 0;
  if (file.size() < sizeof header_bytes)
    file.fail(fmt::format("truncated: expected at least 8 bytes, got {}", file.size()));
  file.read(0, &header_bytes, sizeof header_bytes);
  const std::uint64_t rest = file.size() - sizeof header_bytes;
  char first = '{';
  if (rest > 0)
    file.read(sizeof header_bytes, &first, 1);
  if (first != '{' || header_bytes > max_header_bytes)
    file.check_format("a safetensors file");
  if (header_bytes > max_header_bytes)
    file.fail(fmt::format("expected a header of at most {} bytes, got {}", max_header_bytes, header_bytes));
  if (header_bytes > rest)
    file.fail(fmt::format("truncated: expected a header of {} bytes, got {}", header_bytes, rest));
  Header header = read_header(file, sizeof header_bytes, header_bytes, rest - header_bytes);
  file.check_memory(rest - header_bytes);

  SafeTensors result{{}, std::move(header.metadata)};
  for (Entry &entry : header.entries) {
    Array array = read_tensor(file, entry, sizeof header_bytes + header_bytes, where);
    result.tensors.emplace(std::move(entry.name), std::move(array));
  }
  return result;
}

/// The text as JSON. Throws for what isn't UTF-8.
static std::string json_string(std::string_view text, const std::filesystem::path &path, Location where) {
  try {
    return nlohmann::json(text).dump();
  } catch (const nlohmann::json::exception &) {
    fail(fmt::format("can't write {}: expected UTF-8, got {}", path_in_quotes(path), in_quotes(text)), where);
  }
}

void ttc::save_safetensors(const std::filesystem::path &path, const ArrayMap &tensors, const Metadata &metadata,
                           Location where) {
  // Wide elements first: with the data at a multiple of 8, all tensors are aligned without gaps.
  std::vector<const ArrayMap::value_type *> order;
  for (const auto &item : tensors)
    order.push_back(&item);
  std::ranges::sort(order, [](const auto *a, const auto *b) {
    const std::size_t bytes_a = itemsize(a->second.dtype()), bytes_b = itemsize(b->second.dtype());
    return bytes_a != bytes_b ? bytes_a > bytes_b : a->first < b->first;
  });

  std::string text = "{";
  const auto separate = [&] { text += text.size() > 1 ? "," : ""; };
  if (!metadata.empty()) {
    text += fmt::format("\"{}\":{{", metadata_key);
    const std::size_t begin = text.size();
    for (const auto &[key, value] : metadata)
      text += fmt::format("{}{}:{}", text.size() > begin ? "," : "", json_string(key, path, where),
                          json_string(value, path, where));
    text += '}';
  }
  std::uint64_t offset = 0;
  for (const auto *item : order) {
    const auto &[name, array] = *item;
    if (name == metadata_key)
      fail(fmt::format("can't write {}: no tensor can be named {}", path_in_quotes(path), metadata_key), where);
    separate();
    text += fmt::format(R"({}:{{"dtype":"{}","shape":[{}],"data_offsets":[{},{}]}})", json_string(name, path, where),
                        stored_name(array.dtype()), fmt::join(array.shape(), ","), offset, offset + array.nbytes());
    offset += array.nbytes();
  }
  text += '}';
  text.resize((text.size() + 7) / 8 * 8, ' ');
  if (text.size() > max_header_bytes)
    fail(fmt::format("can't write {}: expected a header of at most {} bytes, got {}", path_in_quotes(path),
                     max_header_bytes, text.size()),
         where);

  AtomicFile file(path, where);
  const std::uint64_t header_bytes = text.size();
  file.write(&header_bytes, sizeof header_bytes);
  file.write(text);
  for (const auto *item : order)
    file.write(item->second.raw(), item->second.nbytes());
  file.commit();
}
