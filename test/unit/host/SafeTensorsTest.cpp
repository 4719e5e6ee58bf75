// Safetensors files, good and bad.
#include "Testing.h"
#include "ttc/Serialize.h"

#include <cmath>
#include <cstring>

using namespace ttc;
using namespace ttc::test;

/// A file of that header, its length counted, and data of zeros.
static std::string file_of(const std::string &header, std::size_t data_bytes) {
  const std::uint64_t size = header.size();
  return std::string(reinterpret_cast<const char *>(&size), 8) + header + std::string(data_bytes, '\0');
}

static void expect_rejected(const std::string &bytes, const std::string &part) {
  const ScratchFolder folder;
  write_bytes(folder / "bad.safetensors", bytes);
  expect_error(part, [&] { load_safetensors(folder / "bad.safetensors"); });
}

TEST(SafeTensors, RoundTripKeepsAllTypesShapesAndMetadata) {
  const ScratchFolder folder;
  const ArrayMap tensors{{"a.weight", Array::uniform({3, 5}, 1)},
                         {"b", Array::from<bool>({true, false, true}, {3})},
                         {"c", Array::arange(4)},
                         {"d", Array::scalar(2.5)},
                         {"e", Array::zeros({0, 2}, DType::I32)},
                         {"quote\"\n\xc3\xa9", Array::arange(3, DType::I32)}};
  save_safetensors(folder / "x.safetensors", tensors, {{"format", "ttc"}, {"epoch", "3"}});
  const SafeTensors loaded = load_safetensors(folder / "x.safetensors");
  EXPECT_EQ(loaded.metadata, (Metadata{{"epoch", "3"}, {"format", "ttc"}}));
  ASSERT_EQ(loaded.tensors.size(), tensors.size());
  for (const auto &[name, array] : tensors) {
    const Array &other = loaded.tensors.at(name);
    EXPECT_EQ(other.dtype(), array.dtype()) << name;
    EXPECT_EQ(other.shape(), array.shape()) << name;
    EXPECT_EQ(std::memcmp(other.raw(), array.raw(), array.nbytes()), 0) << name;
  }
  EXPECT_EQ(folder.count(), 1);
}

TEST(SafeTensors, DataIsAligned) {
  const ScratchFolder folder;
  save_safetensors(folder / "x", {{"flag", Array::zeros({1}, DType::Bool)}, {"wide", Array::zeros({1}, DType::F64)}});
  const std::string bytes = read_bytes(folder / "x");
  std::uint64_t header = 0;
  std::memcpy(&header, bytes.data(), 8);
  EXPECT_EQ(header % 8, 0u);
  EXPECT_NE(bytes.find(R"("wide":{"dtype":"F64","shape":[1],"data_offsets":[0,8]})"), std::string::npos);
}

TEST(SafeTensors, ReadsHalfPrecision) {
  const ScratchFolder folder;
  std::string bytes = file_of(R"({"b":{"dtype":"BF16","shape":[2],"data_offsets":[0,4]},)"
                              R"("h":{"dtype":"F16","shape":[4],"data_offsets":[4,12]}})",
                              0);
  const std::uint16_t data[] = {0x3fc0, 0xff80, 0x3e00, 0x0001, 0xfc00, 0xc000};
  bytes.append(reinterpret_cast<const char *>(data), sizeof data);
  write_bytes(folder / "x", bytes);
  const SafeTensors loaded = load_safetensors(folder / "x");
  EXPECT_EQ(loaded.tensors.at("b").at<bfloat16>({0}), 1.5f);
  EXPECT_EQ(loaded.tensors.at("b").at<bfloat16>({1}), -HUGE_VALF);
  EXPECT_EQ(loaded.tensors.at("h").at<float16>({0}), 1.5f);
  EXPECT_EQ(loaded.tensors.at("h").at<float16>({1}), 0x1p-24f);
  EXPECT_EQ(loaded.tensors.at("h").at<float16>({2}), -HUGE_VALF);
  EXPECT_EQ(loaded.tensors.at("h").at<float16>({3}), -2.0f);
}

TEST(SafeTensors, KeepsEveryDType) {
  const ScratchFolder folder;
  ArrayMap arrays;
  for (DType dtype : all_dtypes)
    arrays.emplace(std::string(name(dtype)), Array::arange(5, DType::F32).to(dtype));
  save_safetensors(folder / "x", arrays);
  const ArrayMap loaded = load_safetensors(folder / "x").tensors;
  for (const auto &[key, array] : arrays) {
    EXPECT_EQ(loaded.at(key).dtype(), array.dtype());
    EXPECT_EQ(std::memcmp(loaded.at(key).raw(), array.raw(), array.nbytes()), 0) << key;
  }
}

TEST(SafeTensors, RejectsATruncatedFile) {
  const ScratchFolder folder;
  save_safetensors(folder / "x", {{"a", Array::uniform({8}, 1)}, {"b", Array::arange(3)}});
  const std::string bytes = read_bytes(folder / "x");
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    write_bytes(folder / "cut", bytes.substr(0, size));
    expect_error("truncated", [&] { load_safetensors(folder / "cut"); });
  }
}

TEST(SafeTensors, RejectsBadHeaders) {
  expect_rejected("", "truncated: expected at least 8 bytes, got 0");
  expect_rejected(std::string(8, '\xff') + "{}", "expected a header of at most");
  expect_rejected(file_of("", 0), "isn't JSON");
  expect_rejected(file_of("{\"a\":", 0), "isn't JSON");
  expect_rejected(file_of("{} x", 0), "isn't JSON");
  expect_rejected(file_of("[]", 0), "expected a JSON object as header, got an array");
  expect_rejected(file_of(R"({"__metadata__":{"a":1}})", 0), "expected a string for 'a', got a number");
  expect_rejected(file_of(R"({"__metadata__":[]})", 0), "expected an object as __metadata__");
}

TEST(SafeTensors, RejectsBadEntries) {
  expect_rejected(file_of(R"({"a":3})", 0), "tensor 'a': expected an object, got a number");
  expect_rejected(file_of(R"({"a":{"dtype":"F32","shape":[1]}})", 4), "'data_offsets' is missing");
  expect_rejected(file_of(R"({"a":{"dtype":"F8","shape":[1],"data_offsets":[0,1]}})", 1), "got F8");
  expect_rejected(file_of(R"({"a":{"dtype":3,"shape":[1],"data_offsets":[0,4]}})", 4), "to be a string, got a number");
  expect_rejected(file_of(R"({"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}})", 4), "got -1");
  expect_rejected(file_of(R"({"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,4]}})", 4), "got 1.5");
  expect_rejected(file_of(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0]}})", 4), "expected 2 data_offsets");
  expect_rejected(file_of(R"({"a":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,4]}})", 4),
                  "2^63 - 1 elements");
}

TEST(SafeTensors, RejectsBadOffsets) {
  expect_rejected(file_of(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}})", 4), "expected 8 bytes");
  expect_rejected(file_of(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}})", 4), "data_offsets [4, 0]");
  expect_rejected(file_of(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})", 3), "ends at byte 4 of 3");
  expect_rejected(file_of(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})", 5), "expected 4 bytes of data");
  expect_rejected(file_of(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},)"
                          R"("b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}})",
                          12),
                  "tensor 'b' overlaps another: expected offset 8, got 4");
  expect_rejected(file_of(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}})", 8), "hole before tensor 'a'");
}

TEST(SafeTensors, RejectsDuplicateNames) {
  expect_rejected(file_of(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},)"
                          R"("a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})",
                          4),
                  "the name 'a' occurs twice");
  expect_rejected(file_of(R"({"a":{"dtype":"F32","dtype":"F32","shape":[1],"data_offsets":[0,4]}})", 4),
                  "the name 'dtype' occurs twice");
}

TEST(SafeTensors, AMissingFileIsAnError) {
  const ScratchFolder folder;
  expect_error("No such file", [&] { load_safetensors(folder / "none"); });
  expect_error("not a regular file", [&] { load_safetensors(folder.path()); });
}

TEST(SafeTensors, AFailedWriteLeavesTheOldFileAndNothingElse) {
  const ScratchFolder folder;
  save_safetensors(folder / "x", {{"a", Array::arange(2)}});
  const std::string before = read_bytes(folder / "x");
  expect_error("no tensor can be named __metadata__",
               [&] { save_safetensors(folder / "x", {{"__metadata__", Array::arange(2)}}); });
  expect_error("can't write", [&] { save_safetensors(folder / "x", {{"bad \xff utf-8", Array::arange(2)}}); });
  EXPECT_EQ(read_bytes(folder / "x"), before);
  std::filesystem::create_directory(folder / "directory");
  expect_error("can't write", [&] { save_safetensors(folder / "directory", {{"a", Array::arange(2)}}); });
  expect_error("No such file", [&] { save_safetensors(folder / "none/x", {{"a", Array::arange(2)}}); });
  EXPECT_EQ(folder.count(), 2);
}

TEST(SafeTensors, WritesThroughALinkAndKeepsTheMode) {
  const ScratchFolder folder;
  write_bytes(folder / "target", "old");
  std::filesystem::permissions(folder / "target", std::filesystem::perms(0640));
  std::filesystem::create_symlink(folder / "target", folder / "link");
  save_safetensors(folder / "link", {{"a", Array::arange(2)}});
  EXPECT_TRUE(std::filesystem::is_symlink(folder / "link"));
  EXPECT_EQ(load_safetensors(folder / "target").tensors.size(), 1u);
  EXPECT_EQ(std::filesystem::status(folder / "target").permissions(), std::filesystem::perms(0640));
}
