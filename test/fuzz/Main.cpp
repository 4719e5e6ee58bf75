// libFuzzer's entry: hands the bytes to the function ttc::fuzz::TTC_FUZZ_TARGET.
#include "test/fuzz/Targets.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t count) {
  ttc::fuzz::TTC_FUZZ_TARGET(bytes, count);
  return 0;
}
