// The safetensors format: an 8-byte little-endian header length, a JSON header, then the tensors without gaps.
#include "lib/host/AtomicFile.h"
#include "lib/host/Elements.h"
#include "lib/host/InputFile.h"
#include "ttc/Serialize.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <bit>
#include <optional>
#include <set>

using namespace ttc;
using namespace ttc::host;
using json = nlohmann::json;

static_assert(std::endian::native == std::endian::little, "files are little endian and read in place");

namespace {

constexpr std::string_view metadata_key = "__metadata__";
/// The reference implementation's bound.
constexpr std::uint64_t max_header_bytes = 100'000'000;

/// A dtype and its name in a file.
struct StoredType {
  std::string_view name;
  DType dtype;
};

constexpr StoredType stored_types[] = {
    {"F32", DType::F32}, {"F64", DType::F64}, {"BF16", DType::BF16}, {"F16", DType::F16}, {"I8", DType::I8},
    {"I16", DType::I16}, {"I32", DType::I32}, {"I64", DType::I64},   {"U8", DType::U8},   {"BOOL", DType::Bool},
};

/// One tensor of the header; offsets count from the end of the header.
struct Entry {
  std::string name;
  StoredType type;
  Shape shape;
  std::uint64_t begin;
  std::uint64_t end;
};

} // namespace

/// Parses the header; a name that occurs twice in one object is an error, which JSON alone doesn't make it.
static json parse_header(const InputFile &file, const std::string &text) {
  std::vector<std::set<std::string>> names;
  std::optional<std::string> duplicate;
  const auto callback = [&](int, json::parse_event_t event, json &parsed) {
    if (event == json::parse_event_t::object_start)
      names.emplace_back();
    else if (event == json::parse_event_t::object_end)
      names.pop_back();
    else if (event == json::parse_event_t::key && !names.back().insert(parsed.get<std::string>()).second)
      duplicate = parsed.get<std::string>();
    return true;
  };
  json header;
  try {
    header = json::parse(text, callback);
  } catch (const json::exception &error) {
    file.fail(fmt::format("the header isn't JSON: {}", error.what()));
  }
  if (duplicate)
    file.fail(fmt::format("the name '{}' occurs twice in the header", *duplicate));
  if (!header.is_object())
    file.fail(fmt::format("expected a JSON object as header, got {}", header.type_name()));
  return header;
}

static Metadata parse_metadata(const InputFile &file, const json &object) {
  Metadata metadata;
  if (!object.is_object())
    file.fail(fmt::format("expected an object as __metadata__, got {}", object.type_name()));
  for (const auto &[key, value] : object.items()) {
    if (!value.is_string())
      file.fail(fmt::format("__metadata__: expected a string for '{}', got {}", key, value.type_name()));
    metadata[key] = value.get<std::string>();
  }
  return metadata;
}

static std::uint64_t parse_size(const InputFile &file, const std::string &name, const json &value) {
  if (!value.is_number_unsigned() || value.get<std::uint64_t>() > std::uint64_t(INT64_MAX))
    file.fail(fmt::format("tensor '{}': expected an integer in [0, 2^63), got {}", name, value.dump()));
  return value.get<std::uint64_t>();
}

static Entry parse_entry(const InputFile &file, const std::string &name, const json &object) {
  const auto member = [&](const char *key, json::value_t kind, const char *kind_name) -> const json & {
    const auto found = object.is_object() ? object.find(key) : object.end();
    if (!object.is_object() || found == object.end())
      file.fail(fmt::format("tensor '{}': '{}' is missing", name, key));
    if (found->type() != kind)
      file.fail(fmt::format("tensor '{}': expected '{}' to be {}, got {}", name, key, kind_name, found->type_name()));
    return *found;
  };
  const auto type_name = member("dtype", json::value_t::string, "a string").get<std::string>();
  const auto *type = std::ranges::find(stored_types, type_name, &StoredType::name);
  if (type == std::end(stored_types))
    file.fail(fmt::format("tensor '{}': expected dtype F32, F64, BF16, F16, I8, I16, I32, I64, U8 or BOOL, got {}",
                          name, type_name));
  Shape shape;
  for (const json &extent : member("shape", json::value_t::array, "an array"))
    shape.push_back(static_cast<std::int64_t>(parse_size(file, name, extent)));
  const json &offsets = member("data_offsets", json::value_t::array, "an array");
  if (offsets.size() != 2)
    file.fail(fmt::format("tensor '{}': expected 2 data_offsets, got {}", name, offsets.size()));
  Entry entry{name, *type, shape, parse_size(file, name, offsets[0]), parse_size(file, name, offsets[1])};
  std::uint64_t bytes = 0;
  try {
    if (__builtin_mul_overflow(static_cast<std::uint64_t>(shape.numel()), itemsize(type->dtype), &bytes))
      throw Error(fmt::format("expected less than 2^64 bytes, got shape {}", shape.to_string()));
  } catch (const Error &error) {
    file.fail(fmt::format("tensor '{}': {}", name, error.message()));
  }
  if (entry.begin > entry.end || entry.end - entry.begin != bytes)
    file.fail(fmt::format("tensor '{}': expected {} bytes for {} of {}, got data_offsets [{}, {}]", name, bytes,
                          shape.to_string(), type_name, entry.begin, entry.end));
  return entry;
}

/// Checks that the entries, in the order of their offsets, fill the data from end to end.
static void check_layout(const InputFile &file, std::vector<Entry> &entries, std::uint64_t data_bytes) {
  std::ranges::sort(entries, {}, [](const Entry &entry) { return std::pair(entry.begin, entry.end); });
  std::uint64_t position = 0;
  for (const Entry &entry : entries) {
    if (entry.end > data_bytes)
      file.fail(
          fmt::format("truncated: tensor '{}' ends at byte {} of {} bytes of data", entry.name, entry.end, data_bytes));
    if (entry.begin < position)
      file.fail(
          fmt::format("tensor '{}' overlaps another: expected offset {}, got {}", entry.name, position, entry.begin));
    if (entry.begin > position)
      file.fail(fmt::format("hole before tensor '{}': expected offset {}, got {}", entry.name, position, entry.begin));
    position = entry.end;
  }
  if (position != data_bytes)
    file.fail(fmt::format("expected {} bytes of data, got {}", position, data_bytes));
}

static Array read_tensor(const InputFile &file, const Entry &entry, std::uint64_t data_begin, Location where) {
  Array array = Array::empty(entry.shape, entry.type.dtype, where);
  file.read(data_begin + entry.begin, array.raw(), entry.end - entry.begin);
  if (entry.type.dtype == DType::Bool) {
    // A bool that is neither 0 nor 1 would be undefined behaviour.
    auto *raw = static_cast<unsigned char *>(array.raw());
    std::transform(raw, raw + array.nbytes(), raw, [](unsigned char byte) { return byte != 0; });
  }
  return array;
}

SafeTensors ttc::load_safetensors(const std::filesystem::path &path, Location where) {
  const InputFile file(path, where);
  std::uint64_t header_bytes = 0;
  if (file.size() < sizeof header_bytes)
    file.fail(fmt::format("truncated: expected at least 8 bytes, got {}", file.size()));
  file.read(0, &header_bytes, sizeof header_bytes);
  if (header_bytes > max_header_bytes)
    file.fail(fmt::format("expected a header of at most {} bytes, got {}", max_header_bytes, header_bytes));
  if (header_bytes > file.size() - sizeof header_bytes)
    file.fail(fmt::format("truncated: expected a header of {} bytes, got {}", header_bytes,
                          file.size() - sizeof header_bytes));
  std::string text(header_bytes, '\0');
  file.read(sizeof header_bytes, text.data(), header_bytes);

  SafeTensors result;
  std::vector<Entry> entries;
  const json header = parse_header(file, text);
  for (const auto &[name, object] : header.items()) {
    if (name == metadata_key)
      result.metadata = parse_metadata(file, object);
    else
      entries.push_back(parse_entry(file, name, object));
  }
  const std::uint64_t data_begin = sizeof header_bytes + header_bytes;
  check_layout(file, entries, file.size() - data_begin);
  for (const Entry &entry : entries)
    result.tensors.emplace(entry.name, read_tensor(file, entry, data_begin, where));
  return result;
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

  json header = json::object();
  if (!metadata.empty())
    header[metadata_key] = metadata;
  std::uint64_t offset = 0;
  for (const auto *item : order) {
    const auto &[name, array] = *item;
    if (name == metadata_key)
      fail(fmt::format("can't write '{}': no tensor can be named {}", path.string(), metadata_key), where);
    const auto *type = std::ranges::find(stored_types, array.dtype(), &StoredType::dtype);
    header[name] = {
        {"dtype", type->name}, {"shape", array.shape().dims()}, {"data_offsets", {offset, offset + array.nbytes()}}};
    offset += array.nbytes();
  }
  std::string text;
  try {
    text = header.dump();
  } catch (const json::exception &error) {
    fail(fmt::format("can't write '{}': {}", path.string(), error.what()), where);
  }
  text.resize((text.size() + 7) / 8 * 8, ' ');
  if (text.size() > max_header_bytes)
    fail(fmt::format("can't write '{}': expected a header of at most {} bytes, got {}", path.string(), max_header_bytes,
                     text.size()),
         where);

  AtomicFile file(path, where);
  const std::uint64_t header_bytes = text.size();
  file.write(&header_bytes, sizeof header_bytes);
  file.write(text);
  for (const auto *item : order)
    file.write(item->second.raw(), item->second.nbytes());
  file.commit();
}
