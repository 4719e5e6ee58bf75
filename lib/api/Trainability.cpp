// What stands in the way of a gradient: the operations between parameters and loss, by their interfaces and traits.
#include "ttc/Trainability.h"

#include "lib/api/GraphImpl.h"

#include "dialect/core/TTCDialect.h"
#include "dialect/training/ReverseWalk.h"
#include "dialect/training/Training.h"

#include "mlir/Transforms/RegionUtils.h"
#include "llvm/ADT/SetVector.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <ostream>

namespace ttc {

using namespace detail;

namespace {

using Kind = GradientRemark::Kind;

bool is_floating(mlir::Value value) { return mlir::isa<mlir::FloatType>(mlir::getElementTypeOrSelf(value.getType())); }

bool is_differentiable(mlir::Operation &op) { return mlir::isa<ir::Differentiable, ir::GradientOp>(op); }

/// The operands that count, and what the regions use of the blocks around. With a gradient of its own an operation
/// hides how its values were computed.
llvm::SmallVector<mlir::Value> values_used_by(mlir::Operation &op) {
  auto nested = mlir::dyn_cast<ir::RegionInference>(op);
  if (nested && !nested.differentiatesRegion())
    return ir::differentiatedOperands(&op, llvm::BitVector(op.getNumResults(), true));
  llvm::SetVector<mlir::Value> used(op.operand_begin(), op.operand_end());
  mlir::getUsedValuesDefinedAbove(op.getRegions(), used);
  return used.takeVector();
}

/// The first line of a location.
std::pair<std::string, unsigned> line_of(mlir::Location location) {
  std::pair<std::string, unsigned> found;
  location->walk([&](mlir::Location inner) {
    auto line = mlir::dyn_cast<mlir::FileLineColLoc>(inner);
    if (!line)
      return mlir::WalkResult::advance();
    found = {line.getFilename().str(), line.getLine()};
    return mlir::WalkResult::interrupt();
  });
  return found;
}

std::string type_name(mlir::Value value) { return std::string(name(dtype_of_value(value))); }

/// The ways between `wrt` and `loss`.
class Search {
public:
  Search(mlir::Block &block, mlir::Value loss, llvm::ArrayRef<mlir::Value> wrt)
      : block_(block), path_(block, wrt, loss) {
    on_way_.insert_range(path_.getOperations());
    needed_.insert(loss);
    for (mlir::Operation &op : llvm::reverse(block_))
      if (llvm::any_of(op.getResults(), [&](mlir::Value value) { return needed_.contains(value); }))
        needed_.insert_range(values_used_by(op));
  }

  /// Whether the loss depends on it.
  bool is_needed(mlir::Value value) const { return needed_.contains(value); }
  /// Whether a gradient arrives at one of `wrt`.
  bool is_reached(mlir::Value value) const { return path_.reaches(value); }

  std::vector<GradientRemark> remarks() {
    for (mlir::Operation &op : block_)
      look_at(op);
    return std::move(remarks_);
  }

private:
  void look_at(mlir::Operation &op) {
    if (llvm::none_of(op.getOperands(), [&](mlir::Value value) { return path_.isActive(value); }) ||
        llvm::none_of(op.getResults(), [&](mlir::Value value) { return needed_.contains(value); }))
      return;
    // The gradient ends here, although the loss depends on the result.
    if (op.hasTrait<ir::StopsGradient>())
      return add(op, Kind::StopsGradient, "stops the gradient");
    if (llvm::none_of(op.getResults(), is_floating))
      return add(op, Kind::WholeResult,
                 fmt::format("answers {}, which no gradient passes", type_name(op.getResult(0))));
    if (!on_way_.contains(&op))
      return;
    if (!is_differentiable(op))
      return add(op, Kind::NoGradient, "has no gradient");
    look_at_function(op);
    for (mlir::Value operand : op.getOperands())
      if (!is_floating(operand))
        add(op, Kind::WholeOperand, fmt::format("takes {}, which gets no gradient", type_name(operand)));
    auto nested = mlir::dyn_cast<ir::RegionInference>(op);
    if (nested && nested.differentiatesRegion())
      op.walk([&](mlir::Operation *inner) {
        if (inner != &op && llvm::any_of(inner->getResults(), is_floating))
          look_at_function(*inner);
      });
  }

  /// What the function is like that the operation computes.
  void look_at_function(mlir::Operation &op) {
    if (op.hasTrait<ir::StopsGradient>())
      add(op, Kind::StopsGradient, "stops the gradient");
    if (op.hasTrait<ir::PiecewiseConstant>())
      add(op, Kind::ZeroGradient, "has a gradient of zero wherever it has one");
    if (op.hasTrait<ir::HasKinks>())
      add(op, Kind::Kinks, "has no derivative at its kinks, ties or jumps");
  }

  void add(mlir::Operation &op, Kind kind, std::string text) {
    auto [file, line] = line_of(op.getLoc());
    const std::string name = op.getName().stripDialect().str();
    const bool known = std::any_of(remarks_.begin(), remarks_.end(), [&](const GradientRemark &remark) {
      return remark.op == name && remark.text == text && remark.file == file && remark.line == line;
    });
    if (!known)
      remarks_.push_back({kind, name, std::move(text), std::move(file), line});
  }

  mlir::Block &block_;
  /// The way itself, and its operations.
  ir::ReversePath path_;
  llvm::DenseSet<mlir::Operation *> on_way_;
  /// What the loss is computed from.
  llvm::DenseSet<mlir::Value> needed_;
  std::vector<GradientRemark> remarks_;
};

/// "model.cpp:12: ", or nothing for an unknown line.
std::string place(const std::string &file, unsigned line) {
  return line ? fmt::format("{}:{}: ", std::filesystem::path(file).filename().string(), line) : std::string();
}

} // namespace

bool TrainabilityReport::trainable() const {
  return untrained.empty() && std::none_of(remarks.begin(), remarks.end(), [](const GradientRemark &remark) {
           return remark.kind == Kind::NoGradient;
         });
}

std::string TrainabilityReport::to_string() const {
  std::string text;
  for (const UntrainedParameter &parameter : untrained)
    text += fmt::format("{}'{}' gets no gradient: {}\n", place(parameter.file, parameter.line), parameter.name,
                        parameter.is_used ? "the loss depends on it only where no gradient passes"
                                          : "the loss doesn't depend on it");
  for (const GradientRemark &remark : remarks)
    text += fmt::format("{}{}: {}\n", place(remark.file, remark.line), remark.op, remark.text);
  return text;
}

std::ostream &operator<<(std::ostream &os, const TrainabilityReport &report) { return os << report.to_string(); }

TrainabilityReport check_trainable(const Tensor &loss, Location where) {
  graph_of("check_trainable", loss, where);
  std::vector<Tensor> parameters = Access::graph(Access::graph(loss)).parameters();
  std::erase_if(parameters, [&](const Tensor &parameter) {
    return !Access::graph(loss)->argument(Access::value(parameter))->buffer->requires_grad;
  });
  return check_trainable(loss, parameters, where);
}

TrainabilityReport check_trainable(const Tensor &loss, const std::vector<Tensor> &wrt, Location where) {
  GraphImpl &graph = graph_of("check_trainable", loss, where);
  if (!is_floating_point(loss.dtype(where)))
    fail(fmt::format("check_trainable: expected a floating loss, got {} {}", loss.shape().to_string(),
                     name(loss.dtype())),
         where);
  llvm::SmallVector<mlir::Value> values;
  for (const Tensor &tensor : wrt) {
    if (&graph_of("check_trainable", tensor, where) != &graph)
      fail("check_trainable: the tensors belong to different graphs", where);
    if (!is_floating_point(tensor.dtype()))
      fail(fmt::format("check_trainable: expected floating tensors, got {}", name(tensor.dtype())), where);
    values.push_back(Access::value(tensor));
  }
  Search search(*Access::value(loss).getParentBlock(), Access::value(loss), values);
  TrainabilityReport report;
  for (mlir::Value value : values) {
    if (search.is_reached(value))
      continue;
    auto argument = mlir::dyn_cast<mlir::BlockArgument>(value);
    UntrainedParameter untrained;
    for (const Argument &known : graph.arguments)
      if (known.value == value)
        untrained.name = known.name;
    if (untrained.name.empty())
      untrained.name = argument ? "argument" : value.getDefiningOp()->getName().stripDialect().str();
    untrained.is_used = search.is_needed(value);
    std::tie(untrained.file, untrained.line) = line_of(value.getLoc());
    report.untrained.push_back(std::move(untrained));
  }
  report.remarks = search.remarks();
  return report;
}

} // namespace ttc
