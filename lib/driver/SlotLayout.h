//===- SlotLayout.h - Copies between logical and physical order -----------===//
#ifndef TTC_LIB_DRIVER_SLOTLAYOUT_H
#define TTC_LIB_DRIVER_SLOTLAYOUT_H

#include "lib/driver/Driver.h"
#include "ttc/Array.h"

namespace ttc::driver {

/// Copies between the logical order of the dimensions and a slot's physical one: physical dimension i is logical
/// dimension permutation[i].
class SlotLayout {
public:
  explicit SlotLayout(const Slot &slot);

  /// Whether both orders are the same; then there is nothing to copy.
  bool isIdentity() const { return extents.empty(); }
  void toPhysical(const Array &logical, const Array &physical) const { copy(logical.raw(), physical.raw(), true); }
  void toLogical(const Array &physical, const Array &logical) const { copy(logical.raw(), physical.raw(), false); }

private:
  void copy(void *logical, void *physical, bool inward) const;

  std::size_t itemBytes;
  std::vector<std::int64_t> extents; ///< physical
  std::vector<std::int64_t> logicalStrides;
};

} // namespace ttc::driver

#endif
