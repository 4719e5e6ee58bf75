// The exception of the public API.
#include "ttc/Error.h"

#include <fmt/format.h>

using namespace ttc;

static std::string describe(const std::string &message, const std::string &file, unsigned line) {
  if (file.empty())
    return message;
  return fmt::format("{}:{}: {}", file.substr(file.find_last_of('/') + 1), line, message);
}

Error::Error(const std::string &message, Location where) : Error(message, where.file ? where.file : "", where.line) {}

Error::Error(const std::string &message, const std::string &file, unsigned line)
    : std::runtime_error(describe(message, file, line)), message_(message), file_(file), line_(line) {}

void ttc::fail(const std::string &message, Location where) { throw Error(message, where); }
