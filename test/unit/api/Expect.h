// Expectations shared by the tests of the public API.
#ifndef TTC_TEST_UNIT_API_EXPECT_H
#define TTC_TEST_UNIT_API_EXPECT_H

#include <gtest/gtest.h>
#include <ttc/ttc.h>

#include <string>
#include <vector>

namespace expect {

/// Runs `action`, which must throw a `ttc::Error` whose message contains all of `parts`. It must name `file`, and
/// `line` or one of the four before it, where the call that ends at `line` may stand; the line 0 stands for any.
template <typename F>
void error(F action, const std::vector<std::string> &parts, unsigned line = 0, const char *file = nullptr) {
  try {
    action();
  } catch (const ttc::Error &error) {
    for (const std::string &part : parts)
      EXPECT_NE(error.message().find(part), std::string::npos) << "'" << part << "' isn't in: " << error.message();
    if (line) {
      EXPECT_LE(error.line(), line) << error.what();
      EXPECT_GE(error.line() + 4, line) << error.what();
    }
    if (file) {
      EXPECT_EQ(error.file(), file);
    }
    return;
  }
  ADD_FAILURE() << "nothing was thrown; expected '" << (parts.empty() ? "" : parts.front()) << "'";
}

/// Runs `action`, a wrong call on the line of this one or one of the four after it, which must throw a `ttc::Error`
/// that names that line and contains `message`.
template <typename F>
void misuse(F action, const std::string &message, std::source_location where = std::source_location::current()) {
  try {
    action();
  } catch (const ttc::Error &error) {
    EXPECT_NE(error.message().find(message), std::string::npos)
        << where.line() << ": '" << message << "' isn't in: " << error.message();
    EXPECT_EQ(error.file(), where.file_name()) << where.line() << ": " << error.what();
    EXPECT_GE(error.line(), where.line()) << error.what();
    EXPECT_LE(error.line(), where.line() + 4) << error.what();
    return;
  } catch (const std::exception &error) {
    ADD_FAILURE() << where.line() << ": expected a ttc::Error, got " << error.what();
    return;
  }
  ADD_FAILURE() << where.line() << ": nothing was thrown; expected '" << message << "'";
}

/// The elements of an f32 array are these, within `tolerance`.
inline void values(const ttc::Array &array, const std::vector<float> &wanted, float tolerance = 1e-6f) {
  const auto got = array.data<float>();
  ASSERT_EQ(got.size(), wanted.size());
  for (std::size_t i = 0; i < wanted.size(); ++i)
    EXPECT_NEAR(got[i], wanted[i], tolerance) << "element " << i;
}

} // namespace expect

#endif // TTC_TEST_UNIT_API_EXPECT_H
