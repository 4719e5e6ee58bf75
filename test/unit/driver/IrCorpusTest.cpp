// The lit tests as inputs of the fuzzer of IR, and mutations of them: what a short run of it would find.
#include "test/fuzz/IrMutator.h"
#include "test/fuzz/Targets.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <sstream>

namespace {

/// The parts of the lit tests in `folder`, which are split at "// -----".
std::vector<std::string> parts(const std::string &folder) {
  std::vector<std::filesystem::path> files;
  for (const auto &entry :
       std::filesystem::recursive_directory_iterator(std::filesystem::path(TTC_SOURCE_DIR) / folder))
    if (entry.path().extension() == ".mlir")
      files.push_back(entry.path());
  std::ranges::sort(files);
  std::vector<std::string> all;
  for (const std::filesystem::path &path : files) {
    std::ifstream file(path);
    std::string part, line;
    while (std::getline(file, line)) {
      if (line == "// -----")
        all.push_back(std::exchange(part, {}));
      else
        part += line + "\n";
    }
    all.push_back(part);
  }
  return all;
}

void replay(const std::string &folder, unsigned mutations) {
  const std::vector<std::string> texts = parts(folder);
  ASSERT_FALSE(texts.empty());
  for (unsigned i = 0; i < texts.size(); ++i)
    for (unsigned seed = 0; seed <= mutations; ++seed) {
      const std::string text = seed ? ttc::fuzz::mutateIr(texts[i], 1000 * i + seed) : texts[i];
      EXPECT_NO_THROW(ttc::fuzz::ir(reinterpret_cast<const std::uint8_t *>(text.data()), text.size())) << text;
    }
}

TEST(IrCorpus, Dialect) { replay("test/dialect", 4); }
TEST(IrCorpus, Graph) { replay("test/passes/graph", 2); }
TEST(IrCorpus, Autodiff) { replay("test/passes/autodiff", 2); }
TEST(IrCorpus, Kernels) { replay("test/passes/tiling", 2); }
TEST(IrCorpus, Pipelines) { replay("test/pipelines", 8); }

} // namespace
