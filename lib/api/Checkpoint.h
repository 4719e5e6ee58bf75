// Strict exchange of a model's values with named arrays.
#ifndef TTC_API_CHECKPOINT_H
#define TTC_API_CHECKPOINT_H

#include "lib/api/nn/Node.h"
#include "ttc/Serialize.h"

#include <string>
#include <vector>

namespace ttc::detail {

/// Copies of all values. Throws, named by `what`, while a size is still to be inferred.
ArrayMap arrays_of(const std::vector<NamedBuffer> &buffers, const std::string &what, Location where);

/// Takes all values over, or throws one error that lists missing, unexpected and mismatching names and changes nothing.
void store_arrays(const std::vector<NamedBuffer> &buffers, const ArrayMap &arrays, const std::string &what,
                  Location where);

} // namespace ttc::detail

#endif // TTC_API_CHECKPOINT_H
