// Running compiled programs: names, types and shapes are checked, states are put into the layout a program wants.
#include "lib/api/ExecutableImpl.h"
#include "lib/api/Format.h"
#include "lib/api/Rates.h"
#include "lib/host/Text.h"

#include <algorithm>
#include <cstring>
#include <exception>
#include <fmt/format.h>
#include <thread>

namespace ttc {

using namespace detail;

namespace {

std::string quoted(const std::vector<std::string> &names) {
  std::vector<std::string> shown;
  for (const std::string &name : names)
    shown.push_back(host::in_quotes(name));
  return host::listed(shown);
}

/// The turn of one thread with an executable.
class Use {
public:
  Use(Access::ExecutableImpl &impl, const char *what, Location where) : impl_(impl) {
    bool stale;
    if (!impl.turn.try_take(stale))
      fail(fmt::format("{}: the executable is in use in another thread; expected one for each thread, see clone()",
                       what),
           where);
    // A thread of the parent process ran it when this one was forked off: arenas and teams are in the middle of it.
    if (stale) {
      impl.last = nullptr;
      impl.bound.clear();
    }
  }
  ~Use() { impl_.turn.give(); }
  Use(const Use &) = delete;
  Use &operator=(const Use &) = delete;

private:
  Access::ExecutableImpl &impl_;
};

} // namespace

Executable::Impl::Impl(std::shared_ptr<Definition> shared)
    : definition(std::move(shared)), arguments(definition->inputs.size()), extents(definition->symbols.size()) {}

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
  const std::vector<Input> &inputs = definition->inputs;
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
  std::optional<TrainedSet> &trained = definition->trained;
  if (trained && !trained->is_current(view))
    view = trained->refresh(where);
  auto fits = [&](const Bound &candidate) { return candidate.extents == extents && candidate.roles == view.roles; };
  if (Bound *recent = last; recent && fits(*recent))
    return *recent;
  for (std::unique_ptr<Bound> &candidate : bound) {
    if (fits(*candidate)) {
      last = candidate.get();
      return *candidate;
    }
  }
  bound.push_back(instantiate(where));
  last = bound.back().get();
  return *bound.back();
}

std::shared_ptr<StateBuffer> Executable::Definition::state(const driver::Slot &slot, Location where) const {
  auto known = states.find(slot.name);
  if (known != states.end())
    return known->second;
  // A state that the compiler added for the optimizer.
  bool is_new = false;
  std::shared_ptr<StateBuffer> buffer = graph->store->find_or_make(slot.name, [&] {
    is_new = true;
    return std::make_shared<StateBuffer>(slot.shape, slot.dtype, init::constant(slot.initial), false,
                                         graph->store->group);
  });
  if (is_new && trained)
    trained->states().has_followed = false;
  if (buffer->shape != slot.shape || buffer->dtype != slot.dtype)
    fail(fmt::format("compile: state '{}' is {} {}, expected {} {}", slot.name, buffer->shape.to_string(),
                     name(buffer->dtype), slot.shape.to_string(), name(slot.dtype)),
         where);
  return buffer;
}

std::shared_ptr<const driver::Program> Executable::Definition::program(const std::vector<std::int64_t> &extents,
                                                                       const std::vector<TrainedSet::Role> &roles,
                                                                       Location where) {
  CompileTurn turn(*graph);
  std::shared_ptr<const driver::Program> &known = programs[{extents, roles}];
  if (known)
    return known;
  std::map<std::string, std::int64_t> dims;
  for (std::size_t i = 0; i < symbols.size(); ++i)
    if (extents[i] >= 0)
      dims[symbols[i]] = extents[i];
  if (trained)
    trained->annotate(*module->getOps<mlir::func::FuncOp>().begin(), roles);
  try {
    Diagnostics diagnostics(&graph->context);
    if (is_past_thread_locals()) {
      std::exception_ptr thrown;
      std::thread([&] {
        try {
          known = driver::compile(module.get(), dims, options);
        } catch (...) {
          thrown = std::current_exception();
        }
      }).join();
      if (thrown)
        std::rethrow_exception(thrown);
    } else {
      known = driver::compile(module.get(), dims, options);
    }
    if (!known)
      diagnostics.raise("compile: the compiler gave no program", where);
  } catch (const Error &error) {
    if (error.line())
      throw;
    fail(error.message(), where);
  }
  return known;
}

std::unique_ptr<Executable::Impl::Bound> Executable::Impl::instantiate(Location where) {
  auto result = std::make_unique<Bound>();
  result->extents = extents;
  result->roles = view.roles;
  result->program = definition->program(extents, view.roles, where);
  try {
    result->instance = result->program->instantiate();
  } catch (const Error &error) {
    fail(error.message(), where);
  }
  result->inputs.assign(definition->inputs.size(), -1);
  const std::vector<driver::Slot> &slots = result->program->arguments();
  std::vector<StateBuffer *> buffers;
  for (std::size_t i = 0; i < slots.size(); ++i) {
    const driver::Slot &slot = slots[i];
    if (slot.kind != "input") {
      result->states.push_back({i, definition->state(slot, where), slot.permutation, slot.dtype, slot.updated});
      buffers.push_back(result->states.back().buffer.get());
      if (slot.updated)
        result->mode = StateLock::Mode::Alone;
      continue;
    }
    auto input = std::find_if(definition->inputs.begin(), definition->inputs.end(),
                              [&](const Input &in) { return in.name == slot.name; });
    if (input != definition->inputs.end())
      result->inputs[static_cast<std::size_t>(input - definition->inputs.begin())] = static_cast<int>(i);
  }
  for (const auto &[name, buffer] : definition->states)
    buffers.push_back(buffer.get());
  const StateStore::Buffers stored = definition->graph->store->snapshot();
  if (definition->optimizer) {
    result->mode = StateLock::Mode::Alone;
    for (const auto &[name, buffer] : stored)
      buffers.push_back(buffer.get());
  }
  result->group = StateGroup::unite(buffers);
  const std::vector<driver::Slot> &outs = result->program->outputs();
  for (std::size_t i = 0; i < outs.size(); ++i)
    result->results.push_back({slots.size() + i, outs[i].shape, outs[i].dtype});
  result->pointers.assign(slots.size() + outs.size(), nullptr);
  StateLock lock(result->group, StateLock::Mode::Alone);
  for (const StateUse &use : result->states)
    use.buffer->arrange_first(use.permutation);
  return result;
}

void Executable::Impl::load(Bound &program, Location where) {
  if (definition->optimizer)
    follow_rates(*definition->graph->store, *definition->optimizer, where);
  for (std::size_t i = 0; i < arguments.size(); ++i)
    if (program.inputs[i] >= 0)
      program.pointers[static_cast<std::size_t>(program.inputs[i])] = arguments[i]->raw();
  const bool alone = program.mode == StateLock::Mode::Alone;
  for (StateUse &use : program.states) {
    if (use.buffer->dtype != use.dtype)
      fail(fmt::format("run: a parameter has been converted since: expected {}, got {}", name(use.dtype),
                       name(use.buffer->dtype)),
           where);
    program.pointers[use.pointer] =
        alone ? use.buffer->arrange(use.permutation) : use.buffer->arranged(use.permutation);
    if (use.updated)
      use.buffer->changed();
  }
}

Shape Executable::Impl::output_shape(const Output &output, const Bound &program) const {
  if (output.source == Output::Source::Result)
    return program.results[output.result].shape;
  if (output.source == Output::Source::Input)
    return arguments[output.result]->shape();
  return definition->states.at(output.name)->shape;
}

DType Executable::Impl::output_dtype(const Output &output, const Bound &program) const {
  if (output.source == Output::Source::Result)
    return program.results[output.result].dtype;
  if (output.source == Output::Source::Input)
    return arguments[output.result]->dtype();
  return definition->states.at(output.name)->dtype;
}

void Executable::Impl::check_apart(std::span<const Array> results, Location where) {
  ranges.clear();
  auto add = [&](const Array &array, bool is_output, std::size_t number) {
    const auto *begin = static_cast<const std::byte *>(array.raw());
    if (array.nbytes() > 0)
      ranges.push_back({begin, begin + array.nbytes(), is_output, number});
  };
  for (std::size_t i = 0; i < arguments.size(); ++i)
    if (arguments[i])
      add(*arguments[i], false, i);
  for (std::size_t i = 0; i < results.size(); ++i)
    add(results[i], true, i);
  std::sort(ranges.begin(), ranges.end(), [](const Range &a, const Range &b) { return a.begin < b.begin; });
  // Of those that begin before, the ones that reach furthest.
  const Range *any = nullptr, *output = nullptr;
  for (const Range &range : ranges) {
    const Range *other = range.is_output ? any : output;
    if (other && range.begin < other->end) {
      const Range &written = range.is_output ? range : *other, &shared = range.is_output ? *other : range;
      fail(fmt::format("run: expected outputs in memory of their own, got output {} in that of {}", written.number,
                       shared.is_output ? fmt::format("output {}", shared.number)
                                        : host::in_quotes(definition->inputs[shared.number].name)),
           where);
    }
    if (!any || any->end < range.end)
      any = &range;
    if (range.is_output && (!output || output->end < range.end))
      output = &range;
  }
}

void Executable::Impl::run(Bound &program, std::span<const Array> results, Location where) {
  const std::vector<Output> &outputs = definition->outputs;
  StateLock lock(program.group, program.mode);
  load(program, where);
  for (std::size_t i = 0; i < results.size(); ++i) {
    const Output &output = outputs[i];
    if (output.source == Output::Source::Input) {
      std::memcpy(results[i].raw(), arguments[output.result]->raw(), results[i].nbytes());
    } else if (output.source == Output::Source::State) {
      const Array value = definition->states.at(output.name)->locked_value();
      std::memcpy(results[i].raw(), value.raw(), results[i].nbytes());
    } else {
      program.pointers[program.results[output.result].pointer] = results[i].raw();
    }
  }
  program.instance->run(program.pointers.data());
  // A value that was asked for twice was computed into the last array.
  for (std::size_t i = 0; i < results.size(); ++i) {
    if (outputs[i].source != Output::Source::Result)
      continue;
    const void *computed = program.pointers[program.results[outputs[i].result].pointer];
    if (computed != results[i].raw())
      std::memcpy(results[i].raw(), computed, results[i].nbytes());
  }
}

std::vector<Array> Executable::run(const Feed &feed, Location where) const {
  if (!impl_)
    fail("run: the executable is empty", where);
  const Use use(*impl_, "run", where);
  Impl::Bound &program = impl_->prepare(feed, where);
  std::vector<Array> results;
  for (const Impl::Output &output : impl_->definition->outputs)
    results.push_back(Array::empty(impl_->output_shape(output, program), impl_->output_dtype(output, program), where));
  impl_->run(program, results, where);
  return results;
}

void Executable::run_into(const Feed &feed, std::span<const Array> results, Location where) const {
  if (!impl_)
    fail("run: the executable is empty", where);
  const Use use(*impl_, "run", where);
  Impl::Bound &program = impl_->prepare(feed, where);
  const std::vector<Impl::Output> &outputs = impl_->definition->outputs;
  if (results.size() != outputs.size())
    fail(fmt::format("run: expected {} outputs, got {}", outputs.size(), results.size()), where);
  for (std::size_t i = 0; i < results.size(); ++i) {
    const bool is_result = outputs[i].source == Impl::Output::Source::Result;
    const Shape &actual = results[i].shape();
    if (is_result ? program.results[outputs[i].result].shape != actual
                  : impl_->output_shape(outputs[i], program) != actual)
      fail(fmt::format("run: expected output {} of shape {}, got {}", i,
                       impl_->output_shape(outputs[i], program).to_string(), actual.to_string()),
           where);
    if (results[i].dtype() != impl_->output_dtype(outputs[i], program))
      fail(fmt::format("run: expected output {} of dtype {}, got {}", i, name(impl_->output_dtype(outputs[i], program)),
                       name(results[i].dtype())),
           where);
  }
  impl_->check_apart(results, where);
  impl_->run(program, results, where);
}

void Executable::prepare(const std::map<std::string, std::int64_t> &dims, Location where) const {
  if (!impl_)
    fail("prepare: the executable is empty", where);
  const Use use(*impl_, "prepare", where);
  const std::vector<std::string> &symbols = impl_->definition->symbols;
  std::vector<std::string> missing, unknown;
  for (const auto &[symbol, extent] : dims) {
    if (std::find(symbols.begin(), symbols.end(), symbol) == symbols.end())
      unknown.push_back(symbol);
    if (extent < 1)
      fail(fmt::format("prepare: expected a positive extent for {}, got {}", symbol, extent), where);
  }
  for (std::size_t i = 0; i < symbols.size(); ++i) {
    auto given = dims.find(symbols[i]);
    impl_->extents[i] = given == dims.end() ? -1 : given->second;
    if (given == dims.end())
      missing.push_back(symbols[i]);
  }
  if (!unknown.empty() || !missing.empty())
    fail(fmt::format("prepare: expected extents for [{}]; unknown: [{}]", quoted(missing), quoted(unknown)), where);
  impl_->bind(where);
}

Executable Executable::clone(Location where) const {
  if (!impl_)
    fail("clone: the executable is empty", where);
  return Access::executable(std::make_shared<Impl>(impl_->definition));
}

std::vector<std::string> Executable::inputs() const {
  std::vector<std::string> names;
  if (impl_)
    for (const Impl::Input &input : impl_->definition->inputs)
      if (input.used)
        names.push_back(input.name);
  return names;
}

const Statistics &Executable::statistics(Location where) const {
  const Impl::Bound *recent = impl_ ? impl_->last.load() : nullptr;
  if (!recent)
    fail("statistics: nothing has been compiled yet", where);
  return recent->program->statistics();
}

std::string Executable::report(Location where) const {
  const Impl::Bound *recent = impl_ ? impl_->last.load() : nullptr;
  if (!recent)
    fail("report: nothing has been compiled yet", where);
  const Use use(*impl_, "report", where);
  return recent->instance->report();
}

} // namespace ttc
