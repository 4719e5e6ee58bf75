// A plugin that trains; host.c loads it with symbols of its own, as Python and Java do with theirs.
#include "ttc/ttc.h"

#include <cstdio>

extern "C" __attribute__((visibility("default"))) int plugin_train(void) {
  try {
    ttc::nn::Sequential net(ttc::nn::Linear(16, 32), ttc::nn::Tanh(), ttc::nn::Linear(32, 4));
    ttc::Trainer trainer(net, ttc::nn::CrossEntropyLoss(), ttc::optim::Adam(), {.threads = 2});
    const ttc::Array x = ttc::Array::normal({64, 16}, 1), y = ttc::Array::randint({64}, 2, 0, 4);
    const float first = trainer.step({{"input", x}, {"target", y}});
    float last = first;
    for (int i = 0; i < 20; ++i)
      last = trainer.step({{"input", x}, {"target", y}});
    // A function of libm.
    ttc::Graph g;
    ttc::Tensor a = g.input("a", {1000});
    const float value = ttc::eval(ttc::sum(ttc::fmod(a, 7.0)), {{"a", ttc::Array::full({1000}, 8)}}).item<float>();
    return last < first && value == 1000 ? 0 : 1;
  } catch (const std::exception &error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 2;
  }
}
