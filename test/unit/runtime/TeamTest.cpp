//===- TeamTest.cpp - Claims, barriers and thread counts ------------------===//
#include "runtime/Abi.h"
#include <atomic>
#include <cstdlib>
#include <gtest/gtest.h>
#include <memory>
#include <thread>
#include <vector>

namespace {

struct TeamDeleter {
  void operator()(ttc_rt_team *team) const { ttc_rt_team_destroy(team); }
};
using Team = std::unique_ptr<ttc_rt_team, TeamDeleter>;

template <typename F> void parallel(const Team &team, F &&body) {
  ttc_rt_parallel(team.get(), [](void *context, int32_t thread) { (*static_cast<F *>(context))(thread); }, &body);
}

/// Some work that the compiler keeps.
void work(int amount) {
  for (volatile int i = 0; i < amount; i = i + 1)
    ;
}

} // namespace

TEST(Team, GivesEachTaskToOneThreadInEachStep) {
  const std::vector<int64_t> tasks = {0, 1, 2, 3, 7, 64, 1000};
  for (int threads = 1; threads <= 8; ++threads) {
    Team team(ttc_rt_team_create(int32_t(tasks.size()), threads));
    ASSERT_TRUE(team) << ttc_rt_last_error();
    for (int step = 0; step < 20; ++step) {
      std::vector<std::vector<std::atomic<int>>> counts;
      for (int64_t count : tasks)
        counts.emplace_back(count);
      parallel(team, [&](int32_t thread) {
        for (int32_t launch = 0; launch < int32_t(tasks.size()); ++launch)
          for (int64_t task; (task = ttc_rt_claim(team.get(), thread, launch, tasks[launch])) >= 0;) {
            ++counts[launch].at(task);
            work(thread * 50);
          }
      });
      for (const auto &launch : counts)
        for (const auto &count : launch)
          ASSERT_EQ(count, 1) << threads << " threads, " << launch.size() << " tasks, step " << step;
    }
  }
}

TEST(Team, AThreadGetsItsOwnShareFirst) {
  Team team(ttc_rt_team_create(1, 4));
  ttc_rt_step_begin(team.get());
  for (int step = 0; step < 3; ++step) {
    ttc_rt_step_begin(team.get());
    for (int32_t thread = 0; thread < 4; ++thread)
      EXPECT_EQ(ttc_rt_claim(team.get(), thread, 0, 40), 10 * thread);
    EXPECT_EQ(ttc_rt_claim(team.get(), 2, 0, 40), 21);
  }
}

TEST(Team, AThreadStealsWhenItsShareIsEmpty) {
  Team team(ttc_rt_team_create(1, 2));
  ttc_rt_step_begin(team.get());
  std::vector<int64_t> got;
  for (int64_t task; (task = ttc_rt_claim(team.get(), 1, 0, 6)) >= 0;)
    got.push_back(task);
  EXPECT_EQ(got, (std::vector<int64_t>{3, 4, 5, 0, 1, 2}));
  EXPECT_EQ(ttc_rt_claim(team.get(), 0, 0, 6), -1);
}

TEST(Team, BarrierWaitsForTheTasksOfAllLaunchesBefore) {
  const int32_t phases = 100, tasks[] = {5, 3};
  for (int threads = 1; threads <= 8; ++threads) {
    Team team(ttc_rt_team_create(2 * phases, threads));
    std::vector<int32_t> values(8, -1);
    std::atomic<int> early = 0;
    for (int step = 0; step < 5; ++step)
      parallel(team, [&](int32_t thread) {
        for (int32_t phase = 0; phase < phases; ++phase) {
          for (int32_t half : {0, 1})
            for (int64_t task; (task = ttc_rt_claim(team.get(), thread, 2 * phase + half, tasks[half])) >= 0;) {
              // Each task reads what a task of the phase before wrote, and is slow now and then.
              int32_t before = phase ? phase - 1 : (step ? phases - 1 : -1);
              early += values[half * tasks[0] + task] != before;
              if ((phase + task) % 7 == 0)
                work(20000);
              values[half * tasks[0] + task] = phase;
            }
          ttc_rt_barrier(team.get(), thread);
        }
      });
    EXPECT_EQ(early, 0) << threads << " threads";
  }
}

TEST(Team, BarrierDoesNotWaitForAThreadWithoutATask) {
  Team team(ttc_rt_team_create(2, 2));
  ttc_rt_step_begin(team.get());
  for (int32_t launch : {0, 1}) {
    for (int64_t task = 0; task >= 0;)
      task = ttc_rt_claim(team.get(), 1, launch, 10);
    ttc_rt_barrier(team.get(), 1);
  }
  for (int32_t launch : {0, 1}) {
    EXPECT_EQ(ttc_rt_claim(team.get(), 0, launch, 10), -1);
    ttc_rt_barrier(team.get(), 0);
  }
}

TEST(Team, GivesEachTaskOnceInEachIterationOfALoop) {
  const int32_t iterations = 200, tasks[] = {5, 1};
  for (int threads = 1; threads <= 8; ++threads) {
    Team team(ttc_rt_team_create(3, threads));
    std::atomic<int> early = 0;
    std::vector<std::atomic<int>> values(8);
    for (int step = 0; step < 5; ++step) {
      for (auto &value : values)
        value = 0;
      parallel(team, [&](int32_t thread) {
        for (int32_t iteration = 0; iteration < iterations; ++iteration) {
          ttc_rt_iterate(team.get(), thread);
          // Without a barrier between the first two, which touch different values.
          for (int32_t launch : {0, 1}) {
            for (int64_t task; (task = ttc_rt_claim(team.get(), thread, launch, tasks[launch])) >= 0;) {
              early += values[launch * 5 + task]++ != 2 * iteration;
              if ((iteration + task) % 31 == 0)
                work(20000);
            }
          }
          ttc_rt_barrier(team.get(), thread);
          for (int64_t task; (task = ttc_rt_claim(team.get(), thread, 2, 6)) >= 0;)
            early += values[task]++ != 2 * iteration + 1;
          ttc_rt_barrier(team.get(), thread);
        }
      });
      for (int32_t i = 0; i < 6; ++i)
        EXPECT_EQ(values[i], 2 * iterations) << threads << " threads, step " << step;
    }
    EXPECT_EQ(early, 0) << threads << " threads";
  }
}

TEST(Team, AThreadLeftBehindFindsTheIterationsEmpty) {
  Team team(ttc_rt_team_create(1, 2));
  ttc_rt_step_begin(team.get());
  for (int iteration = 0; iteration < 3; ++iteration) {
    ttc_rt_iterate(team.get(), 1);
    for (int64_t task = 0; task >= 0;)
      task = ttc_rt_claim(team.get(), 1, 0, 10);
    ttc_rt_barrier(team.get(), 1);
  }
  for (int iteration = 0; iteration < 3; ++iteration) {
    ttc_rt_iterate(team.get(), 0);
    EXPECT_EQ(ttc_rt_claim(team.get(), 0, 0, 10), -1);
    ttc_rt_barrier(team.get(), 0);
  }
}

TEST(Team, ResultsDoNotDependOnTheNumberOfThreads) {
  const int64_t tasks = 37;
  auto run = [&](int threads) {
    Team team(ttc_rt_team_create(2, threads));
    std::vector<float> partial(tasks), total(1);
    parallel(team, [&](int32_t thread) {
      for (int64_t task; (task = ttc_rt_claim(team.get(), thread, 0, tasks)) >= 0;)
        for (int i = 0; i < 100; ++i)
          partial[task] += 1.0f / float(1 + task * 100 + i);
      ttc_rt_barrier(team.get(), thread);
      for (int64_t task; (task = ttc_rt_claim(team.get(), thread, 1, 1)) >= 0;)
        for (float value : partial)
          total[0] += value;
    });
    return total[0];
  };
  const float expected = run(1);
  for (int threads = 2; threads <= 8; ++threads)
    EXPECT_EQ(run(threads), expected) << threads << " threads";
}

TEST(Team, EachHasItsOwnNumberOfThreads) {
  std::vector<Team> teams;
  const std::vector<int> counts = {1, 6, 2, 8};
  for (int threads : counts)
    teams.emplace_back(ttc_rt_team_create(1, threads));
  for (int step = 0; step < 3; ++step)
    for (size_t i = 0; i < counts.size(); ++i) {
      std::atomic<int> seen = 0;
      std::atomic<int64_t> claimed = 0;
      parallel(teams[i], [&](int32_t thread) {
        ++seen;
        while (ttc_rt_claim(teams[i].get(), thread, 0, 100) >= 0)
          ++claimed;
      });
      EXPECT_EQ(seen, counts[i]);
      EXPECT_EQ(claimed, 100);
      EXPECT_EQ(ttc_rt_team_threads(teams[i].get()), counts[i]);
    }
}

TEST(Team, ManyHostThreadsRunTeamsAtTheSameTime) {
  std::atomic<int64_t> claimed = 0;
  std::vector<std::thread> hosts;
  for (int host = 0; host < 50; ++host)
    hosts.emplace_back([&] {
      Team team(ttc_rt_team_create(2, 3));
      for (int step = 0; step < 20; ++step)
        parallel(team, [&](int32_t thread) {
          for (int32_t launch : {0, 1}) {
            while (ttc_rt_claim(team.get(), thread, launch, 10) >= 0)
              ++claimed;
            ttc_rt_barrier(team.get(), thread);
          }
        });
    });
  for (std::thread &host : hosts)
    host.join();
  EXPECT_EQ(claimed, 50 * 20 * 2 * 10);
}

TEST(Team, NestedRegionRunsWithTheThreadsItGot) {
  Team outer(ttc_rt_team_create(0, 2)), inner[2] = {Team(ttc_rt_team_create(1, 2)), Team(ttc_rt_team_create(1, 2))};
  std::atomic<int64_t> claimed = 0;
  parallel(outer, [&](int32_t outerThread) {
    const Team &team = inner[outerThread];
    parallel(team, [&](int32_t thread) {
      while (ttc_rt_claim(team.get(), thread, 0, 10) >= 0)
        ++claimed;
      ttc_rt_barrier(team.get(), thread);
    });
  });
  EXPECT_EQ(claimed, 20);
}

TEST(Team, RejectsInvalidCounts) {
  EXPECT_EQ(ttc_rt_team_create(-1, 1), nullptr);
  EXPECT_STREQ(ttc_rt_last_error(), "team: expected a number of launches from 0 on, got -1");
  EXPECT_EQ(ttc_rt_team_create(1, -2), nullptr);
  EXPECT_STREQ(ttc_rt_last_error(), "team: expected a number of threads from 0 to 1024, got -2");
  EXPECT_EQ(ttc_rt_team_create(1, 5000), nullptr);
  EXPECT_STREQ(ttc_rt_last_error(), "team: expected a number of threads from 0 to 1024, got 5000");
  EXPECT_TRUE(Team(ttc_rt_team_create(1, 0)));
  ttc_rt_team_destroy(nullptr);
}

TEST(Symbols, AreThoseOfTheLibrariesThatTheRuntimeNeeds) {
  EXPECT_EQ(ttc_rt_symbol("ttc_rt_claim"), reinterpret_cast<void *>(&ttc_rt_claim));
  for (const char *name : {"__kmpc_fork_call", "__kmpc_dispatch_init_8", "expf", "memcpy"})
    EXPECT_NE(ttc_rt_symbol(name), nullptr) << name;
  EXPECT_EQ(ttc_rt_symbol("nowhere_defined"), nullptr);
}

TEST(TeamDeathTest, EnvironmentSetsTheNumberOfThreads) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  auto threadsWith = [](const char *value) {
    setenv("TTC_NUM_THREADS", value, 1);
    int32_t threads = ttc_rt_num_threads();
    fprintf(stderr, "%d %s\n", threads, ttc_rt_last_error());
    _exit(0);
  };
  EXPECT_EXIT(threadsWith("3"), testing::ExitedWithCode(0), "^3 ");
  for (const char *bad : {"0", "-1", "2x", "abc", "99999999999"})
    EXPECT_EXIT(threadsWith(bad), testing::ExitedWithCode(0),
                std::string("^-1 TTC_NUM_THREADS: expected a number from 1 to 1024, got '") + bad + "'");
}
