#!/usr/bin/env python3
"""How long a site of chapters without cells takes, beside cmark alone and Hugo on the same files.

    make bench-site                      builds what it needs, then runs this
    python3 Benchmarks/site.py --chapters 100,1000,10000 --rounds 5

The chapters, some 16 KB each, are made of a fixed seed. They take turns: cmark as one process over all
files, cmark as a process for each file, Hugo with a small theme (title, table of contents, links to the
pages around), and `lessons build`, each into an empty folder. Wall-clock time is what a user waits;
processor time, user and system, is what is spent on all cores. Needs cmark and Hugo (Debian's packages
`cmark` and `hugo`), the built program and Python 3.9.
"""

import argparse
import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LESSONS = ROOT / ".build/release/lessons"
SIZE = 16 * 1024
WORDS = """the a layer gradient loss network weight of and to in is that each with tensor value learning rate step
batch activation function sigmoid output input matrix vector norm deep model training data sum mean variance chain
rule depth signal vanishes explodes scale""".split()

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body>
{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ .TableOfContents }}<main>{{ .Content }}</main></body></html>
"""
LIST = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body><ol>
{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ol></body></html>
"""


class Writer:
    """Prose with the usual marks, the same for the same seed."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def word(self):
        word, kind = self.random.choice(WORDS), self.random.random()
        if kind < 0.03:
            return f"*{word}*"
        if kind < 0.05:
            return f"**{word}**"
        if kind < 0.08:
            return f"`{word}`"
        return f"[{word}](https://example.org/{word})" if kind < 0.09 else word

    def sentence(self):
        text = " ".join(self.word() for _ in range(self.random.randint(6, 18)))
        return text[0].upper() + text[1:] + "."

    def paragraph(self):
        lines = [""]
        for word in " ".join(self.sentence() for _ in range(self.random.randint(2, 6))).split(" "):
            if len(lines[-1]) + len(word) > 96:
                lines.append(word)
            else:
                lines[-1] = f"{lines[-1]} {word}".strip()
        return "\n".join(lines)

    def block(self):
        kind = self.random.random()
        if kind < 0.12:
            return "## " + " ".join(self.random.choice(WORDS) for _ in range(4)).capitalize()
        if kind < 0.20:
            return "\n".join("- " + self.sentence() for _ in range(4))
        if kind < 0.25:
            return "\n".join(f"{number}. {self.sentence()}" for number in (1, 2, 3))
        if kind < 0.30:
            return "> " + self.paragraph().replace("\n", "\n> ")
        if kind < 0.36:
            values = "\n".join(f"  value {number} = {self.random.random():.4f}" for number in range(6))
            return f"```text\n{values}\n```"
        return self.paragraph()

    def chapter(self, number):
        blocks = [f"# Chapter {number} on {self.random.choice(WORDS)}"]
        size = 0
        while size < SIZE:
            blocks.append(self.block())
            size += len(blocks[-1]) + 2
        return "\n\n".join(blocks) + "\n"


def run(command, folder):
    """Wall-clock seconds, processor seconds, and the most memory in MB of a command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    with open(folder / "log", "w") as log:
        process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=log)
        _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{command[0]} failed:\n{(folder / 'log').read_text()[-2000:]}")
    # A shell's own children are in the sums of all children alone.
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, spent, usage.ru_maxrss / 1024


def books(scratch, count):
    """The commands, by what they are called, and the folders that each writes."""
    lessons, hugo = scratch / "lessons", scratch / "hugo"
    lessons.mkdir()
    (hugo / "layouts/_default").mkdir(parents=True)
    writer = Writer(seed=5)
    for number in range(count):
        (lessons / f"{number + 1:05}-chapter.md").write_text(writer.chapter(number + 1))
    shutil.copytree(lessons, hugo / "content")
    (hugo / "config.toml").write_text(
        'baseURL = "https://example.org/"\ntitle = "Book"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap"]\n'
    )
    (hugo / "layouts/_default/single.html").write_text(PAGE)
    (hugo / "layouts/_default/list.html").write_text(LIST)
    (hugo / "layouts/index.html").write_text(LIST)
    files = sorted(str(file) for file in lessons.glob("*.md"))
    each = 'for file in lessons/*.md; do cmark "$file" || exit 1; done'
    return [
        ("cmark, one process", ["cmark", *files], []),
        ("cmark, a process a file", ["sh", "-c", each], []),
        ("Hugo", ["hugo", "--quiet", "--source", "hugo", "--destination", "public"], [hugo / "public", hugo / "resources"]),
        ("`lessons build`", [LESSONS, "build", "--book", "lessons", "--output", "site"], [scratch / "site"]),
    ]


def measure(count, rounds):
    scratch = Path(tempfile.mkdtemp())
    try:
        commands = books(scratch, count)
        results = {name: [] for name, _, _ in commands}
        for _ in range(rounds):
            for name, command, written in commands:
                for folder in written:
                    shutil.rmtree(folder, ignore_errors=True)
                results[name].append(run(command, scratch))
    finally:
        shutil.rmtree(scratch)
    return results


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--chapters", default="1000,10000")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    for tool in ("cmark", "hugo"):
        if not shutil.which(tool):
            sys.exit(f"there is no `{tool}` on the PATH: install Debian's package `{tool}`")
    print("| chapters | | wall clock, s | least–most | processor, s | memory, MB |")
    print("|--:|---|--:|--:|--:|--:|")
    for count in map(int, options.chapters.split(",")):
        for name, runs in measure(count, options.rounds).items():
            walls, spent, memory = zip(*runs)
            wall = statistics.median(walls)
            print(
                f"| {count} | {name} | {wall:.2f} | {min(walls):.2f}–{max(walls):.2f} "
                f"| {statistics.median(spent):.2f} | {max(memory):.0f} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
