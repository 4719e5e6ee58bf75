// The exception of the public API and the place in the user's program that it names.
#ifndef TTC_ERROR_H
#define TTC_ERROR_H

#include <source_location>
#include <stdexcept>
#include <string>

namespace ttc {

/// A line of the user's program. An unknown one has an empty file and line 0.
struct Location {
  const char *file = "";
  unsigned line = 0;

  constexpr Location() = default;
  constexpr Location(const char *file, unsigned line) : file(file), line(line) {}
  /// Implicit, so that a default argument `Location where = std::source_location::current()` names the caller.
  constexpr Location(const std::source_location &where) : file(where.file_name()), line(where.line()) {}
};

/// Everything that ttc throws. `what()` is "model.cpp:41: matmul: inner dimensions differ: ..." with the base name of
/// the file, or the bare message where no place is known.
class Error : public std::runtime_error {
public:
  explicit Error(const std::string &message, Location where = {});
  /// For places that are known by name only, e.g. from a diagnostic.
  Error(const std::string &message, const std::string &file, unsigned line);

  /// The message without the place.
  const std::string &message() const noexcept { return message_; }
  /// The path of the file as the compiler gave it; empty if unknown.
  const std::string &file() const noexcept { return file_; }
  /// The line, counted from 1; 0 if unknown.
  unsigned line() const noexcept { return line_; }

private:
  std::string message_;
  std::string file_;
  unsigned line_;
};

/// Throws an `Error` that names `where`, by default the line of the call.
[[noreturn]] void fail(const std::string &message, Location where = std::source_location::current());

} // namespace ttc

#endif // TTC_ERROR_H
