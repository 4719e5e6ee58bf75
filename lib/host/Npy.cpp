// NumPy's .npy format (numpy.lib.format): magic, version, a Python dict literal as header, then the elements.
#include "lib/host/AtomicFile.h"
#include "lib/host/Elements.h"
#include "lib/host/InputFile.h"
#include "lib/host/Text.h"
#include "ttc/Serialize.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <optional>

using namespace ttc;
using namespace ttc::host;

namespace {

constexpr std::string_view magic("\x93NUMPY", 6);
/// NumPy itself takes 10,000 bytes unless it is told to trust the file.
constexpr std::uint64_t max_header_bytes = std::uint64_t(1) << 20;

struct Header {
  std::optional<DType> dtype;
  std::optional<bool> fortran_order;
  std::optional<Shape> shape;
};

constexpr std::pair<std::string_view, DType> descriptors[] = {
    {"<f4", DType::F32}, {"<f8", DType::F64}, {"<f2", DType::F16}, {"<i4", DType::I32},  {"<i8", DType::I64},
    {"<i2", DType::I16}, {"|i1", DType::I8},  {"|u1", DType::U8},  {"|b1", DType::Bool},
};

/// Reads the dict literal. The grammar is what NumPy writes: string keys, with a string, True or False, or a tuple of
/// integers as values.
class HeaderParser {
public:
  HeaderParser(const InputFile &file, std::string_view text) : file_(file), text_(text) {}

  Header parse() {
    Header header;
    expect('{');
    while (!accept('}')) {
      const std::string_view key = string();
      expect(':');
      if (key == "descr" && !header.dtype)
        header.dtype = dtype();
      else if (key == "fortran_order" && !header.fortran_order)
        header.fortran_order = boolean();
      else if (key == "shape" && !header.shape)
        header.shape = tuple();
      else
        file_.fail(
            fmt::format("expected descr, fortran_order and shape once each in the header, got {}", in_quotes(key)));
      if (!accept(',')) {
        expect('}');
        break;
      }
    }
    skip_spaces();
    if (!text_.empty())
      malformed();
    if (!header.dtype || !header.fortran_order || !header.shape)
      file_.fail("expected descr, fortran_order and shape in the header, got fewer");
    return header;
  }

private:
  [[noreturn]] void malformed() const {
    file_.fail(fmt::format("malformed header at {}", in_quotes(text_.substr(0, 20))));
  }
  void skip_spaces() { text_.remove_prefix(std::min(text_.find_first_not_of(" \n\t"), text_.size())); }
  bool accept(char token) {
    skip_spaces();
    if (text_.empty() || text_.front() != token)
      return false;
    text_.remove_prefix(1);
    return true;
  }
  void expect(char token) {
    if (!accept(token))
      malformed();
  }
  std::string_view string() {
    skip_spaces();
    const char quote = text_.empty() ? '\0' : text_.front();
    const std::size_t end = quote == '\'' || quote == '"' ? text_.find(quote, 1) : std::string_view::npos;
    if (end == std::string_view::npos)
      malformed();
    const std::string_view value = text_.substr(1, end - 1);
    text_.remove_prefix(end + 1);
    return value;
  }
  bool boolean() {
    skip_spaces();
    for (const auto &[word, value] : {std::pair<std::string_view, bool>{"True", true}, {"False", false}}) {
      if (text_.starts_with(word)) {
        text_.remove_prefix(word.size());
        return value;
      }
    }
    malformed();
  }
  DType dtype() {
    skip_spaces();
    if (accept('['))
      file_.fail("expected a plain dtype, got a structured one");
    const std::string_view text = string();
    for (const auto &[descriptor, dtype] : descriptors)
      if (descriptor == text)
        return dtype;
    file_.fail(fmt::format("expected dtype <f4, <f8, <f2, <i4, <i8, <i2, |i1, |u1 or |b1, got {}", escaped(text)));
  }
  Shape tuple() {
    Shape shape;
    expect('(');
    while (!accept(')')) {
      skip_spaces();
      std::int64_t extent = -1;
      const auto [end, error] = std::from_chars(text_.data(), text_.data() + text_.size(), extent);
      if (error != std::errc() || extent < 0)
        malformed();
      text_.remove_prefix(static_cast<std::size_t>(end - text_.data()));
      shape.push_back(extent);
      if (!accept(',')) {
        expect(')');
        break;
      }
    }
    return shape;
  }

  const InputFile &file_;
  std::string_view text_;
};

} // namespace

/// Makes a copy in C order of elements whose first index varies fastest.
static Array from_fortran_order(const Array &stored, const Shape &shape) {
  Array result = Array::empty(shape, stored.dtype());
  if (result.numel() == 0)
    return result;
  std::vector<std::int64_t> index(shape.size(), 0);
  std::vector<std::int64_t> strides(shape.size(), 1);
  for (std::size_t d = 1; d < shape.size(); ++d)
    strides[d] = strides[d - 1] * shape[d - 1];
  dispatch(stored.dtype(), [&]<typename T>() {
    const T *source = stored.data<T>().data();
    std::int64_t offset = 0;
    for (T &element : result.data<T>()) {
      element = source[offset];
      for (std::size_t d = shape.size(); d-- > 0;) {
        offset += strides[d];
        if (++index[d] < shape[d])
          break;
        offset -= strides[d] * shape[d];
        index[d] = 0;
      }
    }
  });
  return result;
}

Array ttc::load_npy(const std::filesystem::path &path, Location where) {
  const InputFile file(path, where);
  unsigned char prefix[12] = {};
  if (file.size() < 10)
    file.fail(fmt::format("truncated: expected at least 10 bytes, got {}", file.size()));
  file.read(0, prefix, 10);
  if (std::memcmp(prefix, magic.data(), magic.size()) != 0) {
    file.check_format("a .npy file");
    file.fail("not a .npy file: wrong magic");
  }
  const unsigned version = prefix[6];
  if (version != 1 && version != 2)
    file.fail(fmt::format("expected .npy version 1 or 2, got {}.{}", version, prefix[7]));
  std::uint64_t header_begin = 10;
  std::uint64_t header_bytes = prefix[8] | prefix[9] << 8;
  if (version == 2) {
    file.read(10, prefix + 10, 2);
    header_begin = 12;
    header_bytes |= std::uint64_t(prefix[10]) << 16 | std::uint64_t(prefix[11]) << 24;
  }
  if (header_bytes > max_header_bytes)
    file.fail(fmt::format("expected a header of at most {} bytes, got {}", max_header_bytes, header_bytes));
  if (header_bytes > file.size() - header_begin)
    file.fail(
        fmt::format("truncated: expected a header of {} bytes, got {}", header_bytes, file.size() - header_begin));
  std::string text(header_bytes, '\0');
  file.read(header_begin, text.data(), header_bytes);
  const Header header = HeaderParser(file, text).parse();

  std::int64_t count = 0;
  try {
    count = checked_numel(*header.shape, *header.dtype, {});
  } catch (const Error &error) {
    file.fail(error.message());
  }
  const std::uint64_t bytes = static_cast<std::uint64_t>(count) * itemsize(*header.dtype);
  const std::uint64_t data_begin = header_begin + header_bytes;
  if (bytes != file.size() - data_begin)
    file.fail(fmt::format("expected {} bytes of data for shape {} of {}, got {}", bytes, header.shape->to_string(),
                          name(*header.dtype), file.size() - data_begin));
  file.check_memory(bytes);
  Array array = Array::empty(*header.shape, *header.dtype, where);
  file.read(data_begin, array.raw(), bytes);
  normalize_bools(array);
  return *header.fortran_order && header.shape->size() > 1 ? from_fortran_order(array, *header.shape) : array;
}

void ttc::save_npy(const std::filesystem::path &path, const Array &array, Location where) {
  const auto *entry = std::ranges::find(descriptors, array.dtype(), &std::pair<std::string_view, DType>::second);
  if (entry == std::end(descriptors))
    fail(fmt::format("can't write {}: the format has no type for {}; convert to f32 first", path_in_quotes(path),
                     name(array.dtype())),
         where);
  std::string text = fmt::format("{{'descr': '{}', 'fortran_order': False, 'shape': ({}{}), }}", entry->first,
                                 fmt::join(array.shape().dims(), ", "), array.shape().size() == 1 ? "," : "");
  if (text.size() > max_header_bytes - 64)
    fail(fmt::format("can't write {}: expected a header of at most {} bytes, got {} for {} dimensions",
                     path_in_quotes(path), max_header_bytes, text.size(), array.rank()),
         where);
  // The data begins at a multiple of 64 bytes; the header ends with a newline.
  const bool long_header = text.size() + 10 + 64 > 65535;
  const std::size_t prefix_bytes = long_header ? 12 : 10;
  text.resize((prefix_bytes + text.size() + 1 + 63) / 64 * 64 - prefix_bytes - 1, ' ');
  text += '\n';
  std::string prefix(magic);
  prefix += long_header ? '\2' : '\1';
  prefix += '\0';
  for (std::size_t i = 0; i < prefix_bytes - 8; ++i)
    prefix += static_cast<char>(text.size() >> 8 * i & 255);
  AtomicFile file(path, where);
  file.write(prefix);
  file.write(text);
  file.write(array.raw(), array.nbytes());
  file.commit();
}
