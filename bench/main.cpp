// ttc-bench: trains the benchmark's workloads, prints their times and appends them to a JSON file; with --ops it times
// the compilation of each operation instead.
#include "bench/Operations.h"
#include "bench/Record.h"
#include "bench/Workloads.h"

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <fmt/format.h>
#include <thread>

namespace {

void print(const nlohmann::json &record) {
  const std::vector<double> losses = record["loss"];
  fmt::print("== {} ttc threads={}\n", record["workload"].get<std::string>(), record["threads"].get<int>());
  fmt::print("  loss@1 {:.7f} @2 {:.7f} @5 {:.7f} @10 {:.7f} @20 {:.7f} @40 {:.7f}\n", losses[0], losses[1], losses[4],
             losses[9], losses[19], losses[39]);
  auto value = [&](const char *field) { return record.value(field, 0.0); };
  fmt::print("  median {:.3f} ms  min {:.3f} ms  freerun {:.3f} ms  ({} steps)  first step {:.2f} s  compile {:.2f} s  "
             "{:.1f} GF/s  peak RSS {:.0f} MB  own cpu {:.2f}  clean/dirty {}/{}  fma {:.0f}{}\n",
             value("median_ms"), value("min_ms"), value("freerun_ms"), record["steps"].get<int64_t>(),
             value("first_step_s"), value("compile_s"), value("gflops_median"), value("peak_rss_mb"), value("own_cpu"),
             record["clean"].get<int64_t>(), record["dirty"].get<int64_t>(), value("fma_gflops"),
             record["ok"].get<bool>() ? "" : "  NOISY");
  std::fflush(stdout);
}

} // namespace

int main(int argc, char **argv) {
  CLI::App app("Trains the benchmark's workloads and records the time of a step.", "ttc-bench");
  std::vector<std::string> workloads;
  std::string json;
  ttc::bench::RunOptions options;
  options.threads = static_cast<int>(std::thread::hardware_concurrency());
  app.add_option("workload", workloads, "mlp, mlp_small, lenet; all when none is given")
      ->check(CLI::IsMember(ttc::bench::workloadNames()));
  app.add_option("--threads", options.threads, "threads of a step (default: all processors)")
      ->check(CLI::Range(1, 1024));
  app.add_option("--json", json, "file that the records are appended to");
  app.add_option("--min-time", options.minTime, "seconds of undisturbed steps (default 3)")
      ->check(CLI::Range(0.1, 600.));
  std::string filter;
  CLI::Option *ops = app.add_option("--ops", filter,
                                    "print what each operation takes to compile, of those whose name contains this; "
                                    "fails where one takes over 0.5 s of processor time")
                         ->expected(0, 1);
  CLI11_PARSE(app, argc, argv);

  setenv("TTC_NUM_THREADS", std::to_string(options.threads).c_str(), /*overwrite=*/1);
  if (workloads.empty())
    workloads = ttc::bench::workloadNames();
  try {
    if (ops->count()) {
      const std::vector<std::string> slow = ttc::bench::reportCompileTimes(filter, 0.5);
      for (const std::string &name : slow)
        fmt::print(stderr, "ttc-bench: {} takes over 0.5 s to compile\n", name);
      return slow.empty() ? 0 : 1;
    }
    for (const std::string &workload : workloads) {
      nlohmann::json record = ttc::bench::measure(workload, options);
      print(record);
      if (!json.empty())
        ttc::bench::appendRecord(json, record);
    }
  } catch (const std::exception &error) {
    fmt::print(stderr, "ttc-bench: {}\n", error.what());
    return 1;
  }
}
