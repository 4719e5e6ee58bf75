// Which parameters a training step changes, and the states that its optimizer keeps for them.
#include "lib/api/TrainingStep.h"

#include "dialect/training/ReverseWalk.h"
#include "dialect/training/Training.h"

#include <algorithm>
#include <fmt/format.h>

namespace ttc::detail {

namespace {

/// A thread's turn to decide who counts what.
class CountingTurn {
public:
  explicit CountingTurn(StateStore &store) : turn_(store.counting) { turn_.take(); }
  ~CountingTurn() { turn_.give(); }
  CountingTurn(const CountingTurn &) = delete;
  CountingTurn &operator=(const CountingTurn &) = delete;

private:
  Turn &turn_;
};

/// The parameters that the optimizer keeps a moment or the like for.
std::set<std::string> parameters_with_states(const StateStore &store, const std::string &prefix) {
  std::set<std::string> names;
  const StateStore::Buffers buffers = store.snapshot();
  for (auto state = buffers.lower_bound(prefix); state != buffers.end() && state->first.starts_with(prefix); ++state) {
    const std::string::size_type end = state->first.rfind('.');
    const std::string kind = state->first.substr(end + 1);
    if (end > prefix.size() && kind != "lr" && kind != "momentum" && kind != "step")
      names.insert(state->first.substr(prefix.size(), end - prefix.size()));
  }
  return names;
}

/// Gives a parameter a count of its own, which starts at `count`.
void count_alone(StateStore &store, OptimizerStates &states, const std::string &parameter, std::int64_t count) {
  states.in_step.erase(parameter);
  store.insert({{states.count_of(parameter), std::make_shared<StateBuffer>(Shape{}, DType::I64, init::constant(count),
                                                                           false, /*seed=*/0, store.group)}});
  ++states.version;
}

/// Decides who counts the updates of which parameter, before a step that trains `trained`, among others without
/// states, may run for the first time.
void count_updates(StateStore &store, OptimizerStates &states, const std::set<std::string> &trained) {
  const std::shared_ptr<StateBuffer> step = store.find(states.prefix + "step");
  const std::int64_t done = step ? step->value().item<std::int64_t>() : 0;
  // A checkpoint may have brought states of parameters that took part in all steps.
  std::set<std::string> known = parameters_with_states(store, states.prefix);
  known.insert(states.in_step.begin(), states.in_step.end());
  for (const std::string &name : known)
    if (!trained.count(name) && !store.find(states.count_of(name)))
      count_alone(store, states, name, done);
  for (const std::string &name : trained) {
    if (store.find(states.count_of(name)))
      continue;
    const bool is_late = !known.count(name) && (states.has_steps || done > 0);
    if (is_late)
      count_alone(store, states, name, 0);
    else
      states.in_step.insert(name);
  }
  states.has_steps = true;
}

} // namespace

OptimizerStates &states_of(StateStore &store, const optim::Optimizer &optimizer) {
  const std::shared_ptr<optim::Rates> &rates = Access::rates(optimizer);
  std::lock_guard lock(bookkeeping());
  for (const auto &known : store.optimizers_)
    if (known->rates == rates)
      return *known;
  auto states = std::make_shared<OptimizerStates>();
  states->rates = rates;
  states->prefix = store.optimizers_.empty() ? "optim." : fmt::format("optim{}.", store.optimizers_.size());
  store.optimizers_.push_back(states);
  return *states;
}

void complete_counts(StateStore &store, const optim::Optimizer &optimizer, std::map<std::string, Array> &checkpoint) {
  const OptimizerStates &states = states_of(store, optimizer);
  auto step = checkpoint.find(states.prefix + "step");
  if (step == checkpoint.end())
    return;
  for (const std::string &name : parameters_with_states(store, states.prefix))
    if (store.find(states.count_of(name)))
      checkpoint.try_emplace(states.count_of(name), step->second);
}

void adopt_counts(StateStore &store, const optim::Optimizer &optimizer) {
  OptimizerStates &states = states_of(store, optimizer);
  const CountingTurn turn(store);
  std::erase_if(states.in_step, [&](const std::string &name) { return store.find(states.count_of(name)) != nullptr; });
  ++states.version;
}

TrainedSet::TrainedSet(std::shared_ptr<GraphImpl> graph, const optim::Optimizer &optimizer, mlir::func::FuncOp function,
                       const std::vector<std::string> &given, Location where)
    : graph_(std::move(graph)), states_(&states_of(*graph_->store, optimizer)) {
  mlir::Block &body = function.getBody().front();
  llvm::SmallVector<mlir::Value> parameters;
  auto text = [&](mlir::Value argument, const char *attribute) {
    return function
        .getArgAttrOfType<mlir::StringAttr>(mlir::cast<mlir::BlockArgument>(argument).getArgNumber(), attribute)
        .getValue()
        .str();
  };
  for (mlir::Value argument : body.getArguments())
    if (text(argument, "ttc.kind") == "parameter")
      parameters.push_back(argument);
  if (parameters.empty())
    fail("compile_step: expected a loss that depends on a parameter, got one that depends on none", where);
  ir::ReversePath path(body.without_terminator(), parameters, body.getTerminator()->getOperand(0));
  const std::set<std::string> wanted(given.begin(), given.end());
  for (mlir::Value parameter : parameters) {
    const std::string name = text(parameter, "ttc.name");
    if (given.empty() ? !path.reaches(parameter) : !wanted.count(name))
      continue;
    const Argument *argument = graph_->find(name);
    const auto index = static_cast<std::size_t>(argument - graph_->arguments.data());
    const unsigned number = mlir::cast<mlir::BlockArgument>(parameter).getArgNumber();
    auto rule = function.getArgAttrOfType<ir::OptimizerAttrInterface>(number, "ttc.optimizer");
    if (!rule)
      rule = function->getAttrOfType<ir::OptimizerAttrInterface>("ttc.optimizer");
    const bool has_states = !rule.getStates(mlir::cast<mlir::RankedTensorType>(parameter.getType())).empty();
    candidates_.push_back({name, argument->buffer, number, graph_->updates.contains(index), has_states});
  }
  if (candidates_.empty())
    fail("compile_step: no gradient of the loss reaches a parameter", where);
  refresh(where);
}

bool TrainedSet::is_current(const View &view) const {
  return view.flags_version == requires_grad_version() && view.states_version == states_->version &&
         !view.roles.empty();
}

TrainedSet::View TrainedSet::refresh(Location where) const {
  const CountingTurn turn(*graph_->store);
  View view;
  view.flags_version = requires_grad_version();
  // What depends on nothing but the gradient needs no count.
  std::set<std::string> trained, counted;
  for (const Candidate &candidate : candidates_) {
    if (!candidate.buffer->requires_grad)
      continue;
    if (candidate.is_updated)
      fail(fmt::format("compile_step: expected either the optimizer or Graph::update to change '{}', got both",
                       candidate.name),
           where);
    trained.insert(candidate.name);
    if (candidate.has_states)
      counted.insert(candidate.name);
  }
  if (trained.empty())
    fail(fmt::format("compile_step: expected a parameter that requires a gradient, got {} for which requires_grad is "
                     "false",
                     candidates_.size() == 1 ? "one" : fmt::format("{}", candidates_.size())),
         where);
  count_updates(*graph_->store, *states_, counted);
  view.states_version = states_->version;
  for (const Candidate &candidate : candidates_)
    view.roles.push_back(!trained.count(candidate.name)                                    ? Role::Frozen
                         : candidate.has_states && !states_->in_step.count(candidate.name) ? Role::CountedAlone
                                                                                           : Role::CountedByStep);
  return view;
}

void TrainedSet::annotate(mlir::func::FuncOp function, const std::vector<Role> &roles) const {
  // All at once: each change of one argument's attributes makes a new list of all.
  mlir::Builder builder(function.getContext());
  llvm::SmallVector<mlir::DictionaryAttr> attributes;
  function.getAllArgAttrs(attributes);
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    mlir::DictionaryAttr &own = attributes[candidates_[i].argument];
    mlir::NamedAttrList named(own);
    named.erase("ttc.frozen");
    named.erase("ttc.step");
    if (roles[i] == Role::Frozen)
      named.set("ttc.frozen", builder.getUnitAttr());
    else if (roles[i] == Role::CountedAlone)
      named.set("ttc.step", builder.getStringAttr(states_->count_of(candidates_[i].name)));
    own = named.getDictionary(function.getContext());
  }
  function.setAllArgAttrs(attributes);
}

} // namespace ttc::detail
