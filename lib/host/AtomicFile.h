// A file that appears whole or not at all.
#ifndef TTC_LIB_HOST_ATOMICFILE_H
#define TTC_LIB_HOST_ATOMICFILE_H

#include "ttc/Error.h"

#include <cstddef>
#include <filesystem>
#include <string_view>

namespace ttc::host {

/// Collects writes in a file without a name in the folder of `path`; `commit` flushes it to the disk and gives it the
/// name. Without a commit, also when the process is killed, nothing of it is left and an old file stays as it was.
///
/// Links are followed, also to where nothing is yet. A file that is replaced must be writable; its permissions stay,
/// and its owner and group where the system lets them. Whatever isn't a regular file, a device or a FIFO, is an error.
/// Throws `Error` at `where`.
///
/// On file systems without nameless files it has a name, PATH.ttc-tmp0 or a higher number, and a lock while its process
/// lives. What a killed process leaves there goes away when the same path is written again.
class AtomicFile {
public:
  AtomicFile(std::filesystem::path path, Location where);
  AtomicFile(const AtomicFile &) = delete;
  AtomicFile &operator=(const AtomicFile &) = delete;
  ~AtomicFile();

  void write(const void *bytes, std::size_t count);
  void write(std::string_view text) { write(text.data(), text.size()); }
  void commit();

private:
  [[noreturn]] void fail_with(const char *reason) const;
  [[noreturn]] void fail_with_errno() const;
  /// Finds out what is to be replaced.
  void find_target();
  void open_nameless();
  /// Calls `make` with names for the file until one is free; sets `temporary_`.
  template <typename Make> void make_named(Make &&make);
  void keep_attributes() const;

  std::filesystem::path path_;
  /// The path with its links followed, and its folder.
  std::filesystem::path target_;
  std::filesystem::path folder_;
  /// The file's name until it is complete; empty for none.
  std::filesystem::path temporary_;
  Location where_;
  int fd_ = -1;
};

} // namespace ttc::host

#endif // TTC_LIB_HOST_ATOMICFILE_H
