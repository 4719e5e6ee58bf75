// The inputs that the fuzzers start from and those that they have found, and small changes of them.
#include "Testing.h"
#include "test/fuzz/Targets.h"

#include <algorithm>
#include <random>

using namespace ttc::test;

namespace {

using Target = void (*)(const std::uint8_t *, std::size_t);

void run(Target target, const std::string &bytes) {
  target(reinterpret_cast<const std::uint8_t *>(bytes.data()), bytes.size());
}

/// The bytes with one to four of them changed, left out, or doubled.
std::string changed(std::string bytes, std::mt19937 &random) {
  for (std::uint32_t changes = 1 + random() % 4; changes > 0 && !bytes.empty(); --changes) {
    const std::size_t position = random() % bytes.size();
    const std::size_t length = std::min<std::size_t>(1 + random() % 16, bytes.size() - position);
    switch (random() % 4) {
    case 0:
      bytes[position] = static_cast<char>(random());
      break;
    case 1:
      bytes[position] ^= static_cast<char>(1 << random() % 8);
      break;
    case 2:
      bytes.erase(position, length);
      break;
    default:
      bytes.insert(position, bytes.substr(position, length));
    }
  }
  return bytes;
}

void replay(Target target, const std::string &name) {
  const std::filesystem::path folder = std::filesystem::path(TTC_SOURCE_DIR) / "test/fuzz/corpus" / name;
  std::vector<std::filesystem::path> files;
  for (const auto &entry : std::filesystem::directory_iterator(folder))
    files.push_back(entry.path());
  std::ranges::sort(files);
  ASSERT_GE(files.size(), 5u);
  std::mt19937 random(1);
  for (const std::filesystem::path &file : files) {
    SCOPED_TRACE(file);
    const std::string bytes = read_bytes(file);
    EXPECT_NO_THROW(run(target, bytes));
    for (int i = 0; i < 100; ++i)
      EXPECT_NO_THROW(run(target, changed(bytes, random))) << "change " << i;
  }
}

} // namespace

TEST(FuzzCorpus, SafeTensors) { replay(ttc::fuzz::safetensors, "safetensors"); }

TEST(FuzzCorpus, Npy) { replay(ttc::fuzz::npy, "npy"); }

TEST(FuzzCorpus, Idx) { replay(ttc::fuzz::idx, "idx"); }
