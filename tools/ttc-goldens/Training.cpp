// Optimizers, clipping, models.
#include "Registry.h"
#include "Runner.h"

#include <ttc/optim/Clip.h>

#include <fmt/format.h>

namespace goldens {

namespace {

using ttc::Tensor;

/// One set of options, torch's names.
ttc::optim::Optimizer make_group(const std::string &name, const Json &o) {
  const double lr = o.at("lr"), weight_decay = o.value("weight_decay", 0.0);
  const bool maximize = o.value("maximize", false), decoupled = o.value("decoupled_weight_decay", false);
  if (name == "SGD")
    return ttc::optim::SGD(
        {lr, o.value("momentum", 0.0), o.value("dampening", 0.0), weight_decay, o.value("nesterov", false), maximize});
  if (name == "RMSprop")
    return ttc::optim::RMSprop({lr, o.value("alpha", 0.99), o.value("eps", 1e-8), weight_decay,
                                o.value("momentum", 0.0), o.value("centered", false), maximize});
  if (name == "Adagrad")
    return ttc::optim::Adagrad({lr, o.value("lr_decay", 0.0), weight_decay, o.value("initial_accumulator_value", 0.0),
                                o.value("eps", 1e-10), maximize});
  if (name == "Adadelta")
    return ttc::optim::Adadelta({lr, o.value("rho", 0.9), o.value("eps", 1e-6), weight_decay, maximize});
  ttc::optim::Betas betas;
  if (o.contains("betas"))
    betas = {o.at("betas")[0], o.at("betas")[1]};
  const double eps = o.value("eps", 1e-8);
  if (name == "Adam")
    return ttc::optim::Adam({lr, betas, eps, weight_decay, o.value("amsgrad", false), maximize});
  if (name == "AdamW")
    return ttc::optim::AdamW({lr, betas, eps, weight_decay, o.value("amsgrad", false), maximize});
  if (name == "Adamax")
    return ttc::optim::Adamax({lr, betas, eps, weight_decay, maximize});
  if (name == "NAdam")
    return ttc::optim::NAdam({lr, betas, eps, weight_decay, o.value("momentum_decay", 4e-3), decoupled, maximize});
  if (name == "RAdam")
    return ttc::optim::RAdam({lr, betas, eps, weight_decay, decoupled, maximize});
  throw Unsupported("optimizer " + name);
}

} // namespace

ttc::optim::Optimizer make_optimizer(const Json &attrs) {
  const std::string name = attrs.at("optimizer");
  ttc::optim::Optimizer optimizer = make_group(name, attrs.at("defaults"));
  for (const Json &group : attrs.at("param_groups")) {
    if (group.size() == 1)
      continue;
    Json options = attrs.at("defaults");
    options.update(group);
    optimizer.group(
        [names = group.at("params").get<std::vector<std::string>>()](const std::string &parameter) {
          return std::find(names.begin(), names.end(), parameter) != names.end();
        },
        make_group(name, options));
  }
  return optimizer;
}

Problems run_optimizer(const Case &test) {
  const Json &attrs = test.json().at("attrs");
  const ttc::optim::Optimizer optimizer = make_optimizer(attrs);
  ttc::Graph graph("optimizer");
  // The gradient of the sum of p * g is g.
  Tensor loss;
  std::vector<std::string> names;
  for (const Json &input : test.json().at("inputs")) {
    const std::string name = input.at("name");
    if (name.find('.') != std::string::npos)
      continue;
    const ttc::Array value = test.array(input.at("key"));
    Tensor p = graph.parameter(name, value.shape(), ttc::init::value(value), value.dtype());
    Tensor product = sum(p * graph.input("grad." + name, value.shape(), value.dtype()));
    loss = loss.defined() ? loss + product : product;
    names.push_back(name);
  }
  ttc::Executable step = ttc::compile_step(graph, loss, optimizer);
  Problems problems;
  for (int t = 1; t <= attrs.at("steps").get<int>(); ++t) {
    std::map<std::string, ttc::Array> feed;
    for (const std::string &name : names)
      feed.emplace("grad." + name, test.array(fmt::format("{}/grad{}.{}", test.name(), t, name)));
    step.run(feed);
    const std::string prefix = fmt::format("step{}.", t);
    for (const Json &output : test.json().at("outputs")) {
      const std::string name = output.at("name");
      if (name.rfind(prefix, 0) != 0)
        continue;
      const std::string value = name.substr(prefix.size());
      const bool is_state = value.find('.') != std::string::npos;
      check(test, output.at("key"), graph.value(is_state ? "optim." + value : value).value(), problems);
    }
  }
  return problems;
}

Problems run_clip(const Case &test) {
  const Json &attrs = test.json().at("attrs");
  ttc::Graph graph("clip");
  std::map<std::string, ttc::Array> feed;
  std::vector<Tensor> gradients;
  for (const Json &input : test.json().at("inputs")) {
    const ttc::Array value = test.array(input.at("key"));
    feed.emplace(input.at("name"), value);
    gradients.push_back(graph.input(input.at("name"), value.shape(), value.dtype()));
  }
  Values results;
  std::vector<Tensor> clipped = gradients;
  if (test.op() == "clip_grad_norm_")
    results["total_norm"] = ttc::clip_grad_norm_(clipped, number(attrs.at("max_norm")), number(attrs.at("norm_type")));
  else
    ttc::clip_grad_value_(clipped, number(attrs.at("clip_value")));
  for (std::size_t i = 0; i < clipped.size(); ++i)
    results["clipped.g" + std::to_string(i)] = clipped[i];
  std::vector<Tensor> outputs;
  for (const Json &output : test.json().at("outputs"))
    outputs.push_back(results.at(output.at("name")));
  const std::vector<ttc::Array> got = ttc::compile(graph, outputs).run(feed);
  Problems problems;
  for (std::size_t i = 0; i < got.size(); ++i)
    check(test, test.json().at("outputs")[i].at("key"), got[i], problems);
  return problems;
}

namespace {

/// A model of the cases as a graph.
struct Model {
  ttc::Graph graph{"model"};
  Values values;
  std::vector<std::string> names;
  std::vector<Tensor> parameters;
  Tensor loss;

  explicit Model(const Case &test) {
    const Json &json = test.json();
    const Json &batch = json.at("batches").at(0);
    for (const auto &[name, key] : batch.items()) {
      const ttc::Array array = test.array(key);
      values[name] = graph.input(name, array.shape(), array.dtype());
    }
    for (const Json &entry : json.at("parameters")) {
      const ttc::Array value = test.array(entry.at("key"));
      names.push_back(entry.at("name"));
      parameters.push_back(graph.parameter(names.back(), value.shape(), ttc::init::value(value), value.dtype()));
      add(names.back(), parameters.back());
    }
    Values before;
    for (const Json &entry : json.at("buffers")) {
      const ttc::Array value = test.array(entry.at("key"));
      const std::string name = entry.at("name");
      before[name] = graph.state(name, value.shape(), ttc::init::value(value), value.dtype());
      add(name, before[name]);
    }
    for (const Json &entry : json.at("constants"))
      add(entry.at("name"), graph.constant(test.array(entry.at("key"))));
    build_steps(json.at("attrs").at("program"), values);
    for (const auto &[name, state] : before)
      if (values.at(name).defined())
        graph.update(state, name.ends_with("num_batches_tracked") ? state + 1 : values.at(name));
    loss = values.at("loss");
  }

private:
  /// "head (tied to wte)" stands for both names.
  void add(const std::string &name, const Tensor &tensor) {
    values[name] = tensor;
    const std::string::size_type bracket = name.find(" (");
    if (bracket != std::string::npos)
      values[name.substr(0, bracket)] = tensor;
  }
};

/// The clipped gradients of the loss.
ttc::Gradients clipped_gradients(const Model &model, const Json &clip) {
  std::vector<Tensor> gradients = ttc::grad(model.loss, model.parameters);
  ttc::clip_grad_norm_(gradients, number(clip.at("max_norm")), number(clip.at("norm_type")));
  ttc::Gradients result;
  for (std::size_t i = 0; i < gradients.size(); ++i)
    result.emplace_back(model.parameters[i], gradients[i]);
  return result;
}

std::map<std::string, ttc::Array> feed_of(const Case &test, const Json &batch) {
  std::map<std::string, ttc::Array> feed;
  for (const auto &[name, key] : batch.items())
    feed.emplace(name, test.array(key));
  return feed;
}

} // namespace

Problems run_training(const Case &test) {
  const Json &json = test.json();
  const Json &attrs = json.at("attrs");
  const ttc::optim::Optimizer optimizer = make_optimizer(attrs.at("optimizer"));
  Problems problems;
  {
    Model model(test);
    std::vector<Tensor> wrt;
    std::vector<std::string> keys;
    for (const auto &[name, key] : json.at("first_gradients").items()) {
      wrt.push_back(model.values.at(name));
      keys.push_back(key);
    }
    const std::vector<ttc::Array> got =
        ttc::compile(model.graph, ttc::grad(model.loss, wrt)).run(feed_of(test, json.at("batches")[0]));
    for (std::size_t i = 0; i < keys.size(); ++i)
      check(test, keys[i], got[i], problems);
  }
  Model model(test);
  const Json &clip = attrs.at("clip_grad_norm");
  const ttc::Gradients gradients = clip.is_null() ? ttc::Gradients() : clipped_gradients(model, clip);
  ttc::Executable step = ttc::compile_step(model.graph, model.loss, gradients, optimizer);
  std::vector<float> losses;
  for (const Json &batch : json.at("batches"))
    losses.push_back(step.run(feed_of(test, batch))[0].item<float>());
  check(test, json.at("outputs")[0].at("key"),
        ttc::Array::from<float>(losses, {static_cast<std::int64_t>(losses.size())}), problems);
  for (const auto &[name, key] : json.at("final").items())
    check(test, key, model.graph.value(name).value(), problems);
  return problems;
}

} // namespace goldens
