// Batches in an order that depends on seed and epoch alone.
#include "ttc/data/DataLoader.h"
#include "runtime/Philox.h"

#include <fmt/format.h>

#include <numeric>

using namespace ttc;
using namespace ttc::data;

DataLoader::DataLoader(const Dataset &dataset, DataLoaderOptions options, Location where)
    : dataset_(&dataset), options_(options) {
  if (dataset.size() < 1)
    fail("DataLoader: expected at least 1 example, got 0", where);
  if (options.batch_size < 1)
    fail(fmt::format("DataLoader: expected a batch size of at least 1, got {}", options.batch_size), where);
  if (size() == 0)
    fail(fmt::format("DataLoader: expected at least {} examples for one full batch, got {}", options.batch_size,
                     dataset.size()),
         where);
  order_.resize(static_cast<std::size_t>(dataset.size()));
  set_epoch(0);
}

std::int64_t DataLoader::size() const {
  const std::int64_t examples = dataset_->size();
  // Written without a sum, which a huge batch size would overflow.
  return examples / options_.batch_size + (!options_.drop_last && examples % options_.batch_size != 0);
}

std::int64_t DataLoader::examples() const {
  return options_.drop_last ? size() * options_.batch_size : dataset_->size();
}

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
  const std::int64_t count = std::min(options_.batch_size, dataset_->size() - begin);
  return dataset_->get_batch(
      std::span(order_).subspan(static_cast<std::size_t>(begin), static_cast<std::size_t>(count)));
}
