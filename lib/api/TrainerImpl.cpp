// The Trainer's programs: tracing the model for a batch shape, running.
#include "lib/api/TrainerImpl.h"

#include "dialect/training/ReverseWalk.h"
#include "lib/api/nn/Node.h"
#include "ttc/optim/Clip.h"

#include <algorithm>
#include <fmt/format.h>

namespace ttc {

using namespace detail;

namespace {

template <typename T> bool contains(const Array &array, std::int64_t value) {
  const auto *begin = static_cast<const T *>(array.raw());
  return std::find(begin, begin + array.numel(), static_cast<T>(value)) != begin + array.numel();
}

/// The parameters with their clipped gradients.
Gradients clipped(const Graph &graph, const Tensor &loss, const GradientClip &clip, Location where) {
  std::vector<Tensor> parameters = graph.parameters();
  std::erase_if(parameters, [&](const Tensor &parameter) {
    return !Access::graph(parameter)->argument(Access::value(parameter))->buffer->requires_grad;
  });
  if (parameters.empty())
    return {};
  std::vector<Tensor> gradients = grad(loss, parameters, where);
  if (clip.norm)
    clip_grad_norm_(gradients, *clip.norm, clip.norm_type, where);
  if (clip.value)
    clip_grad_value_(gradients, *clip.value, where);
  Gradients result;
  for (std::size_t i = 0; i < parameters.size(); ++i)
    result.emplace_back(parameters[i], gradients[i]);
  return result;
}

} // namespace

std::unique_ptr<Trainer::Impl::Instance> Trainer::Impl::make_instance(const Entry &entry, Executable program) {
  auto instance = std::make_unique<Instance>();
  instance->program = std::move(program);
  for (const auto &[shape, dtype] : entry.outputs)
    instance->outputs.push_back(Array::zeros(shape, dtype));
  return instance;
}

bool Trainer::Impl::trains(Purpose purpose) { return purpose == Purpose::Step || purpose == Purpose::Fit; }

bool Trainer::Impl::is_dense(const Array &target) const {
  if (!loss.classes || !loss.ignore_index || !is_integer(target.dtype()))
    return true;
  if (itemsize(target.dtype()) < 4)
    return is_dense(target.to(DType::I32));
  if (target.dtype() == DType::I32)
    return !contains<std::int32_t>(target, *loss.ignore_index);
  return !contains<std::int64_t>(target.to(DType::I64), *loss.ignore_index);
}

Trainer::Impl::Lease::Lease(Impl &trainer, Entry &entry) : trainer_(trainer), entry_(entry) {
  {
    std::lock_guard lock(bookkeeping());
    if (!entry.idle.empty()) {
      instance_ = std::move(entry.idle.back());
      entry.idle.pop_back();
      return;
    }
  }
  instance_ = make_instance(entry, entry.program.clone());
}

Trainer::Impl::Lease::~Lease() {
  std::lock_guard lock(bookkeeping());
  entry_.idle.push_back(std::move(instance_));
  if (trains(entry_.purpose))
    trainer_.trained_with = &entry_;
}

Executable Trainer::Impl::trained(const char *what, Location where) const {
  std::lock_guard lock(bookkeeping());
  if (!trained_with)
    fail(fmt::format("{}: no training program has been compiled yet", what), where);
  return trained_with->program;
}

GradientClip Trainer::Impl::current_clip() const {
  std::lock_guard lock(bookkeeping());
  return clip;
}

Trainer::Impl::Entry *Trainer::Impl::find(Purpose purpose, bool dense, const GradientClip *given, const Array &input,
                                          const Array *target) const {
  std::lock_guard lock(bookkeeping());
  const GradientClip &clip = given ? *given : this->clip;
  if (trains(purpose) && (modes_version != training_version() || flags_version != requires_grad_version()))
    return nullptr;
  for (const std::unique_ptr<Entry> &known : entries)
    if (known->purpose == purpose && known->dense == dense &&
        (!trains(purpose) || (known->clip == clip && known->state == net_state)) &&
        known->input_shape == input.shape() && known->input_dtype == input.dtype() &&
        (!target || (known->target_shape == target->shape() && known->target_dtype == target->dtype())))
      return known.get();
  return nullptr;
}

Trainer::Impl::Entry &Trainer::Impl::entry(Purpose purpose, const GradientClip *given, const Array &input,
                                           const Array *target, Location where) {
  const bool dense = !target || is_dense(*target);
  if (Entry *known = find(purpose, dense, given, input, target))
    return *known;
  std::lock_guard lock(tracing());
  const GradientClip clip = given ? *given : current_clip();
  if (trains(purpose))
    look_at_net();
  // Another thread may have traced it meanwhile.
  if (Entry *known = find(purpose, dense, &clip, input, target))
    return *known;
  std::unique_ptr<Entry> traced = trace(purpose, dense, clip, input, target, where);
  std::lock_guard table(bookkeeping());
  entries.push_back(std::move(traced));
  return *entries.back();
}

void Trainer::Impl::look_at_net() {
  const std::uint64_t modes = training_version(), flags = requires_grad_version();
  std::vector<bool> state = modes_of(*net);
  for (const NamedBuffer &value : named_buffers(*net))
    state.push_back(value.buffer->requires_grad);
  std::lock_guard lock(bookkeeping());
  net_state = std::move(state);
  modes_version = modes;
  flags_version = flags;
}

void Trainer::Impl::check_saved(Graph &graph, const Tensor &loss, Location where) const {
  GraphImpl &impl = Access::impl(graph);
  llvm::DenseSet<const StateBuffer *> saved;
  for (const NamedBuffer &value : named_buffers(*net))
    saved.insert(value.buffer.get());
  for (const auto &[name, buffer] : store->snapshot())
    saved.insert(buffer.get());
  llvm::SmallVector<mlir::Value> foreign;
  for (const Argument &argument : impl.arguments)
    if (argument.kind == "parameter" && argument.buffer->requires_grad && !saved.contains(argument.buffer.get()))
      foreign.push_back(argument.value);
  mlir::Block &block = impl.main.getBody().front();
  const ir::ReversePath path(llvm::make_range(block.begin(), block.end()), foreign, Access::value(loss));
  for (mlir::Value parameter : foreign)
    if (path.reaches(parameter))
      fail(fmt::format("Trainer: the loss depends on the parameter '{0}', which isn't registered in {1}: it would be "
                       "trained, but not saved; expected {1}.register_module(...) of what it belongs to, or "
                       "requires_grad(false) for it",
                       impl.argument(parameter)->name, net->name()),
           where);
  for (const auto &[index, value] : impl.updates)
    if (const Argument &state = impl.arguments[index]; !saved.contains(state.buffer.get()))
      fail(fmt::format("Trainer: a step would update '{0}', which isn't registered in {1} and so not saved; expected "
                       "{1}.register_module(...) of what it belongs to, or eval() for it",
                       state.name, net->name()),
           where);
}

std::unique_ptr<Trainer::Impl::Entry> Trainer::Impl::trace(Purpose purpose, bool dense, const GradientClip &clip,
                                                           const Array &input, const Array *target, Location where) {
  auto result = std::make_unique<Entry>();
  result->purpose = purpose;
  result->dense = dense;
  result->clip = clip;
  result->input_shape = input.shape();
  result->input_dtype = input.dtype();
  // In training each module has the mode that the user gave it.
  std::optional<ModeGuard> evaluation;
  if (trains(purpose))
    result->state = net_state;
  else
    evaluation.emplace(*net, /*training=*/false);
  Graph graph(trains(purpose) ? "train" : target ? "evaluate" : "predict", where);
  Access::impl(graph).store = store;
  Tensor y = (*net)(graph.input("input", input.shape(), input.dtype(), where), where);
  Ending ending;
  if (!target) {
    ending.outputs = {y};
  } else {
    result->target_shape = target->shape();
    result->target_dtype = target->dtype();
    if (target->rank() < 1 || input.rank() < 1 || target->shape()[0] != input.shape()[0])
      fail(fmt::format("target: expected as many examples as input {}, got {}", input.shape().to_string(),
                       target->shape().to_string()),
           where);
    Tensor t = graph.input("target", target->shape(), target->dtype(), where);
    Tensor l = (dense ? loss.dense : loss.general)(y, t, where);
    if (!l.defined() || l.dim(where) != 0 || !is_floating_point(l.dtype(where)))
      fail(fmt::format("Trainer: expected the loss to be a floating scalar, got {}",
                       l.defined() ? l.shape().to_string() : "an undefined tensor"),
           where);
    ending.outputs = {l};
    check_saved(graph, l, where);
    const std::int64_t class_dim = y.dim() > 1 ? 1 : 0;
    result->classification = is_integer(target->dtype()) && y.dim() == target->rank() + 1;
    if (result->classification && purpose != Purpose::Step)
      ending.outputs.push_back(
          sum(eq(argmax(y, class_dim, false, where), t.to(DType::I64, where), where), {}, false, where));
  }
  if (trains(purpose)) {
    ending.optimizer = &optimizer;
    if (clip.norm || clip.value)
      ending.gradients = clipped(graph, ending.outputs.front(), clip, where);
    if (net->parameters().empty())
      fail(fmt::format("Trainer: {} has no parameters to train", net->name()), where);
  }
  result->program = compile_graph(Access::shared(graph), ending, options, where);
  for (const Tensor &output : ending.outputs)
    result->outputs.emplace_back(output.shape().extents(), output.dtype());
  result->idle.push_back(make_instance(*result, result->program));
  return result;
}

Trainer::Impl::Result Trainer::Impl::run(Purpose purpose, const GradientClip *clip, const Array &input,
                                         const Array &target, Location where) {
  const Lease instance(*this, entry(purpose, clip, input, &target, where));
  instance->program.run_into({{"input", input}, {"target", target}}, instance->outputs, where);
  Result result;
  result.loss = instance->outputs[0].item<double>();
  if (instance->outputs.size() > 1) {
    result.correct = instance->outputs[1].item<std::int64_t>();
    result.answers = target.numel();
  }
  return result;
}

std::shared_ptr<StateBuffer> Trainer::Impl::state(const std::string &name) const {
  return store->find("optim." + name);
}

} // namespace ttc
