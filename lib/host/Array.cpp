// Array: access, views and conversions.
#include "ttc/Array.h"
#include "lib/host/Elements.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <limits>

using namespace ttc;

Array::Array() {
  // Never freed: arrays are made while the process ends, too.
  static const auto *nothing = new auto(std::make_shared<const Shape>(Shape{0}));
  shape_ = *nothing;
}

Array::Array(std::shared_ptr<std::byte> storage, const Shape &shape, DType dtype, Location where)
    : storage_(std::move(storage)), shape_(std::make_shared<const Shape>(shape)),
      numel_(host::checked_numel(shape, dtype, where)), dtype_(dtype) {}

Array Array::empty(const Shape &shape, DType dtype, Location where) {
  const std::size_t bytes = static_cast<std::size_t>(host::checked_numel(shape, dtype, where)) * itemsize(dtype);
  // aligned_alloc wants a multiple of the alignment; one unit more than nothing keeps `raw()` non-null.
  const std::size_t rounded = (std::max<std::size_t>(bytes, 1) + alignment - 1) / alignment * alignment;
  void *memory = std::aligned_alloc(alignment, rounded);
  if (!memory)
    fail(fmt::format("can't allocate {} bytes for an array of shape {}", bytes, shape.to_string()), where);
  return Array(std::shared_ptr<std::byte>(static_cast<std::byte *>(memory), std::free), shape, dtype, where);
}

void host::normalize_bools(const Array &array) {
  if (array.dtype() != DType::Bool)
    return;
  auto *bytes = static_cast<unsigned char *>(array.raw());
  std::transform(bytes, bytes + array.nbytes(), bytes, [](unsigned char byte) { return byte != 0; });
}

void Array::check_count(std::size_t count, Location where) const {
  if (count != static_cast<std::size_t>(numel_))
    fail(fmt::format("expected {} values for shape {}, got {}", numel_, shape_->to_string(), count), where);
}

void Array::check_dtype(DType wanted, Location where) const {
  if (wanted != dtype_)
    fail(fmt::format("expected an array of {}, got {}", name(wanted), name(dtype_)), where);
}

void Array::check_single(Location where) const {
  if (numel_ != 1)
    fail(fmt::format("item: expected 1 element, got {} in shape {}", numel_, shape_->to_string()), where);
}

std::size_t Array::offset_of(std::span<const std::int64_t> index, Location where) const {
  if (index.size() != shape_->size())
    fail(fmt::format("at: expected {} indices for shape {}, got {}", shape_->size(), shape_->to_string(), index.size()),
         where);
  std::int64_t offset = 0;
  for (std::size_t d = 0; d < index.size(); ++d) {
    const std::int64_t i = index[d] < 0 ? index[d] + (*shape_)[d] : index[d];
    if (i < 0 || i >= (*shape_)[d])
      fail(fmt::format("at: expected index {} in [{}, {}), got {}", d, -(*shape_)[d], (*shape_)[d], index[d]), where);
    offset = offset * (*shape_)[d] + i;
  }
  return static_cast<std::size_t>(offset);
}

Array Array::reshape(const Shape &shape, Location where) const {
  Shape resolved = shape;
  std::int64_t known = 1;
  std::ptrdiff_t inferred = -1;
  for (std::size_t d = 0; d < shape.size(); ++d) {
    if (shape[d] == -1 && inferred < 0)
      inferred = static_cast<std::ptrdiff_t>(d);
    else if (shape[d] < 0 || __builtin_mul_overflow(known, shape[d], &known))
      fail(fmt::format("reshape: expected extents of at least 0 and at most one -1, got {}", shape.to_string()), where);
  }
  if (inferred >= 0 && known > 0 && numel_ % known == 0) {
    resolved[static_cast<std::size_t>(inferred)] = numel_ / known;
    known = numel_;
  }
  if (known != numel_ || (inferred >= 0 && resolved[static_cast<std::size_t>(inferred)] == -1))
    fail(fmt::format("reshape: expected a shape of {} elements like {}, got {}", numel_, shape_->to_string(),
                     shape.to_string()),
         where);
  return Array(storage_, resolved, dtype_, where);
}

Array Array::narrow0(std::int64_t start, std::int64_t stop, Location where) const {
  if (shape_->empty())
    fail("narrow0: expected at least 1 dimension, got shape []", where);
  if (start < 0 || start > stop || stop > (*shape_)[0])
    fail(fmt::format("narrow0: expected 0 <= start <= stop <= {}, got [{}, {})", (*shape_)[0], start, stop), where);
  Shape shape = *shape_;
  shape[0] = stop - start;
  const std::size_t row = (*shape_)[0] == 0 ? 0 : nbytes() / static_cast<std::size_t>((*shape_)[0]);
  std::byte *first = storage_ ? storage_.get() + static_cast<std::size_t>(start) * row : nullptr;
  return Array(std::shared_ptr<std::byte>(storage_, first), shape, dtype_, where);
}

Array Array::clone() const {
  Array copy = empty(*shape_, dtype_);
  if (numel_ > 0)
    std::memcpy(copy.raw(), raw(), nbytes());
  return copy;
}

void Array::convert_first(DType dtype, void *element) const {
  host::dispatch(dtype_, [&]<typename From>() {
    host::dispatch(dtype, [&]<typename To>() {
      *static_cast<To *>(element) = host::convert<To, From>(*static_cast<const From *>(raw()));
    });
  });
}

Array Array::to(DType dtype) const {
  if (dtype == dtype_)
    return *this;
  Array result = empty(*shape_, dtype);
  host::dispatch(dtype_, [&]<typename From>() {
    host::dispatch(dtype, [&]<typename To>() {
      auto source = data<From>();
      std::transform(source.begin(), source.end(), static_cast<To *>(result.raw()),
                     [](From value) { return host::convert<To, From>(value); });
    });
  });
  return result;
}
