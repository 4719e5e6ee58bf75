// Programs on the same parameters in several threads; also run under ThreadSanitizer.
#include "Crew.h"
#include "runtime/Abi.h"

#include <cstring>
#include <filesystem>
#include <set>

using ttc::Array;
using ttc::DType;
using ttc::Executable;
using ttc::Graph;
using ttc::Tensor;

namespace {

/// A graph with two vectors that a run of `step` makes greater by one.
struct Pair {
  static constexpr std::int64_t size = 20'000;
  Graph g;
  Tensor a = g.state("a", {size}), b = g.state("b", {size});
  Executable step, read;

  Pair() {
    g.update(a, a + 1.0);
    g.update(b, b + 1.0);
    step = ttc::compile(g, {ttc::sum(a)}, {.threads = 2});
    Graph other("other");
    Tensor x = other.bind("a", g.value("a")), y = other.bind("b", g.value("b"));
    read = ttc::compile(other, {ttc::amax(ttc::abs(x - y)), ttc::amax(x), ttc::amin(x)}, {.threads = 2});
  }
};

/// A net whose convolution wants its weight in another order than the one it is declared in.
ttc::nn::Sequential convolutional() {
  return ttc::nn::Sequential(ttc::nn::Conv2d(3, 8, 3), ttc::nn::ReLU(), ttc::nn::Flatten(),
                             ttc::nn::Linear(8 * 6 * 6, 4));
}

} // namespace

TEST(ThreadsPrograms, AReaderSeesWholeSteps) {
  Pair pair;
  pair.step.prepare();
  std::atomic<bool> done = false;
  std::atomic<long> torn = 0, runs = 0;
  std::vector<std::function<void()>> jobs = {[&] {
    for (int i = 0; i < 300; ++i)
      pair.step.run({});
    done = true;
  }};
  for (int reader = 0; reader < 3; ++reader)
    jobs.push_back([&, own = pair.read.clone()] {
      float before = 0;
      do {
        const std::vector<Array> seen = own.run({});
        const float difference = seen[0].item<float>(), most = seen[1].item<float>(), least = seen[2].item<float>();
        torn += difference != 0 || most != least || most < before;
        before = most;
        ++runs;
      } while (!done);
    });
  crew::run(jobs);
  EXPECT_EQ(torn, 0) << "of " << runs << " runs";
  EXPECT_EQ(pair.g.value("a").value().at<float>({Pair::size - 1}), 300);
}

TEST(ThreadsPrograms, ValuesAreReadAndSetBetweenSteps) {
  Pair pair;
  std::atomic<bool> done = false;
  std::atomic<long> torn = 0;
  crew::run({[&] {
               for (int i = 0; i < 200; ++i)
                 pair.step.run({});
               done = true;
             },
             [&] {
               while (!done) {
                 const Array value = pair.g.value("a").value();
                 const float *data = value.data<float>().data();
                 torn += !std::equal(data + 1, data + Pair::size, data);
               }
             },
             [&] {
               while (!done)
                 pair.g.value("b").set(Array::zeros({Pair::size}));
             }});
  EXPECT_EQ(torn, 0);
}

TEST(ThreadsPrograms, InferenceBesideTrainingGivesTheSameAnswers) {
  ttc::manual_seed(1);
  ttc::nn::Sequential net = convolutional();
  Graph g;
  Executable infer = ttc::compile(g, {net(g.input("x", {"B", 3, 8, 8}))});
  const Array X = Array::normal({2, 3, 8, 8}, 3), expected = infer.run({{"x", X}})[0];
  std::atomic<bool> done = false;
  std::atomic<long> wrong = 0;
  std::vector<std::function<void()>> jobs = {[&] {
    ttc::Trainer trainer(net, ttc::nn::CrossEntropyLoss(), ttc::optim::SGD({.lr = 0}));
    for (int i = 0; i < 60; ++i)
      trainer.step({{"input", Array::normal({4, 3, 8, 8}, 4)}, {"target", Array::zeros({4}, DType::I64)}});
    done = true;
  }};
  for (int reader = 0; reader < 2; ++reader)
    jobs.push_back([&, own = infer.clone()] {
      while (!done)
        wrong += !crew::equal(own.run({{"x", X}})[0], expected);
    });
  crew::run(jobs);
  EXPECT_EQ(wrong, 0);
}

TEST(ThreadsPrograms, ReadersThatWantOtherLayoutsRunTogether) {
  Graph g;
  Tensor x = g.input("x", {1, 4, 9, 9}), w = g.parameter("w", {8, 4, 3, 3}, ttc::init::normal());
  Executable convolve = ttc::compile(g, {ttc::conv2d(x, w)}), scale = ttc::compile(g, {w * 2.0});
  const Array X = Array::normal({1, 4, 9, 9}, 1), convolved = convolve.run({{"x", X}})[0], scaled = scale.run({})[0];
  std::atomic<long> wrong = 0;
  crew::run(4, [&](int i) {
    Executable own = (i % 2 ? scale : convolve).clone();
    for (int run = 0; run < 100; ++run) {
      const Array y = i % 2 ? own.run({})[0] : own.run({{"x", X}})[0];
      wrong += !crew::equal(y, i % 2 ? scaled : convolved);
      if (i == 0 && run % 10 == 0)
        g.value("w").set(g.value("w").value());
    }
  });
  EXPECT_EQ(wrong, 0);
  // A new value reaches the copies, too.
  g.value("w").set(Array::zeros({8, 4, 3, 3}));
  EXPECT_TRUE(crew::equal(convolve.run({{"x", X}})[0], Array::zeros({1, 8, 7, 7})));
  EXPECT_TRUE(crew::equal(scale.run({})[0], Array::zeros({8, 4, 3, 3})));
}

TEST(ThreadsPrograms, OneExecutableInTwoThreadsIsAnErrorThatSaysSo) {
  Graph g;
  Tensor x = g.input("x", {"B", 64});
  Executable f = ttc::compile(g, {ttc::softmax(ttc::matmul(x, ttc::transpose(x, 0, 1)), 1)});
  std::atomic<int> wrong = 0, rejected = 0, right = 0;
  crew::run(3, [&](int thread) {
    const std::int64_t rows = 3 + thread;
    for (int i = 0; i < 200; ++i) {
      const std::string error = crew::error_of([&] {
        const Array y = f.run({{"x", Array::ones({rows, 64})}})[0];
        (std::abs(y.data<float>()[0] - 1.f / static_cast<float>(rows)) < 1e-5 ? right : wrong)++;
      });
      rejected += !error.empty();
      wrong += !error.empty() && error.find("in use in another thread") == std::string::npos;
    }
  });
  EXPECT_EQ(wrong, 0);
  EXPECT_GT(right, 0);
  // The first run compiles, which leaves the others time enough to come.
  EXPECT_GT(rejected, 0);
}

TEST(ThreadsPrograms, ClonesShareCodeAndParameters) {
  Graph g;
  Tensor x = g.input("x", {"B", 32}), w = g.parameter("w", {32, 8}, ttc::init::normal());
  Executable f = ttc::compile(g, {ttc::matmul(x, w)});
  std::vector<Executable> pool;
  for (int i = 0; i < 4; ++i)
    pool.push_back(i ? pool.back().clone() : f.clone());
  std::atomic<int> wrong = 0;
  std::vector<Array> inputs, expected;
  for (std::int64_t rows = 1; rows <= 5; ++rows) {
    inputs.push_back(Array::normal({rows, 32}, static_cast<std::uint64_t>(rows)));
    expected.push_back(f.run({{"x", inputs.back()}})[0]);
  }
  crew::run(4, [&](int thread) {
    for (std::size_t i = 0; i < 100; ++i) {
      const std::size_t which = (i + static_cast<std::size_t>(thread)) % inputs.size();
      wrong += !crew::equal(pool[static_cast<std::size_t>(thread)].run({{"x", inputs[which]}})[0], expected[which]);
    }
  });
  EXPECT_EQ(wrong, 0);
  // What one compiles later serves the others.
  pool[2].prepare({{"B", 7}});
  f.prepare({{"B", 7}});
  EXPECT_EQ(&f.statistics(), &pool[2].statistics());
  g.value("w").set(Array::zeros({32, 8}));
  for (Executable &clone : pool)
    EXPECT_TRUE(crew::equal(clone.run({{"x", inputs[2]}})[0], Array::zeros({3, 8})));
  EXPECT_NE(crew::error_of([] { (void)Executable().clone(); }).find("empty"), std::string::npos);
}

TEST(ThreadsPrograms, FiftyThreadsRunClones) {
  Graph g;
  Tensor x = g.input("x", {16, 16}), w = g.parameter("w", {16, 16}, ttc::init::normal());
  Executable f = ttc::compile(g, {ttc::tanh(ttc::matmul(x, w))}, {.threads = 2});
  const Array X = Array::normal({16, 16}, 2), expected = f.run({{"x", X}})[0];
  std::atomic<int> wrong = 0;
  crew::run(50, [&](int) {
    Executable own = f.clone();
    for (int i = 0; i < 20; ++i)
      wrong += !crew::equal(own.run({{"x", X}})[0], expected);
  });
  EXPECT_EQ(wrong, 0);
}

TEST(ThreadsPrograms, RunWithinAParallelRegion) {
  Graph g;
  Tensor x = g.input("x", {64, 64});
  Executable f = ttc::compile(g, {ttc::matmul(x, x)}, {.threads = 2}), other = f.clone();
  const Array X = Array::normal({64, 64}, 2), expected = f.run({{"x", X}})[0];
  struct Context {
    Executable *programs[2];
    const Array &x, &expected;
    std::atomic<int> right = 0;
  } context{{&f, &other}, X, expected};
  ttc_rt_team *team = ttc_rt_team_create(0, 2);
  ttc_rt_parallel(
      team,
      [](void *argument, int32_t thread) {
        auto &context = *static_cast<Context *>(argument);
        const Array y = context.programs[thread]->run({{"x", context.x}})[0];
        context.right += crew::equal(y, context.expected);
      },
      &context);
  ttc_rt_team_destroy(team);
  EXPECT_EQ(context.right, 2);
}

TEST(ThreadsPrograms, ARunThatThrowsLetsOthersGoOn) {
  Graph g;
  Tensor index = g.input("i", {2}, DType::I64), w = g.parameter("w", {4, 3}, ttc::init::ones());
  g.update(w, w + ttc::sum(ttc::index_select(w, 0, index)) * 0.0);
  Executable step = ttc::compile(g, {ttc::sum(w)});
  const Array bad = Array::from<std::int64_t>({0, 9}, {2}), good = Array::from<std::int64_t>({0, 1}, {2});
  std::atomic<int> thrown = 0;
  crew::run(3, [&](int) {
    Executable own = step.clone();
    for (int i = 0; i < 30; ++i) {
      thrown += !crew::error_of([&] { own.run({{"i", bad}}); }).empty();
      own.run({{"i", good}});
    }
  });
  EXPECT_EQ(thrown, 90);
}

TEST(ThreadsPrograms, NeitherReadersNorWritersStarve) {
  Pair pair;
  pair.step.prepare();
  pair.read.prepare();
  std::atomic<int> steps = 0, reads = 0;
  std::atomic<bool> late = false;
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(100);
  auto go_on = [&] {
    late = late || std::chrono::steady_clock::now() > end;
    return (steps < 40 || reads < 40) && !late;
  };
  std::vector<std::function<void()>> jobs;
  for (int i = 0; i < 6; ++i)
    jobs.push_back([&, own = (i < 3 ? pair.step : pair.read).clone(), &count = i < 3 ? steps : reads] {
      while (go_on()) {
        own.run({});
        ++count;
      }
    });
  crew::run(jobs);
  EXPECT_FALSE(late) << steps << " steps, " << reads << " reads";
}

TEST(ThreadsPrograms, CompileOfOneGraphInSeveralThreads) {
  Graph g;
  Tensor x = g.input("x", {"B", 8}), w = g.parameter("w", {8, 4}, ttc::init::ones());
  Tensor y = ttc::matmul(x, w) * 0.0 + ttc::sum(w);
  std::atomic<int> wrong = 0;
  crew::run(4, [&](int thread) {
    Executable f = ttc::compile(g, {y}, {.opt_level = thread % 3});
    const Array out = f.run({{"x", Array::ones({thread + 1, 8})}})[0];
    wrong += out.at<float>({thread, 3}) != 32;
  });
  EXPECT_EQ(wrong, 0);
}

TEST(ThreadsPrograms, CloneCompilesOnceForAll) {
  Graph g;
  Tensor x = g.input("x", {"B", 8});
  Executable f = ttc::compile(g, {ttc::exp(x)});
  std::vector<const ttc::Statistics *> seen(4);
  crew::run(4, [&](int thread) {
    Executable own = f.clone();
    own.run({{"x", Array::zeros({3, 8})}});
    seen[static_cast<std::size_t>(thread)] = &own.statistics();
  });
  EXPECT_EQ(std::set<const ttc::Statistics *>(seen.begin(), seen.end()).size(), 1u);
}

TEST(ThreadsPrograms, RejectMoreThreadsThanThereMayBe) {
  Graph g;
  Tensor x = g.input("x", {2});
  const std::string error = crew::error_of([&] { ttc::compile(g, {-x}, {.threads = 5000}); });
  EXPECT_NE(error.find("expected threads in [0, 1024], got 5000"), std::string::npos) << error;
  Executable one = ttc::compile(g, {-x}, {.threads = 1}), most = ttc::compile(g, {-x}, {.threads = 1024});
  one.run({{"x", Array::ones({2})}});
}

TEST(ThreadsPrograms, AParameterConvertedSinceIsAnError) {
  ttc::nn::Linear layer(4, 2);
  Graph g;
  Executable f = ttc::compile(g, {layer(g.input("x", {1, 4}))});
  f.run({{"x", Array::ones({1, 4})}});
  layer.to(DType::BF16);
  const std::string error = crew::error_of([&] { f.run({{"x", Array::ones({1, 4})}}); });
  EXPECT_NE(error.find("expected f32, got bf16"), std::string::npos) << error;
}
