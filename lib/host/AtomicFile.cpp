// A file that appears whole or not at all: temporary, fsync, rename, fsync of the directory.
#include "lib/host/AtomicFile.h"

#include <fmt/format.h>

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace ttc;
using namespace ttc::host;

AtomicFile::AtomicFile(std::filesystem::path path, Location where) : path_(std::move(path)), where_(where) {
  // The target of a link is replaced, not the link.
  std::error_code ignored;
  if (std::filesystem::is_symlink(path_, ignored))
    if (auto target = std::filesystem::weakly_canonical(path_, ignored); !ignored)
      path_ = target;
  static std::atomic<unsigned> counter = 0;
  do {
    temporary_ = path_;
    temporary_ += fmt::format(".tmp{}-{}", getpid(), counter++);
    fd_ = open(temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  } while (fd_ < 0 && errno == EEXIST);
  if (fd_ < 0)
    fail_with_errno();
}

AtomicFile::~AtomicFile() {
  if (fd_ < 0)
    return;
  close(fd_);
  unlink(temporary_.c_str());
}

void AtomicFile::fail_with_errno() const {
  fail(fmt::format("can't write '{}': {}", path_.string(), std::strerror(errno)), where_);
}

void AtomicFile::write(const void *bytes, std::size_t count) {
  const char *position = static_cast<const char *>(bytes);
  while (count > 0) {
    const ssize_t written = ::write(fd_, position, count);
    if (written < 0 && errno == EINTR)
      continue;
    if (written < 0)
      fail_with_errno();
    position += written;
    count -= static_cast<std::size_t>(written);
  }
}

void AtomicFile::commit() {
  struct stat old {};
  if (stat(path_.c_str(), &old) == 0 && fchmod(fd_, old.st_mode & 07777) != 0)
    fail_with_errno();
  if (fsync(fd_) != 0 || rename(temporary_.c_str(), path_.c_str()) != 0)
    fail_with_errno();
  close(fd_);
  fd_ = -1;
  const std::filesystem::path parent = path_.has_parent_path() ? path_.parent_path() : ".";
  const int directory = open(parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (directory < 0)
    return;
  // The rename is done; file systems that can't flush a directory are no reason to fail.
  fsync(directory);
  close(directory);
}
