// The gradient of a moving average: ttc-opt --load-dialect-plugin=moving_dialect.so --ttc-stop-after=STAGE
func.func @main(%x: tensor<2x8xf32> {ttc.name = "x", ttc.kind = "input"}) -> (tensor<2x8xf32> {ttc.name = "dx"}) {
  %y = moving.average %x {window = 3 : i64} : (tensor<2x8xf32>) -> tensor<2x6xf32>
  %loss = ttc.sum %y : (tensor<2x6xf32>) -> tensor<f32>
  %dx = ttc.gradient %loss wrt %x : (tensor<f32>, tensor<2x8xf32>) -> tensor<2x8xf32>
  return %dx : tensor<2x8xf32>
}
