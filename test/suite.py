#!/usr/bin/env python3
"""Runs every test of the built tree and adds up; `./run test` builds it first and starts this.

Prints a line per part, the output of those that failed, and closes with `N passed, N failed` (with `, N skipped` when
something was skipped). Exits with 1 when anything failed. Arguments choose parts by name; all run when none is given.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import layering

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
WORK = BUILD / "suite"
LIT = "/usr/lib/llvm-22/bin/lit"
SHARED = ROOT.parent / "shared"


@dataclass
class Result:
    """Counts of one part; `output` is shown when something failed, `note` beside the counts."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0
    output: str = ""
    note: str = ""


def run(command, timeout=1800, **environment):
    """Runs `command` in WORK without stdin. Returns (exit status, stdout and stderr together); 124 when it took too
    long, 127 when there is no such program."""
    try:
        done = subprocess.run([str(word) for word in command], cwd=WORK, stdin=subprocess.DEVNULL, text=True,
                              errors="replace", stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=timeout,
                              env={**os.environ, **environment})
        ended = f"\nexit status {done.returncode}" if done.returncode else ""
        return done.returncode, done.stdout + ended
    except FileNotFoundError as missing:
        return 127, f"{missing.strerror}: {missing.filename}"
    except subprocess.TimeoutExpired as expired:
        output = expired.stdout or b""
        return 124, (output if isinstance(output, str) else output.decode(errors="replace")) + f"\ntook over {timeout} s"


def one(command, **options):
    """A part that is one program: it passes when the program exits with 0."""
    status, output = run(command, **options)
    return Result(passed=1) if status == 0 else Result(failed=1, output=output)


def steps(*commands, **options):
    """A part that passes when all of `commands` do, run one after the other."""
    for command in commands:
        result = one(command, **options)
        if result.failed:
            return result
    return Result(passed=1)


def lit():
    """The lit suite: every .mlir file under test/."""
    report = WORK / "lit.json"
    _, output = run([LIT, "-s", "-v", "-o", report, BUILD / "test"])
    if not report.exists():
        return Result(failed=1, output=output)
    codes = [test["code"] for test in json.loads(report.read_text())["tests"]]
    passed = sum(code in ("PASS", "XFAIL", "FLAKYPASS") for code in codes)
    skipped = sum(code in ("UNSUPPORTED", "SKIPPED", "EXCLUDED") for code in codes)
    return Result(passed, len(codes) - passed - skipped, skipped, output)


def gtest(program, name, *options, **environment):
    """A GoogleTest program; a crash counts as one more failure."""
    report = WORK / f"{name}.json"
    status, output = run([program, "--gtest_brief=1", f"--gtest_output=json:{report}", *options], **environment)
    if not report.exists():
        return Result(failed=1, output=output)
    tests = [test for suite in json.loads(report.read_text())["testsuites"] for test in suite["testsuite"]]
    failed = sum("failures" in test for test in tests)
    skipped = sum(test["status"] == "NOTRUN" or test["result"] == "SKIPPED" for test in tests)
    if status != 0 and failed == 0:
        failed = 1
    return Result(max(0, len(tests) - failed - skipped), failed, skipped, output)


def unit():
    """The unit tests."""
    return gtest(BUILD / "bin" / "ttc-unit", "unit")


def unit_avx2():
    """The unit tests with code for AVX2, whatever more the machine can do."""
    return gtest(BUILD / "bin" / "ttc-unit", "unit-avx2", TTC_TARGET="avx2")


def asan():
    """The unit tests under AddressSanitizer (with leaks) and UndefinedBehaviorSanitizer."""
    build = ROOT / "build-asan"
    commands = [["cmake", "--build", build, "--target", "ttc-unit"]]
    if not (build / "build.ninja").exists():
        commands.insert(0, ["cmake", "-S", ROOT, "--preset", "asan"])
    built = steps(*commands, timeout=3600)
    if built.failed:
        return built
    # Arenas of LLVM's headers poison what they haven't handed out; the same code inside LLVM's libraries doesn't know.
    return gtest(build / "bin" / "ttc-unit", "asan",
                 ASAN_OPTIONS="detect_leaks=1:detect_odr_violation=0:allow_user_poisoning=0:allocator_may_return_null=1",
                 LSAN_OPTIONS=f"suppressions={ROOT}/test/lsan.supp:print_suppressions=0",
                 UBSAN_OPTIONS="print_stacktrace=1")


def tsan():
    """The tests of threads under ThreadSanitizer; LLVM, MLIR and libomp are not instrumented."""
    build = ROOT / "build-tsan"
    commands = [["cmake", "--build", build, "--target", "ttc-unit-threads"]]
    if not (build / "build.ninja").exists():
        commands.insert(0, ["cmake", "-S", ROOT, "--preset", "tsan"])
    built = steps(*commands, timeout=3600)
    if built.failed:
        return built
    # A child of a process with threads may make none under ThreadSanitizer.
    return gtest(build / "bin" / "ttc-unit-threads", "tsan", "--gtest_filter=-ThreadsFork.*:ThreadsLimit.*",
                 TSAN_OPTIONS=f"suppressions={ROOT}/test/tsan.supp:print_suppressions=0")


def hosts():
    """Programs of other kinds: a plugin of a C program, globals, without run-time type information or exceptions."""
    bin = BUILD / "bin"
    results = [one([bin / "ttc-host", bin / "ttc-host-plugin.so"], timeout=300),
               *(one([bin / f"ttc-host-{name}"], timeout=300) for name in ("globals", "no-rtti", "no-exceptions"))]
    return Result(sum(r.passed for r in results), sum(r.failed for r in results), output="".join(r.output for r in results))


def gradients():
    """The gradients of the API's composite functions against central differences, to the second order."""
    status, output = run([BUILD / "bin" / "ttc-gradients"])
    counts = re.findall(r"^(\d+) passed, (\d+) failed$", output, re.MULTILINE)
    return Result(*map(int, counts[-1]), output=output) if counts else Result(failed=1, output=output)


def fuzz():
    """300 random programs, each compiled in several ways, against an unoptimized one in f64; see ttc-fuzz."""
    status, output = run([BUILD / "bin" / "ttc-fuzz", "--seed", 1, "--count", 300, "--jobs", os.cpu_count() or 1,
                          "--shrink", 60, "--output", WORK / "fuzz"])
    counts = re.findall(r"^(\d+) passed, (\d+) failed$", output, re.MULTILINE)
    return Result(*map(int, counts[-1]), output=output) if counts else Result(failed=1, output=output)


def goldens():
    """The reference cases computed by torch, where they are at hand."""
    cases = SHARED / "goldens" / "dev"
    if not cases.is_dir():
        return Result(skipped=1, note="no ../shared/goldens/dev")
    status, output = run([BUILD / "bin" / "ttc-goldens", cases])
    counts = re.findall(r"^(\d+) passed, (\d+) failed, (\d+) skipped$", output, re.MULTILINE)
    if not counts:
        return Result(failed=1, output=output)
    passed, failed, skipped = map(int, counts[-1])
    return Result(passed, failed or int(status != 0), skipped, output)


def package():
    """Another project finds the installed package and links ttc::ttc."""
    prefix, build = WORK / "prefix", WORK / "package"
    for folder in (prefix, build):
        shutil.rmtree(folder, ignore_errors=True)
    return steps(["cmake", "--install", BUILD, "--prefix", prefix], configure(ROOT / "test" / "package", build, prefix),
                 ["cmake", "--build", build], [build / "consumer"], [prefix / "bin" / "ttc-opt", "--version"])


def examples():
    """The examples: those of the build tree, and the project of its own with a native operation."""
    prefix, source, build = WORK / "prefix", ROOT / "examples" / "native_op", WORK / "native_op"
    shutil.rmtree(build, ignore_errors=True)
    plugin = f"--load-dialect-plugin={build}/moving_dialect.so"
    return steps([BUILD / "bin" / "ttc-example-custom-op"], ["cmake", "--install", BUILD, "--prefix", prefix],
                 configure(source, build, prefix), ["cmake", "--build", build], [build / "moving-average"],
                 *([BUILD / "bin" / "ttc-opt", plugin, source / "moving.mlir", f"--ttc-stop-after={stage}"]
                   for stage in ("autodiff", "linalg", "lowering")))


def configure(source, build, prefix):
    """The command that configures the project in `source` against the package installed in `prefix`."""
    return ["cmake", "-S", source, "-B", build, "-G", "Ninja", f"-DCMAKE_PREFIX_PATH={prefix}",
            "-DCMAKE_BUILD_TYPE=Release", "-DCMAKE_CXX_COMPILER=clang++-22"]


def quickstart():
    """The files of README.md as they stand there: the quick start is built against the installed package and run."""
    prefix, source = WORK / "prefix", WORK / "quickstart"
    shutil.rmtree(source, ignore_errors=True)
    source.mkdir(parents=True)
    text = (ROOT / "README.md").read_text()
    blocks = dict(re.findall(r"`([\w.]+)`:\n\n```\w*\n(.*?)```", text, re.DOTALL))
    for name in ("main.cpp", "CMakeLists.txt", "model.mlir"):
        if name not in blocks:
            return Result(failed=1, output=f"README.md: expected a block called {name}")
        (source / name).write_text(blocks[name])
    return steps(["cmake", "--install", BUILD, "--prefix", prefix], configure(source, source / "build", prefix),
                 ["cmake", "--build", source / "build"], [source / "build" / "app"],
                 *([BUILD / "bin" / "ttc-opt", source / "model.mlir", f"--ttc-stop-after={stage} dims=B=64"]
                   for stage in ("fusion", "tiling", "lowering")))


def demo():
    """A short training run of the demo that is resumed once."""
    program, checkpoint = BUILD / "bin" / "ttc-demo", WORK / "demo.safetensors"
    checkpoint.unlink(missing_ok=True)
    command = [program, "--train", "1024", "--epochs", "1", "--checkpoint", checkpoint]
    return steps(command, [*command[:4], "2", *command[5:], "--resume"], timeout=300)


def layers():
    """The structure of the source tree; see layering.py."""
    failures = layering.check(ROOT, BUILD)
    failed = sum(bool(lines) for lines in failures.values())
    output = "".join(f"{rule}:\n" + "".join(f"  {line}\n" for line in lines) for rule, lines in failures.items() if lines)
    return Result(len(failures) - failed, failed, output=output)


PARTS = {"lit": lit, "unit": unit, "unit-avx2": unit_avx2, "gradients": gradients, "fuzz": fuzz, "goldens": goldens,
         "package": package, "examples": examples, "quickstart": quickstart, "demo": demo, "layering": layers,
         "hosts": hosts, "asan": asan, "tsan": tsan}


def main():
    parts = "\n".join(f"  {name:12}{part.__doc__.splitlines()[0]}" for name, part in PARTS.items())
    parser = argparse.ArgumentParser(prog="./run test", description="Runs the tests.", epilog=f"parts:\n{parts}",
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", metavar="PART", help="parts to run; all when none is given")
    chosen = parser.parse_args().parts or list(PARTS)
    if unknown := [name for name in chosen if name not in PARTS]:
        parser.error(f"unknown part: expected one of {', '.join(PARTS)}, got {', '.join(unknown)}")
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    total = Result()
    for name in chosen:
        start = time.monotonic()
        result = PARTS[name]()
        total.passed += result.passed
        total.failed += result.failed
        total.skipped += result.skipped
        note = f" ({result.note})" if result.note else ""
        print(f"{name:12}{result.passed:6} passed {result.failed:4} failed {result.skipped:4} skipped "
              f"{time.monotonic() - start:7.1f} s{note}", flush=True)
        if result.failed:
            print(result.output.rstrip(), flush=True)
    skipped = f", {total.skipped} skipped" if total.skipped else ""
    print(f"{total.passed} passed, {total.failed} failed{skipped}")
    return 1 if total.failed else 0


if __name__ == "__main__":
    sys.exit(main())
