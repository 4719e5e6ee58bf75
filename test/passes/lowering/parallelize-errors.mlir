// RUN: ttc-opt %s -verify-diagnostics --ttc-parallelize

func.func @main(%arena: memref<64xi8>, %x: memref<1099511627776x8xi8>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %times = arith.constant 1099511627776 : index
  // expected-error @+1 {{expected at most 549755813887 iterations in a run, got 1099511627776}}
  scf.for %i = %c0 to %times step %c1 {
    %row = ttc.row %x[%i] : memref<1099511627776x8xi8> to memref<8xi8>
    ttc.launch @k(%row) tasks 4 writes [0] : (memref<8xi8>) -> ()
  }
  return
}

module @k {
  func.func @k(%x: memref<8xi8> {ttc.result}) {
    return
  }
}
