// The host's storage of parameters and state.
#include "lib/api/StateBuffer.h"

#include "runtime/Philox.h"
#include "ttc/Dim.h"
#include "ttc/Parameter.h"
#include "ttc/Random.h"

#include "lib/api/Format.h"

#include <atomic>
#include <cstring>
#include <fmt/format.h>

namespace ttc {

namespace detail {

namespace {

struct GlobalSeed {
  std::uint64_t seed = 0;
  std::uint64_t stream = 0;
};

std::atomic<std::uint64_t> &flags_version() {
  static std::atomic<std::uint64_t> version{1};
  return version;
}

/// Protected by `bookkeeping`.
GlobalSeed global_seed;

bool is_known(const Shape &shape) {
  for (std::int64_t extent : shape)
    if (extent < 0)
      return false;
  return true;
}

template <typename T>
void permute_elements(const T *from, T *to, const Shape &out, const std::vector<std::int64_t> &strides) {
  std::vector<std::int64_t> index(out.size(), 0);
  const std::int64_t count = out.numel();
  std::int64_t offset = 0;
  for (std::int64_t i = 0; i < count; ++i) {
    to[i] = from[offset];
    for (std::size_t d = out.size(); d-- > 0;) {
      offset += strides[d];
      if (++index[d] < out[d])
        break;
      offset -= strides[d] * out[d];
      index[d] = 0;
    }
  }
}

std::vector<std::int64_t> inverse(const std::vector<std::int64_t> &dims) {
  std::vector<std::int64_t> result(dims.size());
  for (std::size_t i = 0; i < dims.size(); ++i)
    result[static_cast<std::size_t>(dims[i])] = static_cast<std::int64_t>(i);
  return result;
}

} // namespace

std::uint64_t requires_grad_version() { return flags_version().load(std::memory_order_acquire); }

std::uint64_t next_seed() {
  GlobalSeed own;
  {
    std::lock_guard lock(bookkeeping());
    own = global_seed;
    ++global_seed.stream;
  }
  const philox::Block words = philox::block(own.seed, own.stream, 0);
  return std::uint64_t(words[0]) << 32 | words[1];
}

Array draw(const Initializer &init, const Shape &shape, DType dtype, std::uint64_t seed) {
  if (!init)
    throw Error("expected an initializer, got an empty function");
  Array answer = init(shape, dtype, seed);
  if (answer.shape() != shape || answer.dtype() != dtype)
    throw Error(fmt::format("expected the initializer to give {} {}, got {} {}", shape.to_string(), name(dtype),
                            answer.shape().to_string(), name(answer.dtype())));
  return answer.is_sole_owner() ? answer : answer.clone();
}

namespace {

/// Dimension i of `result` is dimension dims[i] of `array`.
void permute_into(const Array &array, const std::vector<std::int64_t> &dims, const Array &result) {
  const Shape &in = array.shape();
  std::vector<std::int64_t> in_strides(in.size(), 1), strides;
  for (std::size_t i = in.size(); i-- > 1;)
    in_strides[i - 1] = in_strides[i] * in[i];
  for (std::int64_t dim : dims)
    strides.push_back(in_strides[static_cast<std::size_t>(dim)]);
  auto permute = [&]<typename T>(T) {
    permute_elements(static_cast<const T *>(array.raw()), static_cast<T *>(result.raw()), result.shape(), strides);
  };
  switch (itemsize(array.dtype())) {
  case 1:
    return permute(std::uint8_t());
  case 2:
    return permute(std::uint16_t());
  case 4:
    return permute(std::uint32_t());
  default:
    return permute(std::uint64_t());
  }
}

/// The dimensions by which elements in the layout `from` get into the layout `to`; empty layouts are the identity.
std::vector<std::int64_t> between(const std::vector<std::int64_t> &from, const std::vector<std::int64_t> &to) {
  if (from.empty())
    return to;
  std::vector<std::int64_t> result = inverse(from);
  if (to.empty())
    return result;
  std::vector<std::int64_t> composed;
  for (std::int64_t dim : to)
    composed.push_back(result[static_cast<std::size_t>(dim)]);
  return composed;
}

} // namespace

Array permute_array(const Array &array, const std::vector<std::int64_t> &dims) {
  Shape out;
  for (std::int64_t dim : dims)
    out.push_back(array.shape()[static_cast<std::size_t>(dim)]);
  Array result = Array::empty(out, array.dtype());
  permute_into(array, dims, result);
  return result;
}

StateBuffer::StateBuffer(const Shape &shape, DType dtype, Initializer init, bool trainable,
                         std::shared_ptr<StateGroup> group)
    : StateBuffer(shape, dtype, std::move(init), trainable, next_seed(), std::move(group)) {}

StateBuffer::StateBuffer(const Shape &shape, DType dtype, Initializer init, bool trainable, std::uint64_t seed,
                         std::shared_ptr<StateGroup> group)
    : group(group ? std::move(group) : std::make_shared<StateGroup>()), shape(shape), dtype(dtype),
      trainable(trainable), init(std::move(init)), seed(seed) {
  if (is_known(shape)) {
    storage_ = draw(this->init, shape, dtype, seed);
    ready = true;
  }
}

void StateBuffer::materialize(const Shape &full, const Initializer &initializer, const char *what, Location where) {
  const Shape known = known_shape();
  if (!matches(full, known))
    fail(fmt::format("{}: expected shape {}, got {}", what, to_string(known), full.to_string()), where);
  if (ready)
    return;
  Array drawn;
  try {
    drawn = draw(initializer, full, dtype, seed);
  } catch (const Error &error) {
    if (error.line())
      throw;
    fail(fmt::format("{}: {}", what, error.message()), where);
  }
  StateLock lock(*this, StateLock::Mode::Alone);
  // Meanwhile another thread may have set it.
  if (!ready)
    locked_store(drawn);
}

Shape StateBuffer::known_shape() const {
  StateLock lock(*this, StateLock::Mode::Shared);
  return shape;
}

Array StateBuffer::value() const {
  StateLock lock(*this, StateLock::Mode::Shared);
  return locked_value();
}

void StateBuffer::store(const Array &array) {
  StateLock lock(*this, StateLock::Mode::Alone);
  locked_store(array);
}

Array StateBuffer::locked_value() const {
  return permutation_.empty() ? storage_.clone() : permute_array(storage_, inverse(permutation_));
}

void StateBuffer::locked_store(const Array &array) {
  if (ready && permutation_.empty())
    std::memcpy(storage_.raw(), array.raw(), array.nbytes());
  else
    storage_ = permutation_.empty() ? array.clone() : permute_array(array, permutation_);
  changed();
  if (!ready) {
    shape = array.shape();
    ready = true;
  }
}

void StateBuffer::convert(DType wanted) {
  StateLock lock(*this, StateLock::Mode::Alone);
  if (ready)
    storage_ = storage_.to(wanted);
  dtype = wanted;
  copies_.clear();
}

void StateBuffer::set_requires_grad(bool on) {
  if (requires_grad.exchange(on) != on)
    flags_version().fetch_add(1, std::memory_order_acq_rel);
}

void *StateBuffer::arrange(const std::vector<std::int64_t> &wanted) {
  if (permutation_ != wanted) {
    storage_ = permute_array(storage_, between(permutation_, wanted));
    permutation_ = wanted;
  }
  arranged_ = true;
  return storage_.raw();
}

void StateBuffer::arrange_first(const std::vector<std::int64_t> &wanted) {
  if (!arranged_)
    arrange(wanted);
}

void *StateBuffer::arranged(const std::vector<std::int64_t> &wanted) {
  if (permutation_ == wanted)
    return storage_.raw();
  std::lock_guard lock(copying_);
  const std::vector<std::int64_t> dims = between(permutation_, wanted);
  for (Copy &copy : copies_) {
    if (copy.permutation != wanted)
      continue;
    // Nobody reads an old copy: those who got it have left the group before it could become old.
    if (copy.version != version_)
      permute_into(storage_, dims, copy.elements);
    copy.version = version_;
    return copy.elements.raw();
  }
  copies_.push_back({wanted, permute_array(storage_, dims), version_});
  return copies_.back().elements.raw();
}

} // namespace detail

void manual_seed(std::uint64_t seed) {
  std::lock_guard lock(detail::bookkeeping());
  detail::global_seed = {seed, 0};
}

bool Parameter::has_shape() const { return buffer_ && buffer_->ready; }

SymbolicShape Parameter::shape() const { return buffer_ ? detail::symbolic(buffer_->known_shape()) : SymbolicShape{}; }

DType Parameter::dtype() const { return buffer_ ? buffer_->dtype : DType::F32; }

Array Parameter::value(Location where) const {
  if (!buffer_)
    fail("parameter: the handle is empty", where);
  if (!buffer_->ready)
    fail(fmt::format("parameter: a size of {} is still to be inferred; run the module once",
                     detail::to_string(buffer_->known_shape())),
         where);
  return buffer_->value();
}

bool Parameter::requires_grad() const { return buffer_ && buffer_->trainable && buffer_->requires_grad; }

void Parameter::requires_grad(bool on, Location where) const {
  if (!buffer_)
    fail("requires_grad: the handle is empty", where);
  if (on && !buffer_->trainable)
    fail("requires_grad: expected a parameter, got a buffer, which no optimizer changes", where);
  if (buffer_->trainable)
    buffer_->set_requires_grad(on);
}

void Parameter::set(const Array &array, Location where) {
  if (!buffer_)
    fail("parameter: the handle is empty", where);
  if (array.dtype() != buffer_->dtype)
    fail(fmt::format("parameter: expected dtype {}, got {}", name(buffer_->dtype), name(array.dtype())), where);
  const Shape shape = buffer_->known_shape();
  if (!detail::matches(array.shape(), shape))
    fail(fmt::format("parameter: expected shape {}, got {}", detail::to_string(shape), array.shape().to_string()),
         where);
  buffer_->store(array);
}

} // namespace ttc
