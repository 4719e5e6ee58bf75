// A data set cut into batches, in an order that depends on seed and epoch alone.
#ifndef TTC_DATA_DATALOADER_H
#define TTC_DATA_DATALOADER_H

#include "ttc/data/Dataset.h"

#include <cstddef>
#include <iterator>
#include <vector>

namespace ttc::data {

struct DataLoaderOptions {
  std::int64_t batch_size = 32;
  /// Draws a new order for every epoch.
  bool shuffle = false;
  std::uint64_t seed = 0;
  /// Leaves a last batch out that is smaller than the others.
  bool drop_last = false;
};

/// Batches of a data set, which must outlive the loader. Batches are random access, so that a run can go on in the
/// middle of an epoch: `set_epoch(e)`, then `batch(i)`.
class DataLoader {
public:
  /// Throws `Error` for an empty data set, a batch size below 1, or no full batch under `drop_last`.
  explicit DataLoader(const Dataset &dataset, DataLoaderOptions options = {},
                      Location where = std::source_location::current());

  /// Batches in an epoch.
  std::int64_t size() const;
  /// Examples in an epoch.
  std::int64_t examples() const;
  std::int64_t epoch() const { return epoch_; }
  /// Draws the order of that epoch, counted from 0.
  void set_epoch(std::int64_t epoch);
  /// The batch of that number in this epoch. Throws `Error` outside [0, size()), and where the data set's answer has
  /// another number of examples.
  Batch batch(std::int64_t index, Location where = std::source_location::current()) const;

  class iterator {
  public:
    using iterator_category = std::input_iterator_tag;
    using value_type = Batch;
    using difference_type = std::ptrdiff_t;
    iterator() = default;
    iterator(const DataLoader *loader, std::int64_t index) : loader_(loader), index_(index) {}
    Batch operator*() const { return loader_->batch(index_); }
    iterator &operator++() {
      ++index_;
      return *this;
    }
    void operator++(int) { ++index_; }
    friend bool operator==(const iterator &, const iterator &) = default;

  private:
    const DataLoader *loader_ = nullptr;
    std::int64_t index_ = 0;
  };
  /// The batches of this epoch.
  iterator begin() const { return {this, 0}; }
  iterator end() const { return {this, size()}; }

private:
  const Dataset *dataset_;
  /// Examples in the set when the loader was made.
  std::int64_t count_;
  DataLoaderOptions options_;
  std::int64_t epoch_ = 0;
  std::vector<std::int64_t> order_;
};

} // namespace ttc::data

#endif // TTC_DATA_DATALOADER_H
