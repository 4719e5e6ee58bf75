// RUN: ttc-opt %s --split-input-file --verify-diagnostics --ttc-specialize="dims=B=4"

// expected-error @+1 {{dimension "T" of argument 1 is not bound to an extent}}
func.func @unbound(%x: tensor<?xf32, #ttc.dims<"B">>, %y: tensor<?xf32, #ttc.dims<"T">>) {
  return
}

// -----

// expected-error @+1 {{no argument of @unknown has a dimension "B"}}
func.func @unknown(%x: tensor<4xf32>) {
  return
}

// -----

// expected-error @+1 {{dimension 0 of argument 0 has neither an extent nor a name: [?, 4]}}
func.func @unnamed(%x: tensor<?x4xf32>, %y: tensor<?xf32, #ttc.dims<"B">>) {
  return
}

// -----

func.func @conflict(%x: tensor<?xf32, #ttc.dims<"B">>, %y: tensor<5xf32>) -> tensor<?xf32> {
  %d = ttc.reshape %y {shape = array<i64: -1>} : (tensor<5xf32>) -> tensor<?xf32>
  // expected-error @+1 {{add: shapes do not broadcast}}
  %z = ttc.add %x, %d : (tensor<?xf32, #ttc.dims<"B">>, tensor<?xf32>) -> tensor<?xf32>
  return %z : tensor<?xf32>
}
