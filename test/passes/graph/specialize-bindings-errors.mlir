// RUN: not ttc-opt %s --ttc-specialize="dims=B=4,B=5" 2>&1 | FileCheck %s --check-prefix=TWICE
// RUN: not ttc-opt %s --ttc-specialize="dims=B=0" 2>&1 | FileCheck %s --check-prefix=ZERO
// RUN: not ttc-opt %s --ttc-specialize="dims=B" 2>&1 | FileCheck %s --check-prefix=SYNTAX
// RUN: not ttc-opt %s --ttc-specialize="dims=B=4,C=5" 2>&1 | FileCheck %s --check-prefix=UNKNOWN

// TWICE: dimension "B" is bound to both 4 and 5
// ZERO: expected a binding NAME=EXTENT with a positive extent, got "B=0"
// SYNTAX: expected a binding NAME=EXTENT with a positive extent, got "B"
// UNKNOWN: no argument of @main has a dimension "C", expected "B"
func.func @main(%x: tensor<?xf32, #ttc.dims<"B">>) {
  return
}
