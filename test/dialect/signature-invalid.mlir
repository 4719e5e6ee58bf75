// Attributes of functions, arguments and results without the form that their readers rely on.
// RUN: ttc-opt %s -verify-diagnostics -split-input-file

// The dialect of an operation is loaded, and with it the verification of its attributes.
func.func private @loads(%x: tensor<4xf32>) -> tensor<4xf32> {
  %0 = ttc.exp %x : (tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}
// expected-error @+1 {{expected ttc.name of argument 0 to be a string that isn't empty, got 3 : i64}}
func.func private @name(tensor<4xf32> {ttc.name = 3})

// -----

// expected-error @+1 {{expected ttc.name of argument 0 to be a string that isn't empty, got ""}}
func.func @empty_name(%x: tensor<4xf32> {ttc.name = ""}) {
  %0 = ttc.exp %x : (tensor<4xf32>) -> tensor<4xf32>
  return
}

// -----

// expected-error @+1 {{expected ttc.kind of argument 1 to be one of "input", "parameter", "state", "carry", "output", got "inputs"}}
func.func @kind(%x: tensor<4xf32>, %y: tensor<4xf32> {ttc.kind = "inputs"}) {
  %0 = ttc.exp %x : (tensor<4xf32>) -> tensor<4xf32>
  return
}

// -----

// expected-error @+1 {{unknown attribute "ttc.kinds" of argument 0, expected one of ttc.name, ttc.kind,}}
func.func @unknown(%x: tensor<4xf32> {ttc.kinds = "input"}) {
  %0 = ttc.exp %x : (tensor<4xf32>) -> tensor<4xf32>
  return
}

// -----

// expected-error @+1 {{expected ttc.layout of argument 0 to be an array<i64> that permutes the 2 dimensions, got array<i64: 9, 7>}}
func.func @layout(%x: tensor<4x4xf32> {ttc.layout = array<i64: 9, 7>}) {
  %0 = ttc.exp %x : (tensor<4x4xf32>) -> tensor<4x4xf32>
  return
}

// -----

// expected-error @+1 {{expected ttc.layout of argument 0 to be an array<i64> that permutes the 2 dimensions, got array<i64: 0, 0>}}
func.func @layout_twice(%x: tensor<4x4xf32> {ttc.layout = array<i64: 0, 0>}) {
  %0 = ttc.exp %x : (tensor<4x4xf32>) -> tensor<4x4xf32>
  return
}

// -----

// expected-error @+1 {{expected ttc.layout of argument 0 to be an array<i64> that permutes the 2 dimensions, got array<i64: 0, 1, 2>}}
func.func @layout_rank(%x: tensor<4x4xf32> {ttc.layout = array<i64: 0, 1, 2>}) {
  %0 = ttc.exp %x : (tensor<4x4xf32>) -> tensor<4x4xf32>
  return
}

// -----

// expected-error @+1 {{expected ttc.layout of argument 0 to be an array<i64> that permutes the 2 dimensions, got [1, 0]}}
func.func @layout_form(%x: tensor<4x4xf32> {ttc.layout = [1, 0]}) {
  %0 = ttc.exp %x : (tensor<4x4xf32>) -> tensor<4x4xf32>
  return
}

// -----

// expected-error @+1 {{expected ttc.initial of argument 0 to be an f64, got 1 : i64}}
func.func @initial(%x: tensor<4xf32> {ttc.initial = 1}) {
  %0 = ttc.exp %x : (tensor<4xf32>) -> tensor<4xf32>
  return
}

// -----

// expected-error @+1 {{expected ttc.optimizer of argument 0 to be an optimizer, got "adam"}}
func.func @argument_optimizer(%x: tensor<4xf32> {ttc.optimizer = "adam"}) {
  %0 = ttc.exp %x : (tensor<4xf32>) -> tensor<4xf32>
  return
}

// -----

// expected-error @+1 {{expected ttc.checks of argument 0 to be an array of dictionaries with message, location, lower, upper and perhaps ignored, got [{}]}}
func.func @checks(%x: tensor<4xi64> {ttc.checks = [{}]}) {
  %0 = ttc.neg %x : (tensor<4xi64>) -> tensor<4xi64>
  return
}

// -----

// expected-error @+1 {{expected ttc.checks of argument 0 to be an array of dictionaries}}
func.func @checks_form(%x: tensor<4xi64> {ttc.checks = {}}) {
  %0 = ttc.neg %x : (tensor<4xi64>) -> tensor<4xi64>
  return
}

// -----

// expected-error @+1 {{expected ttc.checks of argument 0 to be an argument of i32 or i64 elements, got []}}
func.func @checks_type(%x: tensor<4xi8> {ttc.checks = []}) {
  %0 = ttc.neg %x : (tensor<4xi8>) -> tensor<4xi8>
  return
}

// -----

// expected-error @+1 {{expected ttc.check of result 0 to be a dictionary with message and location, got {}}}
func.func @check(%x: tensor<i64>) -> (tensor<i64> {ttc.check = {}}) {
  %0 = ttc.neg %x : (tensor<i64>) -> tensor<i64>
  return %0 : tensor<i64>
}

// -----

// expected-error @+1 {{expected ttc.check of result 0 to be a result of type tensor<i64>}}
func.func @check_type(%x: tensor<4xi64>) -> (tensor<4xi64> {ttc.check = {message = "m", location = loc(unknown)}}) {
  %0 = ttc.neg %x : (tensor<4xi64>) -> tensor<4xi64>
  return %0 : tensor<4xi64>
}

// -----

// expected-error @+1 {{expected ttc.updates of result 0 to be a string that isn't empty, got 0 : i64}}
func.func @updates(%x: tensor<4xi64>) -> (tensor<4xi64> {ttc.updates = 0}) {
  %0 = ttc.neg %x : (tensor<4xi64>) -> tensor<4xi64>
  return %0 : tensor<4xi64>
}

// -----

// expected-error @+1 {{expected ttc.gradient_of of result 0 to be a string that isn't empty, got unit}}
func.func @gradient_of(%x: tensor<4xi64>) -> (tensor<4xi64> {ttc.gradient_of}) {
  %0 = ttc.neg %x : (tensor<4xi64>) -> tensor<4xi64>
  return %0 : tensor<4xi64>
}

// -----

// expected-error @+1 {{unknown attribute "ttc.kind" of result 0, expected one of ttc.name, ttc.updates, ttc.gradient_of, ttc.check}}
func.func @result_kind(%x: tensor<4xi64>) -> (tensor<4xi64> {ttc.kind = "output"}) {
  %0 = ttc.neg %x : (tensor<4xi64>) -> tensor<4xi64>
  return %0 : tensor<4xi64>
}

// -----

// expected-error @+1 {{expected ttc.loss of the function to be a string that isn't empty, got 1 : i64}}
func.func @loss(%x: tensor<4xi64>) attributes {ttc.loss = 1} {
  %0 = ttc.neg %x : (tensor<4xi64>) -> tensor<4xi64>
  return
}

// -----

// expected-error @+1 {{expected ttc.momentum_state of the function to be unit, got true}}
func.func @momentum_state(%x: tensor<4xi64>) attributes {ttc.momentum_state = true} {
  %0 = ttc.neg %x : (tensor<4xi64>) -> tensor<4xi64>
  return
}

// -----

// expected-error @+1 {{expected ttc.tasks of the function to be an i64 of at least 0, got -1 : i64}}
func.func @tasks(%x: tensor<4xi64>) attributes {ttc.tasks = -1} {
  %0 = ttc.neg %x : (tensor<4xi64>) -> tensor<4xi64>
  return
}

// -----

// expected-error @+1 {{expected ttc.range of argument 0 to be [low, high], got [0, "one"]}}
func.func @range(%x: tensor<4xi64> {ttc.range = [0, "one"]}) {
  %0 = ttc.neg %x : (tensor<4xi64>) -> tensor<4xi64>
  return
}

// -----

// expected-error @+1 {{expected ttc.values of argument 0 to be dense elements, got [1, 1, 1, 1]}}
func.func @values(%x: tensor<4xi64> {ttc.values = [1, 1, 1, 1]}) {
  %0 = ttc.neg %x : (tensor<4xi64>) -> tensor<4xi64>
  return
}

// -----

// expected-error @+1 {{expected ttc.inplace of argument 0 to be an array<i64> of positions of arguments below 1, got array<i64: 1>}}
func.func @inplace(%x: tensor<4xi64> {ttc.inplace = array<i64: 1>}) {
  %0 = ttc.neg %x : (tensor<4xi64>) -> tensor<4xi64>
  return
}

// -----

func.func @operation(%x: tensor<4xi64>) {
  // expected-error @+1 {{'ttc.neg' op has the attribute "ttc.name", which only functions may have}}
  %0 = ttc.neg %x {ttc.name = "x"} : (tensor<4xi64>) -> tensor<4xi64>
  return
}

// -----

// The text of an attribute is cut.
// expected-error @+1 {{expected ttc.loss of the function to be a string that isn't empty, got [0 : index, 1 : index, 2 : index, 3 : index, 4 : index, 5 : index, 6 : index, 7 : index, 8 : index, 9 : index, 10 : inde...}}
func.func @long(%x: tensor<4xi64>) attributes {ttc.loss = [0 : index, 1 : index, 2 : index, 3 : index, 4 : index,
    5 : index, 6 : index, 7 : index, 8 : index, 9 : index, 10 : index, 11 : index, 12 : index, 13 : index, 14 : index]} {
  %0 = ttc.neg %x : (tensor<4xi64>) -> tensor<4xi64>
  return
}

// -----

// expected-error @+1 {{expected #ttc.dims with one name for each of 2 dimensions, got 1}}
func.func private @dims(tensor<?x4xf32, #ttc.dims<"B">>)

// -----

func.func @encoding(%x: tensor<4xf32, "elsewhere">) {
  // expected-error @+1 {{'ttc.exp' op operand #0 must be ranked tensor of}}
  %0 = ttc.exp %x : (tensor<4xf32, "elsewhere">) -> tensor<4xf32, "elsewhere">
  return
}

// -----

func.func @dtype(%x: tensor<4xf32>) {
  // expected-error @+1 {{'ttc.cast' op attribute 'dtype' failed to satisfy constraint}}
  %0 = ttc.cast %x {dtype = tensor<4xf32>} : (tensor<4xf32>) -> tensor<4xf32>
  return
}

// -----

func.func @iota_dtype() {
  // expected-error @+1 {{'ttc.iota' op attribute 'dtype' failed to satisfy constraint}}
  %0 = ttc.iota {shape = array<i64: 4>, dim = 0 : i64, dtype = i1} : () -> tensor<4xi64>
  return
}

// -----

func.func @uniform_dtype(%state: tensor<2xi64>, %stream: tensor<i64>) {
  // expected-error @+1 {{'ttc.uniform' op attribute 'dtype' failed to satisfy constraint}}
  %0 = ttc.uniform %state, %stream {shape = array<i64: 4>, dtype = none} : (tensor<2xi64>, tensor<i64>) -> tensor<4xf32>
  return
}
