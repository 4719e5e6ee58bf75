//===- InsertBarriers.cpp - Separates launches that meet in memory --------===//

#include "dialect/core/ElementTypes.h"
#include "dialect/kernel/Kernel.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "mlir/Interfaces/ViewLikeInterface.h"
#include "passes/Passes.h"
#include "passes/memory/ScheduleContract.h"

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
  Region region;
  region.written = written;
  while (auto view = value.getDefiningOp<ViewLikeOpInterface>()) {
    value = view.getViewSource();
    auto bytes = dyn_cast<memref::ViewOp>(view.getOperation());
    if (!bytes)
      continue;
    // The outermost view of bytes bounds what is seen through all others.
    MemRefType type = bytes.getType();
    std::optional<int64_t> offset = getConstantIntValue(bytes.getByteShift());
    if (region.end != std::numeric_limits<int64_t>::max() && offset)
      region = {nullptr, region.begin + *offset, region.end + *offset, written};
    else if (offset)
      region = {nullptr, *offset, *offset + bytesOf(type), written};
    else
      region = {nullptr, 0, std::numeric_limits<int64_t>::max(), written};
  }
  region.buffer = value;
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
    if (failed(verifyBufferSchedule(getOperation())))
      return signalPassFailure();
    SmallVector<Region> pending;
    insertBarriers(getOperation().getBody().front(), pending);
  }

private:
  /// `pending` are the accesses since the last barrier, before and after `block`.
  void insertBarriers(Block &block, SmallVectorImpl<Region> &pending) {
    for (Operation &op : llvm::make_early_inc_range(block)) {
      if (isa<BarrierOp>(op))
        pending.clear();
      if (auto loop = dyn_cast<scf::ForOp>(op)) {
        // An iteration begins with what precedes the loop, or with what the iteration before it leaves.
        SmallVector<Region> before(pending.begin(), pending.end());
        insertBarriers(*loop.getBody(), pending);
        llvm::append_range(pending, before);
        insertBarriers(*loop.getBody(), pending);
        continue;
      }
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
