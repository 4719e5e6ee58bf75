// Batches in an order that depends on seed and epoch alone.
#include "ttc/data/DataLoader.h"
#include "runtime/Philox.h"

#include <fmt/format.h>

#include <numeric>

using namespace ttc;
using namespace ttc::data;

/// Checks what a data set of the user's gives.
static void check_examples(const char *what, const Array &array, std::int64_t count, Location where) {
  if (array.shape().empty() || array.shape()[0] != count)
    fail(fmt::format("batch: expected the data set to give {} [{}, ...], got {}", what, count,
                     array.shape().to_string()),
         where);
}

DataLoader::DataLoader(const Dataset &dataset, DataLoaderOptions options, Location where)
    : dataset_(&dataset), count_(dataset.size()), options_(options) {
  if (count_ < 1)
    fail(fmt::format("DataLoader: expected at least 1 example, got {}", count_), where);
  if (options.batch_size < 1)
    fail(fmt::format("DataLoader: expected a batch size of at least 1, got {}", options.batch_size), where);
  if (size() == 0)
    fail(
        fmt::format("DataLoader: expected at least {} examples for one full batch, got {}", options.batch_size, count_),
        where);
  try {
    order_.resize(static_cast<std::size_t>(count_));
  } catch (const std::exception &) {
    fail(fmt::format("DataLoader: cannot allocate the order of {} examples", count_), where);
  }
  set_epoch(0);
}

std::int64_t DataLoader::size() const {
  // Written without a sum, which a huge batch size would overflow.
  return count_ / options_.batch_size + (!options_.drop_last && count_ % options_.batch_size != 0);
}

std::int64_t DataLoader::examples() const { return options_.drop_last ? size() * options_.batch_size : count_; }

void DataLoader::set_epoch(std::int64_t epoch) {
  epoch_ = epoch;
  std::iota(order_.begin(), order_.end(), std::int64_t(0));
  if (!options_.shuffle)
    return;
  philox::Sequence draws(options_.seed, static_cast<std::uint64_t>(epoch));
  for (std::size_t i = order_.size(); i > 1; --i)
    std::swap(order_[i - 1], order_[draws.below(i)]);
}

Batch DataLoader::batch(std::int64_t index, Location where) const {
  if (index < 0 || index >= size())
    fail(fmt::format("batch: expected a number in [0, {}), got {}", size(), index), where);
  const std::int64_t begin = index * options_.batch_size;
  const std::int64_t count = std::min(options_.batch_size, count_ - begin);
  Batch batch =
      dataset_->get_batch(std::span(order_).subspan(static_cast<std::size_t>(begin), static_cast<std::size_t>(count)));
  check_examples("inputs", batch.input, count, where);
  check_examples("targets", batch.target, count, where);
  return batch;
}
