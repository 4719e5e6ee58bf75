/* A C program that knows nothing of ttc, libomp or libm: loads a plugin (its argument), runs it, unloads it, and all again. */
#include <dlfcn.h>
#include <stdio.h>

int main(int argc, char **argv) {
  for (int round = 0; argc == 2 && round < 2; ++round) {
    void *plugin = dlopen(argv[1], RTLD_NOW | RTLD_LOCAL);
    if (!plugin) {
      fprintf(stderr, "%s\n", dlerror());
      return 3;
    }
    int (*train)(void) = (int (*)(void))dlsym(plugin, "plugin_train");
    int status = train ? train() : 4;
    dlclose(plugin);
    if (status)
      return status;
  }
  return argc == 2 ? 0 : 5;
}
