// Children of fork(), and processes that may make no more threads.
#include "Crew.h"

#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <grp.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using ttc::Array;
using ttc::DType;

static bool is_child = false;

/// LeakSanitizer asks it at the end of a process. What only the parent's other threads refer to is no leak of a child.
extern "C" int __lsan_is_turned_off() { return is_child; }

namespace {

void train(ttc::nn::Module &net, int steps) {
  ttc::Trainer trainer(static_cast<ttc::nn::Sequential &>(net), ttc::nn::CrossEntropyLoss(), ttc::optim::Adam());
  for (int i = 0; i < steps; ++i)
    trainer.step({{"input", Array::normal({8, 16}, 1)}, {"target", Array::zeros({8}, DType::I64)}});
}

void train(int steps) {
  ttc::nn::Sequential net(ttc::nn::Linear(16, 32), ttc::nn::ReLU(), ttc::nn::Linear(32, 4));
  train(net, steps);
}

/// Runs `body` in a child, which ends by exit(), with all that the process does there; returns how it ended: 0 when
/// `body` returned true.
int in_child(const std::function<bool()> &body) {
  std::fflush(nullptr);
  const pid_t child = fork();
  if (child == 0) {
    is_child = true;
    alarm(120);
    int status = 1;
    try {
      status = body() ? 0 : 2;
    } catch (const std::exception &error) {
      std::fprintf(stderr, "in the child: %s\n", error.what());
    }
    std::exit(status);
  }
  int status = -1;
  waitpid(child, &status, 0);
  return status;
}

/// Gives up the right to make threads; false where the system doesn't let it.
bool allow_no_more_threads() {
  if (geteuid() == 0 && (setgroups(0, nullptr) || setgid(65534) || setuid(65534)))
    return false;
  const rlimit none = {0, 0};
  return setrlimit(RLIMIT_NPROC, &none) == 0;
}

} // namespace

TEST(ThreadsFork, AChildCompilesTrainsAndExits) {
  train(2);
  EXPECT_EQ(in_child([] {
              train(2);
              return true;
            }),
            0);
  EXPECT_EQ(in_child([] { return true; }), 0);
  train(2);
}

TEST(ThreadsFork, AChildOfAChildTrains) {
  train(1);
  EXPECT_EQ(in_child([] {
              train(1);
              return in_child([] {
                       train(1);
                       return true;
                     }) == 0;
            }),
            0);
}

TEST(ThreadsFork, AChildRunsWhatItsParentCompiled) {
  ttc::Graph g;
  ttc::Tensor x = g.input("x", {"B", 64}), w = g.parameter("w", {64, 64}, ttc::init::normal());
  ttc::Executable f = ttc::compile(g, {ttc::matmul(x, w)}, {.threads = 3});
  const Array X = Array::normal({32, 64}, 1), expected = f.run({{"x", X}})[0];
  EXPECT_EQ(in_child([&] {
              return crew::equal(f.run({{"x", X}})[0], expected) && f.run({{"x", Array::ones({2, 64})}}).size() == 1;
            }),
            0);
  EXPECT_TRUE(crew::equal(f.run({{"x", X}})[0], expected));
}

TEST(ThreadsFork, WhileOthersCompile) {
  std::atomic<bool> done = false;
  std::vector<std::thread> compilers;
  for (int i = 0; i < 2; ++i)
    compilers.emplace_back([&] {
      while (!done)
        train(1);
    });
  for (int i = 0; i < 8; ++i) {
    EXPECT_EQ(in_child([] {
                train(1);
                // The threads that compile in the parent don't exist here: nothing of theirs is to be destroyed.
                std::_Exit(0);
                return true;
              }),
              0);
  }
  done = true;
  for (std::thread &thread : compilers)
    thread.join();
}

TEST(ThreadsFork, WhileAnotherThreadTrainsLeavesWholeParametersToTheChild) {
  ttc::Graph g;
  const std::int64_t size = 30'000;
  ttc::Tensor a = g.state("a", {size}), b = g.state("b", {size});
  g.update(a, a + 1.0);
  g.update(b, b + 1.0);
  ttc::Executable step = ttc::compile(g, {ttc::sum(a)}, {.threads = 2});
  step.run({});
  std::atomic<bool> done = false;
  std::thread trainer([&] {
    while (!done)
      step.run({});
  });
  for (int i = 0; i < 12; ++i)
    EXPECT_EQ(in_child([&] {
                const Array before = g.value("a").value();
                const float first = before.data<float>()[0];
                bool whole =
                    crew::equal(before, g.value("b").value()) && crew::equal(before, Array::full({size}, first));
                // The executable that the lost thread ran, and a new one.
                step.run({});
                ttc::compile(g, {ttc::sum(b)}).run({});
                whole &= crew::equal(g.value("b").value(), Array::full({size}, first + 2));
                std::_Exit(whole ? 0 : 3);
                return true;
              }),
              0);
  done = true;
  trainer.join();
}

TEST(ThreadsFork, InAnotherThreadThanTheOneThatCompiled) {
  train(1);
  std::thread([] {
    EXPECT_EQ(in_child([] {
                train(1);
                std::_Exit(0);
                return true;
              }),
              0);
  }).join();
}

TEST(ThreadsFork, ADaemonTrains) {
  train(1);
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  in_child([&] {
    if (daemon(/*nochdir=*/1, /*noclose=*/1))
      return false;
    alarm(120);
    train(1);
    if (write(ends[1], "!", 1) != 1)
      std::_Exit(1);
    std::_Exit(0);
    return true;
  });
  close(ends[1]);
  char answer = 0;
  EXPECT_EQ(read(ends[0], &answer, 1), 1);
  EXPECT_EQ(answer, '!');
  close(ends[0]);
}

TEST(ThreadsFork, ChildrenThatExecuteAnotherProgram) {
  train(1);
  EXPECT_EQ(std::system("exit 3"), 3 << 8);
  const pid_t child = vfork();
  if (child == 0) {
    execl("/bin/true", "true", nullptr);
    _exit(127);
  }
  int status = -1;
  waitpid(child, &status, 0);
  EXPECT_EQ(status, 0);
}

TEST(ThreadsLimit, WithoutMoreThreadsWorkIsDoneByFewer) {
  ttc::Graph g;
  ttc::Tensor x = g.input("x", {"B", 64}), w = g.parameter("w", {64, 64}, ttc::init::normal());
  const Array X = Array::normal({32, 64}, 1);
  ttc::Executable f = ttc::compile(g, {ttc::matmul(x, w)}, {.threads = 4});
  const Array expected = f.run({{"x", X}})[0];
  const int status = in_child([&] {
    if (!allow_no_more_threads())
      std::_Exit(77);
    bool made = true;
    try {
      std::thread([] {}).join();
    } catch (const std::system_error &) {
      made = false;
    }
    // Then the limit doesn't hold here, and there is nothing to see.
    if (made)
      std::_Exit(77);
    train(2);
    const bool right = crew::equal(f.run({{"x", X}})[0], expected);
    std::_Exit(right ? 0 : 3);
    return true;
  });
  if (WIFEXITED(status) && WEXITSTATUS(status) == 77)
    GTEST_SKIP() << "the number of threads can't be limited here";
  EXPECT_EQ(status, 0);
}
