// The host's storage of a parameter or state, in the layout that the program that changed it last wants.
#ifndef TTC_API_STATEBUFFER_H
#define TTC_API_STATEBUFFER_H

#include "lib/api/StateGroup.h"
#include "ttc/Array.h"
#include "ttc/Init.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

namespace ttc::detail {

/// A value that lives from run to run. Extents of -1 are unknown until `materialize` or `store`. Elements and layout
/// are protected by the lock of the group; shape and type don't change any more once `ready` is true, `convert` apart.
struct StateBuffer {
  /// Draws the initial value at once if the shape is known; throws as `draw`. Null for `group` makes one of its own.
  StateBuffer(const Shape &shape, DType dtype, Initializer init, bool trainable,
              std::shared_ptr<StateGroup> group = nullptr);
  /// The same with a given seed, which leaves the global one as it is.
  StateBuffer(const Shape &shape, DType dtype, Initializer init, bool trainable, std::uint64_t seed,
              std::shared_ptr<StateGroup> group = nullptr);

  /// Whose `root()` is the group that it belongs to.
  const std::shared_ptr<StateGroup> group;
  Shape shape;
  DType dtype;
  bool trainable;
  /// Of a trainable value: whether optimizers change it. See `set_requires_grad`.
  std::atomic<bool> requires_grad = true;
  Initializer init;
  std::uint64_t seed;
  std::atomic<bool> ready = false;

  /// Sets the shape, where known extents must agree, and draws the initial value if there is none. Throws otherwise.
  void materialize(const Shape &full, const Initializer &init, const char *what, Location where);
  /// The shape as far as it is known.
  Shape known_shape() const;
  /// A copy of the value.
  Array value() const;
  /// Takes a value over; shape and type must agree.
  void store(const Array &array);
  /// Gives the value another type, now or when it is drawn.
  void convert(DType wanted);
  /// Changes `requires_grad`, which programs notice at their next run.
  void set_requires_grad(bool on);

  // Below, the caller holds the group's lock: `Alone` where elements or their order change.

  Array locked_value() const;
  void locked_store(const Array &array);
  /// Moves the elements into another layout, if they aren't in it: dimension i in memory is dimension wanted[i] of the
  /// value; empty for the identity. Returns their address.
  void *arrange(const std::vector<std::int64_t> &wanted);
  /// `arrange` for the first program that asks: one that only reads needs no copy then.
  void arrange_first(const std::vector<std::int64_t> &wanted);
  /// The address of the elements in a layout, for reading: a copy if they are in another one.
  void *arranged(const std::vector<std::int64_t> &wanted);
  /// To be called when a program has changed, or is about to change, the elements.
  void changed() { ++version_; }

private:
  /// The elements as some program that only reads them wants them.
  struct Copy {
    std::vector<std::int64_t> permutation;
    Array elements;
    std::uint64_t version;
  };

  Array storage_;
  std::vector<std::int64_t> permutation_;
  bool arranged_ = false;
  std::uint64_t version_ = 0;
  /// Protects `copies_` among readers.
  std::mutex copying_;
  std::vector<Copy> copies_;
};

/// Dimension i of the result is dimension dims[i] of `array`; copies.
Array permute_array(const Array &array, const std::vector<std::int64_t> &dims);

/// Grows with every change of a `StateBuffer::requires_grad`.
std::uint64_t requires_grad_version();

/// A new seed from the process's; each call gives another.
std::uint64_t next_seed();

/// The answer of an initializer, which no other array shares. Throws `Error`, without a line, for an empty function and
/// for an answer of another shape or type.
Array draw(const Initializer &init, const Shape &shape, DType dtype, std::uint64_t seed);

} // namespace ttc::detail

#endif // TTC_API_STATEBUFFER_H
