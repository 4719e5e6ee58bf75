// Philox 4x32-10, the counter-based generator of J. Salmon, M. Moraes, R. Dror, D. Shaw, "Parallel random numbers: as
// easy as 1, 2, 3", SC 2011. A draw is a pure function of (seed, stream, position), so that it depends neither on the
// number of threads nor on the device. Header only.
#ifndef TTC_RUNTIME_PHILOX_H
#define TTC_RUNTIME_PHILOX_H

#include <array>
#include <cstdint>

namespace ttc::philox {

using Block = std::array<std::uint32_t, 4>;

inline constexpr std::uint32_t multiplier0 = 0xD2511F53u;
inline constexpr std::uint32_t multiplier1 = 0xCD9E8D57u;
/// Weyl increments of the key: the golden ratio and sqrt(3) - 1, times 2^32.
inline constexpr std::uint32_t weyl0 = 0x9E3779B9u;
inline constexpr std::uint32_t weyl1 = 0xBB67AE85u;
inline constexpr int rounds = 10;

/// The bijection itself: 128 bits of counter under a key of 64 bits.
constexpr Block philox4x32(Block counter, std::uint32_t key0, std::uint32_t key1) {
  for (int round = 0; round < rounds; ++round) {
    const std::uint64_t product0 = std::uint64_t(multiplier0) * counter[0];
    const std::uint64_t product1 = std::uint64_t(multiplier1) * counter[2];
    counter = {static_cast<std::uint32_t>(product1 >> 32) ^ counter[1] ^ key0, static_cast<std::uint32_t>(product1),
               static_cast<std::uint32_t>(product0 >> 32) ^ counter[3] ^ key1, static_cast<std::uint32_t>(product0)};
    key0 += weyl0;
    key1 += weyl1;
  }
  return counter;
}

/// Four words at a position: the low half of the counter is the position, the high half the stream, the key the seed.
constexpr Block block(std::uint64_t seed, std::uint64_t stream, std::uint64_t position) {
  return philox4x32({static_cast<std::uint32_t>(position), static_cast<std::uint32_t>(position >> 32),
                     static_cast<std::uint32_t>(stream), static_cast<std::uint32_t>(stream >> 32)},
                    static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32));
}

/// 24 bits to [0, 1), exactly representable in f32.
constexpr float to_uniform(std::uint32_t word) { return static_cast<float>(word >> 8) * 0x1p-24f; }
/// 53 bits to [0, 1).
constexpr double to_uniform(std::uint32_t high, std::uint32_t low) {
  return static_cast<double>((std::uint64_t(high) << 32 | low) >> 11) * 0x1p-53;
}

/// A sequence of draws from one stream, for code that takes them one after the other.
class Sequence {
public:
  constexpr explicit Sequence(std::uint64_t seed, std::uint64_t stream = 0) : seed_(seed), stream_(stream) {}

  constexpr std::uint32_t next() {
    if (used_ == 4) {
      words_ = block(seed_, stream_, position_++);
      used_ = 0;
    }
    return words_[used_++];
  }
  /// Uniform in [0, 1), 53 bits.
  constexpr double uniform() {
    const std::uint32_t high = next();
    return to_uniform(high, next());
  }
  constexpr double uniform(double lo, double hi) { return lo + (hi - lo) * uniform(); }
  /// Uniform in [0, bound) by a 64-bit multiply and shift; the bias is below bound / 2^64.
  constexpr std::uint64_t below(std::uint64_t bound) {
    const std::uint64_t high = next();
    const std::uint64_t word = high << 32 | next();
    return static_cast<std::uint64_t>((static_cast<unsigned __int128>(word) * bound) >> 64);
  }

private:
  std::uint64_t seed_;
  std::uint64_t stream_;
  std::uint64_t position_ = 0;
  Block words_{};
  int used_ = 4;
};

} // namespace ttc::philox

#endif // TTC_RUNTIME_PHILOX_H
