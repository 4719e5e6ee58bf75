// The IDX format of the MNIST files (http://yann.lecun.com/exdb/mnist).
#ifndef TTC_DATA_IDX_H
#define TTC_DATA_IDX_H

#include "ttc/Error.h"
#include "ttc/Shape.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace ttc::data {

/// An IDX file of unsigned bytes.
struct Idx {
  Shape shape;
  std::vector<std::uint8_t> values;
};

/// Reads a plain or gzipped IDX file. Throws `Error` if it can't be read, is no regular file, isn't IDX, holds
/// something else than unsigned bytes, has another number of dimensions than `rank`, or has fewer or more bytes than
/// its header says.
Idx read_idx(const std::filesystem::path &path, std::int64_t rank, Location where = std::source_location::current());

} // namespace ttc::data

#endif // TTC_DATA_IDX_H
