// What functions of the user's answer: initializers, rules, bodies, forwards, schedules, data sets, callbacks.
#include "Expect.h"

#include <cmath>
#include <functional>

using expect::misuse;
using ttc::Array;
using ttc::DType;
using ttc::Initializer;
using ttc::Shape;
using ttc::Tensor;
using List = std::vector<Tensor>;

namespace {

Initializer giving(const Array &array) {
  return [array](const Shape &, DType, std::uint64_t) { return array; };
}

/// A layer with a parameter of an initializer's.
struct Layer : ttc::nn::Module {
  Layer(const Shape &shape, const Initializer &init, ttc::Location where = std::source_location::current()) {
    register_parameter("w", shape, init, DType::F32, where);
  }
  Tensor forward(Tensor x) override {
    materialize("w", {2, 3}, late);
    return ttc::matmul(x, tensor("w", x));
  }
  Initializer late = ttc::init::ones();
};

struct Answers : ttc::data::Dataset {
  std::int64_t count;
  ttc::data::Batch batch;
  Answers(std::int64_t count, ttc::data::Batch batch) : count(count), batch(std::move(batch)) {}
  std::int64_t size() const override { return count; }
  ttc::data::Batch get_batch(std::span<const std::int64_t>) const override { return batch; }
};

} // namespace

TEST(Callback, AnInitializerOfAnotherShapeOrType) {
  ttc::Graph g;
  misuse([&] { g.parameter("w", {2, 3}, giving(Array::ones({1}))); },
         "parameter: 'w': expected the initializer to give [2, 3] f32, got [1] f32");
  misuse([&] { g.parameter("w", {2, 3}, giving(Array::ones({3, 2}))); }, "give [2, 3] f32, got [3, 2] f32");
  misuse([&] { g.parameter("w", {2, 3}, giving(Array::ones({2, 3}, DType::F64))); }, "give [2, 3] f32, got [2, 3] f64");
  misuse([&] { g.parameter("w", {2, 3}, giving(Array())); }, "give [2, 3] f32, got [0] f32");
  misuse([&] { g.state("s", {2}, giving(Array::ones({2}, DType::I8)), DType::I64); }, "give [2] i64, got [2] i8");
  misuse([&] { g.parameter("w", {2, 3}, Initializer()); },
         "parameter: 'w': expected an initializer, got an empty function");
  misuse([&] { Layer({2, 3}, giving(Array::ones({3}))); },
         "'w': expected the initializer to give [2, 3] f32, got [3] f32");
  misuse([&] { Layer({2, 3}, Initializer()); }, "'w': expected an initializer, got an empty function");
}

TEST(Callback, AnInitializerThatIsAskedWhenTheShapeIsKnown) {
  ttc::Graph g;
  Tensor x = g.input("x", {4, 2});
  Layer layer({-1, 3}, ttc::init::zeros());
  layer.late = giving(Array::ones({3, 2}));
  expect::error([&] { layer(x); }, {"w: expected the initializer to give [2, 3] f32, got [3, 2] f32"}, __LINE__,
                __FILE__);
  layer.late = Initializer();
  expect::error([&] { layer(x); }, {"w: expected an initializer, got an empty function"}, __LINE__, __FILE__);
}

TEST(Callback, AnInitializersArrayIsNotTheParameters) {
  const Array mine = Array::ones({2});
  ttc::Graph g;
  Tensor a = g.parameter("a", {2}, giving(mine)), b = g.parameter("b", {2}, giving(mine));
  ttc::Executable step = ttc::compile_step(g, ttc::sum(a) - 2 * ttc::sum(b), ttc::optim::SGD({.lr = 1}));
  step.run({});
  expect::values(mine, {1, 1}, 0);
  expect::values(g.value("a").value(), {0, 0}, 0);
  expect::values(g.value("b").value(), {3, 3}, 0);
}

TEST(Callback, RulesOfACustomOperation) {
  using Forward = std::function<Tensor(const List &)>;
  using Backward = std::function<List(const List &, const List &, const List &)>;
  const Forward same = [](const List &in) { return in[0]; };
  misuse([&] { ttc::custom_op("f", Forward()); }, "custom_op f: expected a forward rule, got an empty function");
  misuse([&] { ttc::custom_op("f", same, Backward()); },
         "custom_op f: expected a backward rule, got an empty function");
  ttc::Graph g, other;
  Tensor x = g.input("x", {2}), y = g.input("y", {2}), foreign = other.input("x", {2});
  misuse([&] { ttc::custom_op("f", [&](const List &) { return foreign; })(x); }, "custom_op f: the tensors belong");
  misuse([&] { ttc::custom_op("f", [&](const List &) { return Tensor(); })(x); },
         "custom_op f: the tensor is undefined");
  misuse([&] { ttc::custom_op("f", [&](const List &) { return List(); })(x); },
         "custom_op f: expected at least one output");
  const Backward through = [](const List &, const List &, const List &grads) { return grads; };
  // Nothing but arguments is in the graph.
  misuse([&] { ttc::custom_op("f", [&](const List &) { return y; }, through)(x); }, "not among its inputs");
  misuse([&] { ttc::custom_op("f", same, [&](auto &, auto &, auto &) { return List{foreign}; })(x); }, "custom_op f: ");
}

TEST(Callback, BodiesAndForwards) {
  ttc::Graph g, other;
  Tensor x = g.input("x", {3, 2}), c = g.scalar(0), foreign = other.input("x", {2});
  misuse([&] { ttc::scan(ttc::ScanBody(), {c}, {x}); }, "scan: expected a body, got an empty function");
  misuse([&] { ttc::scan([&](auto &, auto &) { return ttc::ScanStep{{foreign}, {}}; }, {c}, {x}); },
         "scan: the tensors belong");
  misuse([&] { ttc::scan([&](auto &, auto &) { return ttc::ScanStep{{Tensor()}, {}}; }, {c}, {x}); },
         "scan: the tensor is undefined");
  struct Stray : ttc::nn::Module {
    Tensor answer;
    Tensor forward(Tensor) override { return answer; }
  } stray;
  misuse([&] { stray(x); }, "Stray: forward returned an undefined tensor");
  stray.answer = foreign;
  misuse([&] { stray(x); }, "Stray: forward returned a tensor of another graph");
  expect::error([&] { stray.apply({}); }, {"apply: expected a function, got an empty one"});
}

TEST(Callback, SchedulesAndGroups) {
  const ttc::optim::SGD sgd({.lr = 1});
  using F = std::function<double(std::int64_t)>;
  misuse([&] { ttc::optim::LambdaLR(sgd, F()); }, "LambdaLR: expected lr_lambda, got an empty function");
  misuse([&] { ttc::optim::MultiplicativeLR(sgd, F()); },
         "MultiplicativeLR: expected lr_lambda, got an empty function");
  expect::error([&] { ttc::optim::LambdaLR(sgd, [](std::int64_t) { return NAN; }); },
                {"LambdaLR: expected lr_lambda(0) to be a finite number of 0 or more, got nan"});
  ttc::optim::MultiplicativeLR growing(sgd, [](std::int64_t) { return -1.0; });
  expect::error([&] { growing.step(); }, {"MultiplicativeLR: expected lr_lambda(1) to be a finite number", "got -1"});
  ttc::optim::SGD grouped({.lr = 1});
  misuse([&] { grouped.group({}, sgd); }, "SGD: group: expected a function that accepts names, got an empty one");
}

TEST(Callback, DataSets) {
  ttc::nn::Sequential net(ttc::nn::Linear(2));
  ttc::Trainer trainer(net, ttc::nn::MSELoss(), ttc::optim::SGD());
  const Array x = Array::ones({4, 3}), y = Array::ones({4, 2});
  auto wrong = [&](const Answers &set, const std::string &message) {
    expect::error([&] { trainer.fit(set, {.batch_size = 4}); }, {message}, __LINE__, __FILE__);
  };
  wrong(Answers(4, {Array::scalar(1.0f), y}), "expected the data set to give inputs [4, ...], got []");
  wrong(Answers(4, {x, Array::scalar(1.0f)}), "expected the data set to give targets [4, ...], got []");
  wrong(Answers(4, {Array::ones({3, 3}), y}), "expected the data set to give inputs [4, ...], got [3, 3]");
  wrong(Answers(4, {x, Array::ones({5, 2})}), "expected the data set to give targets [4, ...], got [5, 2]");
  wrong(Answers(-4, {x, y}), "expected at least 1 example, got -4");
  wrong(Answers(std::int64_t(1) << 60, {x, y}), "cannot allocate the order of 1152921504606846976 examples");
  EXPECT_EQ(trainer.fit(Answers(4, {x, y})).loss.size(), 1u);
}
