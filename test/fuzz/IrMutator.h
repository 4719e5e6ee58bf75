// Mutations of textual IR that keep most of it parsable: numbers, types, operations, values and lines take each other's
// places, and what a text says several times changes everywhere at once.
#ifndef TTC_TEST_FUZZ_IRMUTATOR_H
#define TTC_TEST_FUZZ_IRMUTATOR_H

#include <string>

namespace ttc::fuzz {

/// `text` with a few mutations, the same for the same seed.
std::string mutateIr(const std::string &text, unsigned seed);

/// `text` with some lines of `other` among its own.
std::string crossIr(const std::string &text, const std::string &other, unsigned seed);

} // namespace ttc::fuzz

#endif // TTC_TEST_FUZZ_IRMUTATOR_H
