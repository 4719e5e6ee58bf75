//===- Error.cpp - Messages of failed runtime calls, the error hook -------===//
#include "runtime/Error.h"
#include "runtime/Abi.h"
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <mutex>

namespace {

thread_local char lastError[256] = "";

struct Hook {
  ttc_rt_error_hook function = nullptr;
  void *context = nullptr;
};

std::mutex hookMutex;
Hook hook;

} // namespace

void ttc::rt::setLastError(const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  std::vsnprintf(lastError, sizeof(lastError), format, arguments);
  va_end(arguments);
}

extern "C" const char *ttc_rt_last_error(void) { return lastError; }

extern "C" void ttc_rt_set_error_hook(ttc_rt_error_hook function, void *context) {
  std::lock_guard lock(hookMutex);
  hook = {function, context};
}

extern "C" void ttc_rt_fail(const char *message) {
  Hook current;
  {
    std::lock_guard lock(hookMutex);
    current = hook;
  }
  if (current.function)
    return current.function(message, current.context);
  std::fprintf(stderr, "ttc: %s\n", message);
  std::abort();
}
