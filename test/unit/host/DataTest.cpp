// Data sets, batches and the digits that the program draws.
#include "Testing.h"
#include "ttc/data/DataLoader.h"
#include "ttc/data/Digits.h"

#include <algorithm>
#include <cstring>
#include <numeric>

using namespace ttc;
using namespace ttc::data;
using namespace ttc::test;

/// Example i is the input [2 i, 2 i + 1] and the target i.
static TensorDataset numbered(std::int64_t count) {
  return TensorDataset(Array::arange(2 * count, DType::F32).reshape({count, 2}), Array::arange(count));
}

static std::vector<std::int64_t> targets(const DataLoader &loader) {
  std::vector<std::int64_t> result;
  for (const Batch &batch : loader)
    for (std::int64_t target : batch.target.data<std::int64_t>())
      result.push_back(target);
  return result;
}

TEST(TensorDataset, GathersRows) {
  const TensorDataset set = numbered(4);
  const std::int64_t indices[] = {3, 0};
  const Batch batch = set.get_batch(indices);
  EXPECT_EQ(batch.input.shape(), (Shape{2, 2}));
  EXPECT_EQ(batch.input.at<float>({0, 1}), 7);
  EXPECT_EQ(batch.target.at<std::int64_t>({1}), 0);
  const std::int64_t outside[] = {4};
  expect_error("expected numbers in [0, 4), got 4", [&] { set.get_batch(outside); });
}

TEST(TensorDataset, RejectsMismatchingAndEmptyArrays) {
  expect_error("[3, 2] x [4]", [] { TensorDataset(Array::zeros({3, 2}), Array::zeros({4})); });
  expect_error("at least 1 example, got 0", [] { TensorDataset(Array::zeros({0, 2}), Array::zeros({0})); });
  expect_error("at least 1 dimension", [] { TensorDataset(Array::zeros({}), Array::zeros({1})); });
}

TEST(TensorDataset, SplitsOffTheLast) {
  const auto [train, test] = numbered(10).split_last(3);
  EXPECT_EQ(train.size(), 7);
  EXPECT_EQ(test.size(), 3);
  EXPECT_EQ(test.targets().at<std::int64_t>({0}), 7);
  expect_error("expected a count in [1, 10), got 10", [] { numbered(10).split_last(10); });
}

TEST(DataLoader, GoesInOrderAndKeepsTheLastBatch) {
  const TensorDataset set = numbered(10);
  const DataLoader loader(set, {.batch_size = 4});
  EXPECT_EQ(loader.size(), 3);
  EXPECT_EQ(loader.batch(2).size(), 2);
  std::vector<std::int64_t> expected(10);
  std::iota(expected.begin(), expected.end(), 0);
  EXPECT_EQ(targets(loader), expected);
}

TEST(DataLoader, DropsTheLastBatch) {
  const TensorDataset set = numbered(10);
  const DataLoader loader(set, {.batch_size = 4, .drop_last = true});
  EXPECT_EQ(loader.size(), 2);
  EXPECT_EQ(loader.examples(), 8);
}

TEST(DataLoader, ShufflesBySeedAndEpoch) {
  const TensorDataset set = numbered(100);
  DataLoader loader(set, {.batch_size = 7, .shuffle = true, .seed = 5});
  const auto first = targets(loader);
  loader.set_epoch(1);
  const auto second = targets(loader);
  loader.set_epoch(0);
  EXPECT_NE(first, second);
  EXPECT_EQ(targets(loader), first);
  EXPECT_NE(targets(DataLoader(set, {.batch_size = 7, .shuffle = true, .seed = 6})), first);
  auto sorted = first;
  std::ranges::sort(sorted);
  EXPECT_EQ(sorted, targets(DataLoader(set)));
}

TEST(DataLoader, KeepsInputsWithTheirTargets) {
  const TensorDataset set = numbered(20);
  for (const Batch &batch : DataLoader(set, {.batch_size = 6, .shuffle = true}))
    for (std::int64_t i = 0; i < batch.size(); ++i)
      EXPECT_EQ(batch.input.at<float>({i, 0}), 2 * static_cast<float>(batch.target.at<std::int64_t>({i})));
}

TEST(DataLoader, RejectsBadOptions) {
  const TensorDataset set = numbered(3);
  expect_error("batch size of at least 1, got 0", [&] { DataLoader(set, {.batch_size = 0}); });
  expect_error("at least 4 examples for one full batch, got 3",
               [&] { DataLoader(set, {.batch_size = 4, .drop_last = true}); });
  expect_error("expected a number in [0, 1), got 1", [&] { DataLoader(set).batch(1); });
}

TEST(SyntheticDigits, DependOnSeedAndNumberAlone) {
  const TensorDataset a = synthetic_digits(20, 3);
  const TensorDataset b = synthetic_digits(8, 3);
  EXPECT_EQ(a.inputs().shape(), (Shape{20, 1, 28, 28}));
  EXPECT_EQ(std::memcmp(a.inputs().raw(), b.inputs().raw(), b.inputs().nbytes()), 0);
  EXPECT_EQ(std::memcmp(a.targets().raw(), b.targets().raw(), b.targets().nbytes()), 0);
  EXPECT_NE(std::memcmp(b.inputs().raw(), synthetic_digits(8, 4).inputs().raw(), b.inputs().nbytes()), 0);
  expect_error("count of at least 1, got 0", [] { synthetic_digits(0); });
}

TEST(SyntheticDigits, AreImagesOfAllClasses) {
  const TensorDataset set = synthetic_digits(500, 1);
  const auto [low, high] = std::ranges::minmax(set.inputs().data<float>());
  EXPECT_EQ(low, 0.0f);
  EXPECT_EQ(high, 1.0f);
  for (std::int64_t digit = 0; digit < 10; ++digit)
    EXPECT_GT(std::ranges::count(set.targets().data<std::int64_t>(), digit), 20);
  // Every image has ink and paper.
  for (std::int64_t i = 0; i < set.size(); ++i) {
    const Array image = set.inputs().narrow0(i, i + 1);
    const auto inked = std::ranges::count_if(image.data<float>(), [](float value) { return value > 0.5f; });
    EXPECT_GT(inked, 15) << i;
    EXPECT_LT(inked, 400) << i;
  }
}
