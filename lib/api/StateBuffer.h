// The host's storage of a parameter or state, in the layout that the program run last wants.
#ifndef TTC_API_STATEBUFFER_H
#define TTC_API_STATEBUFFER_H

#include "ttc/Array.h"
#include "ttc/Init.h"

#include <cstdint>
#include <vector>

namespace ttc::detail {

/// A value that lives from run to run. Extents of -1 are unknown until `materialize` or `store`.
struct StateBuffer {
  /// Draws the initial value at once if the shape is known; throws as `draw`.
  StateBuffer(const Shape &shape, DType dtype, Initializer init, bool trainable);
  /// The same with a given seed, which leaves the global one as it is.
  StateBuffer(const Shape &shape, DType dtype, Initializer init, bool trainable, std::uint64_t seed);

  Shape shape;
  DType dtype;
  bool trainable;
  /// Of a trainable value: whether optimizers change it. See `set_requires_grad`.
  bool requires_grad = true;
  Initializer init;
  std::uint64_t seed;
  /// The elements: dimension i of the storage is dimension permutation[i] of the value; empty for the identity.
  Array storage;
  std::vector<std::int64_t> permutation;
  bool ready = false;

  /// Sets the shape, where known extents must agree, and draws the initial value if there is none. Throws otherwise.
  void materialize(const Shape &full, const Initializer &init, const char *what, Location where);
  /// A copy of the value.
  Array value() const;
  /// Takes a value over; shape and type must agree.
  void store(const Array &array);
  /// Gives the value another type, now or when it is drawn.
  void convert(DType wanted);
  /// Changes `requires_grad`, which programs notice at their next run.
  void set_requires_grad(bool on);
  /// Moves the elements into another layout, if they aren't in it.
  void arrange(const std::vector<std::int64_t> &wanted);
};

/// Dimension i of the result is dimension dims[i] of `array`; copies.
Array permute_array(const Array &array, const std::vector<std::int64_t> &dims);

/// Grows with every change of a `StateBuffer::requires_grad`.
std::uint64_t requires_grad_version();

/// A new seed from the global one; each call gives another.
std::uint64_t next_seed();

/// The answer of an initializer, which no other array shares. Throws `Error`, without a line, for an empty function and
/// for an answer of another shape or type.
Array draw(const Initializer &init, const Shape &shape, DType dtype, std::uint64_t seed);

} // namespace ttc::detail

#endif // TTC_API_STATEBUFFER_H
