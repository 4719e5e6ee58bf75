// How deep textual IR may be nested before the parser sees it.
#include "lib/driver/SourceFile.h"
#include <gtest/gtest.h>

using namespace ttc;

namespace {

std::string nested(const std::string &open, const std::string &close, unsigned depth) {
  std::string text;
  for (unsigned i = 0; i < depth; ++i)
    text += open;
  for (unsigned i = 0; i < depth; ++i)
    text += close;
  return text;
}

/// 0 without a fault.
unsigned faultLine(llvm::StringRef text) {
  std::optional<driver::SourceFault> fault = driver::findFault(text);
  return fault ? fault->line : 0;
}

TEST(SourceFile, NestingWithinTheLimitIsFine) {
  for (auto [open, close] : {std::pair("(", ")"), {"[", "]"}, {"{", "}"}, {"<", ">"}}) {
    EXPECT_EQ(faultLine(nested(open, close, driver::maxNesting)), 0u) << open;
    EXPECT_EQ(faultLine(nested(open, close, driver::maxNesting + 1)), 1u) << open;
  }
}

TEST(SourceFile, NestingIsFoundOnItsLine) {
  EXPECT_EQ(faultLine("func.func @f() {\n  return\n}\n" + nested("(\n", ")", driver::maxNesting + 1)),
            4 + driver::maxNesting);
}

TEST(SourceFile, WhatIsSideBySideIsNotNested) {
  std::string text;
  for (unsigned i = 0; i < 10 * driver::maxNesting; ++i)
    text += "%0 = f(%1) : (tensor<4xf32>) -> tensor<4xf32> {a = [1], m = affine_map<(d0) -> (d0 - 1)>}\n";
  EXPECT_EQ(faultLine(text), 0u);
}

TEST(SourceFile, BracketsInStringsAndCommentsDoNotCount) {
  const std::string brackets(2 * driver::maxNesting, '[');
  EXPECT_EQ(faultLine("// " + brackets + "\nfunc.func @f() attributes {a = \"\\\"" + brackets + "\"}"), 0u);
}

TEST(SourceFile, ComparisonsAndArrowsAreNoBrackets) {
  std::string text;
  for (unsigned i = 0; i < 2 * driver::maxNesting; ++i)
    text += "(a < b)(a -> b)(a > b)\n";
  EXPECT_EQ(faultLine(text), 0u);
}

TEST(SourceFile, SignsNest) {
  EXPECT_EQ(faultLine("affine_map<(d0) -> (" + std::string(driver::maxNesting, '-') + "d0)>"), 1u);
}

TEST(SourceFile, AliasesCountWithWhatTheyStandFor) {
  auto chain = [](char sigil, const std::string &open, const std::string &close, unsigned length) {
    std::string text = std::string(1, sigil) + "a0 = " + open + close + "\n";
    for (unsigned i = 1; i < length; ++i)
      text += sigil + ("a" + std::to_string(i)) + " = " + open + sigil + "a" + std::to_string(i - 1) + close + "\n";
    return text;
  };
  EXPECT_EQ(faultLine(chain('#', "[", "]", driver::maxNesting / 2)), 0u);
  EXPECT_NE(faultLine(chain('#', "[", "]", driver::maxNesting + 2)), 0u);
  EXPECT_NE(faultLine(chain('!', "tuple<", ">", driver::maxNesting + 2)), 0u);
  // Many of them side by side are no chain.
  std::string text;
  for (unsigned i = 0; i < 4 * driver::maxNesting; ++i)
    text += "#m" + std::to_string(i) + " = affine_map<(d0) -> (d0)>\n";
  EXPECT_EQ(faultLine(text + "module { func.func @f() attributes {m = #m0, n = #m2000} { return } }"), 0u);
}

TEST(SourceFile, IteratorTypesAreStrings) {
  EXPECT_EQ(faultLine("linalg.generic {\niterator_types = [0 : i64]}"), 2u);
  EXPECT_EQ(faultLine("iterator_types = [\"parallel\", {}]"), 1u);
  EXPECT_EQ(faultLine("iterator_types = [\"parallel\", \"reduction\"]} x"), 0u);
  EXPECT_EQ(faultLine("iterator_types = []"), 0u);
  EXPECT_EQ(faultLine("iterator_types = [#linalg.iterator_type<parallel>, #linalg.iterator_type<reduction>]"), 0u);
}

TEST(SourceFile, BlocksOfARegionHaveDifferentNames) {
  EXPECT_EQ(faultLine("f {\n^bb0(%a: tensor<4xf32>):\n  g\n^bb0(%b: i1):\n}"), 4u);
  EXPECT_EQ(faultLine("f {\n^bb1:\n  g {\n ^bb2:\n }\n^bb1:\n}"), 6u);
  EXPECT_EQ(faultLine("f {\n^bb0(%a: i1):\n}\nf {\n^bb0(%a: i1):\n}\nf {\n^bb0:\n g {\n ^bb0:\n}\n}"), 0u);
  EXPECT_EQ(faultLine("f {\n^bb0:\n cf.cond_br %c,\n ^bb1(%x : i1),\n ^bb1(%y : i1)\n^bb1(%a: i1):\n}"), 0u);
}

TEST(SourceFile, ArraysOfIndicesAreRefused) {
  EXPECT_EQ(faultLine("func.func @f()\n attributes {a = array<index: 0>}"), 2u);
  EXPECT_EQ(faultLine("a = array< index>"), 1u);
  EXPECT_EQ(faultLine("a = array<!t: 0>"), 1u);
  EXPECT_EQ(faultLine("a = array<i64: 0>, b = array<f32: 0.0>, c = array<i1>, d = dense_array<index: 0>"), 0u);
  EXPECT_EQ(faultLine("a = \"array<index: 0>\" // array<index: 0>"), 0u);
}

} // namespace
