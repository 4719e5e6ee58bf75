// Runs a workload by the schedule that all frameworks follow, and writes its record.
#include "bench/Record.h"
#include "bench/Timing.h"
#include "bench/Workloads.h"
#include "lib/host/AtomicFile.h"
#include "lib/host/InputFile.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fmt/format.h>
#include <numeric>
#include <stdexcept>

namespace ttc::bench {
namespace {

constexpr size_t recordedSteps = 40;

template <typename Range> std::vector<double> firstOf(const Range &values, size_t count, double scale, double unit) {
  std::vector<double> rounded;
  for (size_t i = 0; i < std::min(count, values.size()); ++i)
    rounded.push_back(std::round(values[i] * scale / unit) * unit);
  return rounded;
}

void addTiming(nlohmann::json &record, const Timing &timing) {
  double median = quantile(timing.samples, 0.5);
  record["steps"] = timing.samples.size();
  record["median_ms"] = 1e3 * median;
  record["min_ms"] = 1e3 * *std::min_element(timing.samples.begin(), timing.samples.end());
  record["p10_ms"] = 1e3 * quantile(timing.samples, 0.1);
  record["p90_ms"] = 1e3 * quantile(timing.samples, 0.9);
  record["clean"] = timing.clean;
  record["dirty"] = timing.dirty;
  record["ok"] = timing.ok;
  if (timing.chunkFmaRates.empty())
    return;
  const auto &rates = timing.chunkFmaRates;
  record["fma_gflops"] = mean(rates);
  record["fma_min"] = *std::min_element(rates.begin(), rates.end());
  record["fma_max"] = *std::max_element(rates.begin(), rates.end());
  record["chunk_median_ms"] = firstOf(timing.chunkMedians, 200, 1e3, 1e-5);
  record["chunk_fma"] = firstOf(rates, 200, 1, 0.1);
  record["other_cpu"] = timing.otherCpu;
  record["own_cpu"] = timing.ownCpu;
  record["steal"] = timing.steal;
}

} // namespace

nlohmann::json measure(const std::string &name, const RunOptions &options) {
  nlohmann::json record = {{"framework", "ttc"},   {"workload", name},       {"threads", options.threads},
                           {"opt", "default"},     {"layout", "default"},    {"variant", ""},
                           {"version", TTC_VERSION}, {"rss_import_mb", residentMemory()}, {"import_s", 0.0}};
  double start = now();
  Workload workload = makeWorkload(name);
  record["setup_s"] = now() - start;
  record["rss_setup_mb"] = residentMemory();

  size_t index = 0;
  std::vector<double> early, losses;
  while (index < recordedSteps) {
    double before = now();
    losses.push_back(workload.step(index++));
    early.push_back(now() - before);
  }
  record["first_step_s"] = early.front();
  record["early_s"] = std::vector<double>(early.begin(), early.begin() + 6);
  record["loss"] = losses;

  auto step = [&] { workload.step(index++); };
  for (double begin = now(); now() - begin < 1.0;)
    step();
  Timing timing = timed(step, {.threads = options.threads, .minTime = options.minTime});
  addTiming(record, timing);

  double median = quantile(timing.samples, 0.5);
  size_t count = std::clamp<size_t>(static_cast<size_t>(3.0 / median), 5, std::max<size_t>(5, timing.samples.size()));
  double begin = now();
  for (size_t i = 0; i < count; ++i)
    step();
  record["freerun_ms"] = 1e3 * (now() - begin) / static_cast<double>(count);
  record["compile_s"] = std::accumulate(early.begin(), early.begin() + 4, 0.0) - 4 * median;
  record["gflops_median"] = workload.flopsPerStep / median * 1e-9;
  record["peak_rss_mb"] = peakResidentMemory();
  record["peak_rss_children_mb"] = 0.0;
  record["when"] = std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
  return record;
}

void appendRecord(const std::string &path, const nlohmann::json &record) {
  nlohmann::json records = nlohmann::json::array();
  if (std::filesystem::exists(path)) {
    const host::InputFile file(path, {});
    std::string text(file.size(), '\0');
    file.read(0, text.data(), text.size());
    records = nlohmann::json::parse(text);
  }
  if (!records.is_array())
    throw std::runtime_error(fmt::format("{}: expected a JSON list, got {}", path, records.type_name()));
  records.push_back(record);
  host::AtomicFile file(path, {});
  file.write(records.dump(1) + '\n');
  file.commit();
}

} // namespace ttc::bench
