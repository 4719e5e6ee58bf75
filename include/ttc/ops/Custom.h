// Operations of the user's own, made of other operations, with a gradient of their own.
#ifndef TTC_OPS_CUSTOM_H
#define TTC_OPS_CUSTOM_H

#include "ttc/Tensor.h"

#include <concepts>
#include <functional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace ttc {

namespace detail {

/// The rules of a custom operation.
struct CustomRules {
  std::string name;
  std::function<std::vector<Tensor>(const std::vector<Tensor> &inputs)> forward;
  /// Empty for the derivative of `forward`'s own operations.
  std::function<std::vector<Tensor>(const std::vector<Tensor> &inputs, const std::vector<Tensor> &outputs,
                                    const std::vector<Tensor> &output_grads)>
      backward = {};
};

/// Emits one call.
std::vector<Tensor> call_custom(const CustomRules &rules, const std::vector<Tensor> &inputs, Location where);

/// Throws at `where` if `rule`, a function object that may be empty, is.
template <typename Rule> void check_rule(const std::string &name, const char *which, const Rule &rule, Location where) {
  if constexpr (requires { static_cast<bool>(rule); })
    if (!static_cast<bool>(rule))
      fail("custom_op " + name + ": expected a " + which + " rule, got an empty function", where);
}

inline std::vector<Tensor> as_list(Tensor tensor) { return {std::move(tensor)}; }
inline std::vector<Tensor> as_list(std::vector<Tensor> tensors) { return tensors; }

} // namespace detail

/// What `custom_op` returns: called with one tensor or a list, it answers what its forward rule does, `Result` being
/// Tensor or std::vector<Tensor>.
template <typename Result> class CustomOp {
public:
  explicit CustomOp(detail::CustomRules rules) : rules_(std::move(rules)) {}

  Result operator()(const std::vector<Tensor> &inputs, Location where = std::source_location::current()) const {
    if constexpr (std::same_as<Result, Tensor>)
      return detail::call_custom(rules_, inputs, where).front();
    else
      return detail::call_custom(rules_, inputs, where);
  }
  Result operator()(const Tensor &input, Location where = std::source_location::current()) const {
    return (*this)(std::vector<Tensor>{input}, where);
  }

private:
  detail::CustomRules rules_;
};

/// An operation whose value is `forward(inputs)`, a tensor or a list of tensors, differentiated operation by operation.
/// Throws `Error` for an empty function; calls throw for what isn't a tensor of the inputs' graph.
///
///     auto swish = ttc::custom_op("swish", [](const std::vector<ttc::Tensor> &in) { return in[0] *
///     ttc::sigmoid(in[0]); }); ttc::Tensor y = swish(x);
template <typename Forward>
auto custom_op(const std::string &name, Forward forward, Location where = std::source_location::current()) {
  detail::check_rule(name, "forward", forward, where);
  using Result = std::decay_t<std::invoke_result_t<Forward, const std::vector<Tensor> &>>;
  return CustomOp<Result>(
      {name, [forward](const std::vector<Tensor> &inputs) { return detail::as_list(forward(inputs)); }});
}

/// The same with the gradient `backward(inputs, outputs, output_grads)`: one tensor for each input, of its shape and
/// type, or an undefined one (`ttc::Tensor()`) for no gradient. `output_grads` has zeros for an output that no gradient
/// arrives at, and undefined tensors for outputs of whole numbers. A second derivative is that of the operations
/// `backward` is made of. `backward` may use any tensor of the graph, `forward` its inputs alone (and constants): else
/// the call throws, for the gradient of another tensor would be lost.
///
///     auto quantize = ttc::custom_op(
///         "quantize", [](const std::vector<ttc::Tensor> &in) { return ttc::round(in[0]); },
///         [](const auto &in, const auto &out, const auto &grads) { return grads; });
template <typename Forward, typename Backward>
  requires(!std::convertible_to<Backward, Location>)
auto custom_op(const std::string &name, Forward forward, Backward backward,
               Location where = std::source_location::current()) {
  detail::check_rule(name, "forward", forward, where);
  detail::check_rule(name, "backward", backward, where);
  using List = const std::vector<Tensor> &;
  using Result = std::decay_t<std::invoke_result_t<Forward, List>>;
  return CustomOp<Result>({name, [forward](List inputs) { return detail::as_list(forward(inputs)); },
                           [backward](List inputs, List outputs, List output_grads) {
                             return detail::as_list(backward(inputs, outputs, output_grads));
                           }});
}

} // namespace ttc

#endif // TTC_OPS_CUSTOM_H
