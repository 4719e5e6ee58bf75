// A program depends on the seed and its number alone.
// RUN: ttc-fuzz --print --seed 7 --count 6 > %t.all
// RUN: ttc-fuzz --print --seed 7 --count 4 > %t.parts
// RUN: ttc-fuzz --print --seed 7 --start 4 --count 2 >> %t.parts
// RUN: diff %t.all %t.parts
// RUN: ttc-opt %t.all --split-input-file --verify-each > %t.verified
// RUN: FileCheck %s < %t.all

// CHECK-COUNT-6: func.func @main

// Reports don't depend on the number of processes.
// RUN: ttc-fuzz --seed 7 --count 4 | FileCheck %s --check-prefix=DONE
// RUN: ttc-fuzz --seed 7 --count 4 --jobs 3 --batch 2 | FileCheck %s --check-prefix=DONE
// DONE: {{[0-9]+}} elements compared, {{[0-9]+}} unstable
// DONE: 4 passed, 0 failed
