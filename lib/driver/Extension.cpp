//===- Extension.cpp - Dialects that users add ----------------------------===//

#include "lib/driver/Extension.h"
#include "ttc-mlir/Extension.h"
#include <utility>
#include <vector>

using Insert = std::function<void(mlir::DialectRegistry &)>;

static std::vector<Insert> &extensions() {
  static std::vector<Insert> all;
  return all;
}

void ttc::register_extension(Insert insert) { extensions().push_back(std::move(insert)); }

void ttc::driver::insertExtensions(mlir::DialectRegistry &registry) {
  for (const Insert &insert : extensions())
    insert(registry);
}
