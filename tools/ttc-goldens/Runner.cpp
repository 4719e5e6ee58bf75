// Operations: outputs, gradients, second derivatives.
#include "Runner.h"

#include "Registry.h"

#include <algorithm>
#include <fmt/format.h>

namespace goldens {

namespace {

/// A graph with the case's inputs, and the arrays to run it with.
struct Setup {
  ttc::Graph graph{"case"};
  Values inputs;
  std::map<std::string, ttc::Array> feed;

  ttc::Tensor add(const std::string &name, const ttc::Array &array) {
    feed.emplace(name, array);
    return graph.input(name, array.shape(), array.dtype());
  }
};

/// The sum over outputs of <output, cotangent>, and its gradients.
std::vector<ttc::Tensor> gradients(const Values &outputs, const Values &cotangents,
                                   const std::vector<ttc::Tensor> &wrt) {
  ttc::Tensor total;
  for (const auto &[name, cotangent] : cotangents) {
    ttc::Tensor product = sum(outputs.at(name) * cotangent);
    total = total.defined() ? total + product : product;
  }
  return ttc::grad(total, wrt);
}

/// The case's own outputs: of the operation, or the first derivatives that `grad_of` asks for.
Values build_outputs(const Case &test, const Values &inputs) {
  const Json &attrs = test.json().at("attrs");
  if (test.op() != "grad_of")
    return build(test.op(), attrs, inputs);
  const Json &inner = attrs.at("inner");
  Values operands, cotangents;
  for (const auto &[name, value] : inner.at("inputs").items())
    operands[name] = inputs.at(value.get<std::string>());
  for (const auto &[output, value] : attrs.at("cotangents").items())
    cotangents[output] = inputs.at(value.get<std::string>());
  Values outputs = build(inner.at("op"), inner.at("attrs"), operands);
  std::vector<ttc::Tensor> wrt;
  for (const Json &name : attrs.at("wrt"))
    wrt.push_back(inputs.at(name));
  std::vector<ttc::Tensor> grads = gradients(outputs, cotangents, wrt);
  Values result;
  for (std::size_t i = 0; i < wrt.size(); ++i)
    result["grad_" + attrs.at("wrt")[i].get<std::string>()] = grads[i];
  return result;
}

} // namespace

void check(const Case &test, const std::string &key, const ttc::Array &got, Problems &problems) {
  const std::string problem = compare(test, key, got);
  if (!problem.empty())
    problems.push_back(problem);
}

Problems run_operation(const Case &test) {
  test.dtype();
  Setup setup;
  for (const Json &input : test.json().at("inputs")) {
    const ttc::Array array = test.array(input.at("key"));
    setup.inputs[input.at("name")] = setup.add(input.at("name"), array);
  }
  const Values outputs = build_outputs(test, setup.inputs);
  std::vector<std::string> keys;
  std::vector<ttc::Tensor> results;
  Values cotangents;
  std::size_t differentiable = 0;
  const Json &grad_outputs = test.json().at("grad_outputs");
  for (const Json &output : test.json().at("outputs")) {
    const std::string name = output.at("name");
    keys.push_back(output.at("key"));
    results.push_back(outputs.at(name));
    if (output.value("differentiable", false) && differentiable < grad_outputs.size())
      cotangents[name] = setup.add("cotangent." + name, test.array(grad_outputs[differentiable++]));
  }
  if (!cotangents.empty()) {
    std::vector<ttc::Tensor> wrt;
    for (const auto &[name, key] : test.json().at("grad_inputs").items()) {
      wrt.push_back(setup.inputs.at(name));
      keys.push_back(key);
    }
    for (const ttc::Tensor &gradient : gradients(outputs, cotangents, wrt))
      results.push_back(gradient);
  }
  const std::vector<ttc::Array> got = ttc::compile(setup.graph, results).run(setup.feed);
  Problems problems;
  for (std::size_t i = 0; i < keys.size(); ++i)
    check(test, keys[i], got[i], problems);
  return problems;
}

Problems run_case(const Case &test) {
  const std::string op = test.op();
  if (op == "optimizer")
    return run_optimizer(test);
  if (op == "train")
    return run_training(test);
  if (op == "clip_grad_norm_" || op == "clip_grad_value_")
    return run_clip(test);
  if (test.op() == "lr_scheduler")
    return run_scheduler(test);
  return run_operation(test);
}

} // namespace goldens
