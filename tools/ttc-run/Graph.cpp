//===- Graph.cpp - Graph-level IR through the compiler's pipeline ---------===//
#include "Runnable.h"
#include "lib/driver/SlotLayout.h"
#include <fmt/format.h>
#include <sstream>

namespace ttc::run {
namespace {

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
    instance = program->instantiate();
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
    instance->run(pointers.data());
    for (size_t i = 0; i < arguments.size(); ++i)
      if (!layouts[i].isIdentity())
        layouts[i].toLogical(stored[i], arguments[i]);
  }

  std::string statistics() const override {
    std::ostringstream text;
    text << program->statistics() << '\n';
    return text.str() + instance->report();
  }

private:
  std::shared_ptr<const driver::Program> program;
  std::unique_ptr<driver::Instance> instance;
  std::vector<Slot> argumentSlots, outputSlots;
  std::vector<driver::SlotLayout> layouts;
  std::vector<Array> stored; ///< arguments in the program's layout, where it differs
};

} // namespace

std::unique_ptr<Runnable> compileGraph(mlir::ModuleOp module, const Options &options) {
  return std::make_unique<GraphRunnable>(module, options);
}

} // namespace ttc::run
