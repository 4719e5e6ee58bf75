//===- Runner.cpp - Compiles a program and runs it on named arrays --------===//

#include "Runner.h"
#include "mlir/IR/Diagnostics.h"
#include "ttc/Error.h"
#include "llvm/Support/raw_ostream.h"
#include <cstring>
#include <fmt/format.h>

using namespace mlir;

namespace ttc::fuzz {

Runner::Runner(ModuleOp module, const CompileOptions &options, const std::string &optimizeThrough,
               const std::string &variant)
    : variant(variant) {
  std::string diagnostics;
  ScopedDiagnosticHandler collect(module.getContext(), [&](Diagnostic &diagnostic) {
    if (diagnostic.getSeverity() == DiagnosticSeverity::Error)
      llvm::raw_string_ostream(diagnostics) << diagnostic << '\n';
    return success();
  });
  try {
    program = driver::compile(module, {}, options, optimizeThrough);
  } catch (const Error &error) {
    diagnostics += error.message();
  }
  if (!program)
    throw Failure{"compile " + variant, diagnostics};
  for (const driver::Slot &slot : program->arguments())
    layouts.emplace_back(slot);
}

Values Runner::run(const Values &arguments, int steps, int threads, const std::function<void(Values &)> &between) {
  const std::vector<driver::Slot> &slots = program->arguments();
  Values current;
  for (const driver::Slot &slot : slots) {
    auto given = arguments.find(slot.name);
    if (given == arguments.end() && slot.kind != "state")
      throw Failure{"interface " + variant, fmt::format("argument '{}' is not the program's", slot.name)};
    current[slot.name] =
        given == arguments.end() ? Array::full(slot.shape, slot.initial, slot.dtype) : given->second.clone();
    if (current[slot.name].dtype() != slot.dtype || current[slot.name].shape() != slot.shape)
      throw Failure{"interface " + variant,
                    fmt::format("argument '{}': expected {} {}, got {} {}", slot.name, name(current[slot.name].dtype()),
                                current[slot.name].shape().to_string(), name(slot.dtype), slot.shape.to_string())};
  }
  std::vector<Array> stored, outputs;
  for (const driver::Slot &slot : slots)
    stored.push_back(Array::empty(slot.shape, slot.dtype));
  for (const driver::Slot &slot : program->outputs())
    outputs.push_back(Array::empty(slot.shape, slot.dtype));
  std::vector<void *> pointers;
  for (const std::vector<Array> *arrays : {&stored, &outputs})
    for (const Array &array : *arrays)
      pointers.push_back(array.raw());

  const std::unique_ptr<driver::Instance> instance = program->instantiate(threads);
  for (int step = 0; step < steps; ++step) {
    if (between)
      between(current);
    for (size_t i = 0; i < slots.size(); ++i) {
      const Array &array = current[slots[i].name];
      if (layouts[i].isIdentity())
        std::memcpy(stored[i].raw(), array.raw(), array.nbytes());
      else
        layouts[i].toPhysical(array, stored[i]);
    }
    // What a run leaves unwritten must show.
    for (const Array &output : outputs)
      std::memset(output.raw(), 0x5a, output.nbytes());
    try {
      instance->run(pointers.data());
    } catch (const Error &error) {
      throw Failure{"run " + variant, std::string(error.message())};
    }
    for (size_t i = 0; i < slots.size(); ++i) {
      const Array &array = current[slots[i].name];
      if (layouts[i].isIdentity())
        std::memcpy(array.raw(), stored[i].raw(), array.nbytes());
      else
        layouts[i].toLogical(stored[i], array);
    }
  }
  Values results;
  for (const driver::Slot &slot : slots)
    if (slot.kind != "input")
      results["after " + slot.name] = current[slot.name];
  for (size_t i = 0; i < outputs.size(); ++i)
    results[program->outputs()[i].name] = outputs[i];
  return results;
}

} // namespace ttc::fuzz
