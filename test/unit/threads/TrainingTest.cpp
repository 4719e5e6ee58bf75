// Trainers, modules, schedulers and seeds in several threads; also run under ThreadSanitizer.
#include "Crew.h"

#include <cstring>
#include <filesystem>
#include <unistd.h>

using ttc::Array;
using ttc::DType;
using ttc::Tensor;

namespace {

ttc::nn::Sequential small_net() {
  return ttc::nn::Sequential(ttc::nn::Linear(12, 16), ttc::nn::ReLU(), ttc::nn::Dropout(0.2), ttc::nn::Linear(16, 3));
}

ttc::data::TensorDataset data_set(std::int64_t rows) {
  return ttc::data::TensorDataset(Array::normal({rows, 12}, 1), Array::randint({rows}, 2, 0, 3));
}

/// Two parameters that are the same before and after each step.
struct Twins : ttc::nn::Module {
  Twins() {
    register_parameter("a", {5000}, ttc::init::ones());
    register_parameter("b", {5000}, ttc::init::ones());
  }
  Tensor forward(Tensor x) override { return ttc::sum(x) * (tensor("a", x) + tensor("b", x)); }
};

} // namespace

TEST(ThreadsTraining, PredictAndEvaluateDuringFit) {
  ttc::manual_seed(2);
  ttc::nn::Sequential net = small_net();
  ttc::Trainer trainer(net, ttc::nn::CrossEntropyLoss(), ttc::optim::Adam({.lr = 0}));
  const ttc::data::TensorDataset examples = data_set(96);
  const Array X = Array::normal({5, 12}, 3), expected = trainer.predict(X);
  const double loss = trainer.evaluate(examples, 32).loss;
  std::atomic<bool> done = false;
  std::atomic<int> wrong = 0;
  crew::run({[&] {
               trainer.fit(examples, {.epochs = 10, .batch_size = 16, .clip_grad_value = 1.0});
               done = true;
             },
             [&] {
               while (!done)
                 wrong += !crew::equal(trainer.predict(X), expected);
             },
             [&] {
               while (!done)
                 wrong += !crew::equal(trainer.predict(X), expected);
             },
             [&] {
               while (!done)
                 wrong += trainer.evaluate(examples, 32).loss != loss;
             },
             [&] {
               while (!done)
                 trainer.steps();
             }});
  EXPECT_EQ(wrong, 0);
  EXPECT_EQ(trainer.steps(), 60);
  EXPECT_GT(trainer.statistics().kernels, 0);
}

TEST(ThreadsTraining, StepsOfTwoThreadsAddUp) {
  ttc::nn::Sequential net = small_net();
  ttc::Trainer trainer(net, ttc::nn::CrossEntropyLoss(), ttc::optim::AdamW());
  crew::run(3, [&](int thread) {
    for (int i = 0; i < 30; ++i)
      trainer.step(
          {{"input", Array::normal({4 + thread % 2, 12}, 1)}, {"target", Array::zeros({4 + thread % 2}, DType::I64)}});
  });
  EXPECT_EQ(trainer.steps(), 90);
}

TEST(ThreadsTraining, CheckpointsDuringFitAreOfOneMoment) {
  Twins net;
  ttc::Trainer trainer(
      net, [](const Tensor &y, const Tensor &) { return ttc::mean(y); },
      ttc::optim::SGD({.lr = 0.01, .momentum = 0.9}));
  const std::string path = std::filesystem::temp_directory_path() / ("ttc-threads-" + std::to_string(::getpid()));
  std::atomic<bool> done = false;
  std::atomic<int> torn = 0;
  crew::run({[&] {
               for (int i = 0; i < 150; ++i)
                 trainer.step({{"input", Array::ones({1})}, {"target", Array::ones({1})}});
               done = true;
             },
             [&] {
               while (!done) {
                 trainer.save_checkpoint(path + ".checkpoint");
                 const ttc::ArrayMap arrays = ttc::load_safetensors(path + ".checkpoint").tensors;
                 torn += !crew::equal(arrays.at("a"), arrays.at("b"));
               }
             },
             [&] {
               while (!done) {
                 ttc::save(net, path + ".weights");
                 const ttc::ArrayMap arrays = ttc::load_safetensors(path + ".weights").tensors;
                 torn += !crew::equal(arrays.at("a"), arrays.at("b"));
               }
             }});
  EXPECT_EQ(torn, 0);
  std::filesystem::remove(path + ".checkpoint");
  std::filesystem::remove(path + ".weights");
}

TEST(ThreadsTraining, RatesChangeInAnotherThread) {
  ttc::nn::Sequential net = small_net();
  ttc::optim::SGD sgd({.lr = 0.1});
  ttc::optim::StepLR scheduler(sgd, {.step_size = 5, .gamma = 0.5});
  ttc::Trainer trainer(net, ttc::nn::CrossEntropyLoss(), sgd);
  crew::run({[&] {
               for (int i = 0; i < 100; ++i)
                 trainer.step({{"input", Array::normal({4, 12}, 1)}, {"target", Array::zeros({4}, DType::I64)}});
             },
             [&] {
               for (int i = 0; i < 10; ++i)
                 scheduler.step();
             },
             [&] {
               for (int i = 0; i < 50; ++i)
                 EXPECT_GT(trainer.learning_rate(), 0);
             }});
  EXPECT_DOUBLE_EQ(trainer.learning_rate(), 0.025);
  crew::run({[&] {
               for (int i = 0; i < 50; ++i)
                 trainer.step({{"input", Array::normal({4, 12}, 1)}, {"target", Array::zeros({4}, DType::I64)}});
             },
             [&] { trainer.set_learning_rate(0.5); }});
  EXPECT_DOUBLE_EQ(trainer.learning_rate(), 0.5);
}

TEST(ThreadsTraining, OneModuleTracedInSeveralThreads) {
  ttc::manual_seed(5);
  // The first layers' widths are inferred by whoever comes first.
  ttc::nn::Sequential net(ttc::nn::Linear(16), ttc::nn::Tanh(), ttc::nn::Linear(3));
  const Array X = Array::normal({2, 7}, 1);
  std::vector<Array> answers(4);
  crew::run(4, [&](int thread) {
    ttc::Graph g;
    answers[static_cast<std::size_t>(thread)] = ttc::eval(net(g.input("x", {2, 7})), {{"x", X}});
  });
  for (const Array &answer : answers)
    EXPECT_TRUE(crew::equal(answer, answers[0]));
}

TEST(ThreadsTraining, ModesOfTracesDoNotMix) {
  // Traced for training in one thread, for evaluation in the other: dropout of everything, or of nothing.
  ttc::nn::Sequential net(ttc::nn::Linear(4, 4), ttc::nn::Dropout(1.0));
  ttc::Trainer trainer(net, ttc::nn::MSELoss(), ttc::optim::SGD({.lr = 0}));
  std::atomic<int> wrong = 0;
  crew::run({[&] {
               for (std::int64_t rows = 1; rows < 12; ++rows)
                 wrong += trainer.step({{"input", Array::ones({rows, 4})}, {"target", Array::zeros({rows, 4})}}) != 0;
             },
             [&] {
               for (std::int64_t rows = 1; rows < 12; ++rows)
                 wrong += crew::equal(trainer.predict(Array::ones({rows, 4})), Array::zeros({rows, 4}));
             }});
  EXPECT_EQ(wrong, 0);
}

TEST(ThreadsTraining, SeedsAreTheProcesss) {
  ttc::manual_seed(8);
  std::vector<Array> weights(6);
  crew::run(6,
            [&](int i) { weights[static_cast<std::size_t>(i)] = ttc::nn::Linear(8, 8).parameter("weight").value(); });
  for (std::size_t i = 0; i < weights.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      EXPECT_FALSE(crew::equal(weights[i], weights[j]));
  // Another thread's seed holds here, too.
  auto drawn = [] { return ttc::nn::Linear(8, 8).parameter("weight").value(); };
  ttc::manual_seed(8);
  const Array first = drawn();
  crew::run(1, [](int) { ttc::manual_seed(8); });
  EXPECT_TRUE(crew::equal(drawn(), first));
}
