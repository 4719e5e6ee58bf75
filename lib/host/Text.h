// What messages show of names, values and lists from outside: always short, printable, on one line.
#ifndef TTC_LIB_HOST_TEXT_H
#define TTC_LIB_HOST_TEXT_H

#include <cstddef>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace ttc::host {

/// The text with control characters, backslashes, single quotes and bytes that aren't UTF-8 as escapes. Of more than
/// `limit` bytes it shows the first and says how many there are.
std::string escaped(std::string_view text, std::size_t limit = 80);
/// The same in single quotes: 'fc1.weight'.
std::string in_quotes(std::string_view text, std::size_t limit = 80);
/// A path in single quotes; none that the system can open is cut.
std::string path_in_quotes(const std::filesystem::path &path);
/// A path as it begins a message.
std::string path_text(const std::filesystem::path &path);

/// The first few parts with commas between them and how many more there are: "'a', 'b' and 1998 more".
std::string listed(std::span<const std::string> parts, std::size_t limit = 8);

/// Extents in brackets, "[64, 784]"; of more than 32 the first and how many there are.
std::string bracketed(std::size_t count, const std::function<std::string(std::size_t)> &part);

} // namespace ttc::host

#endif // TTC_LIB_HOST_TEXT_H
