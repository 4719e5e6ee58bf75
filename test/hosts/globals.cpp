// Models that live as long as the process: trained in constructors and destructors of globals, and in those of a
// thread.
#include "ttc/ttc.h"

#include <cstdio>
#include <cstdlib>
#include <thread>

namespace {

float train(std::int64_t rows) {
  ttc::nn::Sequential net(ttc::nn::Linear(8, 16), ttc::nn::ReLU(), ttc::nn::Linear(16, 2));
  ttc::Trainer trainer(net, ttc::nn::CrossEntropyLoss(), ttc::optim::Adam());
  float loss = 0;
  for (int i = 0; i < 3; ++i)
    loss = trainer.step(
        {{"input", ttc::Array::normal({rows, 8}, 1)}, {"target", ttc::Array::zeros({rows}, ttc::DType::I64)}});
  return loss;
}

/// Trains when it is made and when it is destroyed; ends the process with an error if that fails.
struct Learner {
  std::int64_t rows;
  explicit Learner(std::int64_t rows) : rows(rows) { check(train(rows)); }
  ~Learner() { check(train(rows + 100)); }
  static void check(float loss) {
    if (!(loss > 0)) {
      std::fprintf(stderr, "expected a positive loss, got %g\n", loss);
      std::_Exit(1);
    }
  }
};

Learner before_main(2);

void at_exit() { Learner::check(train(300)); }

} // namespace

int main() {
  std::atexit(at_exit);
  static Learner in_main(3);
  std::thread([] {
    static thread_local Learner in_thread(4);
    (void)in_thread;
  }).join();
  std::thread([] { train(5); }).join();
  return 0;
}
