// A program without run-time type information, with modules of its own.
#include "ttc/ttc.h"

#include <cstdio>
#include <sstream>

struct Net : ttc::nn::Module {
  ttc::nn::Linear a = register_module("a", ttc::nn::Linear(4, 8)), b = register_module("b", ttc::nn::Linear(8, 2));
  ttc::Tensor forward(ttc::Tensor x) override { return b(ttc::relu(a(x))); }
};

struct Named : Net {
  std::string name() const override { return "Named"; }
};

int main() {
  Net net;
  Named named;
  std::ostringstream text;
  text << net << named << ttc::summary(net, {ttc::Shape{1, 4}});
  ttc::Trainer trainer(net, ttc::nn::CrossEntropyLoss(), ttc::optim::SGD({.lr = 0.1}));
  trainer.step({{"input", ttc::Array::ones({3, 4})}, {"target", ttc::Array::zeros({3}, ttc::DType::I64)}});
  ttc::Graph g;
  named(g.input("x", {1, 4}));
#if __cpp_exceptions
  try {
    net(g.input("y", {1, 5}));
    return 1;
  } catch (const ttc::Error &error) {
    if (std::string(error.what()).find("no_rtti.cpp") == std::string::npos)
      return 2;
  }
#endif
  const bool complete = text.str().find("Module(") == 0 && text.str().find("Named(") != std::string::npos;
  std::printf("%s\n", text.str().c_str());
  return complete ? 0 : 3;
}
