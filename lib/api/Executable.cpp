// Running compiled programs: names, types and shapes are checked, states are put into the layout a program wants.
#include "lib/api/ExecutableImpl.h"
#include "lib/api/Format.h"
#include "lib/api/Rates.h"

#include <algorithm>
#include <cstring>
#include <fmt/format.h>

namespace ttc {

using namespace detail;

namespace {

std::string quoted(const std::vector<std::string> &names) {
  std::string text;
  for (const std::string &name : names)
    text += (text.empty() ? "'" : ", '") + name + "'";
  return text;
}

} // namespace

Feed::Feed(std::initializer_list<NamedArray> arrays) {
  for (const NamedArray &argument : arrays)
    add(argument);
}

Feed::Feed(const std::map<std::string, Array> &arrays) {
  for (const auto &[name, array] : arrays)
    add({name, array});
}

void Feed::add(const NamedArray &argument) {
  if (size_ < few_.size()) {
    few_[size_++] = argument;
    return;
  }
  if (many_.empty())
    many_.assign(few_.begin(), few_.end());
  many_.push_back(argument);
  ++size_;
}

Executable::Impl::Bound &Executable::Impl::prepare(const Feed &feed, Location where) {
  std::fill(arguments.begin(), arguments.end(), nullptr);
  std::fill(extents.begin(), extents.end(), -1);
  bool wrong_names = false;
  for (const NamedArray &given : feed) {
    auto input = std::find_if(inputs.begin(), inputs.end(), [&](const Input &i) { return i.name == given.name; });
    if (input == inputs.end())
      wrong_names = true;
    else
      arguments[static_cast<std::size_t>(input - inputs.begin())] = &given.array;
  }
  for (std::size_t i = 0; i < inputs.size(); ++i)
    wrong_names |= inputs[i].used && !arguments[i];
  if (wrong_names) {
    std::vector<std::string> unknown, missing;
    for (const NamedArray &given : feed)
      if (std::none_of(inputs.begin(), inputs.end(), [&](const Input &i) { return i.name == given.name; }))
        unknown.emplace_back(given.name);
    for (std::size_t i = 0; i < inputs.size(); ++i)
      if (inputs[i].used && !arguments[i])
        missing.push_back(inputs[i].name);
    std::string message = "run:";
    if (!unknown.empty())
      message += " unknown inputs " + quoted(unknown);
    if (!missing.empty())
      message += (unknown.empty() ? " missing inputs " : "; missing inputs ") + quoted(missing);
    fail(message, where);
  }
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const Input &input = inputs[i];
    if (!arguments[i])
      continue;
    const Array &array = *arguments[i];
    if (array.dtype() != input.dtype)
      fail(fmt::format("run: expected '{}' of dtype {}, got {}", input.name, name(input.dtype), name(array.dtype())),
           where);
    const Shape &shape = array.shape();
    bool fits = shape.size() == input.shape.size();
    for (std::size_t d = 0; fits && d < shape.size(); ++d) {
      const Dim &dim = input.shape[d];
      if (dim.is_static()) {
        fits = shape[d] == dim.extent();
        continue;
      }
      std::int64_t &extent = extents[static_cast<std::size_t>(input.symbol[d])];
      if (extent >= 0 && extent != shape[d])
        fail(fmt::format("run: dimension {} is {} before '{}', which has shape {}", dim.name(), extent, input.name,
                         shape.to_string()),
             where);
      extent = shape[d];
    }
    if (!fits)
      fail(
          fmt::format("run: expected '{}' of shape {}, got {}", input.name, input.shape.to_string(), shape.to_string()),
          where);
  }
  return bind(where);
}

Executable::Impl::Bound &Executable::Impl::bind(Location where) {
  const bool is_current = !trained || trained->is_current();
  if (!is_current)
    trained->refresh(where);
  auto fits = [&](const Bound &candidate) {
    return candidate.extents == extents && (!trained || candidate.roles == trained->roles());
  };
  if (last && fits(*last))
    return *last;
  for (std::unique_ptr<Bound> &candidate : bound) {
    if (fits(*candidate)) {
      last = candidate.get();
      return *last;
    }
  }
  bound.push_back(compile(where));
  last = bound.back().get();
  return *last;
}

std::shared_ptr<StateBuffer> Executable::Impl::state(const driver::Slot &slot, Location where) {
  auto known = states.find(slot.name);
  if (known != states.end())
    return known->second;
  // A state that the compiler added for the optimizer.
  std::shared_ptr<StateBuffer> &buffer = graph->store->buffers[slot.name];
  if (!buffer) {
    buffer = std::make_shared<StateBuffer>(slot.shape, slot.dtype, init::constant(slot.initial), false);
    if (trained)
      trained->states().has_followed = false;
  }
  if (buffer->shape != slot.shape || buffer->dtype != slot.dtype)
    fail(fmt::format("compile: state '{}' is {} {}, expected {} {}", slot.name, buffer->shape.to_string(),
                     name(buffer->dtype), slot.shape.to_string(), name(slot.dtype)),
         where);
  return buffer;
}

std::unique_ptr<Executable::Impl::Bound> Executable::Impl::compile(Location where) {
  std::map<std::string, std::int64_t> dims;
  for (std::size_t i = 0; i < symbols.size(); ++i)
    if (extents[i] >= 0)
      dims[symbols[i]] = extents[i];
  auto result = std::make_unique<Bound>();
  result->extents = extents;
  if (trained) {
    result->roles = trained->roles();
    trained->annotate(*module->getOps<mlir::func::FuncOp>().begin());
  }
  try {
    Diagnostics diagnostics(&graph->context);
    result->program = driver::compile(module.get(), dims, options);
    if (!result->program)
      diagnostics.raise("compile: the compiler gave no program", where);
  } catch (const Error &error) {
    if (error.line())
      throw;
    fail(error.message(), where);
  }
  result->inputs.assign(inputs.size(), -1);
  const std::vector<driver::Slot> &slots = result->program->arguments();
  for (std::size_t i = 0; i < slots.size(); ++i) {
    const driver::Slot &slot = slots[i];
    if (slot.kind != "input") {
      result->states.push_back({i, state(slot, where), slot.permutation});
      continue;
    }
    auto input = std::find_if(inputs.begin(), inputs.end(), [&](const Input &in) { return in.name == slot.name; });
    if (input != inputs.end())
      result->inputs[static_cast<std::size_t>(input - inputs.begin())] = static_cast<int>(i);
  }
  const std::vector<driver::Slot> &outs = result->program->outputs();
  for (std::size_t i = 0; i < outs.size(); ++i)
    result->results.push_back({slots.size() + i, outs[i].shape, outs[i].dtype});
  result->pointers.assign(slots.size() + outs.size(), nullptr);
  return result;
}

void Executable::Impl::load(Bound &program, Location where) {
  if (optimizer)
    follow_rates(*graph->store, *optimizer, where);
  for (std::size_t i = 0; i < inputs.size(); ++i)
    if (program.inputs[i] >= 0)
      program.pointers[static_cast<std::size_t>(program.inputs[i])] = arguments[i]->raw();
  for (StateUse &use : program.states) {
    use.buffer->arrange(use.permutation);
    program.pointers[use.pointer] = use.buffer->storage.raw();
  }
}

Shape Executable::Impl::output_shape(const Output &output, const Bound &program) const {
  if (output.source == Output::Source::Result)
    return program.results[output.result].shape;
  if (output.source == Output::Source::Input)
    return arguments[output.result]->shape();
  return states.at(output.name)->shape;
}

DType Executable::Impl::output_dtype(const Output &output, const Bound &program) const {
  if (output.source == Output::Source::Result)
    return program.results[output.result].dtype;
  if (output.source == Output::Source::Input)
    return arguments[output.result]->dtype();
  return states.at(output.name)->dtype;
}

std::vector<Array> Executable::run(const Feed &feed, Location where) const {
  if (!impl_)
    fail("run: the executable is empty", where);
  Impl::Bound &program = impl_->prepare(feed, where);
  std::vector<Array> outputs;
  for (const Impl::Output &output : impl_->outputs)
    outputs.push_back(Array::empty(impl_->output_shape(output, program), impl_->output_dtype(output, program), where));
  run_into(feed, outputs, where);
  return outputs;
}

void Executable::run_into(const Feed &feed, std::span<const Array> outputs, Location where) const {
  if (!impl_)
    fail("run: the executable is empty", where);
  Impl &impl = *impl_;
  Impl::Bound &program = impl.prepare(feed, where);
  if (outputs.size() != impl.outputs.size())
    fail(fmt::format("run: expected {} outputs, got {}", impl.outputs.size(), outputs.size()), where);
  impl.load(program, where);
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    const Impl::Output &output = impl.outputs[i];
    const bool is_result = output.source == Impl::Output::Source::Result;
    const Shape &actual = outputs[i].shape();
    if (is_result ? program.results[output.result].shape != actual : impl.output_shape(output, program) != actual)
      fail(fmt::format("run: expected output {} of shape {}, got {}", i, impl.output_shape(output, program).to_string(),
                       actual.to_string()),
           where);
    if (outputs[i].dtype() != impl.output_dtype(output, program))
      fail(fmt::format("run: expected output {} of dtype {}, got {}", i, name(impl.output_dtype(output, program)),
                       name(outputs[i].dtype())),
           where);
    if (output.source == Impl::Output::Source::Input) {
      std::memcpy(outputs[i].raw(), impl.arguments[output.result]->raw(), outputs[i].nbytes());
    } else if (output.source == Impl::Output::Source::State) {
      const Array value = impl.states.at(output.name)->value();
      std::memcpy(outputs[i].raw(), value.raw(), outputs[i].nbytes());
    } else {
      program.pointers[program.results[output.result].pointer] = outputs[i].raw();
    }
  }
  program.program->run(program.pointers.data());
  // A value that was asked for twice was computed into the last array.
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    const Impl::Output &output = impl.outputs[i];
    if (output.source != Impl::Output::Source::Result)
      continue;
    const void *computed = program.pointers[program.results[output.result].pointer];
    if (computed != outputs[i].raw())
      std::memcpy(outputs[i].raw(), computed, outputs[i].nbytes());
  }
}

void Executable::prepare(const std::map<std::string, std::int64_t> &dims, Location where) const {
  if (!impl_)
    fail("prepare: the executable is empty", where);
  std::vector<std::string> missing, unknown;
  for (const auto &[symbol, extent] : dims) {
    if (std::find(impl_->symbols.begin(), impl_->symbols.end(), symbol) == impl_->symbols.end())
      unknown.push_back(symbol);
    if (extent < 1)
      fail(fmt::format("prepare: expected a positive extent for {}, got {}", symbol, extent), where);
  }
  for (std::size_t i = 0; i < impl_->symbols.size(); ++i) {
    auto given = dims.find(impl_->symbols[i]);
    impl_->extents[i] = given == dims.end() ? -1 : given->second;
    if (given == dims.end())
      missing.push_back(impl_->symbols[i]);
  }
  if (!unknown.empty() || !missing.empty())
    fail(fmt::format("prepare: expected extents for [{}]; unknown: [{}]", quoted(missing), quoted(unknown)), where);
  impl_->bind(where);
}

std::vector<std::string> Executable::inputs() const {
  std::vector<std::string> names;
  if (impl_)
    for (const Impl::Input &input : impl_->inputs)
      if (input.used)
        names.push_back(input.name);
  return names;
}

const Statistics &Executable::statistics(Location where) const {
  if (!impl_ || !impl_->last)
    fail("statistics: nothing has been compiled yet", where);
  return impl_->last->program->statistics();
}

std::string Executable::report(Location where) const {
  if (!impl_ || !impl_->last)
    fail("report: nothing has been compiled yet", where);
  return impl_->last->program->report();
}

} // namespace ttc
