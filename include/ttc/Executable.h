// Compiled programs.
#ifndef TTC_EXECUTABLE_H
#define TTC_EXECUTABLE_H

#include "ttc/Array.h"
#include "ttc/CompileOptions.h"
#include "ttc/Statistics.h"
#include "ttc/Tensor.h"

#include <initializer_list>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ttc {

namespace optim {
class Optimizer;
}

/// An argument of a run.
struct NamedArray {
  std::string_view name;
  const Array &array;
};

/// The arguments of a run: `{{"x", X}, {"y", Y}}`, or a map. Refers to the arrays, so it is made where it is used.
class Feed {
public:
  Feed() = default;
  Feed(std::initializer_list<NamedArray> arrays) : arrays_(arrays.begin(), arrays.size()) {}
  Feed(const std::map<std::string, Array> &arrays);
  auto begin() const { return arrays_.begin(); }
  auto end() const { return arrays_.end(); }

private:
  std::vector<NamedArray> copied_;
  std::span<const NamedArray> arrays_;
};

/// A program: inputs to outputs, with parameters and state in place. Compiled on the first run with each binding of the
/// symbolic dimensions. A handle; not to be used from two threads at once.
class Executable {
public:
  Executable() = default;

  /// Runs the program; the outputs come in the order given to `compile`. Throws `Error` that names all unknown and
  /// missing inputs, or the first one with a wrong type or shape. After the first run with a binding nothing but the
  /// returned arrays is allocated.
  std::vector<Array> run(const Feed &feed, Location where = std::source_location::current()) const;

  /// Runs the program on given outputs, which must have the right shapes and types: nothing is allocated.
  void run_into(const Feed &feed, std::span<const Array> outputs,
                Location where = std::source_location::current()) const;

  /// Compiles for these dimensions now, e.g. {{"B", 64}}. Throws unless every symbolic dimension has a value.
  void prepare(const std::map<std::string, std::int64_t> &dims = {},
               Location where = std::source_location::current()) const;

  /// Names of the inputs that a run needs.
  std::vector<std::string> inputs() const;
  /// Figures of the binding that was run or prepared last. Throws before the first.
  const Statistics &statistics(Location where = std::source_location::current()) const;
  /// Times and sizes of that binding's kernels, a line each. `CompileOptions::dump_ir` shows the IR.
  std::string report(Location where = std::source_location::current()) const;

private:
  friend struct detail::Access;
  struct Impl;
  std::shared_ptr<Impl> impl_;
};

} // namespace ttc

#endif // TTC_EXECUTABLE_H
