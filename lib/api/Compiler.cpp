// Gradients, and closing a graph into a program.
#include "ttc/Compiler.h"

#include "lib/api/Emit.h"
#include "lib/api/ExecutableImpl.h"
#include "lib/api/Rates.h"
#include "lib/api/StateBuffer.h"
#include "runtime/Abi.h"
#include "ttc/Trainability.h"

#include "dialect/training/ReverseWalk.h"

#include "mlir/AsmParser/AsmParser.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/IR/Verifier.h"
#include "llvm/ADT/StringSet.h"

#include <algorithm>
#include <fmt/format.h>

namespace ttc {

using namespace detail;

namespace {

/// Throws with everything there is to know about the way if an operation on it has no gradient.
void check_differentiable(const Tensor &loss, const std::vector<Tensor> &wrt, Location where) {
  const TrainabilityReport report = check_trainable(loss, wrt, where);
  const auto missing = std::count_if(report.remarks.begin(), report.remarks.end(), [](const GradientRemark &remark) {
    return remark.kind == GradientRemark::Kind::NoGradient;
  });
  if (missing)
    fail(fmt::format("grad: {} {} between the values and the loss {} no gradient\n{}", missing,
                     missing == 1 ? "operation" : "operations", missing == 1 ? "has" : "have", report.to_string()),
         where);
}

std::vector<Tensor> gradient(const Tensor &loss, const std::vector<Tensor> &wrt, const Tensor &seed, Location where) {
  GraphImpl &graph = graph_of("grad", loss, where);
  llvm::SmallVector<mlir::Value> operands{Access::value(loss)};
  llvm::SmallVector<mlir::Type> types;
  for (const Tensor &tensor : wrt) {
    if (&graph_of("grad", tensor, where) != &graph)
      fail("grad: the tensors belong to different graphs", where);
    if (!is_floating_point(tensor.dtype()))
      fail(fmt::format("grad: expected floating tensors to differentiate by, got {}", name(tensor.dtype())), where);
    const Argument *argument = graph.argument(Access::value(tensor));
    if (argument && argument->kind == "parameter" && !argument->buffer->requires_grad)
      fail(fmt::format("grad: expected values that require a gradient, got the parameter '{}', for which requires_grad "
                       "is false",
                       argument->name),
           where);
    operands.push_back(Access::value(tensor));
    types.push_back(Access::value(tensor).getType());
  }
  const llvm::SmallVector<mlir::Value> values(llvm::drop_begin(operands));
  if (seed.defined())
    operands.push_back(Access::value(seed));
  if (wrt.empty())
    return {};
  check_differentiable(loss, wrt, where);
  mlir::OpBuilder builder = graph.builder();
  mlir::OperationState state(graph.location(where), "ttc.gradient", operands, types);
  if (seed.defined())
    state.addAttribute("seeded", builder.getUnitAttr());
  Diagnostics diagnostics(&graph.context);
  mlir::Operation *op = builder.create(state);
  if (failed(mlir::verify(op, /*verifyRecursively=*/false))) {
    op->erase();
    diagnostics.raise("grad: wrong operands", where);
  }
  const ir::ReversePath path(llvm::make_range(op->getBlock()->begin(), op->getIterator()), values, operands.front());
  std::vector<Tensor> result;
  for (auto [value, gradient] : llvm::zip_equal(values, op->getResults())) {
    if (!path.reaches(value))
      graph.absent_gradients.insert(gradient);
    result.push_back(Access::tensor(Access::graph(loss), gradient));
  }
  return result;
}

} // namespace

bool detail::is_absent_gradient(const Tensor &gradient) {
  return gradient.defined() && Access::graph(gradient)->absent_gradients.contains(Access::value(gradient));
}

std::vector<Tensor> grad(const Tensor &loss, const std::vector<Tensor> &wrt, Location where) {
  if (loss.dim(where) != 0 || !is_floating_point(loss.dtype(where)))
    fail(fmt::format("grad: expected a floating scalar as the loss (vjp takes others with a cotangent), got {} {}",
                     loss.shape().to_string(), name(loss.dtype())),
         where);
  return gradient(loss, wrt, {}, where);
}

std::vector<Tensor> vjp(const Tensor &output, const Tensor &cotangent, const std::vector<Tensor> &wrt, Location where) {
  if (&graph_of("vjp", output, where) != &graph_of("vjp", cotangent, where))
    fail("vjp: the tensors belong to different graphs", where);
  if (!is_floating_point(output.dtype()))
    fail(fmt::format("vjp: expected a floating output, got {}", name(output.dtype())), where);
  if (output.dtype() != cotangent.dtype() || output.shape() != cotangent.shape())
    fail(fmt::format("vjp: expected a cotangent {} {}, got {} {}", output.shape().to_string(), name(output.dtype()),
                     cotangent.shape().to_string(), name(cotangent.dtype())),
         where);
  return gradient(output, wrt, cotangent, where);
}

namespace {

using Impl = Access::ExecutableDefinition;

/// The results of the closed function: values and attributes.
struct Results {
  llvm::SmallVector<mlir::Value> values;
  struct Names {
    std::string name, updates, gradient_of;
  };
  llvm::SmallVector<Names> names;

  std::size_t add(mlir::Value value, std::string name, std::string updates = "", std::string gradient_of = "") {
    values.push_back(value);
    names.push_back({std::move(name), std::move(updates), std::move(gradient_of)});
    return values.size() - 1;
  }
};

/// The name of an argument of a function.
llvm::StringRef name_of(mlir::BlockArgument argument) {
  auto function = mlir::cast<mlir::func::FuncOp>(argument.getOwner()->getParentOp());
  return function.getArgAttrOfType<mlir::StringAttr>(argument.getArgNumber(), "ttc.name").getValue();
}

/// Erases operations without use, then arguments that nothing uses, updates or has a gradient for.
void remove_unused(mlir::func::FuncOp function, const Results &results) {
  llvm::StringSet<> kept;
  for (const Results::Names &names : results.names)
    for (const std::string &name : {names.updates, names.gradient_of})
      kept.insert(name);
  for (mlir::Operation &op : llvm::make_early_inc_range(llvm::reverse(function.getBody().front())))
    if (op.use_empty() && !op.hasTrait<mlir::OpTrait::IsTerminator>())
      op.erase();
  llvm::BitVector unused(function.getNumArguments());
  for (mlir::BlockArgument argument : function.getArguments())
    if (argument.use_empty() && !kept.contains(name_of(argument)))
      unused.set(argument.getArgNumber());
  if (failed(function.eraseArguments(unused)))
    llvm::report_fatal_error("unused arguments can't be erased");
}

/// Whether one of `values` is computed from `argument`.
bool depends_on(llvm::ArrayRef<mlir::Value> values, mlir::Value argument) {
  llvm::DenseSet<mlir::Value> seen(values.begin(), values.end());
  llvm::SmallVector<mlir::Value> worklist(values);
  while (!worklist.empty()) {
    mlir::Value value = worklist.pop_back_val();
    if (value == argument)
      return true;
    mlir::Operation *definition = value.getDefiningOp();
    if (!definition)
      continue;
    definition->walk([&](mlir::Operation *op) {
      for (mlir::Value operand : op->getOperands())
        if (seen.insert(operand).second)
          worklist.push_back(operand);
    });
  }
  return false;
}

/// Decides where each output comes from.
void add_outputs(Impl &impl, const Ending &ending, Results &results, Location where) {
  std::vector<mlir::Value> seen;
  for (const Tensor &tensor : ending.outputs) {
    if (&graph_of("compile", tensor, where) != impl.graph.get())
      fail("compile: an output belongs to another graph", where);
    mlir::Value value = Access::value(tensor);
    const std::size_t index = impl.outputs.size();
    Impl::Output output;
    const bool is_loss = ending.optimizer && index == 0;
    auto earlier = std::find(seen.begin(), seen.end(), value);
    if (earlier != seen.end()) {
      output = impl.outputs[static_cast<std::size_t>(earlier - seen.begin())];
    } else if (is_loss || !mlir::isa<mlir::BlockArgument>(value)) {
      output.result = results.add(value, is_loss ? "loss" : fmt::format("out{}", index));
    } else {
      const unsigned number = mlir::cast<mlir::BlockArgument>(value).getArgNumber();
      const Argument &argument = impl.graph->arguments[number];
      output.source = argument.buffer ? Impl::Output::Source::State : Impl::Output::Source::Input;
      output.name = argument.name;
    }
    seen.push_back(value);
    impl.outputs.push_back(std::move(output));
  }
}

/// Adds a gradient for the optimizer to the results. Returns the parameter's name.
std::string add_gradient(GraphImpl &graph, Results &results, const Tensor &parameter, const Tensor &gradient,
                         Location where) {
  if (&graph_of("compile_step", parameter, where) != &graph || &graph_of("compile_step", gradient, where) != &graph)
    fail("compile_step: a gradient belongs to another graph", where);
  const Argument *known = graph.argument(Access::value(parameter));
  if (!known || known->kind != "parameter")
    fail("compile_step: expected gradients of parameters, got one of another tensor", where);
  if (!known->buffer->requires_grad)
    fail(fmt::format("compile_step: expected gradients of parameters that require one, got one of '{}', for which "
                     "requires_grad is false",
                     known->name),
         where);
  if (parameter.shape() != gradient.shape() || parameter.dtype() != gradient.dtype())
    fail(fmt::format("compile_step: expected a gradient {} {} of '{}', got {} {}", parameter.shape().to_string(),
                     name(parameter.dtype()), known->name, gradient.shape().to_string(), name(gradient.dtype())),
         where);
  results.add(Access::value(gradient), "gradient." + known->name, "", known->name);
  return known->name;
}

/// Adds the gradients that the caller has made. Those of `grad` that stand for none are left out.
std::vector<std::string> add_gradients(GraphImpl &graph, Results &results, const Ending &ending, Location where) {
  std::vector<std::string> names;
  llvm::StringSet<> seen;
  for (const auto &[parameter, gradient] : ending.gradients) {
    if (is_absent_gradient(gradient))
      continue;
    names.push_back(add_gradient(graph, results, parameter, gradient, where));
    if (!seen.insert(names.back()).second)
      fail(fmt::format("compile_step: expected one gradient of '{}', got two", names.back()), where);
  }
  if (names.empty() && !ending.gradients.empty())
    fail(fmt::format("compile_step: expected a gradient that reaches its parameter, got {} of which none does",
                     ending.gradients.size()),
         where);
  return names;
}

/// Replaces the open end of the function by a return.
void close(mlir::func::FuncOp function, const Results &results, mlir::IRMapping &map) {
  mlir::OpBuilder builder = mlir::OpBuilder::atBlockEnd(&function.getBody().front());
  llvm::SmallVector<mlir::Value> values;
  for (mlir::Value value : results.values)
    values.push_back(map.lookup(value));
  auto returned = mlir::func::ReturnOp::create(builder, function.getLoc(), values);
  function.setType(builder.getFunctionType(function.getFunctionType().getInputs(), returned.getOperandTypes()));
  for (auto [i, names] : llvm::enumerate(results.names)) {
    function.setResultAttr(static_cast<unsigned>(i), "ttc.name", builder.getStringAttr(names.name));
    if (!names.updates.empty())
      function.setResultAttr(static_cast<unsigned>(i), "ttc.updates", builder.getStringAttr(names.updates));
    if (!names.gradient_of.empty())
      function.setResultAttr(static_cast<unsigned>(i), "ttc.gradient_of", builder.getStringAttr(names.gradient_of));
  }
}

mlir::Attribute parse_optimizer(const optim::Optimizer &optimizer, GraphImpl &graph, Location where) {
  Diagnostics diagnostics(&graph.context);
  mlir::Attribute attribute = mlir::parseAttribute(optimizer.attribute(), &graph.context);
  if (!attribute)
    diagnostics.raise("compile: bad optimizer " + optimizer.attribute(), where);
  return attribute;
}

/// Asks the compiler for the updates of the parameters, of those in `given` if there are any.
void attach_optimizer(Impl &impl, mlir::func::FuncOp function, const optim::Optimizer &optimizer,
                      const std::vector<std::string> &given, Location where) {
  mlir::Builder builder(&impl.graph->context);
  function->setAttr("ttc.optimizer", parse_optimizer(optimizer, *impl.graph, where));
  function->setAttr("ttc.loss", builder.getStringAttr("loss"));
  const optim::Rates &rates = *Access::rates(optimizer);
  std::unique_lock lock(bookkeeping());
  const bool schedules_momentum = rates.schedules_momentum;
  const std::vector<optim::Rates::Group> groups = rates.groups;
  lock.unlock();
  for (const optim::Rates::Group &group : groups)
    if (schedules_momentum && !group.has_momentum)
      fail(fmt::format("compile_step: the momentum is scheduled, expected {} with one, got one without",
                       optimizer.name()),
           where);
  if (schedules_momentum)
    function->setAttr("ttc.momentum_state", builder.getUnitAttr());
  impl.optimizer = optimizer;
  for (unsigned i = 0; i < function.getNumArguments(); ++i) {
    auto name = function.getArgAttrOfType<mlir::StringAttr>(i, "ttc.name");
    auto kind = function.getArgAttrOfType<mlir::StringAttr>(i, "ttc.kind");
    const optim::Optimizer *group =
        kind.getValue() == "parameter" ? optimizer.group_of(name.getValue().str()) : nullptr;
    if (!group)
      continue;
    function.setArgAttr(i, "ttc.optimizer", parse_optimizer(*group, *impl.graph, where));
  }
  impl.trained.emplace(impl.graph, optimizer, function, given, where);
  function->setAttr("ttc.optimizer_prefix", builder.getStringAttr(impl.trained->states().prefix));
}

/// Lists the arguments that are left, and the symbols of the inputs.
void list_arguments(Impl &impl, mlir::func::FuncOp function) {
  llvm::StringSet<> used;
  for (mlir::BlockArgument argument : function.getArguments())
    used.insert(name_of(argument));
  for (const Impl::Output &output : impl.outputs)
    if (output.source != Impl::Output::Source::Result)
      used.insert(output.name);
  for (const Argument &argument : impl.graph->arguments) {
    const bool is_used = used.contains(argument.name);
    if (argument.buffer && is_used)
      impl.states[argument.name] = argument.buffer;
    if (argument.kind != "input")
      continue;
    Impl::Input input{argument.name, argument.shape, argument.dtype, is_used, {}};
    for (const Dim &dim : argument.shape) {
      if (dim.is_static()) {
        input.symbol.push_back(-1);
        continue;
      }
      auto known = std::find(impl.symbols.begin(), impl.symbols.end(), dim.name());
      input.symbol.push_back(static_cast<int>(known - impl.symbols.begin()));
      if (known == impl.symbols.end())
        impl.symbols.push_back(dim.name());
    }
    impl.inputs.push_back(std::move(input));
  }
  for (Impl::Output &output : impl.outputs)
    for (std::size_t i = 0; i < impl.inputs.size(); ++i)
      if (output.source == Impl::Output::Source::Input && impl.inputs[i].name == output.name)
        output.result = i;
}

} // namespace

Executable detail::compile_graph(const std::shared_ptr<GraphImpl> &graph, const Ending &ending,
                                 const CompileOptions &options, Location where) {
  if (options.opt_level < 0 || options.opt_level > 3)
    fail(fmt::format("compile: expected an opt_level in [0, 3], got {}", options.opt_level), where);
  if (options.threads < 0 || options.threads > TTC_RT_MAX_THREADS)
    fail(fmt::format("compile: expected threads in [0, {}], got {}", TTC_RT_MAX_THREADS, options.threads), where);
  CompileTurn turn(*graph);
  auto impl = std::make_shared<Impl>();
  impl->graph = graph;
  impl->options = options;
  Results results;
  add_outputs(*impl, ending, results, where);
  const std::vector<std::string> given = add_gradients(*graph, results, ending, where);
  auto add_updates = [&](bool random) {
    for (const auto &[argument, value] : graph->updates) {
      const Argument &state = graph->arguments[argument];
      const bool wanted = random ? depends_on(results.values, state.value) : ending.updates;
      if (wanted && (state.name == random_state_name) == random)
        results.add(value, state.name, state.name);
    }
  };
  add_updates(/*random=*/false);
  // The generator advances in programs that draw, also in those that leave other states alone.
  add_updates(/*random=*/true);
  if (ending.outputs.empty() && results.values.empty())
    fail("compile: expected at least one output, got none, and the graph has no updates", where);

  graph->complete_signature();
  mlir::IRMapping map;
  impl->module = mlir::cast<mlir::ModuleOp>(graph->module->getOperation()->clone(map));
  mlir::func::FuncOp function = *impl->module->getOps<mlir::func::FuncOp>().begin();
  close(function, results, map);
  remove_unused(function, results);
  if (ending.optimizer)
    attach_optimizer(*impl, function, *ending.optimizer, given, where);
  list_arguments(*impl, function);
  return Access::executable(std::make_shared<Access::ExecutableImpl>(std::move(impl)));
}

Executable compile(const Graph &graph, const std::vector<Tensor> &outputs, const CompileOptions &options,
                   Location where) {
  return compile_graph(Access::shared(graph), {.outputs = outputs}, options, where);
}

Executable compile_step(const Graph &graph, const Tensor &loss, const optim::Optimizer &optimizer,
                        const std::vector<Tensor> &outputs, const CompileOptions &options, Location where) {
  return compile_step(graph, loss, Gradients(), optimizer, outputs, options, where);
}

Executable compile_step(const Graph &graph, const Tensor &loss, const Gradients &gradients,
                        const optim::Optimizer &optimizer, const std::vector<Tensor> &outputs,
                        const CompileOptions &options, Location where) {
  if (loss.dim(where) != 0 || !is_floating_point(loss.dtype(where)))
    fail(fmt::format("compile_step: expected a floating scalar as the loss, got {} {}", loss.shape().to_string(),
                     name(loss.dtype())),
         where);
  std::vector<Tensor> all{loss};
  all.insert(all.end(), outputs.begin(), outputs.end());
  return compile_graph(Access::shared(graph), {all, true, &optimizer, gradients}, options, where);
}

Array eval(const Tensor &tensor, const Feed &feed, const CompileOptions &options, Location where) {
  graph_of("eval", tensor, where);
  const Ending ending{.outputs = {tensor}, .updates = false};
  return compile_graph(Access::graph(tensor), ending, options, where).run(feed, where).front();
}

} // namespace ttc
