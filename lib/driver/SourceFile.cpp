//===- SourceFile.cpp - Files of textual IR -------------------------------===//

#include "lib/driver/SourceFile.h"
#include "mlir/Support/FileUtilities.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"
#include <fmt/format.h>

using namespace llvm;
using namespace ttc;

namespace {

/// Follows the brackets of a text, and how deep those of each alias (`#map = ...`, `!type = ...`) go.
class Scanner {
public:
  explicit Scanner(StringRef text) : text(text) {}

  std::optional<driver::SourceFault> run() {
    while (position < text.size()) {
      step();
      if (deepest > driver::maxNesting)
        return driver::SourceFault{
            line, fmt::format("expected brackets nested at most {} deep, got more", driver::maxNesting)};
      if (fault)
        return driver::SourceFault{line, fault};
    }
    return std::nullopt;
  }

private:
  char peek(size_t ahead = 0) const { return position + ahead < text.size() ? text[position + ahead] : '\0'; }

  void step() {
    char c = peek();
    if (c != '-' && !isSpace(c))
      minuses = 0;
    if (c == '\n') {
      ++line;
      if (open.empty() && definesSomething)
        endDefinition();
    } else if (c == '"') {
      skipString();
    } else if (c == '/' && peek(1) == '/') {
      position = std::min(text.find('\n', position), text.size());
      return;
    } else if (c == '#' || c == '!') {
      return visitAlias();
    } else if (c == '^') {
      checkBlock();
    } else if (c == '-' && peek(1) == '>') {
      ++position;
    } else if (c == '-') {
      // Affine expressions nest by signs, too.
      note(open.size() + ++minuses);
    } else if (StringRef("([{<").contains(c)) {
      if (c == '<')
        checkArray();
      if (c == '[')
        checkIterators();
      open.push_back(c);
      // What stood in a region of this depth before belongs to another one.
      if (size_t region = llvm::count(open, '{'); c == '{' && blocks.size() > region)
        blocks.resize(region);
      note(open.size());
    } else if (StringRef(")]}>").contains(c)) {
      close(c);
    }
    if (definition && !isSpace(c))
      definesSomething = true;
    ++position;
  }

  /// At the bracket of `array<TYPE: ...>`.
  void checkArray() {
    StringRef before = text.take_front(position), type = text.substr(position + 1).ltrim();
    if (before.ends_with("array") && (before.size() < 6 || !isWord(before[before.size() - 6])) &&
        (type.starts_with("!") || (type.consume_front("index") && (type.empty() || !isWord(type.front())))))
      fault = "expected array<...> of an integer or float type, got index or an alias";
  }

  /// At the bracket of `iterator_types = [...]`.
  void checkIterators() {
    if (!text.take_front(position).rtrim().ends_with("iterator_types ="))
      return;
    SmallVector<StringRef> elements;
    text.substr(position + 1).take_until([](char c) { return c == ']'; }).split(elements, ',');
    for (StringRef element : elements)
      if (element = element.trim();
          !element.empty() && !element.starts_with("\"") && !element.starts_with("#linalg.iterator_type<"))
        fault = "expected iterator_types of strings, got something else";
  }

  /// At the name of a block: `^bb0:` or `^bb0(...):` defines it in the region whose brace is the innermost.
  void checkBlock() {
    StringRef rest = text.substr(position), name = rest.take_while([](char c) { return c == '^' || isWord(c); });
    rest = rest.drop_front(name.size()).ltrim();
    if (rest.consume_front("(")) {
      size_t depth = 1, end = 0;
      for (; end < rest.size() && depth; ++end)
        depth += StringRef("([{").contains(rest[end]) ? 1 : StringRef(")]}").contains(rest[end]) ? -1 : 0;
      rest = rest.drop_front(end).ltrim();
    }
    if (!rest.starts_with(":"))
      return;
    size_t region = llvm::count(open, '{');
    if (blocks.size() <= region)
      blocks.resize(region + 1);
    if (!blocks[region].insert(name).second)
      fault = "expected blocks of different names in a region, got one twice";
  }

  static bool isWord(char c) { return isAlnum(c) || c == '_' || c == '.' || c == '$'; }

  void skipString() {
    for (++position; position < text.size() && peek() != '"' && peek() != '\n'; ++position)
      if (peek() == '\\')
        ++position;
  }

  /// Angle brackets are comparisons now and then: other brackets close what is left open of them.
  void close(char closing) {
    char opening = closing == ')' ? '(' : closing == ']' ? '[' : closing == '}' ? '{' : '<';
    if (closing == '>') {
      if (!open.empty() && open.back() == '<')
        open.pop_back();
      return;
    }
    while (!open.empty() && open.back() == '<')
      open.pop_back();
    if (!open.empty() && open.back() == opening)
      open.pop_back();
  }

  void visitAlias() {
    size_t end = position + 1;
    while (end < text.size() && (isAlnum(text[end]) || StringRef("_$.-").contains(text[end])))
      ++end;
    StringRef name = text.slice(position, end);
    position = end;
    StringRef rest = text.substr(end).ltrim(" \t");
    if (open.empty() && rest.starts_with("=") && !rest.starts_with("==")) {
      endDefinition();
      definition = name;
      definesSomething = false;
      position = text.size() - rest.size() + 1;
      return;
    }
    note(open.size() + aliases.lookup(name));
    definesSomething = true;
  }

  void note(size_t depth) {
    deepest = std::max(deepest, depth);
    if (definition)
      aliases[*definition] = std::max<size_t>(aliases.lookup(*definition), depth + 1);
  }

  void endDefinition() { definition.reset(); }

  StringRef text;
  size_t position = 0, minuses = 0, deepest = 0;
  unsigned line = 1;
  std::string open;
  StringMap<size_t> aliases;
  std::optional<StringRef> definition;
  bool definesSomething = false;
  const char *fault = nullptr;
  /// The names of the blocks in each of the open regions.
  std::vector<StringSet<>> blocks;
};

} // namespace

std::optional<driver::SourceFault> driver::findFault(StringRef text) { return Scanner(text).run(); }

std::unique_ptr<MemoryBuffer> driver::openSource(const std::string &path, std::string &error) {
  std::unique_ptr<MemoryBuffer> buffer = mlir::openInputFile(path, &error);
  if (!buffer)
    return nullptr;
  if (std::optional<SourceFault> fault = findFault(buffer->getBuffer())) {
    error = fmt::format("{}:{}: {}", path, fault->line, fault->message);
    return nullptr;
  }
  return buffer;
}
