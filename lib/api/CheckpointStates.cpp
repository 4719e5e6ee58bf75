// What a checkpoint may hold of an optimizer: its attribute in the dialect says which states it has.
#include "lib/api/CheckpointStates.h"

#include "lib/api/Format.h"
#include "lib/api/GraphImpl.h"
#include "lib/api/Rates.h"
#include "lib/driver/ElementTypes.h"
#include "lib/host/Text.h"

#include "dialect/training/OptimizerInterface.h"

#include "mlir/AsmParser/AsmParser.h"

#include <cmath>
#include <fmt/format.h>

namespace ttc::detail {

namespace {

constexpr std::string_view prefix = "optim.";

ir::OptimizerAttrInterface parse(const optim::Optimizer &optimizer, GraphImpl &graph, Location where) {
  Diagnostics diagnostics(&graph.context);
  auto attribute =
      mlir::dyn_cast_or_null<ir::OptimizerAttrInterface>(mlir::parseAttribute(optimizer.attribute(), &graph.context));
  if (!attribute)
    diagnostics.raise(fmt::format("'{}' is no optimizer", optimizer.attribute()), where);
  return attribute;
}

/// Whether the file holds a name that begins so.
bool holds(const ArrayMap &file, const std::string &beginning) {
  auto next = file.lower_bound(beginning);
  return next != file.end() && next->first.starts_with(beginning);
}

class Collector {
public:
  Collector(const ArrayMap &file, const optim::Optimizer &optimizer, Location where)
      : file_(file), optimizer_(optimizer), where_(where), graph_("checkpoint", where) {}

  std::map<std::string, StateType> collect(const nn::Module &net) {
    const ir::OptimizerAttrInterface shared = parse(optimizer_, graph_, where_);
    add_scalars(std::string(prefix), shared);
    states_.emplace(std::string(prefix) + "step", StateType{Shape{}, DType::I64});
    // Programs name parameters from the root of the tree on, files from the net.
    const std::string root = Access::node(net)->path();
    for (const NamedBuffer &value : named_buffers(net)) {
      const std::string parameter = join_path(root, value.name);
      const std::string own = std::string(prefix) + parameter + ".";
      if (!value.buffer->trainable || !holds(file_, own))
        continue;
      const optim::Optimizer *group = optimizer_.group_of(parameter);
      const ir::OptimizerAttrInterface rule = group ? parse(*group, graph_, where_) : shared;
      if (group)
        add_scalars(own, rule);
      // Only parameters that joined the training late count steps of their own.
      if (file_.contains(own + "step"))
        states_.emplace(own + "step", StateType{Shape{}, DType::I64});
      add_states(own, rule, value);
    }
    return std::move(states_);
  }

private:
  void add_scalars(const std::string &beginning, ir::OptimizerAttrInterface rule) {
    states_.emplace(beginning + "lr", StateType{Shape{}, DType::F64});
    // Steps compiled before a scheduler of the momentum have none.
    const bool is_scheduled = rule.getMomentumFactor() && Access::rates(optimizer_)->schedules_momentum;
    if (is_scheduled && file_.contains(beginning + "momentum"))
      states_.emplace(beginning + "momentum", StateType{Shape{}, DType::F64});
  }

  void add_states(const std::string &beginning, ir::OptimizerAttrInterface rule, const NamedBuffer &value) {
    const auto found = file_.find(value.name);
    const Shape &shape = found == file_.end() ? value.buffer->shape : found->second.shape();
    if (!matches(shape, value.buffer->shape))
      return;
    const auto type = mlir::RankedTensorType::get(shape.dims(), element_type(&graph_.context, value.buffer->dtype));
    for (const ir::StateSpec &spec : rule.getStates(type))
      states_.emplace(beginning + spec.name,
                      StateType{Shape(spec.type.getShape().vec()), *driver::dtypeOf(spec.type.getElementType())});
  }

  const ArrayMap &file_;
  const optim::Optimizer &optimizer_;
  Location where_;
  /// Of no model; it has the context that attributes live in.
  GraphImpl graph_;
  std::map<std::string, StateType> states_;
};

} // namespace

std::map<std::string, StateType> optimizer_states(const ArrayMap &file, const nn::Module &net,
                                                  const optim::Optimizer &optimizer, Location where) {
  return Collector(file, optimizer, where).collect(net);
}

void check_optimizer_values(const ArrayMap &file, const std::string &what, Location where) {
  for (auto state = file.lower_bound(std::string(prefix)); state != file.end() && state->first.starts_with(prefix);
       ++state) {
    const auto &[name, array] = *state;
    const bool is_rate = name.ends_with(".lr") || name.ends_with(".momentum"), is_count = name.ends_with(".step");
    if (array.rank() != 0 || !(is_rate || is_count))
      continue;
    const double value = array.to(DType::F64).item<double>();
    // Schedules may end a rounding error below 0.
    if (!(value >= (is_rate ? -1e-9 : 0) && std::isfinite(value)))
      fail(fmt::format("{}: expected {} to be a {} of 0 or more, got {}", what, host::in_quotes(name),
                       is_rate ? "finite number" : "number of steps", value),
           where);
  }
}

} // namespace ttc::detail
