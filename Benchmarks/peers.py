#!/usr/bin/env python3
"""How long a book takes to build, beside Jupyter Book with the same lessons in PyTorch.

    make bench-peers                                   sets up what it needs, then runs this
    python3 Benchmarks/peers.py --python PYTHON        a Python that has Jupyter Book, PyTorch, matplotlib

Peers/ holds each lesson once, with every cell in Swift and in Python. Both books are made of it; both
build with and without what they keep from the last build. They take turns: the ratio of a round is
Jupyter Book's time by ours. Times are those of whole commands, as a user runs them. Needs the built
program (`make build`) and Python 3.9.
"""

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted((ROOT / "Benchmarks/Peers").glob("*.md"))
LESSONS = ROOT / ".build/release/lessons"
CELL = re.compile(r"^```(swift|python)\n(.*?)^```\n", re.MULTILINE | re.DOTALL)

# What is built, and how much faster it should be.
KINDS = [("cold", "nothing kept", 20), ("one cell", "one cell changed", 15), ("nothing", "nothing changed", 25)]

NOTEBOOK = """---
jupytext:
  text_representation:
    extension: .md
    format_name: myst
kernelspec:
  name: python3
---

"""


def only(text, language, fence):
    """The lesson with the cells of one language."""
    return CELL.sub(lambda cell: f"```{fence}\n{cell[2]}```\n" if cell[1] == language else "", text)


class Book:
    """A book that one of the tools builds."""

    def __init__(self, folder, command, kept, environment):
        self.folder, self.command, self.kept = folder, command, kept
        self.environment = {**os.environ, **environment}
        folder.mkdir()

    def build(self):
        start = time.perf_counter()
        done = subprocess.run(self.command, cwd=self.folder, env=self.environment, capture_output=True, text=True)
        seconds = time.perf_counter() - start
        if done.returncode != 0:
            sys.exit(f"{self.command[0]} failed:\n{done.stdout[-3000:]}{done.stderr[-3000:]}")
        return seconds

    def forget(self):
        for folder in self.kept:
            shutil.rmtree(folder, ignore_errors=True)

    def change(self, round):
        """Changes one number in one cell of one lesson, another one in each round."""
        chapter = self.folder / "03-depth.md"
        chapter.write_text(re.sub(r"\b6\d(, 32)", rf"{65 + round}\g<1>", chapter.read_text()))


def ours(scratch):
    book = Book(
        scratch / "lessons",
        [LESSONS, "build", "--book", ".", "--output", scratch / "site"],
        [scratch / "cache", scratch / "site"],
        {"LESSONS_CACHE": str(scratch / "cache")},
    )
    for source in SOURCES:
        (book.folder / source.name).write_text(only(source.read_text(), "swift", "swift"))
    return book


def theirs(scratch, python):
    folder = scratch / "jupyter"
    book = Book(
        folder,
        [Path(python).parent / "jupyter-book", "build", "."],
        [folder / "_build"],
        {"JUPYTER_PLATFORM_DIRS": "1", "PYTHONWARNINGS": "ignore"},
    )
    for source in SOURCES:
        text = only(source.read_text(), "python", "{code-cell} ipython3")
        (folder / source.name).write_text(NOTEBOOK + text)
    (folder / "_config.yml").write_text(
        "title: Lessons\nexecute:\n  execute_notebooks: cache\n  timeout: 120\nonly_build_toc_files: true\n"
    )
    names = [source.stem for source in SOURCES]
    chapters = "".join(f"  - file: {name}\n" for name in names[1:])
    (folder / "_toc.yml").write_text(f"format: jb-book\nroot: {names[0]}\nchapters:\n{chapters}")
    return book


def seconds(book, kind, round):
    if kind == "cold":
        book.forget()
    if kind == "one cell":
        book.change(round)
    return book.build()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--python", required=True, help="a Python with Jupyter Book and PyTorch")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    scratch = Path(tempfile.mkdtemp())
    books = [ours(scratch), theirs(scratch, options.python)]
    version = subprocess.run(
        [Path(options.python).parent / "jupyter-book", "--version"], capture_output=True, text=True
    ).stdout
    about = re.search(r"Jupyter Book\s*:\s*(\S+)", version)
    print(f"{len(SOURCES)} lessons, {options.rounds} rounds, Jupyter Book {about[1] if about else '?'}\n")
    times = {kind: ([], []) for kind, _, _ in KINDS}
    for round in range(options.rounds):
        for kind, _, _ in KINDS:
            for side, book in enumerate(books):
                times[kind][side].append(seconds(book, kind, round))
    print("| build | lessons, s | Jupyter Book, s | ratio | target |")
    print("|---|--:|--:|--:|--:|")
    for kind, what, target in KINDS:
        us, them = times[kind]
        ratios = [b / a for a, b in zip(us, them)]
        ratio = f"{statistics.median(ratios):.1f} ({min(ratios):.1f}–{max(ratios):.1f})"
        print(f"| {what} | {statistics.median(us):.2f} | {statistics.median(them):.2f} | {ratio} | {target} |")
    shutil.rmtree(scratch)


if __name__ == "__main__":
    main()
