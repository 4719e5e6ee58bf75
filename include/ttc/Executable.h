// Compiled programs.
#ifndef TTC_EXECUTABLE_H
#define TTC_EXECUTABLE_H

#include "ttc/Array.h"
#include "ttc/CompileOptions.h"
#include "ttc/Statistics.h"
#include "ttc/Tensor.h"

#include <array>
#include <cstddef>
#include <initializer_list>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace ttc {

namespace optim {
class Optimizer;
}

/// An argument of a run; shares the array's data.
struct NamedArray {
  std::string name;
  Array array;
};

/// The arguments of a run: `{{"x", X}, {"y", Y}}`, or a map. Holds a few without allocating memory.
class Feed {
public:
  Feed() = default;
  Feed(std::initializer_list<NamedArray> arrays);
  Feed(const std::map<std::string, Array> &arrays);
  const NamedArray *begin() const { return many_.empty() ? few_.data() : many_.data(); }
  const NamedArray *end() const { return begin() + size_; }

private:
  void add(const NamedArray &argument);

  std::size_t size_ = 0;
  std::array<NamedArray, 4> few_;
  /// All of them, when they are more.
  std::vector<NamedArray> many_;
};

/// A program: inputs to outputs, with parameters and state in place. Compiled on the first run with each binding of the
/// symbolic dimensions. A handle.
///
/// Threads: programs on the same parameters may run at the same time, in any threads. Those that only read run
/// together; one that changes a parameter or state runs alone among them, and each run sees values of one moment
/// between such runs. One executable (with all copies of the handle) is used by one thread at a time; another's call is
/// an `Error` that says so. `clone` makes one for another thread. See docs/threads.md.
class Executable {
public:
  Executable() = default;

  /// Runs the program; the outputs come in the order given to `compile`. Throws `Error` that names all unknown and
  /// missing inputs, or the first one with a wrong type or shape. After the first run with a binding nothing but the
  /// returned arrays is allocated.
  std::vector<Array> run(const Feed &feed, Location where = std::source_location::current()) const;

  /// Runs the program on given outputs, which must have the right shapes and types and share no memory with each other
  /// or with an input; throws `Error` otherwise. Nothing is allocated after the first run.
  void run_into(const Feed &feed, std::span<const Array> outputs,
                Location where = std::source_location::current()) const;

  /// Compiles for these dimensions now, e.g. {{"B", 64}}. Throws unless every symbolic dimension has a value.
  void prepare(const std::map<std::string, std::int64_t> &dims = {},
               Location where = std::source_location::current()) const;

  /// An executable with the same program, for another thread: parameters and compiled code are shared, also what either
  /// compiles later for new dimensions; memory for what a run computes is its own. May be called while this one runs.
  Executable clone(Location where = std::source_location::current()) const;

  /// Names of the inputs that a run needs.
  std::vector<std::string> inputs() const;
  /// Figures of the binding that was run or prepared last. Throws before the first.
  const Statistics &statistics(Location where = std::source_location::current()) const;
  /// Times and sizes of that binding's kernels, a line each. `CompileOptions::dump_ir` shows the IR.
  std::string report(Location where = std::source_location::current()) const;

private:
  friend struct detail::Access;
  struct Definition;
  struct Impl;
  std::shared_ptr<Impl> impl_;
};

} // namespace ttc

#endif // TTC_EXECUTABLE_H
