// Matrix products.
#include "ttc/ops/Contraction.h"

#include "lib/api/Emit.h"
#include "ttc/ops/Elementwise.h"
#include "ttc/ops/Reduction.h"
#include "ttc/ops/Shaping.h"

#include <algorithm>
#include <cctype>
#include <fmt/format.h>
#include <map>

namespace ttc {

using namespace detail;

namespace {

void check_rank(const char *op, const Tensor &x, std::int64_t rank, Location where) {
  if (x.dim(where) != rank)
    fail(fmt::format("{}: expected rank {}, got {}", op, rank, x.shape(where).to_string()), where);
}

} // namespace

Tensor matmul(const Tensor &a, const Tensor &b, Location where) {
  auto [x, y] = promoted(a, b, where);
  return emit("matmul", {x, y}, {}, where);
}

Tensor bmm(const Tensor &a, const Tensor &b, Location where) {
  check_rank("bmm", a, 3, where);
  check_rank("bmm", b, 3, where);
  if (a.size(2) != b.size(1) && a.size(2).is_static() && b.size(1).is_static())
    fail(fmt::format("bmm: inner dimensions differ: {} x {}", a.shape().to_string(), b.shape().to_string()), where);
  if (a.size(0, where) != b.size(0, where))
    fail(fmt::format("bmm: batch dimensions differ: {} x {}", a.shape().to_string(), b.shape().to_string()), where);
  return matmul(a, b, where);
}

Tensor outer(const Tensor &a, const Tensor &b, Location where) {
  check_rank("outer", a, 1, where);
  check_rank("outer", b, 1, where);
  if (a.size(0).is_static() && b.size(0).is_static())
    checked_product("outer", {a.size(0).extent(), b.size(0).extent()}, where);
  return mul(unsqueeze(a, 1, where), b, where);
}

Tensor dot(const Tensor &a, const Tensor &b, Location where) {
  check_rank("dot", a, 1, where);
  check_rank("dot", b, 1, where);
  if (a.size(0) != b.size(0) && a.size(0).is_static() && b.size(0).is_static())
    fail(fmt::format("dot: sizes differ: {} and {}", a.shape().to_string(), b.shape().to_string()), where);
  return matmul(a, b, where);
}

Tensor linear(const Tensor &x, const Tensor &weight, const Tensor &bias, Location where) {
  const bool is_vector = weight.dim(where) == 1;
  if ((!is_vector && weight.dim() != 2) || x.dim(where) < 1 || x.size(-1, where) != weight.size(-1, where))
    fail(fmt::format("linear: in_features differ: {} x weight {}", x.shape().to_string(), weight.shape().to_string()),
         where);
  SymbolicShape features = weight.shape();
  features = std::vector<Dim>(features.begin(), features.end() - 1);
  if (bias.defined() && bias.dim(where) != 0 && bias.shape() != features)
    fail(fmt::format("linear: expected bias {}, got {}", features.to_string(), bias.shape().to_string()), where);
  Tensor y = matmul(x, is_vector ? weight : transpose(weight, 0, 1, where), where);
  return bias.defined() ? add(y, bias, 1, where) : y;
}

namespace {

/// A tensor whose dimensions are named by letters.
struct Term {
  Tensor tensor;
  std::string letters;
};

[[noreturn]] void bad_equation(const std::string &equation, const std::string &why, Location where) {
  fail(fmt::format("einsum: '{}': {}", equation, why), where);
}

/// Replaces "..." by letters that stand for the dimensions it covers, the last ones being the same in all terms.
std::string spell_ellipsis(const std::string &letters, std::int64_t covered) {
  const std::size_t dots = letters.find("...");
  if (dots == std::string::npos)
    return letters;
  std::string spelled;
  for (std::int64_t i = covered; i-- > 0;)
    spelled.push_back(static_cast<char>('0' + i));
  return letters.substr(0, dots) + spelled + letters.substr(dots + 3);
}

/// Takes diagonals until each letter occurs once.
void merge_repeats(Term &term, Location where) {
  for (std::size_t i = 0; i < term.letters.size(); ++i) {
    const std::size_t j = term.letters.find(term.letters[i], i + 1);
    if (j == std::string::npos)
      continue;
    const char letter = term.letters[i];
    term.tensor = diagonal(term.tensor, 0, static_cast<std::int64_t>(i), static_cast<std::int64_t>(j), where);
    term.letters.erase(j, 1);
    term.letters.erase(i, 1);
    term.letters.push_back(letter);
    i = static_cast<std::size_t>(-1);
  }
}

/// Sums over letters that aren't in `kept`.
void sum_others(Term &term, const std::string &kept, Location where) {
  std::vector<std::int64_t> dims;
  std::string letters;
  for (std::size_t i = 0; i < term.letters.size(); ++i) {
    if (kept.find(term.letters[i]) == std::string::npos)
      dims.push_back(static_cast<std::int64_t>(i));
    else
      letters.push_back(term.letters[i]);
  }
  if (!dims.empty())
    term.tensor = sum(term.tensor, dims, false, where);
  term.letters = letters;
}

/// Dimensions in the order of `letters`.
Tensor arranged(const Term &term, const std::string &letters, Location where) {
  std::vector<std::int64_t> dims;
  for (char letter : letters)
    dims.push_back(static_cast<std::int64_t>(term.letters.find(letter)));
  return permute(term.tensor, dims, where);
}

std::string common(const std::string &a, const std::string &b, const std::string &kept, bool in_kept) {
  std::string result;
  for (char letter : a)
    if (b.find(letter) != std::string::npos && (kept.find(letter) != std::string::npos) == in_kept)
      result.push_back(letter);
  return result;
}

std::string only(const std::string &a, const std::string &b) {
  std::string result;
  for (char letter : a)
    if (b.find(letter) == std::string::npos)
      result.push_back(letter);
  return result;
}

SymbolicShape sizes(const Term &term, const std::string &letters, Location where) {
  SymbolicShape shape;
  for (char letter : letters)
    shape.push_back(term.tensor.size(static_cast<std::int64_t>(term.letters.find(letter)), where));
  return shape;
}

/// Drops the dimensions of extent 1 whose letter stands for a larger extent in `other`: they broadcast.
void squeeze_broadcast(Term &term, const Term &other, Location where) {
  std::vector<std::int64_t> dims;
  std::string letters;
  for (std::size_t i = 0; i < term.letters.size(); ++i) {
    const std::size_t j = other.letters.find(term.letters[i]);
    const Dim size = term.tensor.size(static_cast<std::int64_t>(i), where);
    const bool stretched =
        j != std::string::npos && size == Dim(1) && other.tensor.size(static_cast<std::int64_t>(j), where) != Dim(1);
    if (stretched)
      dims.push_back(static_cast<std::int64_t>(i));
    else
      letters.push_back(term.letters[i]);
  }
  if (!dims.empty())
    term.tensor = squeeze(term.tensor, dims, where);
  term.letters = letters;
}

/// The product of two terms as one batched matrix product: batch letters, rows of a, contracted letters, columns of b.
Term contract(Term a, Term b, const std::string &kept, Location where) {
  squeeze_broadcast(a, b, where);
  squeeze_broadcast(b, a, where);
  sum_others(a, kept + b.letters, where);
  sum_others(b, kept + a.letters, where);
  const std::string batch = common(a.letters, b.letters, kept, true);
  const std::string inner = common(a.letters, b.letters, kept, false);
  const std::string rows = only(a.letters, b.letters), columns = only(b.letters, a.letters);
  const SymbolicShape batch_sizes = sizes(a, batch, where);
  auto matrix = [&](const Term &term, const std::string &first, const std::string &second) {
    Tensor x = arranged(term, batch + first + second, where);
    const auto n = static_cast<std::int64_t>(batch.size());
    x = second.empty() ? unsqueeze(x, -1, where) : flatten(x, n + static_cast<std::int64_t>(first.size()), -1, where);
    return first.empty() ? unsqueeze(x, n, where)
                         : flatten(x, n, n + static_cast<std::int64_t>(first.size()) - 1, where);
  };
  Tensor product = matmul(matrix(a, rows, inner), matrix(b, inner, columns), where);
  SymbolicShape shape = batch_sizes;
  for (const Dim &dim : sizes(a, rows, where))
    shape.push_back(dim);
  for (const Dim &dim : sizes(b, columns, where))
    shape.push_back(dim);
  return {reshape(product, shape, where), batch + rows + columns};
}

} // namespace

Tensor einsum(const std::string &text, const std::vector<Tensor> &tensors, Location where) {
  std::string equation;
  std::copy_if(text.begin(), text.end(), std::back_inserter(equation), [](char c) { return c != ' '; });
  if (tensors.empty())
    bad_equation(text, "expected at least one tensor, got none", where);
  for (char c : equation)
    if (!std::isalpha(static_cast<unsigned char>(c)) && std::string(",.->").find(c) == std::string::npos)
      bad_equation(text, fmt::format("expected letters, got '{}'", c), where);
  const std::size_t arrow = equation.find("->");
  if (arrow != std::string::npos && equation.find("->", arrow + 2) != std::string::npos)
    bad_equation(text, "expected one arrow, got more", where);
  const std::string left = equation.substr(0, arrow);
  std::vector<Term> terms;
  for (std::size_t begin = 0; begin <= left.size();) {
    const std::size_t end = std::min(left.find(',', begin), left.size());
    if (terms.size() == tensors.size())
      bad_equation(text, fmt::format("expected {} terms, got more", tensors.size()), where);
    terms.push_back({tensors[terms.size()], left.substr(begin, end - begin)});
    begin = end + 1;
  }
  if (terms.size() != tensors.size())
    bad_equation(text, fmt::format("expected {} terms, got {}", tensors.size(), terms.size()), where);
  std::int64_t covered = 0;
  // What each letter stands for; 1 gives way to others, except within one term.
  std::map<char, Dim> extents;
  auto note_sizes = [&](const Term &term) {
    for (std::size_t i = 0; i < term.letters.size(); ++i) {
      const Dim size = term.tensor.size(static_cast<std::int64_t>(i), where);
      auto [known, is_new] = extents.emplace(term.letters[i], size);
      const bool repeated = term.letters.find(term.letters[i]) < i;
      const bool stretches = !repeated && (known->second == Dim(1) || size == Dim(1));
      if (!is_new && known->second != size && !stretches && known->second.is_static() && size.is_static())
        bad_equation(
            text,
            fmt::format("'{}' stands for {} and {}", term.letters[i], known->second.to_string(), size.to_string()),
            where);
      if (known->second == Dim(1))
        known->second = size;
    }
  };
  for (Term &term : terms) {
    const std::int64_t rest = term.tensor.dim(where) - static_cast<std::int64_t>(term.letters.size()) + 3;
    if (term.letters.find("...") != std::string::npos && rest > 9)
      bad_equation(text, fmt::format("the ellipsis covers {} dimensions; expected at most 9", rest), where);
    if (term.letters.find("...") != std::string::npos)
      covered = std::max(covered, rest);
    term.letters = spell_ellipsis(term.letters, std::max<std::int64_t>(rest, 0));
    for (char letter : term.letters)
      if (!std::isalnum(static_cast<unsigned char>(letter)))
        bad_equation(text, fmt::format("expected letters, got '{}'", letter), where);
    if (term.tensor.dim(where) != static_cast<std::int64_t>(term.letters.size()))
      bad_equation(text, fmt::format("'{}' doesn't fit {}", term.letters, term.tensor.shape().to_string()), where);
    note_sizes(term);
    merge_repeats(term, where);
  }
  std::string output;
  if (arrow != std::string::npos) {
    output = spell_ellipsis(equation.substr(arrow + 2), covered);
  } else {
    output = spell_ellipsis("...", covered);
    for (char letter = 'A'; letter <= 'z'; ++letter)
      if (std::count(left.begin(), left.end(), letter) == 1)
        output.push_back(letter);
  }
  for (char letter : output) {
    if (!std::isalnum(static_cast<unsigned char>(letter)))
      bad_equation(text, fmt::format("expected letters, got '{}'", letter), where);
    if (!extents.count(letter))
      bad_equation(text, fmt::format("'{}' isn't in any operand", letter), where);
    if (std::count(output.begin(), output.end(), letter) > 1)
      bad_equation(text, fmt::format("'{}' occurs twice in the result", letter), where);
  }
  Term result = terms.front();
  for (std::size_t i = 1; i < terms.size(); ++i) {
    std::string kept = output;
    for (std::size_t j = i + 1; j < terms.size(); ++j)
      kept += terms[j].letters;
    result = contract(result, terms[i], kept, where);
  }
  sum_others(result, output, where);
  return arranged(result, output, where);
}

} // namespace ttc
