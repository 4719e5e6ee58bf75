// Chunked timing with a watch on the other users of the machine.
#include "bench/Timing.h"
#include "bench/Calibration.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fstream>
#include <numeric>
#include <string>
#include <sys/resource.h>
#include <thread>
#include <unistd.h>

namespace ttc::bench {
namespace {

constexpr double chunkSeconds = 0.4;
constexpr double cleanShare = 0.10;

void sleepFor(double seconds) { std::this_thread::sleep_for(std::chrono::duration<double>(seconds)); }

/// Processor seconds of the whole machine since it started (/proc/stat), and of this process.
struct CpuTimes {
  double busy = 0, stolen = 0, own = 0;

  static CpuTimes read() {
    std::ifstream stat("/proc/stat");
    std::string label;
    double user = 0, nice = 0, system = 0, idle = 0, iowait = 0, irq = 0, softirq = 0, steal = 0;
    stat >> label >> user >> nice >> system >> idle >> iowait >> irq >> softirq >> steal;
    double hertz = static_cast<double>(sysconf(_SC_CLK_TCK));
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    auto seconds = [](const timeval &time) { return time.tv_sec + time.tv_usec * 1e-6; };
    return {(user + nice + system + irq + softirq) / hertz, steal / hertz,
            seconds(usage.ru_utime) + seconds(usage.ru_stime)};
  }
};

/// Shares of the machine, in cores, taken since its construction.
class Watch {
public:
  struct Shares {
    double other, own, steal;
    bool quiet(double limit) const { return other < limit && steal < limit; }
  };
  Watch() : start(now()), before(CpuTimes::read()) {}
  Shares shares() const {
    CpuTimes after = CpuTimes::read();
    double elapsed = std::max(now() - start, 1e-9), own = after.own - before.own;
    return {std::max(0.0, after.busy - before.busy - own) / elapsed, own / elapsed,
            (after.stolen - before.stolen) / elapsed};
  }

private:
  double start;
  CpuTimes before;
};

/// Waits until the machine is idle, 45 s at most.
void waitUntilQuiet() {
  double start = now();
  while (now() - start < 45) {
    Watch watch;
    sleepFor(0.3);
    Watch::Shares shares = watch.shares();
    if (shares.other + shares.own < 0.07 && shares.steal < 0.07)
      return;
  }
}

} // namespace

double now() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

double residentMemory() {
  std::ifstream statm("/proc/self/statm");
  double total = 0, resident = 0;
  statm >> total >> resident;
  return resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / (1 << 20);
}

double peakResidentMemory() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

double quantile(std::vector<double> samples, double share) {
  std::sort(samples.begin(), samples.end());
  double position = share * static_cast<double>(samples.size() - 1);
  size_t below = static_cast<size_t>(position), above = std::min(below + 1, samples.size() - 1);
  return std::lerp(samples[below], samples[above], position - static_cast<double>(below));
}

double mean(const std::vector<double> &values) {
  return values.empty() ? 0 : std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

Timing timed(const std::function<void()> &function, const TimingOptions &options) {
  waitUntilQuiet();
  Timing timing;
  std::vector<double> disturbed, other, own, steal;
  double start = now(), cleanTime = 0;
  while ((timing.samples.size() < options.minSamples || cleanTime < options.minTime) &&
         timing.samples.size() < options.maxSamples && now() - start < options.deadline) {
    sleepFor(0.012);
    double fma = fmaRate(options.threads);
    function();
    function();
    std::vector<double> chunk;
    Watch watch;
    for (double begin = now(); now() - begin < chunkSeconds;) {
      double before = now();
      function();
      chunk.push_back(now() - before);
    }
    Watch::Shares shares = watch.shares();
    if (!shares.quiet(cleanShare)) {
      disturbed.insert(disturbed.end(), chunk.begin(), chunk.end());
      continue;
    }
    timing.samples.insert(timing.samples.end(), chunk.begin(), chunk.end());
    cleanTime += std::accumulate(chunk.begin(), chunk.end(), 0.0);
    timing.chunkMedians.push_back(quantile(chunk, 0.5));
    timing.chunkFmaRates.push_back(fma);
    other.push_back(shares.other);
    own.push_back(shares.own);
    steal.push_back(shares.steal);
  }
  timing.clean = timing.samples.size();
  timing.dirty = disturbed.size();
  timing.ok = timing.clean >= options.minSamples;
  timing.otherCpu = mean(other);
  timing.ownCpu = mean(own);
  timing.steal = mean(steal);
  if (!timing.ok)
    timing.samples.insert(timing.samples.end(), disturbed.begin(), disturbed.end());
  return timing;
}

} // namespace ttc::bench
