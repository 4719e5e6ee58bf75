// Parameter: a value that lives from run to run, seen from the host.
#ifndef TTC_PARAMETER_H
#define TTC_PARAMETER_H

#include "ttc/Array.h"
#include "ttc/Dim.h"

#include <memory>

namespace ttc {

namespace detail {
struct StateBuffer;
struct Access;
} // namespace detail

/// A trainable parameter or a buffer (running statistics). A handle: modules and all programs share the value. May be
/// read and set in any thread: that happens between two runs of programs that use it.
class Parameter {
public:
  Parameter() = default;

  bool defined() const { return buffer_ != nullptr; }
  /// False until the sizes that were left out have been inferred.
  bool has_shape() const;
  /// The shape; unknown extents print as "?".
  SymbolicShape shape() const;
  DType dtype() const;
  /// Whether training changes the value: true for a new parameter, false for a buffer.
  bool requires_grad() const;
  /// Freezes the parameter or lets it be trained again, for all who share it. Steps follow at their next run, and are
  /// compiled anew for a combination that they haven't met: no gradient is computed of a frozen parameter, no optimizer
  /// changes it, and its moments and step count stay. A gradient passes on to what comes before it. `grad` throws when
  /// it is asked for a frozen parameter's. Throws for an empty handle, and when a buffer is to require a gradient.
  void requires_grad(bool on, Location where = std::source_location::current()) const;
  /// A copy of the current value. Throws while the shape isn't known.
  Array value(Location where = std::source_location::current()) const;
  /// Sets the value. Throws unless shape and dtype agree; extents that were left out are taken from `array`.
  void set(const Array &array, Location where = std::source_location::current());

private:
  friend struct detail::Access;
  std::shared_ptr<detail::StateBuffer> buffer_;
};

} // namespace ttc

#endif // TTC_PARAMETER_H
