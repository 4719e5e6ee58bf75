#!/usr/bin/env python3
"""Times ttc beside PyTorch and JAX; `./run bench --peers` starts this.

The peers run in a virtual environment of their own (build/peers-venv, made here from PyPI when it isn't there) through
../shared/bench/peers.py, each in its fastest variant. Programs alternate (ttc, peer, ttc, peer, ...), so that all see the
same machine. Prints each program's median, the ratio of the best peer's time to ttc's, and how far the losses differ from the peers'.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PEERS = ROOT.parent / "shared" / "bench" / "peers.py"
VENV = ROOT / "build" / "peers-venv"
PYTHON = VENV / "bin" / "python"
REQUIREMENTS = ["torch", "jax", "numpy"]

# The variants of each framework that are fastest on some machine.
VARIANTS = {
    "mlp": [
        ["--framework", "torch-eager", "--opt", "fused"],
        ["--framework", "torch-compile", "--opt", "fused"],
        ["--framework", "jax"],
    ],
    "mlp_small": [
        ["--framework", "torch-eager", "--opt", "fused"],
        ["--framework", "torch-compile", "--opt", "fused"],
        ["--framework", "torch-compile", "--opt", "compiled"],
        ["--framework", "jax"],
    ],
    "lenet": [
        ["--framework", "torch-eager", "--opt", "fused", "--layout", "nhwc"],
        ["--framework", "torch-compile", "--opt", "fused", "--layout", "nhwc"],
        ["--framework", "jax", "--variant", "reshapepool"],
    ],
}
# The step at which losses are compared: late enough to see a wrong update, before rounding errors have grown large.
LOSS_STEP = {"mlp": 20, "mlp_small": 20, "lenet": 10}


def say(text):
    print(text, flush=True)


def prepare():
    """Makes the virtual environment, once; a changed list of requirements makes it anew."""
    if not PEERS.exists():
        sys.exit(f"ttc-bench: expected the peers' program at {PEERS}, which isn't there")
    stamp = VENV / "requirements.txt"
    wanted = "\n".join(REQUIREMENTS) + "\n"
    if stamp.exists() and stamp.read_text() == wanted:
        return
    say(f"making {VENV.relative_to(ROOT)} with {', '.join(REQUIREMENTS)} from PyPI (about 6 GB)")
    if not PYTHON.exists():
        subprocess.run([sys.executable, "-m", "venv", VENV], check=True)
    subprocess.run([PYTHON, "-m", "pip", "install", "--quiet", *REQUIREMENTS], check=True)
    stamp.write_text(wanted)


def record(command):
    """Runs a program that takes --json FILE. Returns its one record, or None with its output printed when it failed."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "record.json"
        done = subprocess.run([*map(str, command), "--json", str(path)], stdin=subprocess.DEVNULL, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"})
        if done.returncode or not path.exists():
            say(f"failed: {' '.join(map(str, command))}\n{done.stdout}")
            return None
        return json.loads(path.read_text())[0]


def label(entry):
    parts = [entry["framework"], *(entry[key] for key in ("opt", "layout", "variant") if entry[key] not in ("default", ""))]
    return " ".join(parts)


def measure(workload, arguments):
    """Runs `arguments.rounds` rounds of ttc before each peer. Returns {label: [records]}."""
    common = ["--threads", arguments.threads, "--min-time", arguments.min_time]
    runs = {}
    for turn in range(arguments.rounds):
        for variant in VARIANTS[workload]:
            for command in ([ROOT / "build" / "bin" / "ttc-bench", workload, *common],
                            [PYTHON, PEERS, "--workload", workload, *variant, *common]):
                entry = record(command)
                if entry is None:
                    continue
                runs.setdefault(label(entry), []).append(entry)
                say(f"  {workload:10} round {turn + 1} {label(entry):32} {entry['median_ms']:9.3f} ms  first step "
                    f"{entry['first_step_s']:6.2f} s  {entry['peak_rss_mb']:5.0f} MB  fma "
                    f"{entry.get('fma_gflops', 0):4.0f} GF/s{'' if entry['ok'] else '  disturbed'}")
    return runs


def median(entries, field):
    return statistics.median(entry[field] for entry in entries)


def row(workload, runs):
    """The summary of one workload: (line of the table, whether ttc and the peers ran)."""
    own = runs.get("ttc", [])
    peers = {name: entries for name, entries in runs.items() if name != "ttc"}
    if not own or not peers:
        return f"{workload:10} incomplete: {', '.join(runs) or 'nothing'} ran", False
    best = min(peers, key=lambda name: median(peers[name], "median_ms"))
    time, peer_time = median(own, "median_ms"), median(peers[best], "median_ms")
    step = LOSS_STEP[workload]
    loss = own[0]["loss"][step - 1]
    others = [entries[0]["loss"][step - 1] for entries in peers.values()]
    difference = max(abs(loss - other) for other in others) / loss
    spread = (max(others) - min(others)) / loss
    return (f"{workload:10} {time:9.3f} {peer_time:9.3f}  {best:32} {peer_time / time:6.2f}  "
            f"{median(own, 'first_step_s'):6.2f} {median(own, 'peak_rss_mb'):6.0f}   {difference:.1e} at step {step} "
            f"(peers among themselves {spread:.1e})"), True


def main():
    parser = argparse.ArgumentParser(prog="./run bench --peers", description=__doc__.splitlines()[0])
    parser.add_argument("workload", nargs="*", help=f"{', '.join(VARIANTS)}; all when none is given")
    parser.add_argument("--peers", action="store_true", help="run the peers too (this program)")
    parser.add_argument("--threads", type=int, default=os.cpu_count(), help="threads of a step (default: all processors)")
    parser.add_argument("--json", help="file that all records are appended to")
    parser.add_argument("--min-time", type=float, default=1.5, help="seconds of undisturbed steps per run (default 1.5)")
    parser.add_argument("--rounds", type=int, default=3, help="rounds through all programs (default 3)")
    arguments = parser.parse_args()
    workloads = arguments.workload or list(VARIANTS)
    if unknown := [name for name in workloads if name not in VARIANTS]:
        parser.error(f"unknown workload: expected one of {', '.join(VARIANTS)}, got {', '.join(unknown)}")
    prepare()
    rows, complete, entries = [], True, []
    for workload in workloads:
        runs = measure(workload, arguments)
        line, ran = row(workload, runs)
        rows.append(line)
        complete &= ran
        entries += [entry for group in runs.values() for entry in group]
    if arguments.json:
        path = Path(arguments.json)
        known = json.loads(path.read_text()) if path.exists() else []
        path.write_text(json.dumps(known + entries, indent=1) + "\n")
    say(f"\n{'workload':10} {'ttc ms':>9} {'peer ms':>9}  {'best peer':32} {'ratio':>6}  {'first s':>6} {'RSS MB':>6}   "
        "losses differ by")
    for line in rows:
        say(line)
    say(f"\nratio: the best peer's median over ttc's, {arguments.threads} threads; above 1 ttc is faster")
    return 0 if complete else 1


if __name__ == "__main__":
    sys.exit(main())
