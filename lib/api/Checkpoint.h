// Strict exchange of a model's values with named arrays.
#ifndef TTC_API_CHECKPOINT_H
#define TTC_API_CHECKPOINT_H

#include "lib/api/nn/Node.h"
#include "ttc/Serialize.h"

#include <string>
#include <vector>

namespace ttc::detail {

/// Copies of all values, of one moment between runs. Throws, named by `what`, while a size is still to be inferred.
ArrayMap arrays_of(const std::vector<NamedBuffer> &buffers, const std::string &what, Location where);
/// The same for a caller that holds the group of all.
ArrayMap locked_arrays_of(const std::vector<NamedBuffer> &buffers, const std::string &what, Location where);
/// The group of all buffers, united if need be.
std::shared_ptr<StateGroup> group_of(const std::vector<NamedBuffer> &buffers);

/// Takes all values over between two runs, or throws one error that lists missing, unexpected and mismatching names and
/// changes nothing.
void store_arrays(const std::vector<NamedBuffer> &buffers, const ArrayMap &arrays, const std::string &what,
                  Location where);

} // namespace ttc::detail

#endif // TTC_API_CHECKPOINT_H
