// Weights of models in safetensors files, under torch-like names.
#ifndef TTC_CHECKPOINT_H
#define TTC_CHECKPOINT_H

#include "ttc/nn/Module.h"

#include <filesystem>

namespace ttc {

/// Writes all parameters and buffers, atomically. Throws while a size is still to be inferred.
void save(const nn::Module &net, const std::filesystem::path &path, Location where = std::source_location::current());

/// Reads what `save` wrote. Strict: throws one `Error` that lists all missing, unexpected and mismatching tensors, and
/// then leaves the model as it was.
void load(const nn::Module &net, const std::filesystem::path &path, Location where = std::source_location::current());

} // namespace ttc

#endif // TTC_CHECKPOINT_H
