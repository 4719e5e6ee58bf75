// Operations of a dialect of one's own, called by name. How a dialect is made known: <ttc-mlir/Extension.h>.
#ifndef TTC_OPS_NATIVE_H
#define TTC_OPS_NATIVE_H

#include "ttc/Tensor.h"

#include <concepts>
#include <string>
#include <variant>
#include <vector>

namespace ttc {

/// An attribute of an operation in the IR: `i1`, `i64`, `f64`, a string, `array<i64: ...>`, or a type. A shape becomes
/// the attributes `name` (-1 for a symbol) and, if it has symbols, `names`.
struct OpAttribute {
  std::string name;
  std::variant<bool, std::int64_t, double, std::string, std::vector<std::int64_t>, DType, SymbolicShape> value;

  template <std::integral T> OpAttribute(const char *name, T v) : name(name) {
    if constexpr (std::same_as<T, bool>)
      value = v;
    else
      value = static_cast<std::int64_t>(v);
  }
  OpAttribute(const char *name, double v) : name(name), value(v) {}
  OpAttribute(const char *name, const char *v) : name(name), value(std::string(v)) {}
  OpAttribute(const char *name, const std::string &v) : name(name), value(v) {}
  OpAttribute(const char *name, const std::vector<std::int64_t> &v) : name(name), value(v) {}
  OpAttribute(const char *name, DType v) : name(name), value(v) {}
  OpAttribute(const char *name, const SymbolicShape &v) : name(name), value(v) {}
};

/// Emits the operation `name` ("dialect.op") of a registered dialect at the end of the operands' graph, and returns its
/// results. Throws `Error` at `where` with the message of the operation's own inference or verifier, if no such
/// operation is registered, and if the operands belong to different graphs.
std::vector<Tensor> emit_op(const std::string &name, const std::vector<Tensor> &operands,
                            const std::vector<OpAttribute> &attributes = {},
                            Location where = std::source_location::current());

} // namespace ttc

#endif // TTC_OPS_NATIVE_H
