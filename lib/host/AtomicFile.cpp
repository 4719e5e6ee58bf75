// A file that appears whole or not at all: nameless or temporary, fsync, link or rename, fsync of the folder.
#include "lib/host/AtomicFile.h"

#include "lib/host/InputFile.h"
#include "lib/host/Text.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <linux/magic.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

using namespace ttc;
using namespace ttc::host;

/// More processes than that don't write the same path at once.
static constexpr int max_temporaries = 1000;

static bool same_file(const struct stat &a, const struct stat &b) {
  return a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

/// The name under which the system links to an open file.
static std::string descriptor_path(int fd) { return fmt::format("/proc/self/fd/{}", fd); }

/// Removes a temporary file if the process that wrote it is gone, which its lock tells. False if it stays.
static bool remove_stale(const std::filesystem::path &path) {
  const int fd = open(path.c_str(), O_WRONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (fd < 0)
    return errno == ENOENT;
  struct stat opened{}, named{};
  const bool stale = fstat(fd, &opened) == 0 && S_ISREG(opened.st_mode) && opened.st_uid == geteuid() &&
                     flock(fd, LOCK_EX | LOCK_NB) == 0 && lstat(path.c_str(), &named) == 0 &&
                     same_file(opened, named) && unlink(path.c_str()) == 0;
  close(fd);
  return stale;
}

AtomicFile::AtomicFile(std::filesystem::path path, Location where) : path_(std::move(path)), where_(where) {
  find_target();
  open_nameless();
  if (fd_ >= 0)
    return;
  make_named([this](const char *name) {
    fd_ = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (fd_ < 0)
      return false;
    // Between the two another process may have taken it for a stale one.
    struct stat opened{}, named{};
    const bool taken = flock(fd_, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    if (!taken && fstat(fd_, &opened) == 0 && lstat(name, &named) == 0 && same_file(opened, named))
      return true;
    close(fd_);
    fd_ = -1;
    errno = EEXIST;
    return false;
  });
}

AtomicFile::~AtomicFile() {
  if (fd_ < 0)
    return;
  if (!temporary_.empty())
    unlink(temporary_.c_str());
  close(fd_);
}

void AtomicFile::fail_with(const char *reason) const {
  fail(fmt::format("can't write {}: {}", path_in_quotes(path_), reason), where_);
}

void AtomicFile::fail_with_errno() const { fail_with(std::strerror(errno)); }

void AtomicFile::find_target() {
  struct stat followed{}, link{};
  const bool exists = stat(path_.c_str(), &followed) == 0;
  // A loop of links and a folder that may not be searched are errors here.
  if (!exists && (errno != ENOENT || path_.empty()))
    fail_with_errno();
  if (exists && !S_ISREG(followed.st_mode))
    fail_with(fmt::format("expected a regular file, got {}", kind_of(followed.st_mode)).c_str());
  if (exists && faccessat(AT_FDCWD, path_.c_str(), W_OK, AT_EACCESS) != 0)
    fail_with_errno();
  target_ = path_;
  // The system itself stops at 40 links.
  for (int links = 0; links <= 40 && lstat(target_.c_str(), &link) == 0 && S_ISLNK(link.st_mode); ++links) {
    // The links in /proc to open files, /dev/stdout for one, aren't names that could get another file.
    struct statfs system{};
    const std::filesystem::path parent = target_.has_parent_path() ? target_.parent_path() : ".";
    if (statfs(parent.c_str(), &system) == 0 && system.f_type == PROC_SUPER_MAGIC)
      fail_with("expected a path, got a link in /proc to an open file");
    std::error_code error;
    const std::filesystem::path next = std::filesystem::read_symlink(target_, error);
    if (error)
      fail_with(error.message().c_str());
    target_ = target_.parent_path() / next;
  }
  if (!target_.has_filename()) {
    errno = EISDIR;
    fail_with_errno();
  }
  folder_ = target_.has_parent_path() ? target_.parent_path() : ".";
}

void AtomicFile::open_nameless() {
  fd_ = open(folder_.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
  // Without /proc it would never get a name.
  if (fd_ >= 0 && access(descriptor_path(fd_).c_str(), F_OK) != 0) {
    close(fd_);
    fd_ = -1;
  }
  if (fd_ >= 0)
    flock(fd_, LOCK_EX | LOCK_NB);
}

template <typename Make> void AtomicFile::make_named(Make &&make) {
  for (int i = 0; i < max_temporaries; ++i) {
    // A name that is itself as long as names may be is cut.
    const std::filesystem::path name =
        folder_ / fmt::format("{}.ttc-tmp{}", target_.filename().native().substr(0, 200), i);
    bool made = make(name.c_str());
    if (!made && errno == EEXIST) {
      if (!remove_stale(name))
        continue;
      made = make(name.c_str());
    }
    if (made) {
      temporary_ = name;
      return;
    }
    if (errno != EEXIST)
      fail_with_errno();
  }
  errno = EEXIST;
  fail_with_errno();
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

void AtomicFile::keep_attributes() const {
  struct stat old{}, own{};
  if (stat(target_.c_str(), &old) != 0)
    return;
  if (fstat(fd_, &own) != 0)
    fail_with_errno();
  mode_t mode = old.st_mode & 07777;
  const bool differs = old.st_uid != own.st_uid || old.st_gid != own.st_gid;
  // Where the owner can't stay, the group may; where it can't either, the new group gets no rights of the old one.
  if (differs && fchown(fd_, old.st_uid, old.st_gid) != 0 && fchown(fd_, uid_t(-1), old.st_gid) != 0)
    mode &= ~mode_t(S_IRWXG);
  if (fchmod(fd_, mode) != 0)
    fail_with_errno();
}

void AtomicFile::commit() {
  keep_attributes();
  // Some file systems can't flush, and say so.
  if (fsync(fd_) != 0 && errno != EINVAL && errno != ENOTSUP)
    fail_with_errno();
  const auto link_to = [this](const char *name) {
    return linkat(AT_FDCWD, descriptor_path(fd_).c_str(), AT_FDCWD, name, AT_SYMLINK_FOLLOW) == 0;
  };
  // A link can't replace a file, so one more name is needed there.
  bool done = temporary_.empty() && link_to(target_.c_str());
  if (!done && temporary_.empty()) {
    if (errno != EEXIST)
      fail_with_errno();
    make_named(link_to);
  }
  done = done || rename(temporary_.c_str(), target_.c_str()) == 0;
  if (!done)
    fail_with_errno();
  close(fd_);
  fd_ = -1;
  const int folder = open(folder_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0)
    return;
  // The name is there; file systems that can't flush a folder are no reason to fail.
  fsync(folder);
  close(folder);
}
