// A file that appears whole or not at all.
#ifndef TTC_LIB_HOST_ATOMICFILE_H
#define TTC_LIB_HOST_ATOMICFILE_H

#include "ttc/Error.h"

#include <cstddef>
#include <filesystem>
#include <string_view>

namespace ttc::host {

/// Collects writes in a temporary file beside `path`; `commit` flushes it to the disk and renames it to `path`. Without
/// a commit the temporary is removed and an old file stays as it was. Throws `Error` at `where`.
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
  [[noreturn]] void fail_with_errno() const;

  std::filesystem::path path_;
  std::filesystem::path temporary_;
  Location where_;
  int fd_ = -1;
};

} // namespace ttc::host

#endif // TTC_LIB_HOST_ATOMICFILE_H
