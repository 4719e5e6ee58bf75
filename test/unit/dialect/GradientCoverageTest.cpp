// Every operation with a derivative is compared with central differences in test/ops/grad.
#include "dialect/core/TTCDialect.h"

#include "mlir/IR/MLIRContext.h"

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <regex>
#include <set>
#include <sstream>

TEST(Dialect, EveryDerivativeIsCheckedAgainstDifferences) {
  std::set<std::string> checked;
  const std::regex operation(R"(\bttc\.([a-z0-9_]+))");
  for (const auto &entry : std::filesystem::directory_iterator(TTC_SOURCE_DIR "/test/ops/grad")) {
    std::ifstream file(entry.path());
    for (std::string line; std::getline(file, line);)
      for (std::sregex_iterator match(line.begin(), line.end(), operation), end; match != end; ++match)
        checked.insert("ttc." + match->str(1));
  }
  mlir::MLIRContext context;
  context.loadDialect<ttc::ir::TTCDialect>();
  unsigned differentiable = 0;
  for (mlir::RegisteredOperationName name : context.getRegisteredOperations()) {
    if (name.getDialectNamespace() != "ttc" || !name.hasInterface<ttc::ir::Differentiable>())
      continue;
    ++differentiable;
    EXPECT_TRUE(checked.contains(name.getStringRef().str()))
        << name.getStringRef().str() << " is missing in test/ops/grad";
  }
  EXPECT_GT(differentiable, 80u);
}
