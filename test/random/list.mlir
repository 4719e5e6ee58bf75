// Every operation of the dialect is generated, or left out for a reason: the exit status is 1 when one is neither.
// RUN: ttc-fuzz --list | FileCheck %s

// CHECK-DAG: {{^}}add elementwise, 9 combinations of types
// CHECK-DAG: {{^}}where elementwise, 10 combinations of types
// CHECK-DAG: {{^}}sum reduction, 9 combinations of types
// CHECK-DAG: {{^}}any reduction, 1 combinations of types
// CHECK-DAG: {{^}}argmax along a dimension
// CHECK-DAG: {{^}}conv3d_weight_grad convolution
// CHECK-DAG: {{^}}kernel left out: made by the fusion
// CHECK-NOT: NOT GENERATED
// CHECK: generated, {{[0-9]+}} left out, 0 missing
