// The IDX format, plain or gzipped: two zero bytes, a type, the number of dimensions, big-endian extents, the elements.
#include "ttc/data/Idx.h"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>

using namespace ttc;
using namespace ttc::data;

namespace {

constexpr unsigned unsigned_byte = 0x08;
/// deflate can't pack more than so many bytes into one.
constexpr std::uint64_t max_ratio = 1032;
constexpr std::size_t chunk_bytes = std::size_t(1) << 20;

/// A file that zlib unpacks if it is gzipped, and passes through if not.
class GzFile {
public:
  GzFile(const std::filesystem::path &path, Location where) : path_(path), where_(where) {
    std::error_code error;
    packed_bytes_ = std::filesystem::file_size(path, error);
    if (!error)
      file_.reset(gzopen(path.c_str(), "rb"));
    if (!file_)
      fail_with(fmt::format("can't be read: {}", error ? error.message() : std::strerror(errno)));
  }

  /// Reads up to `count` bytes; fewer at the end of the file.
  std::size_t read(void *bytes, std::size_t count) {
    std::size_t total = 0;
    while (total < count) {
      const auto wanted = static_cast<unsigned>(std::min(count - total, chunk_bytes));
      const int got = gzread(file_.get(), static_cast<char *>(bytes) + total, wanted);
      int code = Z_OK;
      const char *reason = gzerror(file_.get(), &code);
      if (code == Z_BUF_ERROR)
        fail_with("truncated: the gzip stream ends early");
      if (got < 0 || code < 0)
        fail_with(fmt::format("damaged gzip stream: {}", reason));
      if (got == 0)
        break;
      total += static_cast<std::size_t>(got);
    }
    return total;
  }

  std::uint64_t packed_bytes() const { return packed_bytes_; }

  [[noreturn]] void fail_with(const std::string &message) const {
    fail(fmt::format("{}: {}", path_.string(), message), where_);
  }

private:
  struct Close {
    void operator()(gzFile file) const { gzclose(file); }
  };
  std::filesystem::path path_;
  Location where_;
  std::uint64_t packed_bytes_ = 0;
  std::unique_ptr<gzFile_s, Close> file_;
};

} // namespace

static std::uint32_t big_endian(const unsigned char *bytes) {
  return std::uint32_t(bytes[0]) << 24 | std::uint32_t(bytes[1]) << 16 | std::uint32_t(bytes[2]) << 8 | bytes[3];
}

Idx ttc::data::read_idx(const std::filesystem::path &path, std::int64_t rank, Location where) {
  GzFile file(path, where);
  unsigned char word[4];
  if (file.read(word, 4) != 4)
    file.fail_with("truncated: expected a header of at least 4 bytes");
  if (word[0] != 0 || word[1] != 0 || word[2] != unsigned_byte || word[3] != rank)
    file.fail_with(fmt::format("expected magic 0x{:08x} (IDX of unsigned bytes, {} dimensions), got 0x{:08x}",
                               unsigned_byte << 8 | static_cast<unsigned>(rank), rank, big_endian(word)));
  Idx idx;
  for (std::int64_t d = 0; d < rank; ++d) {
    if (file.read(word, 4) != 4)
      file.fail_with(fmt::format("truncated: expected {} extents in the header, got {}", rank, d));
    idx.shape.push_back(big_endian(word));
  }
  std::int64_t count = 0;
  try {
    count = idx.shape.numel();
  } catch (const Error &error) {
    file.fail_with(error.message());
  }
  // Keeps a damaged header from asking for memory that the file can't fill.
  if (static_cast<std::uint64_t>(count) / max_ratio > file.packed_bytes())
    file.fail_with(fmt::format("truncated: expected {} bytes for shape {}, got a file of {} bytes", count,
                               idx.shape.to_string(), file.packed_bytes()));
  idx.values.resize(static_cast<std::size_t>(count));
  const std::size_t got = file.read(idx.values.data(), idx.values.size());
  if (got != idx.values.size())
    file.fail_with(fmt::format("truncated: expected {} bytes for shape {}, got {}", count, idx.shape.to_string(), got));
  if (file.read(word, 1) != 0)
    file.fail_with(fmt::format("expected {} bytes for shape {}, got more", count, idx.shape.to_string()));
  return idx;
}
