//===- Passes.td - Passes over the graph ----------------------------------===//
#ifndef TTC_PASSES_GRAPH_TD
#define TTC_PASSES_GRAPH_TD

include "mlir/Pass/PassBase.td"

def VerifyProgram : Pass<"ttc-verify-program", "::mlir::ModuleOp"> {
  let summary = "Check that a module is a program that the stages can compile";
  let description = [{
    What operations verify by themselves is taken for granted; this checks what the stages need beyond that, the contract of
    the graph level in `docs/architecture.md`:

    - The module holds functions alone, each with a body of one block that ends with `return`.
    - All values are ranked tensors of the dialect's element types, encoded by `#ttc.dims` or not at all, of a size that
      there can be.
    - All operations belong to the graph level: they compute elements (`ScalarBody`, `LinalgLowerable`), repeat a region of
      such (`RegionInference`), or stand for a gradient.
    - Names of arguments differ. `ttc.updates` names an argument that isn't an input, of the result's type, once;
      `ttc.gradient_of` names a parameter once. Results with `ttc.check` come after the outputs.

    With `static` all extents are numbers, and a result has exactly the type of the argument that it updates.
  }];
  let options = [Option<"isStatic", "static", "bool", "false", "Expect numbers for all extents">];
}

def Specialize : Pass<"ttc-specialize", "::mlir::ModuleOp"> {
  let summary = "Bind symbolic dimensions to numbers";
  let description = [{
    Replaces named extents in the argument types by the numbers bound to them, removes the encodings, and infers
    all result types again in program order. Afterwards every tensor is static. `names` attributes
    beside a `shape` attribute (reshape) are replaced too.

    Errors, at the user's location: a name without a binding, a binding without a name, two bindings of
    one name, and every shape conflict that the symbolic extents had hidden.

    Before, with `dims=B=64`:
    ```mlir
    func.func @main(%x: tensor<?x8xf32, #ttc.dims<"B", "">>) -> tensor<?x8xf32, #ttc.dims<"B", "">> {
      %0 = ttc.relu %x : ...
    ```
    After:
    ```mlir
    func.func @main(%x: tensor<64x8xf32>) -> tensor<64x8xf32> {
      %0 = ttc.relu %x : ...
    ```
  }];
  let options = [ListOption<"dims", "dims", "std::string", "Bindings, e.g. B=64,T=3">];
}

def OutlineScans : Pass<"ttc-outline-scans", "::mlir::ModuleOp"> {
  let summary = "Move the bodies of scans into functions";
  let description = [{
    Each `ttc.scan` becomes a `ttc.repeat` of a private function with its body, which fulfils the contract of `main`: the
    carries are arguments of kind `carry` that results update. The later stages work on every function of the module, and
    `ttc-plan-memory` puts the body's launches into a loop. A scan without steps leaves its first carries and empty stacks.

    Before:
    ```mlir
    %h1, %ys = ttc.scan carries(%h0) xs(%x) : (...) -> (...) {
    ^bb0(%h: tensor<8xf32>, %x_t: tensor<8xf32>):
      %0 = ttc.add %h, %x_t : (tensor<8xf32>, tensor<8xf32>) -> tensor<8xf32>
      ttc.yield %0, %0 : tensor<8xf32>, tensor<8xf32>
    }
    ```
    After:
    ```mlir
    %h1, %ys = ttc.repeat @scan0 times 100 carries(%h0) xs(%x) : (...) -> (...)
    func.func private @scan0(%h: tensor<8xf32> {ttc.kind = "carry", ttc.name = "carry0"}, %x_t: tensor<8xf32>)
        -> (tensor<8xf32> {ttc.updates = "carry0"}, tensor<8xf32>) {
      %0 = ttc.add %h, %x_t : (tensor<8xf32>, tensor<8xf32>) -> tensor<8xf32>
      return %0, %0 : tensor<8xf32>, tensor<8xf32>
    }
    ```
  }];
  let dependentDialects = ["::ttc::ir::TTCDialect", "::mlir::func::FuncDialect"];
}

def Prune : Pass<"ttc-prune", "::mlir::ModuleOp"> {
  let summary = "Remove dead operations and dead state";
  let description = [{
    Removes operations whose results nobody uses, results that update an argument with its own value,
    and arguments of kind `state` that are neither read nor updated. Inputs and
    parameters stay, so the signature that a caller knows stays.

    Before:
    ```mlir
    func.func @main(%x: tensor<4xf32>, %s: tensor<4xf32> {ttc.kind = "state", ttc.name = "s"})
        -> (tensor<4xf32>, tensor<4xf32> {ttc.updates = "s"}) {
      %dead = ttc.exp %x
      return %x, %s
    ```
    After:
    ```mlir
    func.func @main(%x: tensor<4xf32>) -> tensor<4xf32> {
      return %x
    ```
  }];
}

def InsertChecks : Pass<"ttc-insert-checks", "::mlir::ModuleOp"> {
  let summary = "Make the program check its indices";
  let description = [{
    Collects the conditions of all operations that have some (`RuntimeChecked`) and marks them as checked. Shapes are static, and gradients
    not yet expanded: what the backward graph does with an index is safe where the forward graph was. Equal
    conditions on one index are checked once.

    - An index that is an input of the program, perhaps rearranged: the argument gets the attribute `ttc.checks`, and the
      driver looks at the array before the program runs.
    - A constant: checked here; an error at the user's line.
    - Any other: a new result with the attribute `ttc.check`, a tensor<i64>, holds the greatest offending
      element, or the least i64 where there is none. Updates keep the argument's value in a run that fails.

    Operations in regions (loop bodies) are not checked; lowerings stay within memory with any index.

    Before:
    ```mlir
    func.func @main(%x: tensor<9x4xf32>, %i: tensor<3xi64> {ttc.kind = "input"}) -> tensor<3x4xf32> {
      %y = ttc.index_select %x, %i {dim = 0 : i64}
    ```
    After:
    ```mlir
    func.func @main(%x: tensor<9x4xf32>, %i: tensor<3xi64> {ttc.kind = "input", ttc.checks = [{lower = 0, upper = 9,
        message = "index_select: index {value} is out of range for dimension 0 of extent 9", location = loc("m.cpp":41:1)} ]}) {
      %y = ttc.index_select %x, %i {dim = 0 : i64, checked = true}
    ```
  }];
  let options = [Option<"enable", "enable", "bool", "true", "Insert checks; without, only mark operations as checked">];
}

def WidenTypes : Pass<"ttc-widen-types", "::mlir::ModuleOp"> {
  let summary = "Compute in f32 and i32 what is stored in narrower types";
  let description = [{
    bf16, f16, i8, i16 and ui8 are types of storage. Every operation that computes on them gets operands and results in
    f32 (bf16, f16) or i32 (i8, i16, ui8) between casts, so that results are rounded once for each operation, as in torch,
    and sums are accumulated in f32; integers wrap. An attribute `dtype` that names the results' element type follows.
    Operations that move, choose or convert elements (`StorageAgnostic`) stay as they are.

    Before:
    ```mlir
    %0 = ttc.add %x, %y : (tensor<4xbf16>, tensor<4xbf16>) -> tensor<4xbf16>
    ```
    After:
    ```mlir
    %0 = ttc.cast %x {dtype = f32} : (tensor<4xbf16>) -> tensor<4xf32>
    %1 = ttc.cast %y {dtype = f32} : (tensor<4xbf16>) -> tensor<4xf32>
    %2 = ttc.add %0, %1 : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
    %3 = ttc.cast %2 {dtype = bf16} : (tensor<4xf32>) -> tensor<4xbf16>
    ```
  }];
  let statistics = [Statistic<"operations", "operations", "Operations that compute in another type">];
}

def Simplify : Pass<"ttc-simplify", "::mlir::ModuleOp"> {
  let summary = "Canonicalize, merge equal operations, and simplify the algebra of training graphs";
  let description = [{
    Runs the operations' canonicalizations and common subexpression elimination together with identities
    between operations of different families that backward graphs are full of, until nothing changes or `max-rounds`
    is reached: broadcasts that an elementwise operation does by itself, elementwise operations
    on broadcast values, sums of broadcast values, negations that a subtraction can take in, chains of casts, sums of
    padded pieces that lie side by side.
    No identity changes the value of a float by more than the rounding of one operation, and none drops a NaN.

    Before:
    ```mlir
    %0 = ttc.expand %scale : tensor<f32> -> tensor<64x10xf32>
    %1 = ttc.mul %0, %x : tensor<64x10xf32>, tensor<64x10xf32>
    ```
    After:
    ```mlir
    %1 = ttc.mul %scale, %x : tensor<f32>, tensor<64x10xf32>
    ```
  }];
  let options = [Option<"maxRounds", "max-rounds", "unsigned", "4", "Bound on the number of rounds">];
}

def Layout : Pass<"ttc-layout", "::mlir::ModuleOp"> {
  let summary = "Choose memory layouts of activations, weights and optimizer states";
  let description = [{
    1. Every operation with a `LayoutPreference` (convolution, pooling) is rewritten to the layout
       that its kernel wants, between permutations.
    2. Permutations move down through elementwise operations, paddings and reductions, and
       pairs cancel; what remains sits at inputs, outputs and matrix products.
    3. A parameter or state that is read through one permutation alone, and whose update is the inverse
       permutation of a value,
       is stored permuted: its argument gets the permuted type and `ttc.layout = array<i64: ...>` (physical
       dimension i is the logical dimension layout[i]). Its optimizer states follow.
    4. A transposed matrix product is computed transposed, (A B)^T = B^T A^T, and a permutation that moves only
       extents of 1 becomes a reshape.

    Results of the program don't change; running the pass twice changes nothing more.

    Before:
    ```mlir
    func.func @main(%w: tensor<32x3x3x3xf32> {ttc.name = "w", ttc.kind = "parameter"}, ...) {
      %y = ttc.conv2d %x, %w {data_format = "NCHW"}
      %r = ttc.relu %y
    ```
    After:
    ```mlir
    func.func @main(%w: tensor<3x3x3x32xf32> {ttc.name = "w", ttc.kind = "parameter", ttc.layout = array<i64: 2, 3, 1, 0>}, ...) {
      %xp = ttc.permute %x {dims = [0, 2, 3, 1]}
      %y = ttc.conv2d %xp, %w {data_format = "NHWC"}
      %r = ttc.relu %y
      %rp = ttc.permute %r {dims = [0, 3, 1, 2]}
    ```
  }];
}

def SplitReductions : Pass<"ttc-split-reductions", "::mlir::ModuleOp"> {
  let summary = "Split a large reduction to a small result into two stages";
  let description = [{
    A reduction (`SplittableReduction`) of at least `min-elements` elements with fewer than `max-results`
    results, each
    over at least `min-extent` elements, has too few results to keep the threads busy. One outer reduced
    dimension is kept
    at first, or the leading reduced dimensions are reshaped into chunks; the partial results are reduced then. The
    number of chunks depends on the shape alone: the same bits for any number of threads.

    Before:
    ```mlir
    %0 = ttc.sum %x {dims = [0, 1, 2]} : tensor<64x28x28x32xf32> -> tensor<32xf32>
    ```
    After:
    ```mlir
    %p = ttc.sum %x {dims = [1, 2]} : tensor<64x28x28x32xf32> -> tensor<64x32xf32>
    %0 = ttc.sum %p {dims = [0]} : tensor<64x32xf32> -> tensor<32xf32>
    ```
  }];
  let options = [Option<"maxResults", "max-results", "int64_t", "1024", "Split only reductions with fewer results">,
                 Option<"minExtent", "min-extent", "int64_t", "1024",
                        "Split only where each result takes at least so many elements">,
                 Option<"minElements", "min-elements", "int64_t", "65536",
                        "Split only reductions of at least so many elements">,
                 Option<"maxChunks", "max-chunks", "int64_t", "64", "Bound on the number of partial results">];
}

#endif
