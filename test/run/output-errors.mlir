// What can't be read or written is an error with its reason.

// RUN: rm -rf %t && mkdir %t && mkfifo %t/fifo
// RUN: not ttc-run %s --random > /dev/full 2> %t/full && FileCheck %s --check-prefix=FULL --input-file=%t/full
// RUN: not ttc-run %s --random -o /proc/nope/x 2>&1 | FileCheck %s --check-prefix=FOLDER
// RUN: not ttc-run %s -i %t/fifo 2>&1 | FileCheck %s --check-prefix=FIFO

// FULL: ttc-run: can't write to standard output: No space left on device
// FOLDER: ttc-run: can't make the folder '/proc/nope/x': No such file or directory
// FIFO: ttc-run: can't read '{{.*}}/fifo': not a regular file, but a FIFO
func.func @main(%x: tensor<2xf32> {ttc.name = "x", ttc.kind = "input"}) -> (tensor<2xf32> {ttc.name = "y"}) {
  %0 = ttc.exp %x : (tensor<2xf32>) -> tensor<2xf32>
  return %0 : tensor<2xf32>
}
