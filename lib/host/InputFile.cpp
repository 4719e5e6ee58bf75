// A file read at offsets, with errors that name it.
#include "lib/host/InputFile.h"

#include "lib/host/Text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <string_view>
#include <sys/sysinfo.h>
#include <unistd.h>

using namespace ttc;
using namespace ttc::host;

const char *host::kind_of(mode_t mode) {
  switch (mode & S_IFMT) {
  case S_IFREG:
    return "a regular file";
  case S_IFDIR:
    return "a directory";
  case S_IFIFO:
    return "a FIFO";
  case S_IFCHR:
    return "a character device";
  case S_IFBLK:
    return "a block device";
  case S_IFSOCK:
    return "a socket";
  default:
    return "a special file";
  }
}

InputFile::InputFile(std::filesystem::path path, Location where) : path_(std::move(path)), where_(where) {
  // Already opening a FIFO or a device can block or do something, so look first.
  struct stat status{};
  int error = stat(path_.c_str(), &status) == 0 ? 0 : errno;
  if (!error && S_ISREG(status.st_mode)) {
    fd_ = open(path_.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    error = fd_ >= 0 && fstat(fd_, &status) == 0 ? 0 : errno;
  }
  if (!error && S_ISREG(status.st_mode)) {
    size_ = static_cast<std::uint64_t>(status.st_size);
    return;
  }
  if (fd_ >= 0)
    close(fd_);
  ttc::fail(fmt::format("can't read {}: {}", path_in_quotes(path_),
                        error ? std::string(std::strerror(error))
                              : fmt::format("not a regular file, but {}", kind_of(status.st_mode))),
            where_);
}

InputFile::~InputFile() { close(fd_); }

void InputFile::fail(const std::string &message) const {
  ttc::fail(fmt::format("{}: {}", path_text(path_), message), where_);
}

void InputFile::read(std::uint64_t offset, void *bytes, std::size_t count) const {
  char *position = static_cast<char *>(bytes);
  while (count > 0) {
    const ssize_t got = pread(fd_, position, count, static_cast<off_t>(offset));
    if (got < 0 && errno == EINTR)
      continue;
    if (got < 0)
      fail(std::strerror(errno));
    if (got == 0)
      fail(fmt::format("truncated: expected {} more bytes at offset {}, got 0", count, offset));
    position += got;
    offset += static_cast<std::uint64_t>(got);
    count -= static_cast<std::size_t>(got);
  }
}

int InputFile::duplicate() const {
  const int copy = fcntl(fd_, F_DUPFD_CLOEXEC, 0);
  if (copy < 0)
    fail(std::strerror(errno));
  return copy;
}

void InputFile::check_memory(std::uint64_t bytes) const {
  struct sysinfo machine{};
  if (sysinfo(&machine) != 0)
    return;
  const std::uint64_t memory = (std::uint64_t(machine.totalram) + machine.totalswap) * machine.mem_unit;
  if (bytes > memory)
    fail(fmt::format("expected at most {} bytes of values, which is this machine's memory, got {}", memory, bytes));
}

void InputFile::check_format(const char *wanted) const {
  struct Format {
    std::string_view begin;
    const char *name;
  };
  using namespace std::string_view_literals;
  static constexpr Format formats[] = {
      {"PK\3\4"sv, "a zip archive, as torch.save and numpy.savez write them"},
      {"PK\5\6"sv, "a zip archive, as torch.save and numpy.savez write them"},
      {"\x80\2"sv, "a pickle, as torch.save wrote them before version 1.6"},
      {"\x80\3"sv, "a pickle"},
      {"\x80\4"sv, "a pickle"},
      {"\x80\5"sv, "a pickle"},
      {"\x93NUMPY"sv, "a .npy file"},
      {"\x89HDF"sv, "an HDF5 file"},
      {"\x1f\x8b"sv, "a gzip stream"},
      {"GGUF"sv, "a GGUF file"},
      {"version https://git-lfs"sv, "a pointer of Git LFS, whose file hasn't been fetched"},
      {"<!"sv, "an HTML page"},
      {"<html"sv, "an HTML page"},
      {"{\""sv, "JSON text"},
      {"{\n"sv, "JSON text"},
  };
  char begin[24];
  const std::size_t count = std::min<std::uint64_t>(size_, sizeof begin);
  read(0, begin, count);
  for (const Format &format : formats)
    if (std::string_view(begin, count).starts_with(format.begin))
      fail(fmt::format("expected {}, got {}", wanted, format.name));
}
