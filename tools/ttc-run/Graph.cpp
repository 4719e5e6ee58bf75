//===- Graph.cpp - Graph-level IR through the compiler's pipeline ---------===//
#include "Runnable.h"
#include "lib/driver/Driver.h"
#include <cstring>
#include <fmt/format.h>
#include <sstream>

namespace ttc::run {
namespace {

/// Copies between the logical order of the dimensions and a slot's physical one: physical dimension i is logical
/// dimension permutation[i].
class Layout {
public:
  explicit Layout(const driver::Slot &slot) : itemBytes(itemsize(slot.dtype)) {
    const size_t rank = slot.permutation.size();
    std::vector<int64_t> strides(rank, 1);
    for (size_t i = rank; i-- > 1;)
      strides[i - 1] = strides[i] * slot.shape[i];
    for (int64_t dim : slot.permutation) {
      extents.push_back(slot.shape[dim]);
      logicalStrides.push_back(strides[dim]);
    }
  }

  bool isIdentity() const { return extents.empty(); }
  void toPhysical(const Array &logical, const Array &physical) const { copy(logical.raw(), physical.raw(), true); }
  void toLogical(const Array &physical, const Array &logical) const { copy(logical.raw(), physical.raw(), false); }

private:
  void copy(void *logical, void *physical, bool inward) const {
    std::vector<int64_t> index(extents.size(), 0);
    int64_t count = 1;
    for (int64_t extent : extents)
      count *= extent;
    auto *packed = static_cast<char *>(physical);
    for (int64_t i = 0; i < count; ++i, packed += itemBytes) {
      int64_t offset = 0;
      for (size_t d = 0; d < extents.size(); ++d)
        offset += index[d] * logicalStrides[d];
      char *scattered = static_cast<char *>(logical) + offset * int64_t(itemBytes);
      std::memcpy(inward ? packed : scattered, inward ? scattered : packed, itemBytes);
      for (size_t d = extents.size(); d-- > 0 && ++index[d] == extents[d];)
        index[d] = 0;
    }
  }

  size_t itemBytes;
  std::vector<int64_t> extents; ///< physical
  std::vector<int64_t> logicalStrides;
};

Slot named(const char *prefix, size_t index, const driver::Slot &slot) {
  return {slot.name.empty() ? fmt::format("{}{}", prefix, index) : slot.name, slot.dtype, slot.shape};
}

class GraphRunnable : public Runnable {
public:
  GraphRunnable(mlir::ModuleOp module, const Options &options) {
    if (options.entry != "main")
      throw Error(fmt::format("expected @main as the entry of graph-level IR, got @{}", options.entry));
    CompileOptions compileOptions;
    compileOptions.threads = options.threads;
    compileOptions.target = options.target;
    program = driver::compile(module, options.dims, compileOptions);
    if (!program)
      throw Error("cannot compile @main");
    for (const driver::Slot &slot : program->arguments()) {
      argumentSlots.push_back(named("arg", argumentSlots.size(), slot));
      layouts.emplace_back(slot);
      stored.push_back(layouts.back().isIdentity() ? Array() : Array::empty(slot.shape, slot.dtype));
    }
    for (const driver::Slot &slot : program->outputs())
      outputSlots.push_back(named("out", outputSlots.size(), slot));
  }

  const std::vector<Slot> &arguments() const override { return argumentSlots; }
  const std::vector<Slot> &outputs() const override { return outputSlots; }

  void run(std::span<const Array> arguments, std::span<const Array> outputs) override {
    std::vector<void *> pointers;
    for (size_t i = 0; i < arguments.size(); ++i) {
      if (!layouts[i].isIdentity())
        layouts[i].toPhysical(arguments[i], stored[i]);
      pointers.push_back((layouts[i].isIdentity() ? arguments[i] : stored[i]).raw());
    }
    for (const Array &output : outputs)
      pointers.push_back(output.raw());
    program->run(pointers.data());
    for (size_t i = 0; i < arguments.size(); ++i)
      if (!layouts[i].isIdentity())
        layouts[i].toLogical(stored[i], arguments[i]);
  }

  std::string statistics() const override {
    std::ostringstream text;
    text << program->statistics() << '\n';
    return text.str() + program->report();
  }

private:
  std::shared_ptr<driver::Program> program;
  std::vector<Slot> argumentSlots, outputSlots;
  std::vector<Layout> layouts;
  std::vector<Array> stored; ///< arguments in the program's layout, where it differs
};

} // namespace

std::unique_ptr<Runnable> compileGraph(mlir::ModuleOp module, const Options &options) {
  return std::make_unique<GraphRunnable>(module, options);
}

} // namespace ttc::run
