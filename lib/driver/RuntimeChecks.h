//===- RuntimeChecks.h - Conditions on the indices of a run ---------------===//
#ifndef TTC_LIB_DRIVER_RUNTIMECHECKS_H
#define TTC_LIB_DRIVER_RUNTIMECHECKS_H

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "ttc/DType.h"
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ttc::driver {

/// The conditions that `ttc-insert-checks` has found; see its description.
class RuntimeChecks {
public:
  /// Reads them off the function's arguments and results.
  void describe(mlir::func::FuncOp main);

  /// Where one instance of the program returns offending indices.
  class Offenders {
  public:
    bool empty() const { return offenders.empty(); }
    /// Addresses of a program's buffers with those of the offenders after them. Valid until the next call.
    void *const *appendedTo(void *const *pointers, size_t count);

  private:
    friend class RuntimeChecks;
    /// Aligned as every buffer of a program is.
    struct alignas(64) Offender {
      int64_t value = 0;
    };
    std::vector<Offender> offenders;
    std::vector<void *> pointers;
  };
  Offenders makeOffenders() const;

  /// Looks at the inputs before a run. Throws ttc::Error at the user's line for an index out of range.
  void checkInputs(void *const *pointers) const;
  /// Looks at what the program returned. Throws likewise.
  void check(const Offenders &offenders) const;

private:
  /// What is thrown.
  struct Report {
    std::string message, file;
    unsigned line = 0;
    [[noreturn]] void raise(int64_t value, const std::string &place) const;
  };
  struct Input {
    Report report;
    std::string name;
    size_t argument;
    DType dtype;
    int64_t count, lower, upper;
    std::optional<int64_t> ignored;
  };
  static Report makeReport(mlir::DictionaryAttr attr);
  template <typename T> void checkElements(const Input &input, const T *values) const;

  std::vector<Input> inputs;
  std::vector<Report> reports;
};

} // namespace ttc::driver

#endif
