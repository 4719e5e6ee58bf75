// The header of a safetensors file, read event by event: a tree of all values would be many times its size.
#include "lib/host/SafeTensorsHeader.h"

#include "lib/host/Text.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <set>

using namespace ttc;
using namespace ttc::host;
using namespace ttc::host::safetensors;
using json = nlohmann::json;

namespace {

/// As in the reference implementation, for members that no reader knows; the others nest 3 deep.
constexpr std::size_t max_depth = 128;
constexpr std::size_t max_rank = 65536;

constexpr std::pair<std::string_view, DType> stored_types[] = {
    {"F32", DType::F32}, {"F64", DType::F64}, {"BF16", DType::BF16}, {"F16", DType::F16}, {"I8", DType::I8},
    {"I16", DType::I16}, {"I32", DType::I32}, {"I64", DType::I64},   {"U8", DType::U8},   {"BOOL", DType::Bool},
};

/// A part of a file as a sequence of characters, of which a piece is in memory.
class Characters {
public:
  Characters(const InputFile &file, std::uint64_t offset, std::uint64_t count)
      : file_(file), offset_(offset), count_(count) {}

  class Iterator {
  public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char *;
    using reference = char;

    Iterator(Characters *characters, std::uint64_t position) : characters_(characters), position_(position) {}
    char operator*() const { return characters_->at(position_); }
    Iterator &operator++() {
      ++position_;
      return *this;
    }
    Iterator operator++(int) { return {characters_, position_++}; }
    bool operator==(const Iterator &other) const { return position_ == other.position_; }

  private:
    Characters *characters_;
    std::uint64_t position_;
  };

  Iterator begin() { return {this, 0}; }
  Iterator end() { return {this, count_}; }

private:
  char at(std::uint64_t position) {
    // A position before the piece wraps to a large distance, too.
    if (position - first_ >= filled_) {
      first_ = position;
      filled_ = std::min<std::uint64_t>(piece_.size(), count_ - position);
      file_.read(offset_ + first_, piece_.data(), filled_);
    }
    return piece_[position - first_];
  }

  const InputFile &file_;
  std::uint64_t offset_, count_;
  std::uint64_t first_ = 0, filled_ = 0;
  std::array<char, 65536> piece_;
};

/// Takes the parser's events; the functions' names are nlohmann's (SAX interface).
class Reader {
public:
  explicit Reader(const InputFile &file) : file_(file) {}
  Header take() && { return std::move(header_); }

  bool null() { return scalar("null", "null"); }
  bool boolean(bool value) { return scalar("a boolean", value ? "true" : "false"); }
  bool number_integer(std::int64_t value) { return scalar("a number", std::to_string(value)); }
  bool number_unsigned(std::uint64_t value) { return scalar("a number", std::to_string(value), value); }
  bool number_float(double, const std::string &text) { return scalar("a number", text); }
  bool binary(json::binary_t &) { return false; }

  bool string(std::string &value) {
    if (next_ == Value::Metadatum)
      *metadatum_ = std::move(value);
    else if (next_ == Value::DType)
      dtype_ = value.substr(0, 64);
    else
      return scalar("a string", value);
    return true;
  }

  bool start_object(std::size_t) {
    enter();
    switch (next_) {
    case Value::Header:
    case Value::Tensor:
    case Value::Metadata:
      levels_.push_back(next_);
      return true;
    default:
      return begin_other("an object");
    }
  }

  bool start_array(std::size_t) {
    enter();
    if (next_ == Value::Shape || next_ == Value::Offsets) {
      // An array within the array is no number.
      if (levels_.back() == next_)
        reject_number("an array");
      levels_.push_back(next_);
      return true;
    }
    return begin_other("an array");
  }

  bool key(std::string &name) {
    switch (levels_.back()) {
    case Value::Header:
      if (name == metadata_key) {
        if (std::exchange(has_metadata_, true))
          reject_twice(name);
        next_ = Value::Metadata;
      } else {
        header_.entries.emplace_back().name = std::move(name);
        dtype_.reset();
        has_shape_ = false;
        offsets_ = 0;
        members_.clear();
        next_ = Value::Tensor;
      }
      return true;
    case Value::Metadata: {
      const auto [position, added] = header_.metadata.try_emplace(std::move(name));
      if (!added)
        reject_twice(position->first);
      metadatum_ = &position->second;
      metadatum_name_ = &position->first;
      next_ = Value::Metadatum;
      return true;
    }
    case Value::Tensor:
      if (!members_.insert(name).second)
        reject_twice(name);
      next_ = name == "dtype"          ? Value::DType
              : name == "shape"        ? Value::Shape
              : name == "data_offsets" ? Value::Offsets
                                       : Value::Ignored;
      has_shape_ |= next_ == Value::Shape;
      return true;
    default:
      next_ = Value::Ignored;
      return true;
    }
  }

  bool end_object() {
    if (levels_.back() == Value::Tensor)
      finish_entry();
    levels_.pop_back();
    return true;
  }
  bool end_array() {
    levels_.pop_back();
    return true;
  }

  bool parse_error(std::size_t position, const std::string &, const nlohmann::detail::exception &error) {
    // What the library says ends with the text it read last, which is as long as the file wants it.
    std::string_view reason = error.what();
    reason = reason.substr(0, reason.find("; last read"));
    reason.remove_prefix(std::min(reason.find("] ") + 2, reason.size()));
    file_.fail(fmt::format("the header isn't JSON: byte {}: {}", position, escaped(reason, 200)));
  }

private:
  /// What a value is for; objects and arrays that are open have the same kinds.
  enum class Value { Header, Tensor, Metadata, Metadatum, DType, Shape, Offsets, Ignored };

  void enter() const {
    if (levels_.size() >= max_depth)
      file_.fail(fmt::format("expected a header nested at most {} deep, got a deeper one", max_depth));
  }
  /// An object or array where there should be none, or whose content doesn't matter.
  bool begin_other(const char *kind) {
    if (next_ != Value::Ignored)
      return scalar(kind, kind);
    levels_.push_back(Value::Ignored);
    return true;
  }

  /// A value that isn't a string with a use. `text` is what a message shows of it.
  bool scalar(const char *kind, std::string_view text, std::optional<std::uint64_t> number = std::nullopt) {
    switch (next_) {
    case Value::Header:
      file_.fail(fmt::format("expected a JSON object as header, got {}", kind));
    case Value::Tensor:
      fail_entry(fmt::format("expected an object, got {}", kind));
    case Value::Metadata:
      file_.fail(fmt::format("expected an object as __metadata__, got {}", kind));
    case Value::Metadatum:
      file_.fail(fmt::format("__metadata__: expected a string for {}, got {}", in_quotes(*metadatum_name_), kind));
    case Value::DType:
      fail_entry(fmt::format("expected 'dtype' to be a string, got {}", kind));
    case Value::Shape:
      if (levels_.back() != Value::Shape)
        fail_entry(fmt::format("expected 'shape' to be an array, got {}", kind));
      if (header_.entries.back().shape.size() == max_rank)
        fail_entry(fmt::format("expected a shape of at most {} dimensions, got more", max_rank));
      header_.entries.back().shape.push_back(static_cast<std::int64_t>(checked_number(text, number)));
      return true;
    case Value::Offsets:
      if (levels_.back() != Value::Offsets)
        fail_entry(fmt::format("expected 'data_offsets' to be an array, got {}", kind));
      if (offsets_ < 2)
        (offsets_ == 0 ? header_.entries.back().begin : header_.entries.back().end) = checked_number(text, number);
      ++offsets_;
      return true;
    case Value::Ignored:
      return true;
    }
    return true;
  }

  std::uint64_t checked_number(std::string_view text, std::optional<std::uint64_t> number) const {
    if (!number || *number > std::uint64_t(INT64_MAX))
      reject_number(text);
    return *number;
  }

  void finish_entry() {
    Entry &entry = header_.entries.back();
    if (!dtype_)
      fail_entry("'dtype' is missing");
    if (!has_shape_)
      fail_entry("'shape' is missing");
    if (!members_.contains("data_offsets"))
      fail_entry("'data_offsets' is missing");
    const auto *type = std::ranges::find(stored_types, *dtype_, &std::pair<std::string_view, DType>::first);
    if (type == std::end(stored_types))
      fail_entry(
          fmt::format("expected dtype F32, F64, BF16, F16, I8, I16, I32, I64, U8 or BOOL, got {}", escaped(*dtype_)));
    entry.dtype = type->second;
    if (offsets_ != 2)
      fail_entry(fmt::format("expected 2 data_offsets, got {}", offsets_));
    std::uint64_t bytes = 0;
    try {
      if (__builtin_mul_overflow(static_cast<std::uint64_t>(entry.shape.numel()), itemsize(entry.dtype), &bytes))
        throw Error(fmt::format("expected less than 2^64 bytes, got shape {}", entry.shape.to_string()));
    } catch (const Error &error) {
      fail_entry(error.message());
    }
    if (entry.begin > entry.end || entry.end - entry.begin != bytes)
      fail_entry(fmt::format("expected {} bytes for {} of {}, got data_offsets [{}, {}]", bytes,
                             entry.shape.to_string(), type->first, entry.begin, entry.end));
  }

  [[noreturn]] void fail_entry(const std::string &message) const {
    file_.fail(fmt::format("tensor {}: {}", in_quotes(header_.entries.back().name), message));
  }
  [[noreturn]] void reject_number(std::string_view text) const {
    fail_entry(fmt::format("expected an integer in [0, 2^63), got {}", escaped(text)));
  }
  [[noreturn]] void reject_twice(std::string_view name) const {
    file_.fail(fmt::format("the name {} occurs twice in the header", in_quotes(name)));
  }

  const InputFile &file_;
  Header header_;
  std::vector<Value> levels_;
  Value next_ = Value::Header;
  bool has_metadata_ = false;
  /// Where the value of the metadata's last key goes.
  std::string *metadatum_ = nullptr;
  const std::string *metadatum_name_ = nullptr;
  /// Of the last entry.
  std::optional<std::string> dtype_;
  bool has_shape_ = false;
  std::size_t offsets_ = 0;
  std::set<std::string> members_;
};

} // namespace

std::string_view safetensors::stored_name(DType dtype) {
  return std::ranges::find(stored_types, dtype, &std::pair<std::string_view, DType>::second)->first;
}

static void check_names(const InputFile &file, const std::vector<Entry> &entries) {
  std::vector<std::string_view> names;
  names.reserve(entries.size());
  for (const Entry &entry : entries)
    names.push_back(entry.name);
  std::ranges::sort(names);
  const auto twice = std::ranges::adjacent_find(names);
  if (twice != names.end())
    file.fail(fmt::format("the name {} occurs twice in the header", in_quotes(*twice)));
}

/// Sorts the entries by their offsets, and checks that they fill the data from end to end.
static void check_layout(const InputFile &file, std::vector<Entry> &entries, std::uint64_t data_bytes) {
  std::ranges::sort(entries, {}, [](const Entry &entry) { return std::pair(entry.begin, entry.end); });
  std::uint64_t position = 0;
  for (const Entry &entry : entries) {
    if (entry.end > data_bytes)
      file.fail(fmt::format("truncated: tensor {} ends at byte {} of {} bytes of data", in_quotes(entry.name),
                            entry.end, data_bytes));
    if (entry.begin < position)
      file.fail(fmt::format("tensor {} overlaps another: expected offset {}, got {}", in_quotes(entry.name), position,
                            entry.begin));
    if (entry.begin > position)
      file.fail(fmt::format("hole before tensor {}: expected offset {}, got {}", in_quotes(entry.name), position,
                            entry.begin));
    position = entry.end;
  }
  if (position != data_bytes)
    file.fail(fmt::format("expected {} bytes of data, got {}", position, data_bytes));
}

Header safetensors::read_header(const InputFile &file, std::uint64_t offset, std::uint64_t bytes,
                                std::uint64_t data_bytes) {
  Characters characters(file, offset, bytes);
  Reader reader(file);
  json::sax_parse(characters.begin(), characters.end(), &reader);
  Header header = std::move(reader).take();
  check_names(file, header.entries);
  check_layout(file, header.entries, data_bytes);
  return header;
}
