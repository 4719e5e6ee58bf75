// What a checkpoint may hold of an optimizer.
#ifndef TTC_API_CHECKPOINTSTATES_H
#define TTC_API_CHECKPOINTSTATES_H

#include "lib/api/nn/Node.h"
#include "ttc/Serialize.h"
#include "ttc/optim/Optimizers.h"

#include <map>
#include <string>

namespace ttc::detail {

struct StateType {
  Shape shape;
  DType dtype;
};

/// The states of `optimizer` for a checkpoint of `net`, by name: its scalars, and those of each parameter of which
/// `file` holds one. Parameters whose size is still to be inferred have the file's.
std::map<std::string, StateType> optimizer_states(const ArrayMap &file, const nn::Module &net,
                                                  const optim::Optimizer &optimizer, Location where);

/// Throws for a learning rate, a momentum or a number of steps in `file` that none can be.
void check_optimizer_values(const ArrayMap &file, const std::string &what, Location where);

} // namespace ttc::detail

#endif // TTC_API_CHECKPOINTSTATES_H
