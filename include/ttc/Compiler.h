// From symbolic graphs to gradients and compiled programs.
#ifndef TTC_COMPILER_H
#define TTC_COMPILER_H

#include "ttc/Executable.h"
#include "ttc/Graph.h"
#include "ttc/optim/Optimizers.h"

#include <string>
#include <utility>
#include <vector>

namespace ttc {

/// d loss / d each of `wrt`, as symbols of the same graph, differentiable again. `loss` is a floating scalar. Where
/// torch's gradient is None, because the loss doesn't depend on a value or only where no gradient passes (`detach`,
/// whole numbers), it is zeros; optimizers and clipping take such a result for what it stands for: no gradient. Throws
/// for a parameter for which `requires_grad` is false.
std::vector<Tensor> grad(const Tensor &loss, const std::vector<Tensor> &wrt,
                         Location where = std::source_location::current());
/// The vector-Jacobian product: the sum of cotangent * d output / d each of `wrt`; `cotangent` has the output's shape.
std::vector<Tensor> vjp(const Tensor &output, const Tensor &cotangent, const std::vector<Tensor> &wrt,
                        Location where = std::source_location::current());

/// Compiles the part of the graph that the outputs need, with all updates of state (`Graph::update`), for which alone a
/// program may be, too: `compile(g, {})`. Errors of the symbolic dimensions show up at the first run.
Executable compile(const Graph &graph, const std::vector<Tensor> &outputs, const CompileOptions &options = {},
                   Location where = std::source_location::current());

/// Compiles a training step: each run returns `loss`, then the `outputs`, all with the parameters before the step, and
/// updates the graph's parameters by the optimizer: as in torch those that a gradient reaches, be it zeros, and for
/// which `requires_grad` holds. All others keep their values: no decay, no moments. Each optimizer has states of its
/// own in the graph, under `Graph::value`'s names: those of the first one that a step is compiled with begin with
/// "optim.", those of the second with "optim1.", and so on. Steps with the same optimizer (copies are the same) share
/// its rate, moments and counts, which a parameter has of its own where not all of these steps train it. Throws if
/// nothing is trained, and for a parameter that `Graph::update` changes, too.
Executable compile_step(const Graph &graph, const Tensor &loss, const optim::Optimizer &optimizer,
                        const std::vector<Tensor> &outputs = {}, const CompileOptions &options = {},
                        Location where = std::source_location::current());

/// Parameters with the gradients that an optimizer is to take for them.
using Gradients = std::vector<std::pair<Tensor, Tensor>>;

/// The same with gradients that the caller has made, clipped ones for instance: the optimizer updates the parameters
/// in `gradients` and no others; `loss` is returned and else unused. Without any it is the step above. Throws for two
/// gradients of one parameter, and for one of a parameter for which `requires_grad` is false.
Executable compile_step(const Graph &graph, const Tensor &loss, const Gradients &gradients,
                        const optim::Optimizer &optimizer, const std::vector<Tensor> &outputs = {},
                        const CompileOptions &options = {}, Location where = std::source_location::current());

/// Compiles and runs one symbol. State isn't updated, but for that of random numbers.
Array eval(const Tensor &tensor, const Feed &feed = {}, const CompileOptions &options = {},
           Location where = std::source_location::current());

/// The way of the gradient from a loss back to the inputs, a line for each module and each operation outside of one:
/// "Conv2d 4 -> 2   grad [3, 2, 7, 7] -> [3, 4, 9, 9]".
std::string trace_backward(const Tensor &loss, Location where = std::source_location::current());

} // namespace ttc

#endif // TTC_COMPILER_H
