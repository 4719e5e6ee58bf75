// One benchmark run of one workload, as a JSON record with the fields that all frameworks' records share.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace ttc::bench {

struct RunOptions {
  int threads = 1;
  double minTime = 3; ///< seconds of undisturbed steps wanted
};

/// Trains `workload`: 40 steps whose losses are recorded, 1 s of warming up, timed chunks, then steps without a clock.
/// Returns the record; times are in the unit that a field's name ends with.
nlohmann::json measure(const std::string &workload, const RunOptions &options);

/// Appends `record` to the JSON list in the file `path` (made when absent), written to a temporary and renamed.
/// Throws std::runtime_error when the file can't be read or written.
void appendRecord(const std::string &path, const nlohmann::json &record);

} // namespace ttc::bench
