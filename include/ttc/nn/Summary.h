// A table of a model's layers.
#ifndef TTC_NN_SUMMARY_H
#define TTC_NN_SUMMARY_H

#include "ttc/nn/Module.h"

#include <string>
#include <vector>

namespace ttc {

/// Layers, output shapes and numbers of parameters of a model for inputs of the given shapes, in evaluation mode; with
/// totals, which tell trainable parameters from those for which `requires_grad` is false. Infers sizes that were left
/// out. So far models have one input.
std::string summary(const nn::Module &net, const std::vector<Shape> &inputs, DType dtype = DType::F32,
                    Location where = std::source_location::current());

} // namespace ttc

#endif // TTC_NN_SUMMARY_H
