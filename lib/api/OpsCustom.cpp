// Custom operations: the forward rule is emitted where the call stands, the backward rule into the region of an
// operation that ends with the forward's values.
#include "ttc/ops/Custom.h"

#include "lib/api/Capture.h"
#include "lib/api/GraphImpl.h"

#include "dialect/kernel/Kernel.h"
#include "dialect/training/Training.h"

#include "mlir/IR/Verifier.h"

#include <fmt/format.h>

namespace ttc {

using namespace detail;

namespace {

std::string describe(const Tensor &tensor) {
  return fmt::format("{} {}", tensor.shape().to_string(), name(tensor.dtype()));
}

/// One call of a custom operation.
class Call {
public:
  Call(const CustomRules &rules, const std::vector<Tensor> &inputs, Location where)
      : rules_(rules), inputs_(inputs), where_(where), op_("custom_op " + rules.name) {
    if (inputs.empty())
      fail(fmt::format("{}: expected at least one input, got none", op_), where);
    graph_ = graph_of(op_.c_str(), inputs.front(), where).shared_from_this();
    values_of(inputs);
  }

  std::vector<Tensor> run() {
    mlir::Operation *before = graph_->last_operation();
    outputs_ = rules_.forward(inputs_);
    if (outputs_.empty())
      fail(fmt::format("{}: expected at least one output, got none", op_), where_);
    llvm::SmallVector<mlir::Value> values = values_of(outputs_);
    if (!rules_.backward)
      return outputs_;
    check_forward(before);

    mlir::OperationState state(graph_->location(where_), ir::CustomGradientOp::getOperationName());
    mlir::Region *region = state.addRegion();
    mlir::Block &block = region->emplaceBlock();
    std::vector<std::int64_t> wrt = trace(block);
    const auto count = static_cast<std::int64_t>(values.size());
    state.addTypes(mlir::ValueRange(values).getTypes());
    llvm::append_range(values, values_of(inputs_));
    llvm::append_range(values, capture(*region));
    mlir::OpBuilder builder = graph_->builder();
    state.addOperands(values);
    state.addAttribute("name", builder.getStringAttr(rules_.name));
    state.addAttribute("num_values", builder.getI64IntegerAttr(count));
    state.addAttribute("wrt", builder.getDenseI64ArrayAttr(wrt));
    Diagnostics diagnostics(&graph_->context);
    mlir::Operation *op = builder.create(state);
    if (failed(mlir::verify(op, /*verifyRecursively=*/false))) {
      op->erase();
      diagnostics.raise(op_ + ": wrong rules", where_);
    }
    std::vector<Tensor> results;
    for (mlir::Value result : op->getResults())
      results.push_back(Access::tensor(graph_, result));
    return results;
  }

private:
  llvm::SmallVector<mlir::Value> values_of(const std::vector<Tensor> &tensors) const {
    llvm::SmallVector<mlir::Value> values;
    for (const Tensor &tensor : tensors) {
      if (&graph_of(op_.c_str(), tensor, where_) != graph_.get())
        fail(fmt::format("{}: the tensors belong to different graphs", op_), where_);
      values.push_back(Access::value(tensor));
    }
    return values;
  }

  /// Throws if the forward rule, whose operations come after `before`, uses a floating tensor other than its inputs.
  void check_forward(mlir::Operation *before) const {
    llvm::SmallVector<mlir::Value> known = values_of(inputs_);
    auto fail_for = [&](mlir::Value value) {
      fail(fmt::format("{}: the forward uses a tensor {} that is not among its inputs", op_,
                       describe(Access::tensor(graph_, value))),
           where_);
    };
    mlir::Block &block = graph_->block();
    auto first = before ? std::next(before->getIterator()) : block.begin();
    llvm::DenseSet<mlir::Operation *> own;
    for (mlir::Operation &op : llvm::make_range(first, block.end())) {
      op.walk([&](mlir::Operation *inner) { own.insert(inner); });
      op.walk([&](mlir::Operation *inner) {
        for (mlir::Value operand : inner->getOperands())
          if (is_foreign(operand, own, known, &op))
            fail_for(operand);
      });
    }
    for (const Tensor &output : outputs_)
      if (mlir::Value value = Access::value(output); is_foreign(value, own, known, nullptr))
        fail_for(value);
  }

  static bool is_foreign(mlir::Value value, const llvm::DenseSet<mlir::Operation *> &own,
                         llvm::ArrayRef<mlir::Value> known, mlir::Operation *user) {
    if (!is_floating_point(dtype_of_value(value)) || llvm::is_contained(known, value))
      return false;
    if (mlir::Operation *source = value.getDefiningOp())
      return !own.contains(source) && !source->hasTrait<mlir::OpTrait::ConstantLike>();
    // The argument of a region within the user is as good as the operand it stands for.
    return !user || !user->isAncestor(value.getParentBlock()->getParentOp());
  }

  /// Traces the backward rule into `block`. Returns the positions of the inputs that get a gradient.
  std::vector<std::int64_t> trace(mlir::Block &block) const {
    auto arguments = [&](const std::vector<Tensor> &like, bool floating) {
      std::vector<Tensor> tensors;
      for (const Tensor &tensor : like) {
        const bool absent = floating && !is_floating_point(tensor.dtype());
        tensors.push_back(absent ? Tensor()
                                 : Access::tensor(graph_, block.addArgument(Access::value(tensor).getType(),
                                                                            graph_->location(where_))));
      }
      return tensors;
    };
    std::vector<Tensor> outputs = arguments(outputs_, false), output_grads = arguments(outputs_, true);
    std::vector<Tensor> inputs = arguments(inputs_, false);
    const std::size_t calls = graph_->calls.size();
    try {
      BodyScope scope(*graph_, block);
      std::vector<Tensor> grads = rules_.backward(inputs, outputs, output_grads);
      std::vector<std::int64_t> wrt = check_gradients(grads);
      std::erase_if(grads, [](const Tensor &grad) { return !grad.defined(); });
      mlir::OpBuilder builder = graph_->builder();
      ir::YieldOp::create(builder, graph_->location(where_), values_of(grads));
      return wrt;
    } catch (...) {
      // They point into the block.
      graph_->calls.resize(calls);
      throw;
    }
  }

  std::vector<std::int64_t> check_gradients(const std::vector<Tensor> &grads) const {
    if (grads.size() != inputs_.size())
      fail(fmt::format("{}: expected a gradient for each of {} inputs, got {}", op_, inputs_.size(), grads.size()),
           where_);
    std::vector<std::int64_t> wrt;
    for (std::size_t i = 0; i < grads.size(); ++i) {
      if (!grads[i].defined())
        continue;
      if (!is_floating_point(inputs_[i].dtype()))
        fail(fmt::format("{}: expected no gradient of input {}, which is {}, got {}", op_, i, name(inputs_[i].dtype()),
                         describe(grads[i])),
             where_);
      if (grads[i].shape() != inputs_[i].shape() || grads[i].dtype() != inputs_[i].dtype())
        fail(fmt::format("{}: expected a gradient {} of input {}, got {}", op_, describe(inputs_[i]), i,
                         describe(grads[i])),
             where_);
      wrt.push_back(static_cast<std::int64_t>(i));
    }
    return wrt;
  }

  const CustomRules &rules_;
  const std::vector<Tensor> &inputs_;
  Location where_;
  /// The name in diagnostics.
  std::string op_;
  std::shared_ptr<GraphImpl> graph_;
  std::vector<Tensor> outputs_;
};

} // namespace

std::vector<Tensor> detail::call_custom(const CustomRules &rules, const std::vector<Tensor> &inputs, Location where) {
  return Call(rules, inputs, where).run();
}

} // namespace ttc
