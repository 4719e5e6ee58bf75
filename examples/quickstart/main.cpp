// Fits a line to noisy points by a training step written on the level of graphs.
#include <ttc/ttc.h>

#include <iostream>

int main() {
  try {
    // y = 3 x - 1 and some noise.
    ttc::Array X = ttc::Array::uniform({256, 1}, /*seed=*/1, -1, 1), noise = ttc::Array::normal({256, 1}, 2, 0, 0.1);
    ttc::Array Y = ttc::Array::empty({256, 1});
    for (std::int64_t i = 0; i < 256; ++i)
      Y.at<float>({i, 0}) = 3 * X.at<float>({i, 0}) - 1 + noise.at<float>({i, 0});

    ttc::Graph g("line");
    ttc::Tensor x = g.input("x", {"B", 1}), y = g.input("y", {"B", 1});
    ttc::Tensor w = g.parameter("w", {1, 1}, ttc::init::normal()), b = g.parameter("b", {1});
    ttc::Tensor loss = ttc::mse_loss(ttc::matmul(x, w) + b, y);
    ttc::Executable step = ttc::compile_step(g, loss, ttc::optim::SGD({.lr = 0.1, .momentum = 0.9}));

    for (int i = 0; i < 100; ++i) {
      const float now = step.run({{"x", X}, {"y", Y}})[0].item<float>();
      if (i % 20 == 0)
        std::cout << "step " << i << "  loss " << now << "\n";
    }
    std::cout << "w = " << g.value("w").value().item<float>() << "  b = " << g.value("b").value().item<float>() << "\n"
              << step.statistics() << "\n";
  } catch (const ttc::Error &error) {
    std::cerr << error.what() << "\n";
    return 1;
  }
}
