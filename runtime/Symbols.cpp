//===- Symbols.cpp - The functions that compiled programs call ------------===//
//
// By address, not by a search of the process: a plugin loads its libraries with
// names of their own (RTLD_LOCAL), and another part of the process may have
// brought a second OpenMP runtime along.
//
//===----------------------------------------------------------------------===//
#include "runtime/Abi.h"
#include <cstring>
#include <dlfcn.h>

extern "C" {
// Only the addresses count.
void __kmpc_barrier(void);
void __kmpc_for_static_fini(void);
void __kmpc_for_static_init_8u(void);
void __kmpc_fork_call(void);
void __kmpc_global_thread_num(void);
void __kmpc_push_num_threads(void);
}

namespace {

struct Symbol {
  const char *name;
  void *address;
};

#define TTC_SYMBOL(name) {#name, reinterpret_cast<void *>(&name)}
const Symbol symbols[] = {
    TTC_SYMBOL(__kmpc_barrier),
    TTC_SYMBOL(__kmpc_for_static_fini),
    TTC_SYMBOL(__kmpc_for_static_init_8u),
    TTC_SYMBOL(__kmpc_fork_call),
    TTC_SYMBOL(__kmpc_global_thread_num),
    TTC_SYMBOL(__kmpc_push_num_threads),
    TTC_SYMBOL(ttc_rt_arena_alloc),
    TTC_SYMBOL(ttc_rt_arena_free),
    TTC_SYMBOL(ttc_rt_barrier),
    TTC_SYMBOL(ttc_rt_claim),
    TTC_SYMBOL(ttc_rt_fail),
    TTC_SYMBOL(ttc_rt_iterate),
    TTC_SYMBOL(ttc_rt_mark),
    TTC_SYMBOL(ttc_rt_num_threads),
    TTC_SYMBOL(ttc_rt_parallel),
    TTC_SYMBOL(ttc_rt_step_begin),
    TTC_SYMBOL(ttc_rt_team_threads),
    TTC_SYMBOL(ttc_rt_thread_id),
};
#undef TTC_SYMBOL

/// This library and those that it needs: libomp, libm, libc.
void *openSelf() {
  Dl_info self;
  if (!dladdr(reinterpret_cast<void *>(&ttc_rt_symbol), &self) || !self.dli_fname)
    return nullptr;
  return dlopen(self.dli_fname, RTLD_LAZY | RTLD_NOLOAD);
}

} // namespace

extern "C" void *ttc_rt_symbol(const char *name) {
  for (const Symbol &symbol : symbols)
    if (!std::strcmp(symbol.name, name))
      return symbol.address;
  static void *const self = openSelf();
  return self ? dlsym(self, name) : nullptr;
}
