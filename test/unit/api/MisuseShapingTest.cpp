// Wrong calls of functions that reshape, join, cut and move.
#include "Expect.h"

using expect::misuse;
using ttc::DType;
using ttc::Tensor;

TEST(MisuseShaping, Reshaping) {
  ttc::Graph g;
  Tensor x = g.input("x", {4, 6}), s = g.input("s", {"B", 6}), e = g.input("e", {0, 3});
  misuse([&] { ttc::reshape(x, {-1, -1}); }, "reshape: expected at most one inferred extent, got [-1, -1]");
  misuse([&] { ttc::reshape(x, {5, -1}); }, "reshape: element counts differ: [4, 6] to [5, ?]");
  misuse([&] { ttc::reshape(x, {5, 5}); }, "reshape: element counts differ: [4, 6] to [5, 5]");
  misuse([&] { ttc::reshape(x, {4, -2, 3}); }, "reshape: expected extents of -1 or more, got [4, -2, 3]");
  misuse([&] { ttc::reshape(x, {"C", 6}); }, "reshape: element counts differ: [4, 6] to [C, 6]");
  misuse([&] { ttc::reshape(s, {"B", 5}); }, "reshape: element counts differ: [B, 6] to [B, 5]");
  misuse(
      [&] {
        ttc::reshape(e, {0, -1});
      },
      "reshape: the extent -1 does not follow from the others: [0, 3] to [0, -1]");
  misuse(
      [&] {
        ttc::reshape(x, {1LL << 32, 1LL << 32});
      },
      "reshape: [4294967296, 4294967296] has more elements than a tensor can hold");
  misuse([&] { ttc::flatten(x, 1, 0); }, "flatten: start_dim 1 comes after end_dim 0");
  misuse([&] { ttc::flatten(x, 2); }, "flatten: dimension 2 is out of range for rank 2");
  misuse([&] { ttc::squeeze(x, 2); }, "squeeze: dimension 2 is out of range for rank 2");
  misuse([&] { ttc::squeeze(x, {0, -2}); }, "squeeze: a dimension occurs twice in [0, -2]");
  misuse([&] { ttc::unsqueeze(x, 3); }, "unsqueeze: dimension 3 is out of range for rank 3");
  misuse([&] { ttc::unsqueeze(x, -4); }, "unsqueeze: dimension -4 is out of range for rank 3");
  misuse([&] { ttc::expand(x, {6}); }, "expand: cannot expand [4, 6] to [6]");
  misuse([&] { ttc::expand(x, {4, 12}); }, "expand: cannot expand [4, 6] to [4, 12]");
  misuse([&] { ttc::expand(x, {2, 6}); }, "expand: cannot expand [4, 6] to [2, 6]");
  misuse([&] { ttc::expand(x, {-1, 4, 6}); }, "expand: expected an extent for the new dimension 0, got -1");
  misuse([&] { ttc::expand(x, {-2, 6}); }, "expand: expected extents of -1 or more, got [-2, 6]");
  misuse([&] { ttc::expand(s, {4, 6}); }, "expand: cannot expand [B, 6] to [4, 6]");
  misuse([&] { ttc::expand(x, {1LL << 40, 1LL << 40, 4, 6}); }, "has more elements than a tensor can hold");
  misuse([&] { g.input("huge", {1LL << 40, 1LL << 40}); }, "has more elements than a tensor can hold");
  misuse([&] { ttc::outer(g.input("a", {1LL << 40}), g.input("b", {1LL << 40})); },
         "outer: [1099511627776, 1099511627776] has more elements than a tensor can hold");
  misuse([&] { x.size(2); }, "size: dimension 2 is out of range for rank 2");
}

TEST(MisuseShaping, Moving) {
  ttc::Graph g;
  Tensor x = g.input("x", {4, 6}), s = g.input("s", {"B", 6}), v = g.input("v", {3});
  misuse([&] { ttc::permute(x, {0}); }, "permute: expected 2 dims, got [0]");
  misuse([&] { ttc::permute(x, {0, 0}); }, "permute: expected different dimensions, got [0, 0]");
  misuse([&] { ttc::permute(x, {0, 2}); }, "permute: dimension 2 is out of range for rank 2");
  misuse([&] { ttc::transpose(x, 0, 2); }, "transpose: dimension 2 is out of range for rank 2");
  misuse([&] { ttc::flip(x, -3); }, "flip: dimension -3 is out of range for rank 2");
  misuse([&] { ttc::flip(x, {1, 1}); }, "flip: a dimension occurs twice in [1, 1]");
  misuse([&] { ttc::roll(x, {1, 2}); }, "roll: expected one shift without dims, got 2");
  misuse([&] { ttc::roll(x, {1}, {0, 1}); }, "roll: expected 2 shifts, got 1");
  misuse([&] { ttc::roll(x, {1}, 2); }, "roll: dimension 2 is out of range for rank 2");
  misuse([&] { ttc::roll(s, {1}, 0); }, "roll: dimension 0 must be a known number, got B");
  misuse([&] { ttc::repeat(x, {2}); }, "repeat: expected at least 2 numbers, got 1");
  misuse([&] { ttc::repeat(x, {2, -1}); }, "repeat: expected numbers of 0 or more, got [2, -1]");
  misuse(
      [&] {
        ttc::repeat(x, {1, 1LL << 60});
      },
      "repeat: [1152921504606846976, 6] has more elements than a tensor can hold");
  misuse([&] { ttc::tril(v); }, "tril: expected rank 2 or more, got [3]");
  misuse([&] { ttc::triu(v); }, "triu: expected rank 2 or more, got [3]");
  misuse([&] { ttc::diagonal(v); }, "diagonal: dimension 1 is out of range for rank 1");
  misuse([&] { ttc::diagonal(x, 0, 1, -1); }, "diagonal: expected two different dimensions, got 1 and -1");
  misuse([&] { ttc::diagonal(s); }, "diagonal: dimension 0 must be a known number, got B");
  misuse([&] { ttc::cumsum(x, 2); }, "cumsum: dimension 2 is out of range for rank 2");
}

TEST(MisuseShaping, Joining) {
  ttc::Graph g;
  Tensor x = g.input("x", {4, 6}), y = g.input("y", {4, 5}), v = g.input("v", {3}), n = g.input("n", {});
  misuse([&] { ttc::cat({}); }, "cat: expected at least one tensor, got none");
  misuse([&] { ttc::cat({x, y}); }, "cat: shapes differ beyond dimension 0: [4, 6] and [4, 5]");
  misuse([&] { ttc::cat({x, v}, 1); }, "cat: shapes differ beyond dimension 1: [4, 6] and [3]");
  misuse([&] { ttc::cat({x, x}, 2); }, "cat: dimension 2 is out of range for rank 2");
  misuse([&] { ttc::cat({n, n}); }, "cat: expected tensors of rank 1 or more, got []");
  misuse([&] { ttc::stack({}); }, "stack: expected at least one tensor, got none");
  misuse([&] { ttc::stack({x, y}); }, "stack: shapes differ: [4, 6] and [4, 5]");
  misuse([&] { ttc::stack({x, x}, 3); }, "stack: dimension 3 is out of range for rank 3");
}

TEST(MisuseShaping, Cutting) {
  ttc::Graph g;
  Tensor x = g.input("x", {4, 6}), s = g.input("s", {"B", 6}), n = g.input("n", {});
  misuse([&] { ttc::split(x, 0); }, "split: expected a positive size, got 0");
  misuse([&] { ttc::split(x, {1, 2}); }, "split: expected sizes that add up to 4, got [1, 2]");
  misuse([&] { ttc::split(x, {5, -1}); }, "split: expected sizes of 0 or more, got [5, -1]");
  misuse([&] { ttc::split(x, 1, 2); }, "split: dimension 2 is out of range for rank 2");
  misuse([&] { ttc::split(s, 1); }, "split: dimension 0 must be a known number, got B");
  misuse([&] { ttc::split(n, 1); }, "split: dimension 0 is out of range for rank 0");
  misuse([&] { ttc::chunk(x, 0); }, "chunk: expected a positive number of chunks, got 0");
  misuse([&] { ttc::chunk(x, 2, 5); }, "chunk: dimension 5 is out of range for rank 2");
  misuse([&] { ttc::slice(x, 0, 0, 4, 0); }, "slice: expected a positive step, got 0");
  misuse([&] { ttc::slice(x, 0, 3, 0, -1); }, "slice: expected a positive step, got -1");
  misuse([&] { ttc::slice(x, 2); }, "slice: dimension 2 is out of range for rank 2");
  misuse([&] { ttc::narrow(x, 0, 2, 3); }, "narrow: 3 elements from 2 on are outside of dimension 0 of [4, 6]");
  misuse([&] { ttc::narrow(x, 0, 0, -1); }, "narrow: -1 elements from 0 on are outside of dimension 0 of [4, 6]");
  misuse([&] { ttc::narrow(x, 0, -5, 1); }, "narrow: 1 elements from -1 on are outside of dimension 0 of [4, 6]");
  misuse([&] { ttc::narrow(x, 1, 1, INT64_MAX); }, "are outside of dimension 1 of [4, 6]");
  misuse([&] { ttc::select(x, 0, 4); }, "select: index 4 is out of range for dimension 0 of [4, 6]");
  misuse([&] { ttc::select(x, 1, -7); }, "select: index -7 is out of range for dimension 1 of [4, 6]");
  misuse([&] { ttc::select(x, 2, 0); }, "select: dimension 2 is out of range for rank 2");
}

TEST(MisuseShaping, Padding) {
  ttc::Graph g;
  Tensor x = g.input("x", {4, 6}), s = g.input("s", {"B", "T"}), e = g.input("e", {2, 0});
  misuse([&] { ttc::pad(x, {1}); }, "pad: expected pairs for at most 2 dimensions, got [1]");
  misuse([&] { ttc::pad(x, {1, 1, 1, 1, 1, 1}); }, "pad: expected pairs for at most 2 dimensions");
  misuse(
      [&] {
        ttc::pad(x, {1, 1}, "mirror");
      },
      "pad: expected mode constant, reflect, replicate or circular, got mirror");
  misuse([&] { ttc::pad(x, {6, 0}, "reflect"); }, "pad: reflect of 6 and 0 is too wide for an extent of 6");
  misuse([&] { ttc::pad(x, {0, 7}, "circular"); }, "pad: circular of 0 and 7 is too wide for an extent of 6");
  misuse([&] { ttc::pad(e, {1, 1}, "replicate"); }, "pad: replicate of 1 and 1 is too wide for an extent of 0");
  misuse([&] { ttc::pad(s, {1, 1}, "reflect"); }, "pad: dimension 1 must be a known number, got T");
  misuse([&] { ttc::pad(x, {-4, -3}); }, "pad: -4 and -3 leave less than nothing of an extent of 6");
  misuse([&] { ttc::pad(x, {-4, -3}, "reflect"); }, "pad: -4 and -3 leave less than nothing of an extent of 6");
  misuse([&] { ttc::pad(x, {INT64_MAX, 1}); }, "and 1 are beyond what a tensor can hold");
}

TEST(MisuseShaping, Indexing) {
  ttc::Graph g;
  Tensor x = g.input("x", {4, 6}), s = g.input("s", {"B", 6}), i = g.input("i", {2}, DType::I64);
  Tensor i2 = g.input("i2", {2, 2}, DType::I64), wide = g.input("wide", {2, 7}, DType::I64);
  misuse([&] { ttc::one_hot(i, 0); }, "one_hot: expected a positive num_classes, got 0");
  misuse([&] { ttc::one_hot(x, 3); }, "one_hot: expected whole numbers, got f32");
  misuse([&] { ttc::index_select(x, 2, i); }, "index_select: dimension 2 is out of range for rank 2");
  misuse([&] { ttc::index_select(x, 0, i2); }, "index_select: expected an index of rank 1, got [2, 2]");
  misuse([&] { ttc::index_select(x, 0, x); }, "index_select: expected an index of whole numbers, got f32");
  misuse([&] { ttc::index_select(x, 0, x > 0); }, "index_select: expected an index of whole numbers, got a bool mask");
  misuse([&] { ttc::gather(x, 0, i); }, "gather: index does not fit: [4, 6] by [2]");
  misuse([&] { ttc::gather(x, 0, wide); }, "gather: index does not fit: [4, 6] by [2, 7]");
  misuse([&] { ttc::gather(x, -3, i2); }, "gather: dimension -3 is out of range for rank 2");
  misuse([&] { ttc::scatter_add(x, 0, wide, x); }, "scatter_add: index [2, 7] does not fit: x [4, 6], src [4, 6]");
  misuse([&] { ttc::scatter_add(x, 0, i, x); }, "scatter_add: index [2] does not fit: x [4, 6], src [4, 6]");
  misuse([&] { ttc::scatter_add(s, 0, i2, x); }, "scatter_add: dimension 0 must be a known number, got B");
  misuse([&] { ttc::index_add(x, 0, i2, x); }, "index_add: expected an index of rank 1, got [2, 2]");
  misuse([&] { ttc::embedding(x, x); }, "embedding: expected an index of whole numbers, got f32");
  misuse([&] { ttc::embedding(i, i); }, "embedding: expected weight [V, D], got [2]");
  misuse([&] { ttc::embedding(i, x, 4); }, "embedding: padding_idx 4 is out of range for 4 rows");
}
