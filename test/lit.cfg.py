"""The lit suite of ttc: every .mlir file below test/, run with ttc-opt, ttc-run and FileCheck.

Features: `avx2` and `avx512` say what the machine can run.
Substitutions: %ttc_inputs is this folder's path.
"""

import os

import lit.formats
from lit.llvm import llvm_config

config.name = "ttc"
config.test_format = lit.formats.ShTest(not llvm_config.use_lit_shell)
config.suffixes = [".mlir"]
config.excludes = ["unit", "package", "examples", "Inputs"]
config.test_source_root = os.path.dirname(__file__)
config.test_exec_root = os.path.join(config.ttc_binary_dir, "test")

for path in (config.llvm_tools_dir, os.path.join(config.ttc_binary_dir, "bin")):
    llvm_config.with_environment("PATH", path, append_path=True)
for name in ("TTC_NUM_THREADS", "TTC_TARGET", "ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS"):
    if name in os.environ:
        config.environment[name] = os.environ[name]

config.substitutions.append(("%ttc_inputs", config.test_source_root))

with open("/proc/cpuinfo") as cpuinfo:
    flags = set(next((line for line in cpuinfo if line.startswith("flags")), "").split())
if {"avx2", "fma"} <= flags:
    config.available_features.add("avx2")
if {"avx512f", "avx512bw", "avx512dq", "avx512vl"} <= flags:
    config.available_features.add("avx512")
