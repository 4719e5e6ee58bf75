#!/usr/bin/env python3
"""seeds.py OUT: writes each part of the lit tests (they are split at `// -----`) as a file of its own, a corpus to begin
with for fuzz-ir."""

import sys
from pathlib import Path

MAX_BYTES = 6000


def main():
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    tests = Path(__file__).resolve().parent.parent
    for path in sorted(tests.rglob("*.mlir")):
        for number, part in enumerate(path.read_text().split("// -----\n")):
            lines = [line for line in part.splitlines() if not line.lstrip().startswith("//")]
            text = "\n".join(lines).strip() + "\n"
            if "func" in text and len(text) <= MAX_BYTES:
                (out / f"{'-'.join(path.relative_to(tests).with_suffix('').parts)}-{number}").write_text(text)


if __name__ == "__main__":
    main()
