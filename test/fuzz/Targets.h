// What the fuzzers call, and the unit tests with the inputs that were kept: each function takes any bytes, and returns
// or throws what isn't a `ttc::Error` when something is wrong.
#ifndef TTC_TEST_FUZZ_TARGETS_H
#define TTC_TEST_FUZZ_TARGETS_H

#include <cstddef>
#include <cstdint>

namespace ttc::fuzz {

/// The bytes as a file that is loaded: an error with a short text, or values that are the same after saving and
/// loading.
void safetensors(const std::uint8_t *bytes, std::size_t count);
void npy(const std::uint8_t *bytes, std::size_t count);
void idx(const std::uint8_t *bytes, std::size_t count);

/// The bytes as textual IR: an error, or what the parser, the verifier and all stages of the compiler accept; what is
/// printed parses, and every stage makes IR that verifies.
void ir(const std::uint8_t *bytes, std::size_t count);

} // namespace ttc::fuzz

#endif // TTC_TEST_FUZZ_TARGETS_H
