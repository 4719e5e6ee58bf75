//===- CompilerThreads.h - The threads that compile, and fork() -----------===//
#ifndef TTC_LIB_JIT_COMPILERTHREADS_H
#define TTC_LIB_JIT_COMPILERTHREADS_H

#include "llvm/Support/ThreadPool.h"

namespace ttc::jit {

/// The threads that help to compile, shared by all graphs of the process and never destroyed. They are made when work
/// is there, as many as the process has cores less one: whoever waits works, too. Where the system gives no more
/// threads, and in a child of fork(), which has none of its parent's, there are fewer or new ones.
class CompilerThreads final : public llvm::ThreadPoolInterface {
public:
  static CompilerThreads &get();

  void wait() override;
  void wait(llvm::ThreadPoolTaskGroup &group) override;
  unsigned getMaxConcurrency() const override;

  /// Handlers of fork(), see `prepareFork`.
  void lock();
  void unlock();
  void restart();

private:
  struct State;
  CompilerThreads();
  void asyncEnqueue(llvm::unique_function<void()> task, llvm::ThreadPoolTaskGroup *group) override;

  State *state;
};

/// While one lives, fork() in another thread waits: LLVM and MLIR have locks and half-made objects that a child could
/// do nothing with. Compilation is cut into sections of one stage or one unit of code. May be nested in a thread.
class CompilerSection {
public:
  CompilerSection();
  ~CompilerSection();
  CompilerSection(const CompilerSection &) = delete;
  CompilerSection &operator=(const CompilerSection &) = delete;
};

/// Handlers of fork(): waits until no section lives and keeps new ones from beginning; lets them go on in the parent;
/// begins anew in the child.
void prepareFork();
void resumeInParent();
void resumeInChild();

} // namespace ttc::jit

#endif
