// Handwritten digits: MNIST from files, or a set drawn by the program itself.
#ifndef TTC_DATA_DIGITS_H
#define TTC_DATA_DIGITS_H

#include "ttc/data/Dataset.h"

#include <filesystem>

namespace ttc::data {

enum class MnistSet { Any, Train, Test };

/// Reads MNIST's IDX files (`train-images-idx3-ubyte`, `train-labels-idx1-ubyte`, `t10k-...`, plain or with `.gz`) from
/// a directory; `Any` takes the training set if it is there, else the test set. Images are f32 in [0, 1], [N, 1, 28,
/// 28]; labels i64, [N], checked to be 0 to 9. Throws `Error` for missing, damaged or mismatching files.
TensorDataset mnist(const std::filesystem::path &directory, MnistSet set = MnistSet::Any,
                    Location where = std::source_location::current());

/// Draws `count` digits: strokes under a random affine map, with random thickness, wobble and noise. Shapes and types
/// as `mnist`. Example i depends on (seed, i) alone; labels are uniform. Throws `Error` if `count` is below 1.
TensorDataset synthetic_digits(std::int64_t count, std::uint64_t seed = 0,
                               Location where = std::source_location::current());

} // namespace ttc::data

#endif // TTC_DATA_DIGITS_H
