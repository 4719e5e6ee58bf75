// RUN: not ttc-opt %s --ttc-stop-after=everything 2>&1 | FileCheck %s
// RUN: not ttc-opt %s --ttc-stop-after="fusion bits=8" 2>&1 | FileCheck %s --check-prefix=OPTION
// RUN: not ttc-opt %s --ttc-stop-after="fusion dims=B=x" 2>&1 | FileCheck %s --check-prefix=DIMS
// RUN: not ttc-opt %s --ttc-stop-after="fusion vector-bits=wide" 2>&1 | FileCheck %s --check-prefix=NUMBER
// RUN: not ttc-opt %s --ttc-stop-after="fusion vector-bits=0" 2>&1 | FileCheck %s --check-prefix=BITS
// RUN: not ttc-opt %s --ttc-stop-after="fusion vector-registers=0" 2>&1 | FileCheck %s --check-prefix=REGISTERS

// CHECK: unknown stage 'everything'; stages are specialize, optimizer, autodiff
// OPTION: unknown option 'bits'; known are dims, optimize-through, vector-bits, vector-registers
// DIMS: expected NAME=NUMBER in 'dims', got 'B=x'
// NUMBER: expected a number for 'vector-bits', got 'wide'
// BITS: expected 'vector-bits' to be a power of two from 128 to 2048, got '0'
// REGISTERS: expected 'vector-registers' from 8 to 1024, got '0'
func.func @main() {
  return
}
