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

GlobalSeed &global_seed() {
  static thread_local GlobalSeed seed;
  return seed;
}

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
  GlobalSeed &global = global_seed();
  const philox::Block words = philox::block(global.seed, global.stream++, 0);
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

Array permute_array(const Array &array, const std::vector<std::int64_t> &dims) {
  const Shape &in = array.shape();
  std::vector<std::int64_t> in_strides(in.size(), 1), strides;
  for (std::size_t i = in.size(); i-- > 1;)
    in_strides[i - 1] = in_strides[i] * in[i];
  Shape out;
  for (std::int64_t dim : dims) {
    out.push_back(in[static_cast<std::size_t>(dim)]);
    strides.push_back(in_strides[static_cast<std::size_t>(dim)]);
  }
  Array result = Array::empty(out, array.dtype());
  switch (itemsize(array.dtype())) {
  case 1:
    permute_elements(static_cast<const std::uint8_t *>(array.raw()), static_cast<std::uint8_t *>(result.raw()), out,
                     strides);
    break;
  case 2:
    permute_elements(static_cast<const std::uint16_t *>(array.raw()), static_cast<std::uint16_t *>(result.raw()), out,
                     strides);
    break;
  case 4:
    permute_elements(static_cast<const std::uint32_t *>(array.raw()), static_cast<std::uint32_t *>(result.raw()), out,
                     strides);
    break;
  default:
    permute_elements(static_cast<const std::uint64_t *>(array.raw()), static_cast<std::uint64_t *>(result.raw()), out,
                     strides);
  }
  return result;
}

StateBuffer::StateBuffer(const Shape &shape, DType dtype, Initializer init, bool trainable)
    : StateBuffer(shape, dtype, std::move(init), trainable, next_seed()) {}

StateBuffer::StateBuffer(const Shape &shape, DType dtype, Initializer init, bool trainable, std::uint64_t seed)
    : shape(shape), dtype(dtype), trainable(trainable), init(std::move(init)), seed(seed) {
  if (is_known(shape)) {
    storage = draw(this->init, shape, dtype, seed);
    ready = true;
  }
}

void StateBuffer::materialize(const Shape &full, const Initializer &initializer, const char *what, Location where) {
  if (!matches(full, shape))
    fail(fmt::format("{}: expected shape {}, got {}", what, to_string(shape), full.to_string()), where);
  if (ready)
    return;
  try {
    storage = draw(initializer, full, dtype, seed);
  } catch (const Error &error) {
    if (error.line())
      throw;
    fail(fmt::format("{}: {}", what, error.message()), where);
  }
  shape = full;
  ready = true;
}

Array StateBuffer::value() const {
  return permutation.empty() ? storage.clone() : permute_array(storage, inverse(permutation));
}

void StateBuffer::store(const Array &array) {
  shape = array.shape();
  if (!ready || !permutation.empty())
    storage = permutation.empty() ? array.clone() : permute_array(array, permutation);
  else
    std::memcpy(storage.raw(), array.raw(), array.nbytes());
  ready = true;
}

void StateBuffer::convert(DType wanted) {
  if (ready)
    storage = storage.to(wanted);
  dtype = wanted;
}

void StateBuffer::set_requires_grad(bool on) {
  if (requires_grad == on)
    return;
  requires_grad = on;
  flags_version().fetch_add(1, std::memory_order_acq_rel);
}

void StateBuffer::arrange(const std::vector<std::int64_t> &wanted) {
  if (permutation == wanted)
    return;
  Array logical = permutation.empty() ? storage : permute_array(storage, inverse(permutation));
  storage = wanted.empty() ? logical : permute_array(logical, wanted);
  permutation = wanted;
}

} // namespace detail

void manual_seed(std::uint64_t seed) { detail::global_seed() = {seed, 0}; }

bool Parameter::has_shape() const { return buffer_ && buffer_->ready; }

SymbolicShape Parameter::shape() const { return buffer_ ? detail::symbolic(buffer_->shape) : SymbolicShape{}; }

DType Parameter::dtype() const { return buffer_ ? buffer_->dtype : DType::F32; }

Array Parameter::value(Location where) const {
  if (!buffer_)
    fail("parameter: the handle is empty", where);
  if (!buffer_->ready)
    fail(fmt::format("parameter: a size of {} is still to be inferred; run the module once",
                     detail::to_string(buffer_->shape)),
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
  if (!detail::matches(array.shape(), buffer_->shape))
    fail(fmt::format("parameter: expected shape {}, got {}", detail::to_string(buffer_->shape),
                     array.shape().to_string()),
         where);
  buffer_->store(array);
}

} // namespace ttc
