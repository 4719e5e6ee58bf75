// Files of arrays, whole or damaged, as bytes.
#include "test/fuzz/Targets.h"
#include "ttc/Serialize.h"
#include "ttc/data/Idx.h"

#include <cstring>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <sys/mman.h>
#include <unistd.h>

using namespace ttc;

namespace {

/// Whatever a file holds, a message is read by a person.
constexpr std::size_t max_message_bytes = 4096;

/// A file in memory.
class MemoryFile {
public:
  MemoryFile(const std::uint8_t *bytes, std::size_t count) : fd_(memfd_create("fuzz", MFD_CLOEXEC)) {
    if (fd_ < 0 || write(fd_, bytes, count) != static_cast<ssize_t>(count))
      throw std::runtime_error("no file in memory");
  }
  MemoryFile(const MemoryFile &) = delete;
  MemoryFile &operator=(const MemoryFile &) = delete;
  ~MemoryFile() { close(fd_); }
  std::filesystem::path path() const { return "/proc/self/fd/" + std::to_string(fd_); }

private:
  int fd_;
};

/// A folder for files that are saved; it goes with the program.
class Folder {
public:
  Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "ttc-fuzz-XXXXXX").string();
    if (!mkdtemp(pattern.data()))
      throw std::runtime_error("no folder for files");
    path_ = pattern;
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  std::filesystem::path file() const { return path_ / "saved"; }

private:
  std::filesystem::path path_;
};

const std::filesystem::path saved() {
  static const Folder folder;
  return folder.file();
}

/// Runs `load`; false after an error, whose text must be short, on one line and printable.
template <typename Load> bool loads(Load &&load) {
  try {
    load();
    return true;
  } catch (const Error &error) {
    const std::string &text = error.message();
    if (text.size() > max_message_bytes)
      throw std::logic_error("a message of " + std::to_string(text.size()) + " bytes");
    for (unsigned char c : text)
      if (c < 0x20 || c == 0x7f)
        throw std::logic_error("a control character in: " + text);
    return false;
  }
}

void expect_same(const Array &a, const Array &b) {
  if (a.shape() != b.shape() || a.dtype() != b.dtype() || std::memcmp(a.raw(), b.raw(), a.nbytes()) != 0)
    throw std::logic_error("an array of shape " + a.shape().to_string() + " isn't what was saved");
}

} // namespace

void fuzz::safetensors(const std::uint8_t *bytes, std::size_t count) {
  const MemoryFile file(bytes, count);
  SafeTensors loaded;
  if (!loads([&] { loaded = load_safetensors(file.path()); }))
    return;
  save_safetensors(saved(), loaded.tensors, loaded.metadata);
  const SafeTensors again = load_safetensors(saved());
  if (again.metadata != loaded.metadata || again.tensors.size() != loaded.tensors.size())
    throw std::logic_error("names or metadata aren't what was saved");
  for (const auto &[name, array] : loaded.tensors)
    expect_same(array, again.tensors.at(name));
}

void fuzz::npy(const std::uint8_t *bytes, std::size_t count) {
  const MemoryFile file(bytes, count);
  Array loaded;
  if (!loads([&] { loaded = load_npy(file.path()); }))
    return;
  save_npy(saved(), loaded);
  expect_same(loaded, load_npy(saved()));
}

void fuzz::idx(const std::uint8_t *bytes, std::size_t count) {
  const MemoryFile file(bytes, count);
  for (std::int64_t rank : {1, 3}) {
    data::Idx loaded;
    if (loads([&] { loaded = data::read_idx(file.path(), rank); }) &&
        static_cast<std::size_t>(loaded.shape.numel()) != loaded.values.size())
      throw std::logic_error("as many values as the shape says were expected");
  }
}
