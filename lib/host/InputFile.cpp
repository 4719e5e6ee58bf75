// A file read at offsets, with errors that name it.
#include "lib/host/InputFile.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace ttc;
using namespace ttc::host;

InputFile::InputFile(std::filesystem::path path, Location where) : path_(std::move(path)), where_(where) {
  fd_ = open(path_.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat status {};
  if (fd_ < 0 || fstat(fd_, &status) != 0) {
    const int error = errno;
    if (fd_ >= 0)
      close(fd_);
    ttc::fail(fmt::format("can't read '{}': {}", path_.string(), std::strerror(error)), where_);
  }
  if (!S_ISREG(status.st_mode)) {
    close(fd_);
    ttc::fail(fmt::format("can't read '{}': not a regular file", path_.string()), where_);
  }
  size_ = static_cast<std::uint64_t>(status.st_size);
}

InputFile::~InputFile() { close(fd_); }

void InputFile::fail(const std::string &message) const {
  ttc::fail(fmt::format("{}: {}", path_.string(), message), where_);
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
