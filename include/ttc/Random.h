// The seed of everything random that no call gives a seed of its own.
#ifndef TTC_RANDOM_H
#define TTC_RANDOM_H

#include <cstdint>

namespace ttc {

/// Seeds the initialization of parameters that the process declares from here on, and dropout. The default is 0. Each
/// parameter draws from a Philox stream of its own, numbered in the order of declaration. May be called in any thread.
void manual_seed(std::uint64_t seed);

} // namespace ttc

#endif // TTC_RANDOM_H
