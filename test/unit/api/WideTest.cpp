// Hundreds of parts, slices and terms in one graph: right values, and a compiler whose work grows with their number.
#include "Expect.h"

#include <cmath>
#include <filesystem>
#include <fstream>
#include <unistd.h>

using ttc::Array;
using ttc::Graph;
using ttc::Tensor;

namespace {

std::vector<Tensor> rows(const Tensor &x, std::int64_t count, std::int64_t dim = 0) {
  std::vector<Tensor> parts;
  for (std::int64_t i = 0; i < count; ++i)
    parts.push_back(ttc::select(x, dim, i));
  return parts;
}

/// Operations of all stages of the compilation of `outputs`, by the lines of the IR that define one.
std::size_t operations(const Graph &graph, const std::vector<Tensor> &outputs, const ttc::Feed &feed) {
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("ttc-wide-test-" + std::to_string(getpid()));
  std::filesystem::remove_all(folder);
  ttc::compile(graph, outputs, {.dump_ir = folder.string()}).run(feed);
  std::size_t count = 0;
  for (const auto &entry : std::filesystem::directory_iterator(folder)) {
    std::ifstream file(entry.path());
    for (std::string line; std::getline(file, line);)
      count += line.find(" = ") != std::string::npos || line.find("launch") != std::string::npos;
  }
  std::filesystem::remove_all(folder);
  return count;
}

/// Outputs for `count` parts of the input "x", [count, 4].
using Wide = std::vector<Tensor> (*)(Graph &graph, const Tensor &x, std::int64_t count);

void expect_linear(Wide wide, std::int64_t few) {
  std::size_t counts[2];
  for (int i = 0; i < 2; ++i) {
    const std::int64_t n = i ? 4 * few : few;
    Graph g;
    const Tensor x = g.input("x", {n, 4});
    counts[i] = operations(g, wide(g, x, n), {{"x", Array::ones({n, 4})}});
  }
  EXPECT_LT(counts[1], 5 * counts[0]);
}

} // namespace

TEST(Wide, ConcatenationsHoldAllParts) {
  for (const std::int64_t n : {1, 10, 33, 70})
    for (const std::int64_t dim : {0, 1}) {
      const Array x = Array::uniform({n, 3}, 1);
      Graph g;
      std::vector<Tensor> parts = rows(g.input("x", {n, 3}), n);
      for (Tensor &part : parts)
        part = part * 2;
      const Array y = ttc::compile(g, {ttc::stack(parts, dim)}).run({{"x", x}})[0];
      for (std::int64_t i = 0; i < n; ++i)
        for (std::int64_t j = 0; j < 3; ++j)
          ASSERT_EQ(y.data<float>()[dim ? j * n + i : i * 3 + j], 2 * x.data<float>()[i * 3 + j]);
    }
}

TEST(Wide, GradientsOfSlicesMeet) {
  // Each row but the last is read twice, some elements thrice, the last not at all.
  const std::int64_t n = 50;
  Graph g;
  const Tensor x = g.input("x", {n, 4});
  Tensor loss = ttc::sum(ttc::slice(x, 1, 1, 3) * 0);
  for (std::int64_t i = 0; i + 1 < n; ++i)
    loss = loss + ttc::sum(ttc::select(x, 0, i)) * double(i) + ttc::sum(ttc::select(x, 0, i));
  for (std::int64_t i = 0; i < 4; ++i)
    loss = loss + ttc::select(ttc::select(x, 0, 7), 0, i) * 100;
  // Windows that overlap.
  for (std::int64_t i = 0; i + 2 < n; ++i)
    loss = loss + ttc::sum(ttc::slice(x, 0, i, i + 3)) * 1000;
  const Array dx = ttc::compile(g, ttc::grad(loss, {x})).run({{"x", Array::ones({n, 4})}})[0];
  for (std::int64_t i = 0; i < n; ++i) {
    const std::int64_t windows = std::min({i + 1, n - i, std::int64_t(3)});
    for (std::int64_t j = 0; j < 4; ++j)
      ASSERT_EQ(dx.data<float>()[i * 4 + j], (i + 1 < n ? i + 1 : 0) + (i == 7 ? 100 : 0) + 1000 * windows) << i;
  }
}

TEST(Wide, PartsOfWhatIsComputedOrReturned) {
  // Slices of an input, of a temporary, of slices; returned, updated, and read beside the whole.
  Graph g;
  const Tensor x = g.input("x", {6, 4}), p = g.state("p", {4}, ttc::init::zeros());
  const Tensor y = ttc::matmul(x, g.constant(Array::full({4, 4}, 0.25))), part = ttc::slice(y, 0, 2, 5);
  g.update(p, ttc::select(y, 0, 1));
  Array values = Array::zeros({6, 4});
  for (std::int64_t i = 0; i < 24; ++i)
    values.data<float>()[i] = static_cast<float>(i / 4);
  ttc::Executable e = ttc::compile(
      g, {part, ttc::select(x, 0, 3), ttc::select(part, 0, 1) + ttc::select(x, 0, 5), y + ttc::select(y, 0, 4), p});
  for (int run = 0; run < 2; ++run) {
    const std::vector<Array> out = e.run({{"x", values}});
    expect::values(out[0], {2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4});
    expect::values(out[1], {3, 3, 3, 3});
    expect::values(out[2], {8, 8, 8, 8});
    expect::values(ttc::Array(out[3]), {4, 4, 4, 4, 5, 5, 5, 5, 6, 6, 6, 6, 7, 7, 7, 7, 8, 8, 8, 8, 9, 9, 9, 9});
    expect::values(out[4], std::vector<float>(4, run ? 1.f : 0.f));
  }
}

TEST(Wide, NormOfManyGradients) {
  for (const double p : {1.0, 2.0, 3.0, double(INFINITY)}) {
    Graph g;
    std::vector<Tensor> gradients;
    for (int i = 0; i < 130; ++i)
      gradients.push_back(g.constant(Array::full({i % 3 + 1}, i % 2 ? -2 : 2)));
    const Tensor norm = ttc::clip_grad_norm_(gradients, 1, p);
    std::int64_t count = 0;
    for (int i = 0; i < 130; ++i)
      count += i % 3 + 1;
    const std::vector<Array> out = ttc::compile(g, {norm, gradients[5]}).run({});
    const double wanted = p == INFINITY ? 2 : 2 * std::pow(static_cast<double>(count), 1 / p);
    EXPECT_NEAR(out[0].item<float>(), wanted, 1e-5 * wanted);
    EXPECT_NEAR(out[1].data<float>()[0], -2 / wanted, 1e-5);
  }
}

TEST(Wide, OperationsGrowWithTheParts) {
  expect_linear(
      [](Graph &, const Tensor &x, std::int64_t n) -> std::vector<Tensor> { return {ttc::stack(rows(x, n))}; }, 40);
  expect_linear(
      [](Graph &, const Tensor &x, std::int64_t n) -> std::vector<Tensor> {
        Tensor loss = ttc::sum(x) * 0;
        for (const Tensor &row : rows(x, n))
          loss = loss + ttc::sum(ttc::exp(row));
        return ttc::grad(loss, {x});
      },
      40);
  expect_linear(
      [](Graph &g, const Tensor &, std::int64_t n) -> std::vector<Tensor> {
        std::vector<Tensor> gradients;
        for (std::int64_t i = 0; i < n; ++i)
          gradients.push_back(g.parameter("p" + std::to_string(i), {2}, ttc::init::ones()));
        ttc::clip_grad_norm_(gradients, 1);
        return gradients;
      },
      40);
  expect_linear(
      [](Graph &, const Tensor &x, std::int64_t n) -> std::vector<Tensor> {
        Tensor h = ttc::select(x, 0, 0);
        for (const Tensor &row : rows(x, n))
          h = ttc::tanh(h * 0.5 + row);
        return ttc::grad(ttc::sum(h), {x});
      },
      40);
}
