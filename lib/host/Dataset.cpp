// Examples held in arrays.
#include "ttc/data/Dataset.h"

#include <fmt/format.h>

#include <cstring>

using namespace ttc;
using namespace ttc::data;

TensorDataset::TensorDataset(Array inputs, Array targets, Location where)
    : inputs_(std::move(inputs)), targets_(std::move(targets)) {
  for (const Array *array : {&inputs_, &targets_})
    if (array->shape().empty())
      fail("TensorDataset: expected at least 1 dimension, got shape []", where);
  if (inputs_.shape()[0] != targets_.shape()[0])
    fail(fmt::format("TensorDataset: inputs and targets differ in their number: {} x {}", inputs_.shape().to_string(),
                     targets_.shape().to_string()),
         where);
  if (inputs_.shape()[0] == 0)
    fail("TensorDataset: expected at least 1 example, got 0", where);
}

/// Copies rows of the first dimension.
static Array gather_rows(const Array &source, std::span<const std::int64_t> indices) {
  Shape shape = source.shape();
  shape[0] = static_cast<std::int64_t>(indices.size());
  Array rows = Array::empty(shape, source.dtype());
  const std::size_t bytes = source.nbytes() / static_cast<std::size_t>(source.shape()[0]);
  auto *to = static_cast<std::byte *>(rows.raw());
  const auto *from = static_cast<const std::byte *>(source.raw());
  for (std::int64_t index : indices) {
    std::memcpy(to, from + static_cast<std::size_t>(index) * bytes, bytes);
    to += bytes;
  }
  return rows;
}

Batch TensorDataset::get_batch(std::span<const std::int64_t> indices) const {
  for (std::int64_t index : indices)
    if (index < 0 || index >= size())
      throw Error(fmt::format("get_batch: expected numbers in [0, {}), got {}", size(), index));
  return {gather_rows(inputs_, indices), gather_rows(targets_, indices)};
}

TensorDataset TensorDataset::narrow(std::int64_t start, std::int64_t stop, Location where) const {
  return TensorDataset(inputs_.narrow0(start, stop, where), targets_.narrow0(start, stop, where), where);
}

std::pair<TensorDataset, TensorDataset> TensorDataset::split_last(std::int64_t count, Location where) const {
  if (count < 1 || count >= size())
    fail(fmt::format("split_last: expected a count in [1, {}), got {}", size(), count), where);
  return {narrow(0, size() - count, where), narrow(size() - count, size(), where)};
}
