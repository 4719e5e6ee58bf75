//===- Passes.td - Derivatives and the training step ----------------------===//
#ifndef TTC_PASSES_AUTODIFF_TD
#define TTC_PASSES_AUTODIFF_TD

include "mlir/Pass/PassBase.td"

def AppendOptimizer : Pass<"ttc-append-optimizer", "::mlir::ModuleOp"> {
  let summary = "Turn a loss into a training step";
  let description = [{
    A function with the attributes `ttc.optimizer` (an optimizer) and `ttc.loss` (the name of a result)
    gets a `ttc.gradient` of that result by every argument of kind `parameter` that its gradient reaches (through
    floats that nobody cuts off, as in torch, where the others have the gradient None), the optimizer's update
    of each, and a result `ttc.updates` for every new value. Other parameters stay as they are, and so do those with
    the attribute `ttc.frozen`. Results with `ttc.gradient_of` replace these gradients: then the parameters that they
    name are trained. States become arguments of kind `state`: the
    learning rate `optim.lr` (f64 scalar), the step count `optim.step` (i64 scalar, zero before the first
    step), and `optim.<parameter>.<state>` by torch's names; the function's attribute `ttc.optimizer_prefix` replaces
    "optim.". An argument of one of these names that exists
    already is used. A parameter with a `ttc.optimizer` of its own uses that and a learning rate of its own,
    `optim.<parameter>.lr`; one with a `ttc.step` counts its updates in the state of that name. The function's
    attributes are removed.

    Runs after `ttc-specialize` and before `ttc-differentiate`. Errors: the loss is missing or no float
    scalar, the function has no parameters or trains none, a parameter isn't float, one that is trained is updated
    already.

    Before:
    ```mlir
    func.func @main(%w: tensor<4xf32> {ttc.name = "w", ttc.kind = "parameter"}) -> (tensor<f32> {ttc.name = "loss"})
        attributes {ttc.optimizer = #ttc.sgd<lr = 1.0e-1>, ttc.loss = "loss"} {
      %loss = ttc.sum %w ...
      return %loss : tensor<f32>
    }
    ```
    After:
    ```mlir
    func.func @main(%w: ..., %lr: tensor<f64> {ttc.kind = "state", ttc.name = "optim.lr"},
                    %step: tensor<i64> {ttc.kind = "state", ttc.name = "optim.step"})
        -> (tensor<f32> {ttc.name = "loss"}, tensor<i64> {ttc.updates = "optim.step"}, tensor<4xf32> {ttc.updates = "w"}) {
      %loss = ttc.sum %w ...
      %grad = ttc.gradient %loss wrt %w ...
      %new_step = ttc.add %step, %one
      %rate = ttc.cast %lr ...
      %move = ttc.mul %rate, %grad
      %new_w = ttc.sub %w, %move
      return %loss, %new_step, %new_w
    }
    ```
  }];
}

def Differentiate : Pass<"ttc-differentiate", "::mlir::ModuleOp"> {
  let summary = "Replace ttc.gradient by the backward graph";
  let description = [{
    Expands every `ttc.gradient`, in program order: the operations on a path from the `wrt` values to the loss
    are visited
    backwards and asked for their vector-Jacobian product (`Differentiable::buildVjp`); cotangents that meet
    are added. A value without a path gets zeros. The result is made of ordinary operations, so a
    gradient of a gradient is expanded the same way. A new operation has the location of its forward
    operation, named "backward".

    Needs static shapes. Operations on the path that have no derivative are listed in one error.

    Before:
    ```mlir
    %y = ttc.exp %x
    %loss = ttc.sum %y
    %dx = ttc.gradient %loss wrt %x
    ```
    After:
    ```mlir
    %y = ttc.exp %x
    %loss = ttc.sum %y
    %one = ttc.constant dense<1.0>
    %dy = ttc.expand %one
    %dx = ttc.mul %dy, %y
    ```
  }];
}

def StripCustomGradients : Pass<"ttc-strip-custom-gradients", "::mlir::ModuleOp"> {
  let summary = "Replace ttc.custom_gradient by its values";
  let description = [{
    Once every `ttc.gradient` is expanded, nothing needs the gradients that `ttc.custom_gradient` holds. Fails where a
    `ttc.gradient` is left.

    Before:
    ```mlir
    %r = ttc.round %x
    %y = ttc.custom_gradient "quantize"(%r, %x) {wrt = array<i64: 0>} { ... }
    return %y
    ```
    After:
    ```mlir
    %r = ttc.round %x
    return %r
    ```
  }];
}

#endif
