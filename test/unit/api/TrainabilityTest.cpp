// What check_trainable and the error of grad say about the way of a gradient.
#include "Expect.h"

#include "lib/api/GraphImpl.h"

#include <sstream>

using ttc::DType;
using ttc::GradientRemark;
using ttc::Tensor;

namespace {

/// "op kind line" of each remark.
std::vector<std::string> brief(const ttc::TrainabilityReport &report) {
  static const char *const kinds[] = {"none", "whole result", "stops", "zero", "kinks", "whole operand"};
  std::vector<std::string> lines;
  for (const GradientRemark &remark : report.remarks)
    lines.push_back(remark.op + " " + kinds[static_cast<int>(remark.kind)] + " " + std::to_string(remark.line));
  return lines;
}

std::string line(const char *text, unsigned line) { return text + std::to_string(line); }

/// An operation of a dialect without gradients.
Tensor emit_foreign(const Tensor &x, unsigned line) {
  ttc::detail::GraphImpl &graph = *ttc::detail::Access::graph(x);
  graph.context.allowUnregisteredDialects();
  mlir::Value value = ttc::detail::Access::value(x);
  mlir::OperationState state(graph.location({"user.cpp", line}), "foreign.op", value, value.getType());
  return ttc::detail::Access::tensor(ttc::detail::Access::graph(x), graph.builder().create(state)->getResult(0));
}

} // namespace

TEST(Trainability, SmoothModelHasNoRemarks) {
  ttc::Graph g;
  Tensor x = g.input("x", {"B", 3}), w = g.parameter("w", {3, 1});
  const ttc::TrainabilityReport report = ttc::check_trainable(ttc::mean(ttc::tanh(ttc::matmul(x, w))));
  EXPECT_TRUE(report.trainable());
  EXPECT_TRUE(report.remarks.empty());
  EXPECT_EQ(report.to_string(), "");
}

TEST(Trainability, ListsEveryOperationWithItsLine) {
  ttc::Graph g;
  Tensor x = g.input("x", {4, 3}), i = g.input("i", {4, 1}, DType::I64), w = g.parameter("w", {3, 5});
  const unsigned begin = __LINE__;
  Tensor h = ttc::relu(ttc::matmul(x, w));
  Tensor p = ttc::gather(h, 1, i);
  Tensor q = ttc::round(p);
  Tensor c = ttc::argmax(h, 1).to(DType::F32);
  Tensor d = ttc::stop_gradient(h);
  Tensor side = ttc::abs(x);
  const ttc::TrainabilityReport report = ttc::check_trainable(q.sum() + c.sum() + d.sum() + side.sum());
  EXPECT_TRUE(report.trainable());
  EXPECT_EQ(brief(report),
            (std::vector<std::string>{line("relu kinks ", begin + 1), line("gather whole operand ", begin + 2),
                                      line("round zero ", begin + 3), line("argmax whole result ", begin + 4),
                                      line("stop_gradient stops ", begin + 5)}));
  std::ostringstream text;
  text << report;
  EXPECT_NE(text.str().find("TrainabilityTest.cpp:" + std::to_string(begin + 3) +
                            ": round: has a gradient of zero wherever it has one\n"),
            std::string::npos)
      << text.str();
}

TEST(Trainability, ListsParametersThatNoGradientReaches) {
  ttc::Graph g;
  Tensor used = g.parameter("used", {3}), cut = g.parameter("cut", {3}), idle = g.parameter("idle", {3});
  const ttc::TrainabilityReport report = ttc::check_trainable(ttc::sum(ttc::where(cut > 0, used, used * 2)));
  EXPECT_FALSE(report.trainable());
  ASSERT_EQ(report.untrained.size(), 2u);
  EXPECT_EQ(report.untrained[0].name, "cut");
  EXPECT_TRUE(report.untrained[0].is_used);
  EXPECT_EQ(report.untrained[1].name, "idle");
  EXPECT_FALSE(report.untrained[1].is_used);
  EXPECT_EQ(report.untrained[1].line, __LINE__ - 8u);
  EXPECT_NE(report.to_string().find("'idle' gets no gradient: the loss doesn't depend on it"), std::string::npos);
}

TEST(Trainability, AsksForOtherValuesThanParameters) {
  ttc::Graph g;
  Tensor x = g.input("x", {3});
  EXPECT_EQ(brief(ttc::check_trainable(ttc::sum(ttc::abs(x)), {x})),
            std::vector<std::string>{line("abs kinks ", __LINE__)});
  EXPECT_TRUE(ttc::check_trainable(ttc::sum(ttc::abs(x))).remarks.empty());
  expect::error([&] { ttc::check_trainable(ttc::argmax(x, 0)); }, {"expected a floating loss", "i64"}, __LINE__);
  ttc::Graph h;
  expect::error([&] { ttc::check_trainable(ttc::sum(x), {h.input("y", {2})}); }, {"different graphs"}, __LINE__);
  expect::error([&] { ttc::check_trainable(ttc::sum(x), {g.input("n", {2}, DType::I64)}); }, {"floating", "i64"},
                __LINE__);
}

TEST(Trainability, GradListsAllOperationsWithoutGradient) {
  ttc::Graph g;
  Tensor w = g.parameter("w", {3});
  Tensor y = emit_foreign(ttc::relu(emit_foreign(w, 7)), 9);
  EXPECT_FALSE(ttc::check_trainable(ttc::sum(y)).trainable());
  expect::error([&] { ttc::grad(ttc::sum(y), {w}); },
                {"grad: 2 operations between the values and the loss have no gradient",
                 "user.cpp:7: op: has no gradient", "relu: has no derivative at its kinks",
                 "user.cpp:9: op: has no gradient"},
                __LINE__ - 4);
  // What lies beside the way doesn't matter.
  EXPECT_NO_THROW(ttc::grad(ttc::sum(w * ttc::stop_gradient(y)), {w}));
}

TEST(Trainability, GradAsksForScalarsAndFloats) {
  ttc::Graph g;
  Tensor w = g.parameter("w", {3}), n = g.input("n", {3}, DType::I64);
  expect::error([&] { ttc::grad(w, {w}); }, {"floating scalar", "vjp", "[3] f32"}, __LINE__);
  expect::error([&] { ttc::grad(ttc::sum(n), {w}); }, {"floating scalar", "[] i64"}, __LINE__);
  expect::error([&] { ttc::grad(ttc::sum(w), {n}); }, {"floating tensors to differentiate by", "i64"}, __LINE__);
}
