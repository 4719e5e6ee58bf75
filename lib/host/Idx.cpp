// The IDX format, plain or gzipped: two zero bytes, a type, the number of dimensions, big-endian extents, the elements.
#include "ttc/data/Idx.h"

#include "lib/host/InputFile.h"
#include "lib/host/Text.h"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <memory>
#include <new>
#include <unistd.h>

using namespace ttc;
using namespace ttc::host;
using namespace ttc::data;

namespace {

constexpr unsigned unsigned_byte = 0x08;
/// deflate can't pack more than so many bytes into one.
constexpr std::uint64_t max_ratio = 1032;
constexpr std::size_t chunk_bytes = std::size_t(1) << 20;

/// A file that zlib unpacks if it is gzipped, and passes through if not.
class GzFile {
public:
  GzFile(const std::filesystem::path &path, Location where) : input_(path, where) {
    const int descriptor = input_.duplicate();
    file_.reset(gzdopen(descriptor, "rb"));
    if (!file_) {
      close(descriptor);
      input_.fail("zlib can't allocate its memory");
    }
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
        input_.fail("truncated: the gzip stream ends early");
      if (got < 0 || code < 0) {
        // The reason begins with a made-up name of the file.
        const std::string_view text = reason;
        const std::size_t colon = text.find(": ");
        input_.fail(fmt::format("damaged gzip stream: {}",
                                escaped(colon == std::string_view::npos ? text : text.substr(colon + 2))));
      }
      if (got == 0)
        break;
      total += static_cast<std::size_t>(got);
    }
    return total;
  }

  const InputFile &input() const { return input_; }

private:
  struct Close {
    void operator()(gzFile file) const { gzclose(file); }
  };
  InputFile input_;
  std::unique_ptr<gzFile_s, Close> file_;
};

} // namespace

static std::uint32_t big_endian(const unsigned char *bytes) {
  return std::uint32_t(bytes[0]) << 24 | std::uint32_t(bytes[1]) << 16 | std::uint32_t(bytes[2]) << 8 | bytes[3];
}

Idx ttc::data::read_idx(const std::filesystem::path &path, std::int64_t rank, Location where) {
  GzFile file(path, where);
  const InputFile &input = file.input();
  unsigned char word[4];
  if (file.read(word, 4) != 4)
    input.fail("truncated: expected a header of at least 4 bytes");
  if (word[0] != 0 || word[1] != 0 || word[2] != unsigned_byte || word[3] != rank)
    input.fail(fmt::format("expected magic 0x{:08x} (IDX of unsigned bytes, {} dimensions), got 0x{:08x}",
                           unsigned_byte << 8 | static_cast<unsigned>(rank), rank, big_endian(word)));
  Idx idx;
  for (std::int64_t d = 0; d < rank; ++d) {
    if (file.read(word, 4) != 4)
      input.fail(fmt::format("truncated: expected {} extents in the header, got {}", rank, d));
    idx.shape.push_back(big_endian(word));
  }
  std::int64_t count = 0;
  try {
    count = idx.shape.numel();
  } catch (const Error &error) {
    input.fail(error.message());
  }
  // Keeps a damaged header from asking for memory that the file can't fill.
  if (static_cast<std::uint64_t>(count) / max_ratio > input.size())
    input.fail(fmt::format("truncated: expected {} bytes for shape {}, got a file of {} bytes", count,
                           idx.shape.to_string(), input.size()));
  input.check_memory(static_cast<std::uint64_t>(count));
  try {
    idx.values.resize(static_cast<std::size_t>(count));
  } catch (const std::bad_alloc &) {
    input.fail(fmt::format("can't allocate {} bytes for shape {}", count, idx.shape.to_string()));
  }
  const std::size_t got = file.read(idx.values.data(), idx.values.size());
  if (got != idx.values.size())
    input.fail(fmt::format("truncated: expected {} bytes for shape {}, got {}", count, idx.shape.to_string(), got));
  if (file.read(word, 1) != 0)
    input.fail(fmt::format("expected {} bytes for shape {}, got more", count, idx.shape.to_string()));
  return idx;
}
