"""Rules of the source tree that a script can see: layers, file sizes, a test for each pass and each operation."""

import re
import subprocess

FOLDERS = ("bench", "cmake", "dialect", "examples", "include", "lib", "passes", "runtime", "test", "tools")
SOURCES = (".cpp", ".h", ".td", ".py", ".mlir", ".cmake")
MAX_LINES = 600
MLIR_INCLUDE = re.compile(r'^\s*#\s*include\s*["<](mlir|mlir-c|llvm|llvm-c)/', re.MULTILINE)
PRIVATE_INCLUDE = re.compile(r'^\s*#\s*include\s*["<](dialect|passes|lib|runtime|fmt|nlohmann|CLI)/', re.MULTILINE)


def check(root, build):
    """Checks all rules. Returns {rule: [one line per violation]}; an empty list means that the rule holds."""
    files = sorted(path for folder in FOLDERS for path in (root / folder).rglob("*") if path.suffix in SOURCES)
    return {
        "public headers include neither MLIR nor LLVM": including(root, root / "include" / "ttc", MLIR_INCLUDE),
        "public headers include public headers only": including(root, root / "include", PRIVATE_INCLUDE),
        "the runtime includes neither MLIR nor LLVM": including(root, root / "runtime", MLIR_INCLUDE),
        "lib/host includes neither MLIR nor LLVM": including(root, root / "lib" / "host", MLIR_INCLUDE),
        "the runtime library doesn't link MLIR or LLVM": runtime_links(build),
        f"no file has more than {MAX_LINES} lines": long_files(root, files),
        "every pass has a lit test of its name": untested_passes(root),
        "every operation appears in a lit test": untested_operations(root),
    }


def including(root, folder, pattern):
    return [str(path.relative_to(root)) for path in sorted(folder.rglob("*"))
            if path.suffix in (".h", ".cpp") and pattern.search(path.read_text())]


def runtime_links(build):
    library = build / "lib" / "libttc_runtime.so"
    dynamic = subprocess.run(["/usr/lib/llvm-22/bin/llvm-readelf", "-d", library], text=True, capture_output=True)
    if dynamic.returncode:
        return [dynamic.stderr.strip()]
    needed = re.findall(r"\(NEEDED\).*\[(.*)\]", dynamic.stdout)
    return [name for name in needed if re.search("LLVM|MLIR", name)]


def long_files(root, files):
    lengths = ((path, len(path.read_text().splitlines())) for path in files)
    return [f"{path.relative_to(root)}: {lines} lines" for path, lines in lengths if lines > MAX_LINES]


def records(root, folder, pattern):
    """All matches of `pattern` in the TableGen files below `folder`, of which there must be some."""
    texts = (path.read_text() for path in (root / folder).rglob("*.td"))
    names = {name for text in texts for name in re.findall(pattern, text, re.MULTILINE)}
    return sorted(names) or [f"(nothing in {folder} looks like a record)"]


def untested_passes(root):
    stems = {path.stem for path in (root / "test").rglob("*.mlir")}
    return [f"--ttc-{flag}" for flag in records(root, "passes", r'Pass<"ttc-([a-z0-9-]+)"') if flag not in stems]


def untested_operations(root):
    tests = "\n".join(path.read_text() for path in (root / "test").rglob("*.mlir"))
    names = records(root, "dialect", r'^def TTC_\w+Op\b[^{;]*?<"([a-z0-9_]+)"')
    return [f"ttc.{name}" for name in names if not re.search(rf"\bttc\.{name}\b", tests)]
