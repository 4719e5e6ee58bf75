// Operands, attributes, composites.
#include "Registry.h"

namespace goldens {

ttc::Tensor Call::operator[](const std::string &name) const {
  auto found = inputs_.find(name);
  return found == inputs_.end() ? ttc::Tensor() : found->second;
}

std::vector<ttc::Tensor> Call::list(const std::string &prefix) const {
  std::vector<ttc::Tensor> tensors;
  for (int i = 0; inputs_.count(prefix + std::to_string(i)); ++i)
    tensors.push_back((*this)[prefix + std::to_string(i)]);
  return tensors;
}

std::optional<double> Call::optional_real(const std::string &name) const {
  return is_null(name) ? std::nullopt : std::optional<double>(real(name));
}

std::optional<std::int64_t> Call::optional_integer(const std::string &name) const {
  return is_null(name) ? std::nullopt : std::optional<std::int64_t>(integer(name));
}

ttc::Dims Call::dims(const std::string &name) const {
  if (is_null(name))
    return {};
  return attr(name).is_array() ? ttc::Dims(integers(name)) : ttc::Dims(integer(name));
}

ttc::Size2 Call::size2(const std::string &name) const {
  const std::vector<std::int64_t> values = integers(name);
  return {values.at(0), values.at(1)};
}

const Registry &registry() {
  static const Registry all = [] {
    Registry registry;
    add_elementwise(registry);
    add_reductions(registry);
    add_shaping(registry);
    add_contractions(registry);
    add_convolutions(registry);
    add_normalizations(registry);
    add_losses(registry);
    add_recurrent(registry);
    return registry;
  }();
  return all;
}

void build_steps(const Json &steps, Values &values) {
  for (const Json &step : steps) {
    Values inputs;
    for (const auto &[name, value] : step.at("inputs").items())
      inputs[name] = values.at(value.get<std::string>());
    Values outputs = build(step.at("op"), step.at("attrs"), inputs);
    for (const auto &[name, value] : step.at("outputs").items())
      values[value.get<std::string>()] = outputs.at(name);
  }
}

Values build(const std::string &op, const Json &attrs, const Values &inputs) {
  if (op == "composite") {
    Values values = inputs, outputs;
    build_steps(attrs.at("steps"), values);
    for (const Json &name : attrs.at("returns"))
      outputs[name] = values.at(name);
    return outputs;
  }
  auto builder = registry().find(op);
  if (builder == registry().end())
    throw Unsupported("op " + op);
  return builder->second(Call(attrs, inputs));
}

} // namespace goldens
