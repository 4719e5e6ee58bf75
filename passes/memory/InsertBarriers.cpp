//===- InsertBarriers.cpp - Separates launches that meet in memory --------===//

#include "dialect/kernel/Kernel.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "mlir/Interfaces/ViewLikeInterface.h"
#include "passes/Passes.h"

namespace ttc {
#define GEN_PASS_DEF_INSERTBARRIERS
#include "passes/Passes.h.inc"
} // namespace ttc

#define DEBUG_TYPE "ttc-insert-barriers"

using namespace mlir;
using namespace ttc;
using namespace ttc::ir;

namespace {

/// Bytes `begin` to `end` of `buffer`, an argument of the function.
struct Region {
  Value buffer;
  int64_t begin = 0, end = std::numeric_limits<int64_t>::max();
  bool written = false;

  bool meets(const Region &other) const {
    return buffer == other.buffer && begin < other.end && other.begin < end && (written || other.written);
  }
};

Region regionOf(Value value, bool written) {
  if (auto view = value.getDefiningOp<memref::ViewOp>()) {
    MemRefType type = view.getType();
    int64_t bytes = type.getNumElements() * type.getElementTypeBitWidth() / 8;
    if (std::optional<int64_t> offset = getConstantIntValue(view.getByteShift()))
      return {view.getSource(), *offset, *offset + bytes, written};
    return {view.getSource(), 0, std::numeric_limits<int64_t>::max(), written};
  }
  while (auto view = value.getDefiningOp<ViewLikeOpInterface>())
    value = view.getViewSource();
  Region region;
  region.buffer = value;
  region.written = written;
  return region;
}

SmallVector<Region> regionsOf(Operation *op) {
  SmallVector<Region> regions;
  if (auto launch = dyn_cast<LaunchOp>(op)) {
    for (auto [i, operand] : llvm::enumerate(launch.getOperands()))
      regions.push_back(
          regionOf(operand, llvm::is_contained(launch.getWrites().value_or(ArrayRef<int64_t>()), int64_t(i))));
  } else if (auto copy = dyn_cast<memref::CopyOp>(op)) {
    regions = {regionOf(copy.getSource(), false), regionOf(copy.getTarget(), true)};
  }
  return regions;
}

struct InsertBarriersPass : public ttc::impl::InsertBarriersBase<InsertBarriersPass> {
  void runOnOperation() override {
    if (getOperation().isExternal())
      return;
    SmallVector<Region> pending;
    for (Operation &op : llvm::make_early_inc_range(getOperation().getBody().front())) {
      SmallVector<Region> regions = regionsOf(&op);
      bool meets = llvm::any_of(regions, [&](const Region &region) {
        return llvm::any_of(pending, [&](const Region &other) { return region.meets(other); });
      });
      if (meets) {
        OpBuilder builder(&op);
        BarrierOp::create(builder, op.getLoc());
        pending.clear();
      }
      llvm::append_range(pending, regions);
    }
  }
};

} // namespace
