// .npy files, good and bad.
#include "Testing.h"
#include "ttc/Serialize.h"

#include <cstring>

using namespace ttc;
using namespace ttc::test;

static std::string npy_of(const std::string &header, const std::string &data, char version = 1) {
  std::string bytes("\x93NUMPY", 6);
  bytes += version;
  bytes += '\0';
  for (int i = 0; i < (version == 1 ? 2 : 4); ++i)
    bytes += static_cast<char>(header.size() >> 8 * i & 255);
  return bytes + header + data;
}

static void expect_rejected(const std::string &bytes, const std::string &part) {
  const ScratchFolder folder;
  write_bytes(folder / "bad.npy", bytes);
  expect_error(part, [&] { load_npy(folder / "bad.npy"); });
}

TEST(Npy, RoundTripOfAllTypesAndRanks) {
  const ScratchFolder folder;
  for (DType dtype : all_dtypes) {
    if (dtype == DType::BF16)
      continue; // the format has no such type
    for (const Shape &shape : {Shape{}, Shape{6}, Shape{2, 3}, Shape{0, 4}}) {
      const Array array = Array::randint(shape, 1, 0, 2).to(dtype);
      save_npy(folder / "x.npy", array);
      const Array loaded = load_npy(folder / "x.npy");
      EXPECT_EQ(loaded.dtype(), dtype);
      EXPECT_EQ(loaded.shape(), shape);
      EXPECT_EQ(std::memcmp(loaded.raw(), array.raw(), array.nbytes()), 0);
    }
  }
  EXPECT_EQ(folder.count(), 1);
}

TEST(Npy, HeaderIsNumPys) {
  const ScratchFolder folder;
  save_npy(folder / "x.npy", Array::arange(3));
  const std::string bytes = read_bytes(folder / "x.npy");
  EXPECT_EQ(bytes.size(), 128u + 24u);
  EXPECT_EQ(bytes.substr(0, 8), std::string("\x93NUMPY\1\0", 8));
  EXPECT_EQ(bytes.substr(10, 57), "{'descr': '<i8', 'fortran_order': False, 'shape': (3,), }");
  EXPECT_EQ(bytes[127], '\n');
}

TEST(Npy, ReadsFortranOrder) {
  const ScratchFolder folder;
  const std::int32_t data[] = {1, 4, 2, 5, 3, 6};
  write_bytes(folder / "x.npy", npy_of("{'descr': '<i4', 'fortran_order': True, 'shape': (2, 3)}",
                                       std::string(reinterpret_cast<const char *>(data), sizeof data)));
  const Array array = load_npy(folder / "x.npy");
  EXPECT_EQ(array.at<std::int32_t>({0, 2}), 3);
  EXPECT_EQ(array.at<std::int32_t>({1, 0}), 4);
}

TEST(Npy, ReadsVersion2) {
  const ScratchFolder folder;
  write_bytes(folder / "x.npy",
              npy_of("{'shape': (), 'fortran_order': False, 'descr': '|b1', }\n", std::string(1, '\2'), 2));
  EXPECT_TRUE(load_npy(folder / "x.npy").item<bool>());
}

TEST(Npy, RejectsATruncatedFile) {
  const ScratchFolder folder;
  save_npy(folder / "x.npy", Array::arange(3));
  const std::string bytes = read_bytes(folder / "x.npy");
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    write_bytes(folder / "cut.npy", bytes.substr(0, size));
    error_of([&] { load_npy(folder / "cut.npy"); });
  }
}

TEST(Npy, RejectsBadFiles) {
  expect_rejected(std::string(64, 'x'), "wrong magic");
  expect_rejected(npy_of("{}", "", 3), "expected .npy version 1 or 2, got 3.0");
  expect_rejected(npy_of("{}", ""), "expected descr, fortran_order and shape in the header");
  expect_rejected(npy_of("{'descr': '>f4', 'fortran_order': False, 'shape': (1,)}", "0000"), "got >f4");
  expect_rejected(npy_of("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,)}", ""), "structured");
  expect_rejected(npy_of("{'descr': '<f4', 'fortran_order': False, 'shape': (-1,)}", ""), "malformed header at '-1");
  expect_rejected(npy_of("{'descr': '<f4', 'fortran_order': Maybe, 'shape': (1,)}", ""), "malformed header at 'Maybe");
  expect_rejected(npy_of("{'descr': '<f4', 'descr': '<f4'}", ""), "once each");
  expect_rejected(npy_of("{'descr': '<f4', 'fortran_order': False, 'shape': (1,)} x", "0000"), "malformed header");
  expect_rejected(npy_of("{'descr': '<f4", ""), "malformed header");
  expect_rejected(npy_of("{'descr': '<f4', 'fortran_order': False, 'shape': (2,)}", "0000"),
                  "expected 8 bytes of data for shape [2] of f32, got 4");
  expect_rejected(npy_of("{'descr': '<f4', 'fortran_order': False, 'shape': (4611686018427387904,)}", ""), "bytes");
}
