// MNIST's files as a data set.
#include "ttc/data/Digits.h"

#include "lib/host/Text.h"
#include "ttc/data/Idx.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>

using namespace ttc;
using namespace ttc::data;

namespace fs = std::filesystem;

/// The plain file if it is there, else the gzipped one.
static std::optional<fs::path> find_file(const fs::path &directory, const std::string &stem) {
  for (const char *suffix : {"", ".gz"}) {
    const fs::path path = directory / (stem + suffix);
    std::error_code error;
    if (fs::exists(path, error))
      return path;
  }
  return std::nullopt;
}

static fs::path require_file(const fs::path &directory, const std::string &stem, Location where) {
  if (auto path = find_file(directory, stem))
    return *path;
  fail(fmt::format("mnist: expected {0} or {0}.gz in {1}, got neither", stem, host::path_in_quotes(directory)), where);
}

TensorDataset ttc::data::mnist(const fs::path &directory, MnistSet set, Location where) {
  std::error_code error;
  if (!fs::is_directory(directory, error))
    fail(fmt::format("mnist: expected a directory, got {}", host::path_in_quotes(directory)), where);
  if (set == MnistSet::Any)
    set = find_file(directory, "train-images-idx3-ubyte") || !find_file(directory, "t10k-images-idx3-ubyte")
              ? MnistSet::Train
              : MnistSet::Test;
  const std::string stem = set == MnistSet::Train ? "train" : "t10k";
  const fs::path image_file = require_file(directory, stem + "-images-idx3-ubyte", where);
  const fs::path label_file = require_file(directory, stem + "-labels-idx1-ubyte", where);
  const Idx images = read_idx(image_file, 3, where);
  const Idx labels = read_idx(label_file, 1, where);
  if (images.shape[1] != 28 || images.shape[2] != 28)
    fail(fmt::format("{}: expected images of 28 x 28, got {} x {}", host::path_text(image_file), images.shape[1],
                     images.shape[2]),
         where);
  if (images.shape[0] != labels.shape[0])
    fail(fmt::format("mnist: expected as many labels as images, got {} images and {} labels", images.shape[0],
                     labels.shape[0]),
         where);
  for (std::size_t i = 0; i < labels.values.size(); ++i)
    if (labels.values[i] > 9)
      fail(fmt::format("{}: expected labels from 0 to 9, got {} at {}", host::path_text(label_file), labels.values[i],
                       i),
           where);

  Array pixels = Array::empty({images.shape[0], 1, 28, 28}, DType::F32, where);
  std::ranges::transform(images.values, pixels.data<float>().begin(),
                         [](std::uint8_t value) { return static_cast<float>(value) / 255.0f; });
  Array classes = Array::empty(labels.shape, DType::I64, where);
  std::ranges::copy(labels.values, classes.data<std::int64_t>().begin());
  return TensorDataset(pixels, classes, where);
}
