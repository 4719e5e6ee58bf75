//===- Random.td - Random numbers by Philox counters ----------------------===//
#ifndef TTC_RANDOM_TD
#define TTC_RANDOM_TD

include "dialect/core/TTCDialect.td"

def TTC_UniformOp : TTC_InferredOp<"uniform", [DeclareOpInterfaceMethods<LinalgLowerable>,
                                               DeclareOpInterfaceMethods<SymbolBinding>]> {
  let summary = "uniform random numbers in [0, 1)";
  let description = [{
    Philox 4x32-10 (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC 2011) as in
    `runtime/Philox.h`: element `n` in row-major order is a pure function of `state`, `stream` and `n`, so that the
    numbers depend neither on threads nor on vectors, and one in the backward graph equals the forward one.

    `state` holds the seed and an offset that the program advances in every run; `stream` tells the operation from
    others of the same state. The key is the seed, the counter the offset above the stream above the block:

    - f32: 64 elements share 16 blocks: element `n` takes word `n / 16 mod 4` of block `n / 64 * 16 + n mod 16`, and
      of it the upper 24 bits;
    - f64: 16 elements share 8 blocks: element `n` takes the words `2 p` and `2 p + 1` with `p = n / 8 mod 2` of block
      `n / 16 * 8 + n mod 8` as the upper and lower half of 64 bits, and of these the upper 53.

    The extents are `shape`, -1 for a symbol named in `names`. A tensor needs at most 2^32 blocks.

    Example:
    ```mlir
    %u = ttc.uniform %state, %stream {shape = array<i64: 64, 128>, dtype = f32}
      : (tensor<2xi64>, tensor<i64>) -> tensor<64x128xf32>
    ```
  }];
  let arguments = (ins TTC_TensorOf<[I64]>:$state, TTC_TensorOf<[I64]>:$stream, DenseI64ArrayAttr:$shape,
                   TTC_NumberTypeAttr:$dtype, OptionalAttr<TTC_DimsAttr>:$names);
  let results = (outs TTC_TensorOf<[F32, F64]>:$result);
}

#endif
