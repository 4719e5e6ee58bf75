//===- Optimizers.td - Optimizers as attributes ---------------------------===//
//
// An optimizer is an attribute that lists its states and builds its update from
// operations of the dialect. Formulas and order of operations are torch.optim's.
//
//===----------------------------------------------------------------------===//
#ifndef TTC_OPTIMIZERS_TD
#define TTC_OPTIMIZERS_TD

include "dialect/core/TTCDialect.td"

def OptimizerAttrInterface : AttrInterface<"OptimizerAttrInterface"> {
  let cppNamespace = "::ttc::ir";
  let description = [{An update rule of one parameter.}];
  let methods = [
    InterfaceMethod<[{
        The states of a parameter of this type with their values before the first step,
        named as in torch's `optimizer.state`.
      }],
      "::llvm::SmallVector<::ttc::ir::StateSpec>", "getStates", (ins "::mlir::RankedTensorType":$param)>,
    InterfaceMethod<[{
        Builds one update. `lr` is an f64 scalar, `step` an i64 scalar that counts
        from 1, `momentum` an f64 scalar that stands for `getMomentumFactor`, or null for
        that constant; all are rank-0 tensors. Returns the new parameter, then one
        value per state.
      }],
      "::llvm::SmallVector<::mlir::Value>", "buildUpdate",
      (ins "::mlir::OpBuilder &":$builder, "::mlir::Location":$loc, "::mlir::Value":$param, "::mlir::Value":$grad,
           "::mlir::ValueRange":$states, "::mlir::Value":$lr, "::mlir::Value":$step, "::mlir::Value":$momentum)>,
    InterfaceMethod<"The initial learning rate.", "double", "getLearningRate", (ins)>,
    InterfaceMethod<"The factor that schedules of the momentum change: momentum or beta1; none if it has none.",
      "std::optional<double>", "getMomentumFactor", (ins)>,
  ];
}

/// An f64 hyperparameter, written as a float or an integer literal.
class TTC_F64Parameter<string default> : AttrOrTypeParameter<"::llvm::APFloat", "f64 number"> {
  let parser = "::ttc::ir::parseF64($_parser)";
  let comparator = "$_lhs.bitwiseIsEqual($_rhs)";
  let defaultValue = "::llvm::APFloat(double(" # default # "))";
}

/// An option that is off by default.
def TTC_Flag : DefaultValuedParameter<"bool", "false">;

/// With `maximize` every optimizer descends the gradient's negative.
class TTC_OptimizerAttr<string name, string attrMnemonic>
    : TTC_Attr<name, attrMnemonic, [DeclareAttrInterfaceMethods<OptimizerAttrInterface>]> {
  let assemblyFormat = "`<` struct(params) `>`";
  let genVerifyDecl = 1;
}

def TTC_SGDAttr : TTC_OptimizerAttr<"SGD", "sgd"> {
  let summary = "torch.optim.SGD";
  let description = [{
    g += weight_decay p;  b = momentum b + (1 - dampening) g, at the first step b = g;
    g = nesterov ? g + momentum b : b;  p -= lr g.

    State: `momentum_buffer`, if momentum is not 0.

    Example: `#ttc.sgd<lr = 1.0e-2, momentum = 9.0e-1>`.
  }];
  let parameters = (ins TTC_F64Parameter<"1e-3">:$lr, TTC_F64Parameter<"0">:$momentum,
                        TTC_F64Parameter<"0">:$dampening, TTC_F64Parameter<"0">:$weight_decay,
                        TTC_Flag:$nesterov, TTC_Flag:$maximize);
}

class TTC_AdamLikeAttr<string name, string attrMnemonic, string weightDecayDefault>
    : TTC_OptimizerAttr<name, attrMnemonic> {
  let parameters = (ins TTC_F64Parameter<"1e-3">:$lr, TTC_F64Parameter<"0.9">:$beta1, TTC_F64Parameter<"0.999">:$beta2,
                        TTC_F64Parameter<"1e-8">:$eps, TTC_F64Parameter<weightDecayDefault>:$weight_decay,
                        TTC_Flag:$amsgrad, TTC_Flag:$maximize);
}

def TTC_AdamAttr : TTC_AdamLikeAttr<"Adam", "adam", "0"> {
  let summary = "torch.optim.Adam (Kingma and Ba 2015; amsgrad: Reddi et al. 2018)";
  let description = [{
    g += weight_decay p;  m += (1 - beta1) (g - m);  v = beta2 v + (1 - beta2) g g;
    p -= lr / (1 - beta1^t) m / (sqrt(v) / sqrt(1 - beta2^t) + eps).
    With amsgrad the maximum of all v so far stands in the denominator.

    States: `exp_avg` (m), `exp_avg_sq` (v), with amsgrad `max_exp_avg_sq`.

    Example: `#ttc.adam<lr = 1.0e-3, beta2 = 9.9e-1>`.
  }];
}

def TTC_AdamWAttr : TTC_AdamLikeAttr<"AdamW", "adamw", "1e-2"> {
  let summary = "torch.optim.AdamW (Loshchilov and Hutter 2019)";
  let description = [{
    p *= 1 - lr weight_decay, then Adam's step without weight decay. States as in
    `#ttc.adam`.

    Example: `#ttc.adamw<lr = 3.0e-4, weight_decay = 1.0e-1>`.
  }];
}

def TTC_RMSpropAttr : TTC_OptimizerAttr<"RMSprop", "rmsprop"> {
  let summary = "torch.optim.RMSprop";
  let description = [{
    g += weight_decay p;  v = alpha v + (1 - alpha) g g;
    centered: a += (1 - alpha) (g - a), d = sqrt(v - a a) + eps, else d = sqrt(v) + eps;
    with momentum: b = momentum b + g / d, p -= lr b, else p -= lr g / d.

    States: `square_avg` (v), with momentum `momentum_buffer` (b), if centered
    `grad_avg` (a).

    Example: `#ttc.rmsprop<lr = 1.0e-2, centered = true>`.
  }];
  let parameters = (ins TTC_F64Parameter<"1e-2">:$lr, TTC_F64Parameter<"0.99">:$alpha, TTC_F64Parameter<"1e-8">:$eps,
                        TTC_F64Parameter<"0">:$weight_decay, TTC_F64Parameter<"0">:$momentum,
                        TTC_Flag:$centered, TTC_Flag:$maximize);
}

include "dialect/training/AdaptiveOptimizers.td"

#endif
