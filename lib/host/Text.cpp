// What messages show of names, values and lists from outside.
#include "lib/host/Text.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits.h>

using namespace ttc;

/// How many bytes the UTF-8 sequence of a printable character at the front of `text` has; 0 if there is none. Those of
/// U+0080 to U+009F, which terminals obey, are none.
static std::size_t printable(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned first = byte(0);
  if (first < 0x80)
    return first >= 0x20 && first != 0x7f && first != '\\' && first != '\'';
  const std::size_t length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4 || text.size() < length)
    return 0;
  for (std::size_t i = 1; i < length; ++i)
    if ((byte(i) & 0xc0) != 0x80)
      return 0;
  // What is too long an encoding, half of a surrogate pair or above U+10FFFF isn't UTF-8.
  const unsigned second = byte(1);
  if ((first == 0xc2 && second < 0xa0) || (first == 0xe0 && second < 0xa0) || (first == 0xed && second > 0x9f) ||
      (first == 0xf0 && second < 0x90) || (first == 0xf4 && second > 0x8f))
    return 0;
  return length;
}

namespace {

/// What is shown of a text, and what follows if that isn't all.
struct Shown {
  std::string text;
  std::string rest;
};

} // namespace

static Shown show(std::string_view text, std::size_t limit) {
  const std::size_t bytes = text.size();
  Shown shown;
  while (!text.empty() && shown.text.size() < limit) {
    if (const std::size_t length = printable(text)) {
      shown.text += text.substr(0, length);
      text.remove_prefix(length);
      continue;
    }
    const char c = text.front();
    if (c == '\\' || c == '\'')
      shown.text += {'\\', c};
    else if (c == '\n')
      shown.text += "\\n";
    else if (c == '\t')
      shown.text += "\\t";
    else
      shown.text += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
    text.remove_prefix(1);
  }
  if (!text.empty())
    shown.rest = fmt::format("... ({} bytes)", bytes);
  return shown;
}

std::string host::escaped(std::string_view text, std::size_t limit) {
  const Shown shown = show(text, limit);
  return shown.text + shown.rest;
}

std::string host::in_quotes(std::string_view text, std::size_t limit) {
  const Shown shown = show(text, limit);
  return fmt::format("'{}'{}", shown.text, shown.rest);
}

std::string host::path_in_quotes(const std::filesystem::path &path) { return in_quotes(path.native(), PATH_MAX); }

std::string host::path_text(const std::filesystem::path &path) { return escaped(path.native(), PATH_MAX); }

std::string host::listed(std::span<const std::string> parts, std::size_t limit) {
  // Naming all is shorter than counting the last one.
  const std::size_t shown = parts.size() <= limit + 1 ? parts.size() : limit;
  std::string text = fmt::format("{}", fmt::join(parts.first(shown), ", "));
  if (shown < parts.size())
    text += fmt::format(" and {} more", parts.size() - shown);
  return text;
}

std::string host::bracketed(std::size_t count, const std::function<std::string(std::size_t)> &part) {
  constexpr std::size_t all = 32, few = 8;
  std::string text = "[";
  for (std::size_t i = 0; i < (count <= all ? count : few); ++i)
    text += (i ? ", " : "") + part(i);
  return text + (count <= all ? "]" : fmt::format(", ...] ({} dimensions)", count));
}
