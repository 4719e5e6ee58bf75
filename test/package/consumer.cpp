// Compiles and runs one expression with the installed library, and sees an error as an exception.
#include <ttc/ttc.h>

#include <cmath>
#include <iostream>

int main() {
  ttc::Graph graph("consumer");
  ttc::Tensor x = graph.input("x", {"B", 2});
  ttc::Executable sum = ttc::compile(graph, {ttc::sum(x * x)});
  float value = sum.run({{"x", ttc::Array::from<float>({1, 2, 3, 4}, {2, 2})}})[0].item<float>();
  if (std::abs(value - 30) > 1e-5f) {
    std::cerr << "expected 30, got " << value << '\n';
    return 1;
  }
  try {
    ttc::matmul(x, graph.input("y", {3, 2}));
  } catch (const ttc::Error &error) {
    std::cout << error.what() << '\n';
    return 0;
  }
  std::cerr << "expected an error for operands that don't fit\n";
  return 1;
}
