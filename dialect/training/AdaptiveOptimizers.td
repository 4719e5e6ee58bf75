//===- AdaptiveOptimizers.td - Adagrad, Adadelta and Adam's relatives -----===//
//
// Included by Optimizers.td, which defines what they are made of. Formulas and order of
// operations are torch.optim's.
//
//===----------------------------------------------------------------------===//

def TTC_AdagradAttr : TTC_OptimizerAttr<"Adagrad", "adagrad"> {
  let summary = "torch.optim.Adagrad (Duchi et al. 2011)";
  let description = [{
    g += weight_decay p;  s += g g;  p -= lr / (1 + (t - 1) lr_decay) g / (sqrt(s) + eps).

    State: `sum` (s), before the first step `initial_accumulator_value`.

    Example: `#ttc.adagrad<lr = 5.0e-2, lr_decay = 1.0e-1>`.
  }];
  let parameters = (ins TTC_F64Parameter<"1e-2">:$lr, TTC_F64Parameter<"0">:$lr_decay,
                        TTC_F64Parameter<"0">:$weight_decay, TTC_F64Parameter<"0">:$initial_accumulator_value,
                        TTC_F64Parameter<"1e-10">:$eps, TTC_Flag:$maximize);
}

def TTC_AdadeltaAttr : TTC_OptimizerAttr<"Adadelta", "adadelta"> {
  let summary = "torch.optim.Adadelta (Zeiler 2012)";
  let description = [{
    g += weight_decay p;  v = rho v + (1 - rho) g g;  d = sqrt(a + eps) / sqrt(v + eps) g;
    a = rho a + (1 - rho) d d;  p -= lr d.

    States: `square_avg` (v), `acc_delta` (a).

    Example: `#ttc.adadelta<rho = 9.5e-1>`.
  }];
  let parameters = (ins TTC_F64Parameter<"1">:$lr, TTC_F64Parameter<"0.9">:$rho, TTC_F64Parameter<"1e-6">:$eps,
                        TTC_F64Parameter<"0">:$weight_decay, TTC_Flag:$maximize);
}

def TTC_AdamaxAttr : TTC_OptimizerAttr<"Adamax", "adamax"> {
  let summary = "torch.optim.Adamax (Kingma and Ba 2015)";
  let description = [{
    g += weight_decay p;  m += (1 - beta1) (g - m);  u = max(beta2 u, |g| + eps);
    p -= lr / (1 - beta1^t) m / u.

    States: `exp_avg` (m), `exp_inf` (u).

    Example: `#ttc.adamax<lr = 2.0e-3>`.
  }];
  let parameters = (ins TTC_F64Parameter<"2e-3">:$lr, TTC_F64Parameter<"0.9">:$beta1, TTC_F64Parameter<"0.999">:$beta2,
                        TTC_F64Parameter<"1e-8">:$eps, TTC_F64Parameter<"0">:$weight_decay, TTC_Flag:$maximize);
}

def TTC_NAdamAttr : TTC_OptimizerAttr<"NAdam", "nadam"> {
  let summary = "torch.optim.NAdam (Dozat 2016)";
  let description = [{
    With mu(t) = beta1 (1 - 0.96^(t momentum_decay) / 2) and P = mu(1) ... mu(t):
    g += weight_decay p (or p *= 1 - lr weight_decay if decoupled);
    m += (1 - beta1) (g - m);  v = beta2 v + (1 - beta2) g g;  d = sqrt(v / (1 - beta2^t)) + eps;
    p -= lr (1 - mu(t)) / (1 - P) g / d + lr mu(t + 1) / (1 - P mu(t + 1)) m / d.

    States: `mu_product` (P, a scalar), `exp_avg` (m), `exp_avg_sq` (v).

    Example: `#ttc.nadam<momentum_decay = 1.0e-2>`.
  }];
  let parameters = (ins TTC_F64Parameter<"2e-3">:$lr, TTC_F64Parameter<"0.9">:$beta1, TTC_F64Parameter<"0.999">:$beta2,
                        TTC_F64Parameter<"1e-8">:$eps, TTC_F64Parameter<"0">:$weight_decay,
                        TTC_F64Parameter<"4e-3">:$momentum_decay, TTC_Flag:$decoupled_weight_decay,
                        TTC_Flag:$maximize);
}

def TTC_RAdamAttr : TTC_OptimizerAttr<"RAdam", "radam"> {
  let summary = "torch.optim.RAdam (Liu et al. 2020)";
  let description = [{
    With R = 2 / (1 - beta2) - 1 and r = R - 2 t beta2^t / (1 - beta2^t):
    g += weight_decay p (or p *= 1 - lr weight_decay if decoupled);
    m += (1 - beta1) (g - m);  v = beta2 v + (1 - beta2) g g;
    where r > 5: a = sqrt((r - 4) (r - 2) R / ((R - 4) (R - 2) r)) sqrt(1 - beta2^t) / (sqrt(v) + eps), else a = 1;
    p -= lr / (1 - beta1^t) m a.

    States: `exp_avg` (m), `exp_avg_sq` (v).

    Example: `#ttc.radam<lr = 1.0e-3>`.
  }];
  let parameters = (ins TTC_F64Parameter<"1e-3">:$lr, TTC_F64Parameter<"0.9">:$beta1, TTC_F64Parameter<"0.999">:$beta2,
                        TTC_F64Parameter<"1e-8">:$eps, TTC_F64Parameter<"0">:$weight_decay,
                        TTC_Flag:$decoupled_weight_decay, TTC_Flag:$maximize);
}
