// Training steps as programs: the same bits for any number of threads, no memory allocated after the first step,
// launches measured on request.
#include "Expect.h"

#include <atomic>
#include <cstdlib>
#include <cstring>
#include <new>

// Sanitizers bring their own operator new.
#if defined(__SANITIZE_ADDRESS__)
#define TTC_SANITIZED
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define TTC_SANITIZED
#endif
#endif

namespace nn = ttc::nn;
using ttc::Array;

namespace {

/// Calls of operator new in the whole process.
std::atomic<long> allocations = 0;

struct Outcome {
  std::vector<float> losses;
  std::vector<Array> parameters;
};

nn::Sequential small_net() {
  ttc::manual_seed(3);
  return nn::Sequential(nn::Conv2d(20, 3, {.padding = 1}), nn::ReLU(), nn::MaxPool2d(2), nn::Conv2d(33, 3), nn::ReLU(),
                        nn::MaxPool2d(2), nn::Flatten(), nn::Linear(40), nn::ReLU(), nn::Linear(10));
}

Outcome train(int threads) {
  nn::Sequential net = small_net();
  ttc::Trainer trainer(net, nn::CrossEntropyLoss(), ttc::optim::Adam({.lr = 1e-2}), {.threads = threads});
  const Array x = Array::uniform({24, 1, 17, 13}, 1), y = Array::randint({24}, 2, 0, 10);
  Outcome outcome;
  for (int i = 0; i < 4; ++i)
    outcome.losses.push_back(trainer.step({{"input", x}, {"target", y}}));
  for (const auto &[name, parameter] : net.named_parameters())
    outcome.parameters.push_back(parameter.value());
  return outcome;
}

} // namespace

#ifndef TTC_SANITIZED
void *operator new(std::size_t size) {
  ++allocations;
  if (void *memory = std::malloc(size))
    return memory;
  throw std::bad_alloc();
}
void operator delete(void *memory) noexcept { std::free(memory); }
void operator delete(void *memory, std::size_t) noexcept { std::free(memory); }
#endif

TEST(Step, GivesTheSameBitsForAnyNumberOfThreads) {
  const Outcome one = train(1);
  for (int threads : {2, 3, 5}) {
    const Outcome other = train(threads);
    EXPECT_EQ(other.losses, one.losses) << threads << " threads";
    ASSERT_EQ(other.parameters.size(), one.parameters.size());
    for (std::size_t i = 0; i < one.parameters.size(); ++i)
      EXPECT_EQ(std::memcmp(other.parameters[i].raw(), one.parameters[i].raw(), one.parameters[i].nbytes()), 0)
          << threads << " threads, parameter " << i;
  }
  EXPECT_LT(one.losses.back(), one.losses.front());
}

TEST(Step, AllocatesNothingAfterTheFirst) {
#ifdef TTC_SANITIZED
  GTEST_SKIP() << "a sanitizer's operator new isn't counted";
#endif
  nn::Sequential net = small_net();
  ttc::Trainer trainer(net, nn::CrossEntropyLoss(), ttc::optim::SGD({.lr = 0.1, .momentum = 0.9}));
  const Array x = Array::uniform({8, 1, 17, 13}, 1), y = Array::randint({8}, 2, 0, 10);
  for (int i = 0; i < 3; ++i)
    trainer.step({{"input", x}, {"target", y}});
  const long before = allocations;
  for (int i = 0; i < 10; ++i)
    trainer.step({{"input", x}, {"target", y}});
  EXPECT_EQ(allocations - before, 0);
}

TEST(Step, TakesAFeedThatWasKept) {
  nn::Sequential net = small_net();
  ttc::Trainer trainer(net, nn::CrossEntropyLoss(), ttc::optim::SGD({.lr = 0.1}));
  const ttc::Feed feed{{"input", Array::uniform({8, 1, 17, 13}, 1)}, {"target", Array::randint({8}, 2, 0, 10)}};
  const float first = trainer.step(feed);
  EXPECT_LT(trainer.step(feed), first);
}

TEST(Step, ReportsLaunchesWhenProfiled) {
  nn::Sequential net = small_net();
  ttc::Trainer trainer(net, nn::CrossEntropyLoss(), ttc::optim::SGD({.lr = 0.1}), {.profile = true});
  trainer.step({{"input", Array::uniform({8, 1, 17, 13}, 1)}, {"target", Array::randint({8}, 2, 0, 10)}});
  const std::string report = trainer.report();
  EXPECT_NE(report.find("Gop/s"), std::string::npos) << report;
  EXPECT_NE(report.find("StepTest.cpp"), std::string::npos) << "names the user's file: " << report;
}
