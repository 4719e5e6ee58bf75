// Mutations of textual IR by tokens and lines.
#include "test/fuzz/IrMutator.h"
#include "lib/driver/Driver.h"
#include "mlir/IR/MLIRContext.h"
#include "mlir/IR/OperationSupport.h"

#include <cctype>
#include <cstring>
#include <random>
#include <string>
#include <vector>

namespace {

using Tokens = std::vector<std::string>;

/// The names of the dialect's operations.
const Tokens &operationNames() {
  static const Tokens names = [] {
    mlir::MLIRContext context(mlir::MLIRContext::Threading::DISABLED);
    ttc::driver::loadDialects(context);
    Tokens all;
    for (mlir::RegisteredOperationName name : context.getRegisteredOperations())
      if (name.getDialectNamespace() == "ttc")
        all.push_back(name.getStringRef().str());
    return all;
  }();
  return names;
}

const Tokens numbers = {"0",
                        "1",
                        "2",
                        "3",
                        "4",
                        "5",
                        "7",
                        "8",
                        "13",
                        "16",
                        "17",
                        "31",
                        "33",
                        "64",
                        "100",
                        "127",
                        "128",
                        "255",
                        "256",
                        "1000",
                        "1023",
                        "2147483647",
                        "2147483648",
                        "4294967296",
                        "9007199254740993",
                        "1152921504606846976",
                        "4611686018427387904",
                        "9223372036854775807",
                        "18446744073709551615"};
const Tokens elementTypes = {"f32", "f64", "bf16",  "f16",    "i1",   "i8",           "i16",          "i32",
                             "i64", "ui8", "index", "f8E5M2", "i128", "complex<f32>", "vector<4xf32>"};
const Tokens attributes = {"unit",
                           "true",
                           "\"\"",
                           "\"w\"",
                           "\"input\"",
                           "\"parameter\"",
                           "\"state\"",
                           "[]",
                           "{}",
                           "[{}]",
                           "0 : i64",
                           "-1 : i64",
                           "1 : i32",
                           "0.0 : f64",
                           "0x7FF8000000000000 : f64",
                           "array<i64>",
                           "array<i64: 0>",
                           "array<i64: 0, 1>",
                           "array<i64: -1>",
                           "array<i64: 1, 1>",
                           "array<i32: 0>",
                           "dense<0> : tensor<2xi64>",
                           "dense<1.0> : tensor<f32>",
                           "#ttc.sgd<>",
                           "#ttc.adam<>",
                           "#ttc.dims<\"B\">",
                           "f32",
                           "i1",
                           "tensor<4xf32>",
                           "@main",
                           "loc(unknown)"};

bool isWord(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '.' || c == '$'; }

/// Words with their sigil, strings, single characters otherwise.
Tokens split(const std::string &text) {
  Tokens tokens;
  for (size_t i = 0; i < text.size();) {
    size_t end = i + 1;
    if (text[i] == '"') {
      while (end < text.size() && text[end] != '"')
        end += text[end] == '\\' ? 2 : 1;
      ++end;
    } else if (isWord(text[i]) || std::strchr("%@#!^", text[i])) {
      while (end < text.size() && isWord(text[end]))
        ++end;
    }
    tokens.push_back(text.substr(i, end - i));
    i = std::min(end, text.size());
  }
  return tokens;
}

bool isNumber(const std::string &token) { return std::isdigit(static_cast<unsigned char>(token[0])); }

/// Extents and element type of a shaped type, as one word: 4x8xf32.
bool isShape(const std::string &token) {
  return (isNumber(token) && token.find('x') != std::string::npos) || token == "f32" || token == "f64" ||
         token == "i64" || token == "i32" || token == "i1";
}

class Mutator {
public:
  explicit Mutator(unsigned seed) : random(seed) {}

  std::string mutate(const std::string &text) {
    std::string result = text;
    for (unsigned i = 0, count = 1 + pick(4); i < count; ++i)
      result = pick(3) ? mutateTokens(result) : mutateLines(result);
    return result;
  }

  /// Lines of `other` within those of `text`.
  std::string cross(const std::string &text, const std::string &other) {
    Tokens a = lines(text), b = lines(other);
    size_t from = pick(b.size()), count = 1 + pick(std::min<size_t>(b.size() - from, 8));
    a.insert(a.begin() + pick(a.size() + 1), b.begin() + from, b.begin() + from + count);
    return join(a);
  }

private:
  size_t pick(size_t bound) { return bound ? random() % bound : 0; }
  const std::string &pick(const Tokens &from) { return from[pick(from.size())]; }

  static Tokens lines(const std::string &text) {
    Tokens all;
    for (size_t begin = 0; begin < text.size();) {
      size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
      all.push_back(text.substr(begin, end - begin));
      begin = end;
    }
    return all.empty() ? Tokens{"\n"} : all;
  }

  static std::string join(const Tokens &tokens) {
    std::string text;
    for (const std::string &token : tokens)
      text += token;
    return text;
  }

  std::string mutateLines(const std::string &text) {
    Tokens all = lines(text);
    size_t at = pick(all.size());
    switch (pick(3)) {
    case 0:
      all.erase(all.begin() + at);
      break;
    case 1:
      all.insert(all.begin() + pick(all.size() + 1), all[at]);
      break;
    default:
      std::swap(all[at], all[pick(all.size())]);
    }
    return join(all);
  }

  std::string changeShape(const std::string &shape) {
    Tokens parts;
    for (size_t begin = 0; begin <= shape.size();) {
      size_t end = std::min(shape.find('x', begin), shape.size());
      parts.push_back(shape.substr(begin, end - begin));
      begin = end + 1;
    }
    size_t at = pick(parts.size());
    if (at + 1 == parts.size() && pick(2))
      parts.back() = pick(elementTypes);
    else if (at + 1 == parts.size() || pick(4) == 0)
      parts.insert(parts.begin() + at, pick(4) ? pick(numbers) : "?");
    else if (pick(4) == 0)
      parts.erase(parts.begin() + at);
    else
      parts[at] = pick(8) ? pick(numbers) : "?";
    std::string changed = parts.front();
    for (size_t i = 1; i < parts.size(); ++i)
      changed += "x" + parts[i];
    return changed;
  }

  std::string replacementOf(const std::string &token, const Tokens &tokens) {
    if (isShape(token) && pick(3))
      return changeShape(token);
    if (isNumber(token))
      return (pick(4) ? "" : "-") + pick(numbers);
    if (token.rfind("ttc.", 0) == 0)
      return pick(operationNames());
    if (token[0] == '"')
      return pick(attributes);
    // Another token of the same kind: a value, a symbol, a keyword.
    Tokens alike;
    for (const std::string &other : tokens)
      if (other[0] == token[0] && other != token)
        alike.push_back(other);
    return alike.empty() ? token : pick(alike);
  }

  std::string mutateTokens(const std::string &text) {
    Tokens tokens = split(text);
    std::vector<size_t> words;
    for (size_t i = 0; i < tokens.size(); ++i)
      if (!std::isspace(static_cast<unsigned char>(tokens[i][0])))
        words.push_back(i);
    if (words.empty())
      return text;
    size_t at = words[pick(words.size())];
    const std::string old = tokens[at];
    // An attribute's whole value, at times.
    if (old == "=" && pick(2)) {
      size_t end = at + 1;
      int depth = 0;
      for (; end < tokens.size(); ++end) {
        const std::string &token = tokens[end];
        if (std::strchr("([{<", token[0]))
          ++depth;
        if (std::strchr(")]}>", token[0]) && depth-- == 0)
          break;
        if (depth == 0 && (token == "," || token == "\n"))
          break;
      }
      tokens.erase(tokens.begin() + at + 1, tokens.begin() + end);
      tokens.insert(tokens.begin() + at + 1, " " + pick(attributes));
      return join(tokens);
    }
    if (old.size() == 1 && !isNumber(old)) {
      if (pick(8) == 0)
        tokens.erase(tokens.begin() + at);
      return join(tokens);
    }
    const std::string replacement = replacementOf(old, tokens);
    bool everywhere = pick(3) != 0;
    for (std::string &token : tokens)
      if (everywhere && token == old)
        token = replacement;
    tokens[at] = replacement;
    return join(tokens);
  }

  std::mt19937 random;
};

} // namespace

std::string ttc::fuzz::mutateIr(const std::string &text, unsigned seed) { return Mutator(seed).mutate(text); }

std::string ttc::fuzz::crossIr(const std::string &text, const std::string &other, unsigned seed) {
  return Mutator(seed).cross(text, other);
}
