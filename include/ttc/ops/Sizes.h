// Numbers for the spatial dimensions of images: kernel sizes, strides, paddings.
#ifndef TTC_OPS_SIZES_H
#define TTC_OPS_SIZES_H

#include <concepts>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace ttc {

/// A number for the length.
struct Size1 {
  std::int64_t l = 0;
  Size1() = default;
  template <std::integral T> Size1(T l) : l(static_cast<std::int64_t>(l)) {}
  std::vector<std::int64_t> list() const { return {l}; }
  friend bool operator==(const Size1 &, const Size1 &) = default;
};

/// Two numbers, for height and width; one stands for both.
struct Size2 {
  std::int64_t h = 0;
  std::int64_t w = 0;
  Size2() = default;
  template <std::integral T> Size2(T both) : h(static_cast<std::int64_t>(both)), w(static_cast<std::int64_t>(both)) {}
  Size2(std::int64_t h, std::int64_t w) : h(h), w(w) {}
  std::vector<std::int64_t> list() const { return {h, w}; }
  friend bool operator==(const Size2 &, const Size2 &) = default;
};

/// Three numbers, for depth, height and width; one stands for all.
struct Size3 {
  std::int64_t d = 0;
  std::int64_t h = 0;
  std::int64_t w = 0;
  Size3() = default;
  template <std::integral T> Size3(T all) : Size3(all, all, all) {}
  Size3(std::int64_t d, std::int64_t h, std::int64_t w) : d(d), h(h), w(w) {}
  std::vector<std::int64_t> list() const { return {d, h, w}; }
  friend bool operator==(const Size3 &, const Size3 &) = default;
};

/// Padding of an image: numbers, or "same" (with stride 1 the extents stay) or "valid" (none).
template <typename Size> struct PaddingOf : Size {
  using Size::Size;
  PaddingOf() = default;
  PaddingOf(const Size &size) : Size(size) {}
  PaddingOf(const char *mode) : mode(mode) {}
  PaddingOf(std::string mode) : mode(std::move(mode)) {}
  std::string mode;
};
using Padding1 = PaddingOf<Size1>;
using Padding2 = PaddingOf<Size2>;
using Padding3 = PaddingOf<Size3>;

} // namespace ttc

#endif // TTC_OPS_SIZES_H
