// Helpers of the host library's tests: a scratch folder, raw files, expected errors.
#ifndef TTC_TEST_UNIT_HOST_TESTING_H
#define TTC_TEST_UNIT_HOST_TESTING_H

#include "ttc/Error.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <unistd.h>
#include <vector>

namespace ttc::test {

/// Whether AddressSanitizer is in, which needs memory of its own.
#if defined(__SANITIZE_ADDRESS__)
inline constexpr bool has_asan = true;
#elif defined(__has_feature)
inline constexpr bool has_asan = __has_feature(address_sanitizer);
#else
inline constexpr bool has_asan = false;
#endif

/// A folder that lasts as long as the object.
class ScratchFolder {
public:
  ScratchFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "ttc-unit-XXXXXX").string();
    path_ = mkdtemp(pattern.data());
  }
  ~ScratchFolder() { std::filesystem::remove_all(path_); }
  std::filesystem::path operator/(const std::string &name) const { return path_ / name; }
  const std::filesystem::path &path() const { return path_; }
  /// Number of files in it.
  std::ptrdiff_t count() const {
    return std::distance(std::filesystem::directory_iterator(path_), std::filesystem::directory_iterator());
  }

private:
  std::filesystem::path path_;
};

inline void write_bytes(const std::filesystem::path &path, const std::string &bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

inline std::string read_bytes(const std::filesystem::path &path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// The message of the `ttc::Error` that `body` throws; a failure if it throws none.
template <typename Body> std::string error_of(Body &&body) {
  try {
    body();
  } catch (const Error &error) {
    return error.message();
  }
  ADD_FAILURE() << "expected a ttc::Error, got none";
  return {};
}

/// Expects that `body` throws a `ttc::Error` whose message holds `part`.
template <typename Body> void expect_error(const std::string &part, Body &&body) {
  const std::string message = error_of(body);
  EXPECT_NE(message.find(part), std::string::npos) << "message: " << message << "\nexpected part: " << part;
}

} // namespace ttc::test

#endif // TTC_TEST_UNIT_HOST_TESTING_H
