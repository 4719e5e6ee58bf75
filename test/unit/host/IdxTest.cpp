// IDX files and MNIST folders, good and bad.
#include "ttc/data/Idx.h"
#include "Testing.h"
#include "ttc/data/Digits.h"

#include <zlib.h>

using namespace ttc;
using namespace ttc::data;
using namespace ttc::test;

static std::string word(std::uint32_t value) {
  return {static_cast<char>(value >> 24), static_cast<char>(value >> 16), static_cast<char>(value >> 8),
          static_cast<char>(value)};
}

static std::string images(std::uint32_t count) {
  return word(0x803) + word(count) + word(28) + word(28) + std::string(count * 784, '\xff');
}

static std::string labels(const std::string &classes) {
  return word(0x801) + word(static_cast<std::uint32_t>(classes.size())) + classes;
}

static void write_gzip(const std::filesystem::path &path, const std::string &bytes) {
  gzFile file = gzopen(path.c_str(), "wb");
  gzwrite(file, bytes.data(), static_cast<unsigned>(bytes.size()));
  gzclose(file);
}

TEST(Idx, ReadsPlainAndGzipped) {
  const ScratchFolder folder;
  write_bytes(folder / "plain", labels("\1\2\3"));
  write_gzip(folder / "packed", labels("\1\2\3"));
  for (const char *name : {"plain", "packed"}) {
    const Idx idx = read_idx(folder / name, 1);
    EXPECT_EQ(idx.shape, Shape{3});
    EXPECT_EQ(idx.values, (std::vector<std::uint8_t>{1, 2, 3}));
  }
}

TEST(Idx, RejectsTruncatedFiles) {
  const ScratchFolder folder;
  const std::string bytes = labels("\1\2\3");
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    write_bytes(folder / "cut", bytes.substr(0, size));
    expect_error("truncated", [&] { read_idx(folder / "cut", 1); });
  }
  write_gzip(folder / "packed", bytes);
  const std::string packed = read_bytes(folder / "packed");
  for (std::size_t size = 0; size < packed.size(); ++size) {
    write_bytes(folder / "cut", packed.substr(0, size));
    error_of([&] { read_idx(folder / "cut", 1); });
  }
}

TEST(Idx, RejectsDamagedStreams) {
  const ScratchFolder folder;
  write_gzip(folder / "packed", images(3));
  std::string packed = read_bytes(folder / "packed");
  packed[packed.size() - 5] ^= 1;
  write_bytes(folder / "packed", packed);
  expect_error("damaged gzip stream", [&] { read_idx(folder / "packed", 3); });
}

TEST(Idx, RejectsBadHeaders) {
  const ScratchFolder folder;
  write_bytes(folder / "x", word(0x803) + labels("\1"));
  expect_error("expected magic 0x00000801 (IDX of unsigned bytes, 1 dimensions), got 0x00000803",
               [&] { read_idx(folder / "x", 1); });
  write_bytes(folder / "x", word(0xd01) + word(1) + "0000");
  expect_error("got 0x00000d01", [&] { read_idx(folder / "x", 1); });
  write_bytes(folder / "x", labels("\1") + "x");
  expect_error("got more", [&] { read_idx(folder / "x", 1); });
  write_bytes(folder / "x", word(0x803) + word(0xffffffff) + word(28) + word(28) + "data");
  expect_error("truncated: expected 3367254359280 bytes", [&] { read_idx(folder / "x", 3); });
  write_bytes(folder / "x", word(0x803) + word(0xffffffff) + word(0xffffffff) + word(0xffffffff));
  expect_error("2^63 - 1 elements", [&] { read_idx(folder / "x", 3); });
  expect_error("can't read", [&] { read_idx(folder / "none", 1); });
}

TEST(Mnist, PrefersTheTrainingSet) {
  const ScratchFolder folder;
  write_bytes(folder / "t10k-images-idx3-ubyte", images(2));
  write_gzip(folder / "t10k-labels-idx1-ubyte.gz", labels("\7\2"));
  const TensorDataset test = mnist(folder.path());
  EXPECT_EQ(test.inputs().shape(), (Shape{2, 1, 28, 28}));
  EXPECT_EQ(test.inputs().at<float>({1, 0, 27, 27}), 1.0f);
  EXPECT_EQ(test.targets().at<std::int64_t>({0}), 7);
  write_bytes(folder / "train-images-idx3-ubyte", images(3));
  write_bytes(folder / "train-labels-idx1-ubyte", labels("\1\2\3"));
  EXPECT_EQ(mnist(folder.path()).size(), 3);
  EXPECT_EQ(mnist(folder.path(), MnistSet::Test).size(), 2);
}

TEST(Mnist, RejectsBadFolders) {
  const ScratchFolder folder;
  expect_error("expected a directory", [&] { mnist(folder / "none"); });
  expect_error("expected train-images-idx3-ubyte", [&] { mnist(folder.path()); });
  write_bytes(folder / "train-images-idx3-ubyte", images(2));
  expect_error("expected train-labels-idx1-ubyte", [&] { mnist(folder.path()); });
  write_bytes(folder / "train-labels-idx1-ubyte", labels("\1"));
  expect_error("got 2 images and 1 labels", [&] { mnist(folder.path()); });
  write_bytes(folder / "train-labels-idx1-ubyte", labels("\1\x0a"));
  expect_error("expected labels from 0 to 9, got 10 at 1", [&] { mnist(folder.path()); });
  write_bytes(folder / "train-images-idx3-ubyte", word(0x803) + word(1) + word(2) + word(1) + "ab");
  expect_error("expected images of 28 x 28, got 2 x 1", [&] { mnist(folder.path()); });
  write_bytes(folder / "train-images-idx3-ubyte", images(0));
  write_bytes(folder / "train-labels-idx1-ubyte", labels(""));
  expect_error("expected at least 1 example, got 0", [&] { mnist(folder.path()); });
}
