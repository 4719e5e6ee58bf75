//===- Scan.td - Loops over the first dimension ---------------------------===//
#ifndef TTC_SCAN_TD
#define TTC_SCAN_TD

include "dialect/core/TTCDialect.td"
include "mlir/Interfaces/ControlFlowInterfaces.td"

def TTC_ScanOp : TTC_InferredOp<"scan", [
    IsolatedFromAbove, SingleBlock, DeclareOpInterfaceMethods<Differentiable>,
    DeclareOpInterfaceMethods<PartlyDifferentiable>, DeclareOpInterfaceMethods<RegionInference>]> {
  let summary = "a loop that carries values from step to step";
  let description = [{
    For t from 0 to T - 1, with `reverse` from T - 1 to 0:

        carry, y[t] = body(carry, xs[t], consts)

    where `xs[t]` is element t along dimension 0, of the common extent T, of each of `xs`. The first carries are
    `init`; carries keep their types. Results are the last carries, then the stacked y, of extent T along dimension 0
    whatever the direction. `length` is T where there are no `xs`. It compiles to a loop of T steps, whatever T is.

    The derivative is another scan in the other direction (Griewank and Walther 2008, section 4.1), fed with the values
    of the forward body that it needs, which become further stacked results.

    Example:
    ```mlir
    %h1, %ys = ttc.scan carries(%h0) xs(%x) consts(%w)
        : (tensor<8xf32>, tensor<100x8xf32>, tensor<8x8xf32>) -> (tensor<8xf32>, tensor<100x8xf32>) {
    ^bb0(%h: tensor<8xf32>, %x_t: tensor<8xf32>, %w_in: tensor<8x8xf32>):
      %0 = ttc.matmul %h, %w_in : (tensor<8xf32>, tensor<8x8xf32>) -> tensor<8xf32>
      %1 = ttc.add %0, %x_t : (tensor<8xf32>, tensor<8xf32>) -> tensor<8xf32>
      %2 = ttc.tanh %1 : (tensor<8xf32>) -> tensor<8xf32>
      ttc.yield %2, %2 : tensor<8xf32>, tensor<8xf32>
    }
    ```
  }];
  // The carries' first values, then `xs`, then the constants.
  let arguments = (ins Variadic<TTC_Tensor>:$inputs, I64Attr:$num_carries, I64Attr:$num_xs, UnitAttr:$reverse,
                       OptionalAttr<I64Attr>:$length);
  let results = (outs Variadic<TTC_Tensor>:$outputs);
  let regions = (region SizedRegion<1>:$body);
  let assemblyFormat = [{
    (`reverse` $reverse^)? (`length` $length^)? custom<ScanInputs>($inputs, $num_carries, $num_xs) attr-dict
    `:` functional-type(operands, results) $body
  }];
  let builders = [OpBuilder<(ins "::mlir::TypeRange":$types, "::mlir::ValueRange":$init, "::mlir::ValueRange":$xs,
                                 "::mlir::ValueRange":$consts, "bool":$reverse, "std::optional<int64_t>":$length)>];
  let extraClassDeclaration = [{
    ::mlir::OperandRange getInit() { return getInputs().take_front(getNumCarries()); }
    ::mlir::OperandRange getXs() { return getInputs().slice(getNumCarries(), getNumXs()); }
    ::mlir::OperandRange getConsts() { return getInputs().drop_front(getNumCarries() + getNumXs()); }
    /// The body's arguments: carries, elements of `xs`, constants.
    ::llvm::ArrayRef<::mlir::BlockArgument> getCarryArguments() {
      return getBody().getArguments().take_front(getInit().size());
    }
    ::llvm::ArrayRef<::mlir::BlockArgument> getElementArguments() {
      return getBody().getArguments().slice(getInit().size(), getXs().size());
    }
    ::llvm::ArrayRef<::mlir::BlockArgument> getConstArguments() {
      return getBody().getArguments().take_back(getConsts().size());
    }
    /// What a step ends with: the next carries, then its elements of the stacked results.
    ::mlir::Operation *getYield() { return getBody().front().getTerminator(); }
    ::mlir::ResultRange getStacked() { return getResults().drop_front(getInit().size()); }
    /// The number of steps; dynamic for a symbol.
    int64_t getTimes();
    /// The results of a scan without steps: the first carries and empty stacks.
    ::llvm::SmallVector<::mlir::Value> buildWithoutSteps(::mlir::OpBuilder &builder);
  }];
  let hasRegionVerifier = 1;
  let hasCanonicalizer = 1;
}

#endif
