// Sets of examples to train on.
#ifndef TTC_DATA_DATASET_H
#define TTC_DATA_DATASET_H

#include "ttc/Array.h"

#include <span>
#include <utility>

namespace ttc::data {

/// Some examples: the model's inputs, [N, ...], and its targets, [N, ...].
struct Batch {
  Array input;
  Array target;
  /// N.
  std::int64_t size() const { return input.shape().front(); }
};

/// Examples numbered from 0.
class Dataset {
public:
  virtual ~Dataset() = default;
  /// Number of examples.
  virtual std::int64_t size() const = 0;
  /// Copies the examples of the given numbers, in that order. Throws `Error` for a number outside [0, size()).
  virtual Batch get_batch(std::span<const std::int64_t> indices) const = 0;
};

/// Examples held in two arrays whose first dimensions count them.
class TensorDataset : public Dataset {
public:
  /// Shares the arrays. Throws `Error` if either is a scalar, if their first extents differ or if there are no
  /// examples.
  TensorDataset(Array inputs, Array targets, Location where = std::source_location::current());

  std::int64_t size() const override { return inputs_.shape().front(); }
  Batch get_batch(std::span<const std::int64_t> indices) const override;

  const Array &inputs() const { return inputs_; }
  const Array &targets() const { return targets_; }

  /// Examples [start, stop), sharing the arrays. Throws `Error` if that is empty or outside the set.
  TensorDataset narrow(std::int64_t start, std::int64_t stop, Location where = std::source_location::current()) const;
  /// The examples before the last `count`, and the last `count`. Both must be non-empty.
  std::pair<TensorDataset, TensorDataset> split_last(std::int64_t count,
                                                     Location where = std::source_location::current()) const;

private:
  Array inputs_;
  Array targets_;
};

} // namespace ttc::data

#endif // TTC_DATA_DATASET_H
