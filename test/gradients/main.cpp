// Checks the gradients of the API's composite functions against central differences; see Cases.h.
#include "Cases.h"

#include <fmt/format.h>

#include <regex>

int main(int argc, char **argv) {
  gradients::Cases cases;
  gradients::add_activations(cases);
  gradients::add_losses(cases);
  gradients::add_layers(cases);
  gradients::add_rearrangements(cases);
  if (argc > 2 || (argc == 2 && argv[1][0] == '-')) {
    fmt::print(stderr, "usage: ttc-gradients [REGEX]   checks the cases whose names match, all without one\n");
    return 2;
  }
  const std::regex wanted(argc == 2 ? argv[1] : "");
  int passed = 0, failed = 0;
  for (const gradients::Case &each : cases) {
    if (!std::regex_search(each.name, wanted))
      continue;
    const std::string wrong = gradients::check(each);
    ++(wrong.empty() ? passed : failed);
    if (!wrong.empty())
      fmt::print("{}: {}", each.name, wrong);
  }
  fmt::print("{} passed, {} failed\n", passed, failed);
  return failed || !passed;
}
