"""Speed and memory of mtcheck on the repository of an editor: many articles, checked again and again.

    python bench/ci.py make FOLDER [--articles 5000] [--words 455] [--data ../shared/data]
    python bench/ci.py run FOLDER [--rounds 3] [-- OPTIONS ...]

Articles are made of sentences drawn from DATA (see bench/corpus.py), or from seeds/ where that is not there; always the
same for the same number. `run` lints FOLDER with an empty cache, again unchanged, and again with one changed article,
with 1 and 2 processes in turn; a tenth of the articles, and one, too; and cleans the tenth. Of each, it prints the best
of the rounds: wall seconds, CPU seconds of all processes, and the most MB at a time (shared memory once).
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus import documents, memory

ROOT = Path(__file__).resolve().parents[1]
TOOL = Path(sys.executable).parent / "mtcheck"
IN_A_FOLDER = 100  # articles
EVERY = 0.25  # seconds from one look at the memory to the next, which takes time itself


def sources(data: Path) -> list[list[str]]:
    """Documents to draw sentences from."""
    if (data / "wmt").is_dir():
        return documents(data)
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]
    return [re.split(r"(?<=[.?!])\s+", paragraph) for text in texts for paragraph in text.split("\n") if paragraph]


def articles(data: Path, number: int, words: int) -> Iterator[str]:
    """So many articles of about so many words: a title, and paragraphs of sentences that go on from a random one."""
    every, draw = sources(data), random.Random(0)  # noqa: S311 no secret
    for _ in range(number):
        paragraphs, length = [draw.choice(draw.choice(every)).rstrip(".")], 0
        while length < words:
            own = draw.choice(every)
            start = draw.randrange(len(own))
            paragraph = " ".join(own[start : start + draw.randint(1, 4)])
            paragraphs.append(paragraph)
            length += len(paragraph.split())
        yield "\n\n".join(paragraphs) + "\n"


def make(folder: Path, data: Path, number: int, words: int) -> None:
    """Write them into folders of IN_A_FOLDER."""
    total = 0
    for at, text in enumerate(articles(data, number, words)):
        place = folder / f"{at // IN_A_FOLDER:03}" / f"{at:05}.txt"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
        total += len(text.split())
    print(f"{number:,} articles, {total:,} words")


@dataclass(frozen=True, slots=True)
class Took:
    """Wall and CPU seconds of a run, and its peak in MB."""

    wall: float
    cpu: float
    peak: float

    def __str__(self) -> str:
        return f"{self.wall:8.2f} s wall  {self.cpu:8.2f} s CPU  {self.peak:5.0f} MB"


def took(*words: object) -> Took:
    """A run of mtcheck."""
    before, start = os.times(), time.perf_counter()
    process = subprocess.Popen([str(TOOL), *map(str, words)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    peak, ended = 0.0, threading.Event()

    def watch() -> None:
        nonlocal peak
        while not ended.wait(EVERY):
            peak = max(peak, memory(process.pid)[2])

    watcher = threading.Thread(target=watch)
    watcher.start()
    status = process.wait()
    wall, after = time.perf_counter() - start, os.times()
    ended.set()
    watcher.join()
    if status not in (0, 1):
        raise SystemExit(f"mtcheck {' '.join(map(str, words))} ended with status {status}")
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Took(wall, cpu, peak)


class Bench:
    """Runs on a copy of the articles, each kind several times."""

    def __init__(self, folder: Path, options: list[str]) -> None:
        self.options = options
        self.best: dict[str, Took] = {}
        self.work = Path(tempfile.mkdtemp())
        files = sorted(folder.rglob("*.txt"))
        self.sizes = {"all": len(files), "tenth": len(files) // 10, "one": 1}
        for name, number in self.sizes.items():
            for file in files[:: len(files) // number][:number]:
                place = self.work / name / file.relative_to(folder)
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(file, place)
        self.changed = next((self.work / "all").rglob("*.txt"))

    def _run(self, kind: str, *words: object) -> None:
        made = took(*words, "--isolated", *self.options)
        old = self.best.get(kind, made)
        self.best[kind] = Took(*map(min, (made.wall, made.cpu), (old.wall, old.cpu)), max(made.peak, old.peak))
        print(f"    {kind:32} {made}", flush=True)

    def round(self, jobs: int) -> None:
        """One run of each kind."""
        for name, number in self.sizes.items():
            cache, label = self.work / f"cache-{name}-{jobs}", f"{number:,} articles, {jobs} jobs"
            shutil.rmtree(cache, ignore_errors=True)
            lint = ("lint", self.work / name, "--jobs", jobs, "--cache-dir", cache)
            self._run(f"{label}: first", *lint)
            self._run(f"{label}: unchanged", *lint)
            if name == "all":
                with self.changed.open("a", encoding="utf-8") as file:
                    file.write("It was the end.\n")
                self._run(f"{label}: one changed", *lint)
            if name == "tenth":
                self._run(f"{label}: clean", "clean", self.work / name, "--diff", "--jobs", jobs)

    def report(self) -> None:
        """The best of all rounds, and what follows from them."""
        print()
        for kind, made in self.best.items():
            print(f"{kind:36} {made}")
        every, tenth = (f"{self.sizes[name]:,} articles" for name in ("all", "tenth"))
        first, again, start = (
            self.best[kind].wall
            for kind in (f"{every}, 1 jobs: first", f"{every}, 1 jobs: unchanged", "1 articles, 1 jobs: unchanged")
        )
        print(f"\nunchanged: {first / again:.1f} times as fast as first with 1 job")
        print(f"unchanged, beyond start-up: {1000 * (again - start) / (self.sizes['all'] - 1):.3f} ms an article")
        for number, kind in ((every, "first"), (tenth, "clean")):
            one, two = (self.best[f"{number}, {jobs} jobs: {kind}"] for jobs in (1, 2))
            print(f"{number}, {kind}: 2 jobs {one.wall / two.wall:.2f} times as fast; CPU x {two.cpu / one.cpu:.2f}")
        for jobs in (1, 2):
            few, many = (self.best[f"{number}, {jobs} jobs: first"].peak for number in (tenth, every))
            print(f"memory, {jobs} jobs: {few:.0f} MB for {tenth}, {many:.0f} MB for {every}")


def run(folder: Path, rounds: int, options: list[str]) -> None:
    """Measure."""
    bench = Bench(folder, options)
    try:
        took("lint", bench.work / "one", "--no-cache", "--isolated")  # which compiles the rules, if need be
        for number in range(rounds):
            for jobs in (1, 2) if number % 2 == 0 else (2, 1):
                bench.round(jobs)
    finally:
        shutil.rmtree(bench.work)
    bench.report()


def main() -> None:
    """Make articles, or measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["make", "run"])
    parser.add_argument("folder", type=Path)
    parser.add_argument("options", nargs="*", help="more options of mtcheck, after --")
    parser.add_argument("--articles", type=int, default=5000)
    parser.add_argument("--words", type=int, default=455, help="of an article, at least")
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared/data")
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    if chosen.what == "make":
        make(chosen.folder, chosen.data, chosen.articles, chosen.words)
    else:
        run(chosen.folder, chosen.rounds, chosen.options)


if __name__ == "__main__":
    main()
