#!/usr/bin/env python3
"""Kills `lessons build` and `lessons accept` at random moments, and looks at what is left.

    python3 Scripts/check_kill.py .build/release/lessons [--kills 200] [--seed 1]

Each time a book whose site is of an older text is built, or its outputs are accepted, and the program
is killed (SIGKILL), alone or with its children. Then:

- every page is, byte for byte, the old one or the new one, and every chapter the old or the accepted one;
- every result in the cache fits the checksum in its first line;
- the same command, run again, succeeds and leaves exactly what one that nobody disturbed leaves;
- and no temporary file is left anywhere, neither of the tool nor of the compiler.

Needs Python 3.9, nothing else.
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import struct
import sys
import tempfile
import time
from pathlib import Path

OLD = {
    "lessons.yml": "title: Kill\ntranslations: [ko]\n",
    "01-one.md": "# One\n\nOld.\n\n```swift\nlet x = Tensor.randn([3, 4])\nx.sum()\n```\n```output\nstale\n```\n\n```swift\nplot([1, 2, 4])\n```\n",
    "02-two.md": "# Two\n\n```swift\nprint(\"two\")\n```\n",
    "ko/01-one.md": "# 하나\n\n```swift\nTensor.ones([2])\n```\n",
}
NEW = {
    **{name: text.replace("Old.", "New.").replace("[3, 4]", "[30, 40]").replace("[2]", "[20]") for name, text in OLD.items()},
    "03-three.md": "# Three\n\n" + "Words.\n\n" * 500 + "```swift\nfor i in 1...3 { print(i) }\n```\n",
}
del NEW["02-two.md"]


def tree(folder):
    """Every file below `folder`, by its path."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def checksum(data):
    """As `ResultEntry` has it."""
    total = 0xCBF29CE484222325 ^ len(data)
    for (word,) in struct.iter_unpack("<Q", data + bytes(-len(data) % 8)):
        total = (total ^ word) * 0x100000001B3 & (1 << 64) - 1
    return total


def wait_for_orphans(folder):
    """Waits until no process works in `folder`: a compiler outlives the program that started it."""
    while any(
        link.startswith(f"{folder}/") for link in map(working_folder, Path("/proc").glob("[0-9]*/cwd"))):
        time.sleep(0.02)


def working_folder(link):
    try:
        return os.readlink(link)
    except OSError:
        return ""


class Failure(Exception):
    pass


def expect(condition, message):
    if not condition:
        raise Failure(message)


class Bench:
    """The book in its old and new state, the caches and sites that belong to them, and a folder to work in."""

    def __init__(self, lessons, scratch):
        self.lessons, self.scratch = lessons, scratch
        self.work = scratch / "work"
        self.caches = {"old": scratch / "cache-old", "both": scratch / "cache-both"}
        self.prepare(OLD)
        self.run("build")
        self.old_site = self.keep("site", "site-old")
        self.keep("cache", "cache-old")
        self.write(NEW)
        self.run("build")
        self.new_site = self.keep("site", "site-new")
        self.keep("cache", "cache-both")
        self.stale = tree(self.work / "lessons")
        self.run("accept")
        self.accepted = tree(self.work / "lessons")
        expect(self.stale != self.accepted and self.old_site != self.new_site, "the two states are one")

    def prepare(self, book):
        shutil.rmtree(self.work, ignore_errors=True)
        (self.work / "tmp").mkdir(parents=True)
        self.write(book)

    def write(self, book):
        shutil.rmtree(self.work / "lessons", ignore_errors=True)
        for name, text in book.items():
            file = self.work / "lessons" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)

    def keep(self, name, as_name):
        shutil.copytree(self.work / name, self.scratch / as_name)
        return tree(self.work / name)

    def start(self, *arguments):
        environment = {**os.environ, "LESSONS_CACHE": str(self.work / "cache"), "TMPDIR": str(self.work / "tmp")}
        return subprocess.Popen(
            [self.lessons, *arguments], cwd=self.work, env=environment, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True)

    def run(self, *arguments):
        process = self.start(*arguments)
        errors = process.stderr.read().decode()
        expect(process.wait() == 0, f"lessons {' '.join(arguments)} fails: {errors}")

    def set_up(self, command, cache):
        self.prepare(NEW)
        shutil.copytree(self.scratch / "site-old", self.work / "site")
        if cache:
            shutil.copytree(self.caches[cache], self.work / "cache")

    def duration(self, command, cache):
        times = []
        for _ in range(3):
            self.set_up(command, cache)
            start = time.perf_counter()
            self.run(command)
            times.append(time.perf_counter() - start)
        return sorted(times)[1]

    def check_cache(self):
        for file in (self.work / "cache/results").rglob("*.json"):
            line, _, json = file.read_bytes().partition(b"\n")
            expect(line.decode() == f"{file.stem} {checksum(json):x}", f"{file.name} does not fit its checksum")

    def check_whole(self, command):
        """What must hold right after a kill."""
        lists = {b"", *(site[".lessons-site"] for site in (self.old_site, self.new_site))}
        names = sorted({*self.old_site, *self.new_site} - {".lessons-site"})
        lists.add(("\n".join(names) + "\n").encode())
        for name, data in tree(self.work / "site").items():
            if name.endswith(".lessons-part"):
                continue
            allowed = lists if name == ".lessons-site" else {self.old_site.get(name), self.new_site.get(name)}
            expect(data in allowed, f"site/{name} is neither the old nor the new one")
        for name in set(self.old_site) & set(self.new_site):
            expect((self.work / "site" / name).exists(), f"site/{name} is gone")
        for name, data in tree(self.work / "lessons").items():
            if command == "accept" and name.endswith(".lessons-part"):
                continue
            expect(name in self.stale, f"lessons/{name} was not there")
            allowed = {self.stale[name]} if command == "build" else {self.stale[name], self.accepted[name]}
            expect(data in allowed, f"lessons/{name} is not as it was")
        expect(set(self.stale) <= set(tree(self.work / "lessons")), "a chapter is gone")
        self.check_cache()

    def check_healed(self, command):
        """What must hold after the same command ran again."""
        if command == "build":
            expect(tree(self.work / "site") == self.new_site, "the site is not what an undisturbed build writes")
            expect(tree(self.work / "lessons") == self.stale, "a chapter changed")
        else:
            expect(tree(self.work / "lessons") == self.accepted, "the chapters are not what accept writes")
            expect(tree(self.work / "site") == self.old_site, "accept changed the site")
        self.check_cache()
        strays = [path for path in (self.work / "tmp").rglob("*")]
        strays += [path for path in self.work.rglob("*.lessons-part")]
        strays += list((self.work / "cache/partial").glob("*"))
        expect(not strays, f"left behind: {', '.join(str(path.relative_to(self.work)) for path in strays[:5])}")


def main():
    parser = argparse.ArgumentParser(description="Kills lessons at random moments.")
    parser.add_argument("lessons", type=Path)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    moments = random.Random(options.seed)
    print(f"seed {options.seed}, {options.kills} kills")
    scratch = Path(tempfile.mkdtemp(prefix="lessons-kill-"))
    try:
        bench = Bench(options.lessons.resolve(), scratch)
        # With nothing in the cache cells run; with everything there, all the time goes into writing.
        kinds = [("build", None), ("build", "both"), ("build", "old"), ("accept", "both"), ("accept", None)]
        durations = {kind: bench.duration(*kind) for kind in kinds}
        killed = attempts = 0
        while killed < options.kills:
            if attempts == 4 * options.kills:
                sys.exit("most kills came too late: the machine is busy, run it again")
            command, cache = kind = kinds[attempts % len(kinds)]
            attempts += 1
            bench.set_up(command, cache)
            moment = moments.uniform(0, durations[kind])
            with_children = moments.random() < 0.5
            start = time.perf_counter()
            process = bench.start(command)
            try:
                process.wait(moment)
                # Faster than it was: later moments would be after its end, too.
                durations[kind] = min(durations[kind], time.perf_counter() - start)
            except subprocess.TimeoutExpired:
                killed += 1
                if with_children:
                    os.killpg(process.pid, signal.SIGKILL)
                else:
                    process.kill()
            process.wait()
            process.stderr.close()
            wait_for_orphans(bench.work)
            try:
                bench.check_whole(command)
                bench.run(command)
                bench.check_healed(command)
            except Failure as failure:
                print(
                    f"kill {killed} of {options.kills}: {command}, cache {cache}, after {moment * 1000:.1f} ms, "
                    f"{'with' if with_children else 'without'} its children: {failure}; see {bench.work}")
                scratch = None
                sys.exit(1)
        print(f"killed {killed} times, and {attempts - killed} times too late: all was whole")
    finally:
        if scratch:
            shutil.rmtree(scratch)


if __name__ == "__main__":
    main()
