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

/// A trainable parameter or a buffer (running statistics). A handle: modules and all programs share the value.
class Parameter {
public:
  Parameter() = default;

  bool defined() const { return buffer_ != nullptr; }
  /// False until the sizes that were left out have been inferred.
  bool has_shape() const;
  /// The shape; unknown extents print as "?".
  SymbolicShape shape() const;
  DType dtype() const;
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
