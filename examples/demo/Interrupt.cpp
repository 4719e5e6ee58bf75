// Ctrl-C as a wish to end after the step.
#include "Interrupt.h"

#include <csignal>

static volatile std::sig_atomic_t pressed = 0;

void demo::catch_interrupt() {
  struct sigaction action {};
  action.sa_handler = [](int) { pressed = 1; };
  action.sa_flags = SA_RESTART | static_cast<int>(SA_RESETHAND);
  sigaction(SIGINT, &action, nullptr);
}

bool demo::interrupted() { return pressed != 0; }
