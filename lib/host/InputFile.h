// A file read at offsets, with errors that name it.
#ifndef TTC_LIB_HOST_INPUTFILE_H
#define TTC_LIB_HOST_INPUTFILE_H

#include "ttc/Error.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>

namespace ttc::host {

/// A regular file opened for reading. Throws `Error` at `where`.
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
