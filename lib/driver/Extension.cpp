//===- Extension.cpp - Dialects that users add ----------------------------===//

#include "lib/driver/Extension.h"
#include "ttc-mlir/Extension.h"
#include <mutex>
#include <utility>
#include <vector>

using Insert = std::function<void(mlir::DialectRegistry &)>;

namespace {

struct Extensions {
  std::mutex mutex;
  std::vector<Insert> all;
};

/// Never freed: graphs may be made while the process ends.
Extensions &extensions() {
  static auto *extensions = new Extensions;
  return *extensions;
}

} // namespace

void ttc::register_extension(Insert insert) {
  std::lock_guard lock(extensions().mutex);
  extensions().all.push_back(std::move(insert));
}

void ttc::driver::insertExtensions(mlir::DialectRegistry &registry) {
  std::lock_guard lock(extensions().mutex);
  for (const Insert &insert : extensions().all)
    insert(registry);
}
