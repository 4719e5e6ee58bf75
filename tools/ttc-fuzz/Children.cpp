//===- Children.cpp - Work in child processes that may crash or hang ------===//
//
// A child writes a header and a text to its pipe for each item: when it begins
// one, and when it has done it.
//
//===----------------------------------------------------------------------===//

#include "Children.h"
#include "ttc/Error.h"
#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <fmt/format.h>
#include <fstream>
#include <poll.h>
#include <sstream>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace ttc::fuzz {
namespace {

using Clock = std::chrono::steady_clock;

struct Header {
  uint64_t item;
  Counts counts;
  uint32_t begins, failed, kindBytes, messageBytes;
};

void writeAll(int file, const void *data, size_t bytes) {
  auto *from = static_cast<const char *>(data);
  while (bytes > 0) {
    ssize_t written = write(file, from, bytes);
    if (written <= 0)
      _exit(3);
    from += written;
    bytes -= static_cast<size_t>(written);
  }
}

[[noreturn]] void childMain(int file, uint64_t begin, uint64_t end,
                            const std::function<void(uint64_t, Counts &)> &work) {
  rlimit none = {0, 0};
  setrlimit(RLIMIT_CORE, &none);
  for (uint64_t item = begin; item < end; ++item) {
    Header header = {item, {}, 1, 0, 0, 0};
    writeAll(file, &header, sizeof header);
    header.begins = 0;
    Failure failure;
    try {
      work(item, header.counts);
    } catch (const Failure &caught) {
      failure = caught;
      header.failed = 1;
    } catch (const std::exception &caught) {
      failure = {"exception", caught.what()};
      header.failed = 1;
    }
    header.kindBytes = static_cast<uint32_t>(failure.kind.size());
    header.messageBytes = static_cast<uint32_t>(failure.message.size());
    writeAll(file, &header, sizeof header);
    writeAll(file, failure.kind.data(), failure.kind.size());
    writeAll(file, failure.message.data(), failure.message.size());
  }
  // Not exit(): destructors are not what is tested.
  _exit(0);
}

/// What /proc/PID/stat tells.
struct Activity {
  bool sleeps = false;
  double cpuSeconds = 0;
};

Activity activityOf(pid_t process) {
  std::ifstream file(fmt::format("/proc/{}/stat", process));
  std::string text;
  std::getline(file, text);
  // The command's name may hold anything, blanks and parentheses too.
  std::istringstream rest(text.substr(std::min(text.size(), text.rfind(')') + 1)));
  std::string state, skipped;
  rest >> state;
  for (int field = 4; field < 14; ++field)
    rest >> skipped;
  double user = 0, system = 0;
  rest >> user >> system;
  return {state == "S", (user + system) / static_cast<double>(sysconf(_SC_CLK_TCK))};
}

struct Child {
  pid_t process;
  int file;
  uint64_t next, end;      ///< items not done
  double cpuAtBegin = 0;   ///< when its item began
  double cpuSeconds = 0;   ///< when last looked at
  Clock::time_point since; ///< when it last used CPU time, did not sleep, or wrote

  /// Whether its item takes too long.
  bool hangs(double seconds) {
    Activity now = activityOf(process);
    if (!now.sleeps || now.cpuSeconds != cpuSeconds)
      since = Clock::now();
    cpuSeconds = now.cpuSeconds;
    return cpuSeconds - cpuAtBegin > seconds || std::chrono::duration<double>(Clock::now() - since).count() > seconds;
  }
  std::string received;
};

std::string describeEnd(int status) {
  if (WIFSIGNALED(status))
    return fmt::format("ended by signal {} ({})", WTERMSIG(status), strsignal(WTERMSIG(status)));
  return fmt::format("ended with status {}", WEXITSTATUS(status));
}

Child start(uint64_t begin, uint64_t end, const std::function<void(uint64_t, Counts &)> &work) {
  int files[2];
  std::fflush(nullptr);
  if (pipe(files) != 0)
    throw Error(fmt::format("pipe: {}", std::strerror(errno)));
  pid_t process = fork();
  if (process < 0)
    throw Error(fmt::format("fork: {}", std::strerror(errno)));
  if (process == 0) {
    close(files[0]);
    childMain(files[1], begin, end, work);
  }
  close(files[1]);
  return {process, files[0], begin, end, 0, 0, Clock::now(), {}};
}

} // namespace

void runInChildren(uint64_t begin, uint64_t end, unsigned jobs, uint64_t batch, double seconds,
                   const std::function<void(uint64_t, Counts &)> &work,
                   const std::function<void(uint64_t, const Outcome &)> &done) {
  std::vector<Child> children;
  auto finish = [&](Child &child, const std::string &kind) {
    close(child.file);
    int status = 0;
    if (kind == "hang")
      kill(child.process, SIGKILL);
    waitpid(child.process, &status, 0);
    if (child.next == child.end)
      return;
    std::string text =
        kind == "hang" ? fmt::format("more than {} s of CPU time, or of sleep", seconds) : describeEnd(status);
    done(child.next, {Failure{kind, text}, {}});
    ++child.next;
  };
  auto parse = [&](Child &child) {
    Header header;
    while (child.received.size() >= sizeof header) {
      std::memcpy(&header, child.received.data(), sizeof header);
      size_t whole = sizeof header + header.kindBytes + header.messageBytes;
      if (child.received.size() < whole)
        return;
      child.since = Clock::now();
      child.cpuAtBegin = activityOf(child.process).cpuSeconds;
      if (!header.begins) {
        Outcome outcome = {std::nullopt, header.counts};
        if (header.failed)
          outcome.failure = {child.received.substr(sizeof header, header.kindBytes),
                             child.received.substr(sizeof header + header.kindBytes, header.messageBytes)};
        done(header.item, outcome);
        child.next = header.item + 1;
      }
      child.received.erase(0, whole);
    }
  };

  std::vector<std::pair<uint64_t, uint64_t>> left;
  for (uint64_t from = begin; from < end; from += batch)
    left.push_back({from, std::min(end, from + batch)});
  std::reverse(left.begin(), left.end());
  while (!left.empty() || !children.empty()) {
    while (children.size() < jobs && !left.empty()) {
      children.push_back(start(left.back().first, left.back().second, work));
      left.pop_back();
    }
    std::vector<pollfd> polled;
    for (const Child &child : children)
      polled.push_back({child.file, POLLIN, 0});
    poll(polled.data(), polled.size(), 200);
    for (size_t i = children.size(); i-- > 0;) {
      Child &child = children[i];
      std::string ended;
      if (polled[i].revents) {
        char buffer[1 << 16];
        ssize_t bytes = read(child.file, buffer, sizeof buffer);
        if (bytes > 0) {
          child.received.append(buffer, static_cast<size_t>(bytes));
          parse(child);
        } else {
          ended = "crash";
        }
      } else if (child.hangs(seconds)) {
        ended = "hang";
      }
      if (ended.empty())
        continue;
      finish(child, ended);
      if (child.next < child.end)
        left.push_back({child.next, child.end});
      children.erase(children.begin() + static_cast<std::ptrdiff_t>(i));
    }
  }
}

} // namespace ttc::fuzz
