#!/usr/bin/env python3
"""How fast the engine is beside PyTorch, both measured in turn in one run.

    make bench-engine                                  sets up what it needs, then runs this
    python3 Benchmarks/engine.py --quick --only matmul

Each side is a process of its own for each number of threads: Engine/ (Swift) and torch_worker.py.
Before anything is timed, both compute every work from the same numbers and must agree. Then they
take turns: a round is one timing of ours and one of theirs, and its ratio is theirs by ours, so that
above 1 ours is faster. Needs Python 3.9; only the Python that runs torch_worker.py needs PyTorch.
"""

import argparse
import json
import math
import os
import platform
import re
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "Benchmarks/README.md"
BEGIN, END = "<!-- engine.py writes from here -->", "<!-- to here -->"

# Name, what it is, and the least ratio that is aimed at.
WORKS = [
    *[(f"matmul-{size}", f"matrix product, {size} × {size}", 1.0) for size in (64, 128, 256, 512, 1024, 2048)],
    ("conv-forward", "convolution 64 → 64, 3 × 3, on 8 × 64 × 32 × 32, forward", 1.0),
    ("conv-backward", "the same, forward and backward", 1.0),
    *[(f"mnist-forward-{batch}", f"MNIST CNN, batch {batch}, forward", 1.2) for batch in (1, 32, 64)],
    *[(f"mnist-train-{batch}", f"MNIST CNN, batch {batch}, training step", 1.2) for batch in (1, 32, 64)],
    ("sigmoids-train", "10 × (Linear 64 → 64, Sigmoid), batch 32, training step", 4.0),
    ("xor-train", "XOR perceptron 2 → 8 → 1, training step", 10.0),
    ("lstm-train", "LSTM 64 → 64, 50 steps, batch 16, training step", 1.5),
    ("batchnorm", "BatchNorm2d on 32 × 64 × 28 × 28, forward and backward", 1.0),
    ("layernorm", "LayerNorm on 256 × 512, forward and backward", 1.0),
    ("embedding", "Embedding, 2,048 of 10,000 × 128, forward and backward", 1.0),
    *[(name, f"`{name}`, 1,000,000 numbers", 1.0) for name in ("exp", "tanh", "sigmoid", "add", "sum", "randn")],
]
MEMORY = ("memory", "peak memory, MNIST CNN, batch 64, 100 training steps", 8.0)


class Worker:
    """A process that answers a line of JSON to each line."""

    def __init__(self, name, command, threads):
        self.name = name
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "LESSONS_THREADS": str(threads)},
        )

    def ask(self, request):
        try:
            self.process.stdin.write(request + "\n")
            self.process.stdin.flush()
            line = self.process.stdout.readline()
        except BrokenPipeError:
            line = ""
        if not line:
            sys.exit(f"{self.name} died at `{request}` with status {self.process.wait()}")
        answer = json.loads(line)
        if "error" in answer:
            sys.exit(f"{self.name} on `{request}`: {answer['error']}")
        return answer

    def peak_bytes(self):
        """The most memory that the process ever held. Where /proc is missing, from `wait4`, which
        ends the process."""
        status = Path(f"/proc/{self.process.pid}/status")
        if status.exists():
            return int(re.search(r"VmHWM:\s+(\d+) kB", status.read_text())[1]) * 1024
        self.process.stdin.close()
        _, self.process.returncode, usage = os.wait4(self.process.pid, 0)
        return usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)

    def close(self):
        if self.process.returncode is None:
            self.process.stdin.close()
            self.process.wait()


def disagreement(ours, theirs):
    """How far apart digests are, in parts of the values' size. See Digest.swift: a root of the mean
    square, which gives the size, and a product."""
    if [len(digest) for digest in ours] != [len(digest) for digest in theirs]:
        return math.inf
    worst = 0.0
    for our, their in zip(ours, theirs):
        size = max(their[0], 1e-30)
        for a, b in zip(our, their):
            worst = max(worst, abs(a - b) / size if math.isfinite(a) else math.inf)
    return worst


def check(works, pair):
    """Stops unless both sides compute the same."""
    wrong = []
    for name, _, _ in works:
        ours, theirs = (worker.ask(f"check {name}")["digests"] for worker in pair)
        # Random numbers are other ones; 10^6 of them agree in their deviation to some 0.1 %.
        apart = disagreement(ours, theirs)
        if not apart <= (1e-2 if name == "randn" else 1e-3):
            wrong.append(f"{name}: they differ by {apart:.1e}: ours {ours}, PyTorch {theirs}")
    if wrong:
        sys.exit("the two sides do not compute the same:\n" + "\n".join(wrong))


def calibrated(worker, name, seconds):
    """How many runs take at least some seconds."""
    repeats = 1
    while True:
        each = worker.ask(f"{name} {repeats}")["min"]
        if each * repeats >= seconds / 4:
            return max(1, math.ceil(seconds / each))
        repeats = min(repeats * 10, math.ceil(seconds / max(each, 1e-9)))


def measure(name, pair, options):
    """Milliseconds of both sides and the ratio of each round."""
    repeats = [calibrated(worker, name, options.seconds) for worker in pair]
    times = [], []
    for _ in range(options.rounds):
        for side, worker in enumerate(pair):
            # Threads that wait in a loop for more work fall asleep before the other side's turn.
            time.sleep(0.02)
            times[side].append(worker.ask(f"{name} {repeats[side]} {options.blocks}")["median"] * 1000)
    return Result(*times)


class Result:
    def __init__(self, ours, theirs):
        self.ours, self.theirs = statistics.median(ours), statistics.median(theirs)
        self.ratios = [their / our for our, their in zip(ours, theirs)]
        self.ratio = statistics.median(self.ratios)

    def spread(self):
        return f"{self.ratio:.2f} ({min(self.ratios):.2f}–{max(self.ratios):.2f})"


def memory(commands, steps):
    """Megabytes that each side holds at most."""
    peaks = []
    for name, command in commands:
        worker = Worker(name, command, 1)
        worker.ask(f"mnist-train-64 {steps}")
        peaks.append(worker.peak_bytes() / 2**20)
        worker.close()
    return Result(peaks[:1], peaks[1:])


def processor():
    """Its model, vector units and cores."""
    info = Path("/proc/cpuinfo")
    model, flags, family = platform.processor() or platform.machine(), set(), ""
    if info.exists():
        text = info.read_text()
        fields = dict(re.findall(r"^([\w ]+?)\s*: (.*)$", text, re.MULTILINE))
        model, flags = fields.get("model name", model), set(fields.get("flags", "").split())
        if "cpu family" in fields:
            family = f" (family {fields['cpu family']}, model {fields.get('model', '?')})"
    elif sys.platform == "darwin":
        model = subprocess.run(
            ["sysctl", "-n", "machdep.cpu.brand_string"], capture_output=True, text=True
        ).stdout.strip()
    units = [unit for unit in ("avx2", "fma", "avx512f") if unit in flags]
    return f"{model}{family}, {os.cpu_count()} cores" + (f", {', '.join(units)}" if units else ""), flags


def leaves_avx512_unused(python, flags):
    """Whether the machine has AVX-512 and PyTorch's matrix library does not use it: MKL names the
    instructions that it chose in the first line of its log."""
    if "avx512f" not in flags:
        return False
    log = subprocess.run(
        [python, "-c", "import torch; torch.ones(64, 64) @ torch.ones(64, 64)"],
        env={**os.environ, "MKL_VERBOSE": "1"},
        capture_output=True,
        text=True,
    ).stdout
    return "AVX-512" not in log


def compiler():
    found = subprocess.run(["swift", "--version"], capture_output=True, text=True).stdout
    return re.search(r"Swift version (\S+)", found)[1]


def number(value):
    digits = 3 if value < 1 else 2 if value < 100 else 0
    return f"{value:,.{digits}f}"


def markdown(rows, peak, about, threads):
    """The table: both sides' times for the first number of threads, for the others the ratio."""

    def named(count):
        return f"{count} thread{'s' if count > 1 else ''}"

    def cells(result, target, has_times):
        ratio = f"**{result.ratio:.2f}**" if result.ratio >= target else f"{result.ratio:.2f}"
        spread = f" ({min(result.ratios):.2f}–{max(result.ratios):.2f})" if len(result.ratios) > 1 else ""
        times = f" {number(result.ours)} | {number(result.theirs)} |" if has_times else ""
        return f"{times} {ratio}{spread} |"

    first, *others = threads
    lines = [
        about,
        "",
        f"| work | target | {named(first)}: ours, ms | PyTorch, ms | ratio |"
        + "".join(f" {named(count)}: ratio |" for count in others),
        "|---|--:|--:|--:|--:|" + "--:|" * len(others),
    ]
    for what, target, results in rows:
        columns = "".join(cells(results[count], target, count == first) for count in threads)
        lines.append(f"| {what} | {target:g} |{columns}")
    if peak:
        lines.append(f"| {MEMORY[1]}, MiB | {MEMORY[2]:g} |{cells(peak, MEMORY[2], True)}{' |' * len(others)}")
    return "\n".join(lines)


def write(table):
    text = README.read_text()
    if text.count(BEGIN) != 1 or text.count(END) != 1:
        sys.exit(f"{README} needs the lines {BEGIN} and {END}, once each")
    before, rest = text.split(BEGIN)
    after = rest.split(END)[1]
    README.write_text(f"{before}{BEGIN}\n\n{table}\n\n{END}{after}")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="fewer and shorter rounds")
    parser.add_argument("--only", metavar="PATTERN", help="works whose name this regular expression finds")
    parser.add_argument("--threads", default="1,2", help="numbers of threads (default 1,2)")
    parser.add_argument("--rounds", type=int, help="rounds of each work (default 9, with --quick 3)")
    parser.add_argument("--markdown", action="store_true", help="write the table into Benchmarks/README.md")
    parser.add_argument("--json", metavar="FILE", help="write every number into a file")
    parser.add_argument("--list", action="store_true", help="name the works, measure nothing")
    parser.add_argument(
        "--engine",
        default=os.environ.get("ENGINE_BENCHMARK", ROOT / ".build/engine-benchmark/release/engine-benchmark"),
        help="the built engine-benchmark (default: $ENGINE_BENCHMARK, or this checkout's)",
    )
    parser.add_argument(
        "--python",
        default=os.environ.get("BENCHMARK_PYTHON", ROOT / ".build/benchmark-python/bin/python"),
        help="a Python with PyTorch (default: $BENCHMARK_PYTHON, or that of `make bench-engine`)",
    )
    options = parser.parse_args()
    if options.markdown and (options.only or options.quick):
        parser.error("--markdown writes a whole table: leave out --only and --quick")
    options.threads = [int(count) for count in options.threads.split(",")]
    options.rounds = options.rounds or (3 if options.quick else 9)
    options.blocks = 1 if options.quick else 3
    options.seconds = 0.02 if options.quick else 0.04
    return options


def main():
    options = arguments()
    works = [work for work in [*WORKS, MEMORY] if not options.only or re.search(options.only, work[0])]
    if not works:
        sys.exit(f"no work's name has {options.only!r} in it: --list names them")
    if options.list:
        for name, what, target in works:
            print(f"{name:18} {target:4g}  {what}")
        return
    for path, hint in ((options.engine, "`make bench-engine` builds it, --engine names another"),
                       (options.python, "`make bench-engine` installs it, --python names another")):
        if not Path(path).exists():
            sys.exit(f"{path} is missing: {hint}")
    commands = [
        ("the engine", [options.engine]),
        ("PyTorch", [options.python, ROOT / "Benchmarks/torch_worker.py"]),
    ]
    machine, flags = processor()
    if leaves_avx512_unused(options.python, flags):
        works = [(name, what, 1.5 if name.startswith("matmul") else target) for name, what, target in works]
    pairs = {count: [Worker(name, command, count) for name, command in commands] for count in options.threads}
    ours, theirs = (worker.ask("about") for worker in pairs[options.threads[0]])
    about = (
        f"{machine}. Engine: {ours['simd']}, Swift {compiler()}. PyTorch {theirs['version']}: eager, default "
        f"settings. {options.rounds} rounds."
    )
    print(about, flush=True)
    if hasattr(os, "getloadavg") and os.getloadavg()[0] > 0.5:
        print(f"The machine is busy (load {os.getloadavg()[0]:.1f}): the ratios say little.", file=sys.stderr)
    timed = [work for work in works if work[0] != MEMORY[0]]
    for count in options.threads:
        check(timed, pairs[count])
    rows, record = [], {}
    for name, what, target in timed:
        results = {}
        for count in options.threads:
            result = results[count] = measure(name, pairs[count], options)
            mark = "" if result.ratio >= target else "  below"
            print(
                f"{name:18} target {target:4g}  {count} thread{'s' if count > 1 else ' '}  "
                f"ours {number(result.ours):>9} ms  PyTorch {number(result.theirs):>9} ms  "
                f"ratio {result.spread()}{mark}",
                flush=True,
            )
            record[f"{name} {count}"] = {"ours": result.ours, "torch": result.theirs, "ratios": result.ratios}
        rows.append((what, target, results))
    for pair in pairs.values():
        for worker in pair:
            worker.close()
    peak = None
    if len(works) > len(timed):
        peak = memory(commands, 100)
        mark = "" if peak.ratio >= MEMORY[2] else "  below"
        print(
            f"{'memory':18} target {MEMORY[2]:4g}             ours {number(peak.ours):>8} MiB  "
            f"PyTorch {number(peak.theirs):>8} MiB  ratio {peak.ratio:.2f}{mark}"
        )
        record["memory"] = {"ours": peak.ours, "torch": peak.theirs, "ratios": peak.ratios}
    if options.json:
        Path(options.json).write_text(json.dumps({"about": about, "results": record}, indent=1) + "\n")
    if options.markdown:
        write(markdown(rows, peak, about, options.threads))


if __name__ == "__main__":
    main()
