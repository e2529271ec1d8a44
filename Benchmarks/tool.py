#!/usr/bin/env python3
"""How much `lessons` adds to the compiler and the program it runs, and how long it takes where
nothing is to do.

    python3 Benchmarks/tool.py [CHAPTER.md]

Every figure is a median over runs that take turns, so that a slow moment of the machine hits both
sides. Needs the built program (`make build`) and Python 3.9, nothing else.
"""

import os
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LESSONS = ROOT / ".build/release/lessons"
CHAPTER = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "lessons/04-vanishing-gradients.md")
ROUNDS = 9


def timed(command, **options):
    """Seconds that `command` takes; it must succeed."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)
    return time.perf_counter() - start


def spread(values, unit=1000):
    return f"{statistics.median(values) * unit:7.1f} ms  ({min(values) * unit:.1f}–{max(values) * unit:.1f})"


def main():
    scratch = Path(tempfile.mkdtemp())
    environment = {**os.environ, "LESSONS_CACHE": str(scratch / "cache")}

    # What the bare compiler and the bare program take for the same chapter.
    source = subprocess.run(
        [LESSONS, "dump", "--stage", "swift", CHAPTER], check=True, capture_output=True, text=True, env=environment
    ).stdout
    compile_command = shlex.split(source.splitlines()[0].removeprefix("// "))
    folder = scratch / "program"
    folder.mkdir()
    (folder / "main.swift").write_text(source)
    records = scratch / "records"
    program_environment = {
        **environment,
        "LESSONS_RECORDS": str(records),
        "SWIFT_DETERMINISTIC_HASHING": "1",
        "SWIFT_BACKTRACE": "enable=no",
    }

    def compile_and_run():
        seconds = timed(compile_command, cwd=folder)
        records.write_bytes(b"")
        with open(scratch / "output", "ab") as output:
            start = time.perf_counter()
            subprocess.run(
                [folder / "program"], check=True, stdout=output, stderr=output, env=program_environment, cwd=CHAPTER.parent
            )
        return seconds, time.perf_counter() - start

    def run_uncached():
        shutil.rmtree(scratch / "cache/results", ignore_errors=True)
        return timed([LESSONS, "run", CHAPTER], env=environment)

    compile_and_run()
    run_uncached()
    compiles, programs, runs, ratios = [], [], [], []
    for _ in range(ROUNDS):
        compiling, running = compile_and_run()
        lessons = run_uncached()
        compiles.append(compiling)
        programs.append(running)
        runs.append(lessons)
        ratios.append(lessons / (compiling + running))
    print(f"chapter: {CHAPTER.name}, {ROUNDS} rounds, medians (least–most)")
    print(f"swiftc on the assembled program     {spread(compiles)}")
    print(f"the program                         {spread(programs)}")
    print(f"lessons run, nothing cached         {spread(runs)}")
    print(f"lessons run / (swiftc + program)    {statistics.median(ratios):7.2f}     ({min(ratios):.2f}–{max(ratios):.2f})")

    # A book of this one chapter, built again with nothing changed.
    book = scratch / "book"
    book.mkdir()
    shutil.copy(CHAPTER, book)
    build = [LESSONS, "build", "--book", book, "--output", scratch / "site"]
    timed(build, env=environment)
    print(f"lessons build, nothing changed      {spread([timed(build, env=environment) for _ in range(31)])}")

    # A program without cells: from start to end.
    empty = scratch / "empty"
    empty.mkdir()
    (empty / "main.swift").write_text(
        "\n".join(line for line in ["import LessonKit", "LessonRuntime.start(seed: 0)", "LessonRuntime.finish()", ""])
    )
    timed(compile_command, cwd=empty)
    records.write_bytes(b"")
    starts = [timed([empty / "program"], env=program_environment) for _ in range(31)]
    nothing = [timed(["/bin/true"]) for _ in range(31)]
    print(f"a cell program, start to end        {spread(starts)}")
    print(f"/bin/true, for comparison           {spread(nothing)}")
    shutil.rmtree(scratch)


if __name__ == "__main__":
    main()
