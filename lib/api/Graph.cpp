// Graphs: arguments, constants, updates.
#include "ttc/Graph.h"

#include "lib/api/Emit.h"
#include "lib/api/GraphImpl.h"
#include "lib/api/nn/Node.h"

#include "mlir/IR/BuiltinAttributes.h"

#include <fmt/format.h>
#include <system_error>
#include <thread>

namespace ttc {

using namespace detail;

namespace {

/// A value drawn by `init`; what it throws names the user's line.
std::shared_ptr<StateBuffer> make_buffer(const Shape &shape, DType dtype, const Initializer &init, bool trainable,
                                         const std::string &name, Location where) {
  for (std::int64_t extent : shape)
    if (extent < 1)
      fail(fmt::format("parameter: '{}' has shape {}; expected positive extents", name, shape.to_string()), where);
  if (trainable && !is_floating_point(dtype))
    fail(fmt::format("parameter: '{}' has dtype {}; expected a floating one", name, ttc::name(dtype)), where);
  try {
    return std::make_shared<StateBuffer>(shape, dtype, init, trainable);
  } catch (const Error &error) {
    if (error.line())
      throw;
    fail(fmt::format("parameter: '{}': {}", name, error.message()), where);
  }
}

/// A context of several threads keeps caches in their thread-local variables, and even one of a single thread begins
/// so.
std::shared_ptr<GraphImpl> make_graph(const std::string &name, Location where) {
  if (!is_past_thread_locals())
    return std::make_shared<GraphImpl>(name, where);
  std::shared_ptr<GraphImpl> graph;
  try {
    std::thread([&] {
      graph = std::make_shared<GraphImpl>(name, where);
      graph->context.disableMultithreading();
    }).join();
  } catch (const std::system_error &error) {
    fail(fmt::format("graph: a thread is needed while the process ends: {}", error.what()), where);
  }
  return graph;
}

} // namespace

bool detail::is_past_thread_locals() {
  static thread_local bool past = false;
  struct Watch {
    ~Watch() { past = true; }
  };
  if (!past) {
    static thread_local Watch watch;
    (void)watch;
  }
  return past;
}

CompileTurn::CompileTurn(GraphImpl &graph) : turn_(graph.compiling) {
  turn_.take();
  if (is_past_thread_locals())
    graph.context.disableMultithreading();
}

Graph::Graph(const std::string &name, Location where) : impl_(make_graph(name, where)) {}

const std::string &Graph::name() const { return impl_->name; }

Tensor Graph::input(const std::string &name, const SymbolicShape &shape, DType dtype, Location where) {
  return Access::tensor(impl_, impl_->add_argument(name, "input", shape, dtype, nullptr, where).value);
}

Tensor Graph::parameter(const std::string &name, const Shape &shape, const Initializer &init, DType dtype,
                        Location where) {
  if (impl_->root)
    fail(fmt::format(
             "parameter: expected one that {} has made by register_parameter, got '{}' of the graph alone, which "
             "would be trained, but not saved",
             impl_->root->name(), name),
         where);
  auto buffer = make_buffer(shape, dtype, init, /*trainable=*/true, name, where);
  return Access::tensor(impl_, impl_->add_argument(name, "parameter", shape, dtype, buffer, where).value);
}

Tensor Graph::state(const std::string &name, const Shape &shape, const Initializer &init, DType dtype, Location where) {
  auto buffer = make_buffer(shape, dtype, init, /*trainable=*/false, name, where);
  return Access::tensor(impl_, impl_->add_argument(name, "state", shape, dtype, buffer, where).value);
}

Tensor Graph::bind(const std::string &name, const Parameter &parameter, Location where) {
  const std::shared_ptr<StateBuffer> &buffer = Access::buffer(parameter);
  if (!buffer || !buffer->ready)
    fail(fmt::format("parameter: '{}' has no value yet", name), where);
  require_registered(*impl_, name, *buffer, where);
  if (const Argument *known = impl_->find(*buffer))
    return Access::tensor(impl_, known->value);
  std::string free = name;
  for (int i = 1; impl_->find(free); ++i)
    free = fmt::format("{}_{}", name, i);
  const char *kind = buffer->trainable ? "parameter" : "state";
  return Access::tensor(impl_, impl_->add_argument(free, kind, buffer->shape, buffer->dtype, buffer, where).value);
}

void Graph::update(const Tensor &state, const Tensor &value, Location where) {
  if (&graph_of("update", state, where) != impl_.get() || &graph_of("update", value, where) != impl_.get())
    fail("update: the tensors belong to another graph", where);
  if (Access::value(value).getParentBlock() != &impl_->main.getBody().front())
    fail("update: the value belongs to a body under construction", where);
  if (state.shape() != value.shape() || state.dtype() != value.dtype())
    fail(fmt::format("update: expected {} {}, got {} {}", state.shape().to_string(), ttc::name(state.dtype()),
                     value.shape().to_string(), ttc::name(value.dtype())),
         where);
  const Argument *argument = impl_->argument(Access::value(state));
  if (!argument || !argument->buffer)
    fail("update: the tensor is neither a parameter nor a state", where);
  if (!impl_->bodies.empty())
    fail(fmt::format("update: expected an update of '{}' outside of bodies that are run repeatedly, got one within: "
                     "carry the value along and update the state afterwards",
                     argument->name),
         where);
  impl_->updates[static_cast<std::size_t>(argument - impl_->arguments.data())] = Access::value(value);
}

Tensor Graph::constant(const Array &value, Location where) {
  mlir::RankedTensorType type = impl_->type(value.shape(), value.dtype());
  mlir::DenseElementsAttr elements;
  if (value.dtype() == DType::Bool) {
    elements = mlir::DenseElementsAttr::get(
        type, llvm::ArrayRef(static_cast<const bool *>(value.raw()), static_cast<std::size_t>(value.numel())));
  } else {
    elements = mlir::DenseElementsAttr::getFromRawBuffer(
        type, llvm::ArrayRef(static_cast<const char *>(value.raw()), value.nbytes()));
  }
  mlir::OpBuilder builder = impl_->builder();
  mlir::OperationState state(impl_->location(where), "ttc.constant", {}, type, builder.getNamedAttr("value", elements));
  return Access::tensor(impl_, builder.create(state)->getResult(0));
}

Tensor Graph::scalar(Scalar value, DType dtype, Location where) {
  return constant(Array::full({}, value, dtype, where), where);
}

Tensor Graph::iota(const Shape &shape, std::int64_t dim, DType dtype, Location where) {
  check_extents("iota", shape, where);
  return iota_like(scalar(0, dtype, where), shape, normalize_dim("iota", dim, shape.rank(), where), dtype, where);
}

Tensor detail::latest(const Tensor &state, Location where) {
  GraphImpl &graph = graph_of("update", state, where);
  const Argument *argument = graph.argument(Access::value(state));
  auto update = graph.updates.find(static_cast<std::size_t>(argument - graph.arguments.data()));
  return update == graph.updates.end() ? state : Access::tensor(Access::graph(state), update->second);
}

Parameter Graph::value(const std::string &name, Location where) const {
  Argument *argument = impl_->find(name);
  if (std::shared_ptr<StateBuffer> added = argument ? nullptr : impl_->store->find(name))
    return Access::parameter(std::move(added));
  if (!argument || !argument->buffer)
    fail(fmt::format("value: the graph has no parameter or state named '{}'", name), where);
  return Access::parameter(argument->buffer);
}

std::vector<Tensor> Graph::parameters() const {
  std::vector<Tensor> result;
  for (const Argument &argument : impl_->arguments)
    if (argument.kind == "parameter")
      result.push_back(Access::tensor(impl_, argument.value));
  return result;
}

std::string Graph::ir() const {
  impl_->complete_signature();
  std::string text;
  llvm::raw_string_ostream stream(text);
  // The function has no end yet, which the verifier minds and the printer doesn't.
  impl_->module->print(stream, mlir::OpPrintingFlags().assumeVerified());
  return text;
}

} // namespace ttc
