// A failing program is written small, with the command that shows it again.
// RUN: rm -rf %t && not ttc-fuzz --seed 5 --count 3 --fault 1.5 --shrink 10 --output %t | FileCheck %s
// RUN: cat %t/5-*.mlir | FileCheck %s --check-prefix=FILE

// CHECK: {{^[0-9]+}}: {{.*}}: expected {{.*}}, got
// CHECK: smallest: {{.*}}5-{{[0-9]+}}.mlir
// CHECK: {{[1-9][0-9]*}} failed
// FILE: // reproduce: ttc-fuzz {{.*}}.mlir --seed 50000{{[0-9]+}} --variant 'native'
// FILE: // found by: ttc-fuzz --seed 5 --start {{[0-9]+}} --count 1
