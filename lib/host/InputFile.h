// A file read at offsets, with errors that name it.
#ifndef TTC_LIB_HOST_INPUTFILE_H
#define TTC_LIB_HOST_INPUTFILE_H

#include "ttc/Error.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <sys/stat.h>

namespace ttc::host {

/// "a directory", "a FIFO", ...: what has the mode `mode`.
const char *kind_of(mode_t mode);

/// A regular file opened for reading; anything else, which might block or never end, is an error. Throws `Error` at
/// `where`.
class InputFile {
public:
  InputFile(std::filesystem::path path, Location where);
  InputFile(const InputFile &) = delete;
  InputFile &operator=(const InputFile &) = delete;
  ~InputFile();

  /// Bytes in the file when it was opened.
  std::uint64_t size() const { return size_; }
  /// Reads exactly `count` bytes at `offset`; an end before that is an error.
  void read(std::uint64_t offset, void *bytes, std::size_t count) const;
  /// A descriptor of the caller's own.
  int duplicate() const;
  /// Throws for more bytes than the machine has memory.
  void check_memory(std::uint64_t bytes) const;
  /// Throws if the file begins like one of another format that people mistake for `wanted`, and names it.
  void check_format(const char *wanted) const;
  /// Throws "PATH: message".
  [[noreturn]] void fail(const std::string &message) const;

private:
  std::filesystem::path path_;
  Location where_;
  std::uint64_t size_ = 0;
  int fd_ = -1;
};

} // namespace ttc::host

#endif // TTC_LIB_HOST_INPUTFILE_H
