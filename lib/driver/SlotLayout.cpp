//===- SlotLayout.cpp - Copies between logical and physical order ---------===//

#include "lib/driver/SlotLayout.h"
#include <cstring>

using namespace ttc;
using namespace ttc::driver;

SlotLayout::SlotLayout(const Slot &slot) : itemBytes(itemsize(slot.dtype)) {
  const size_t rank = slot.permutation.size();
  std::vector<int64_t> strides(rank, 1);
  for (size_t i = rank; i-- > 1;)
    strides[i - 1] = strides[i] * slot.shape[i];
  for (int64_t dim : slot.permutation) {
    extents.push_back(slot.shape[dim]);
    logicalStrides.push_back(strides[dim]);
  }
}

void SlotLayout::copy(void *logical, void *physical, bool inward) const {
  std::vector<int64_t> index(extents.size(), 0);
  int64_t count = 1;
  for (int64_t extent : extents)
    count *= extent;
  auto *packed = static_cast<char *>(physical);
  for (int64_t i = 0; i < count; ++i, packed += itemBytes) {
    int64_t offset = 0;
    for (size_t d = 0; d < extents.size(); ++d)
      offset += index[d] * logicalStrides[d];
    char *scattered = static_cast<char *>(logical) + offset * int64_t(itemBytes);
    std::memcpy(inward ? packed : scattered, inward ? scattered : packed, itemBytes);
    for (size_t d = extents.size(); d-- > 0 && ++index[d] == extents[d];)
      index[d] = 0;
  }
}
