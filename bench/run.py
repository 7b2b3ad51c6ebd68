"""Speed of mtcheck on a folder of articles, beside proselint on the same files in the same run.

    python bench/run.py [FOLDER ...]        (default: seeds/, and ../shared/bench/alarms if there)

Prints, for each command, the median of several whole-process runs in seconds, and words a second on one core. The rows
of `lint` check every article anew, but for the one called `kept`: that reads the results of the run before, as a second
run over unchanged articles does. The `steady` row counts many articles in one process, without start-up.
"""

from __future__ import annotations

import os
import resource
import shutil
import statistics
import subprocess
import sys
import time
from multiprocessing import get_context
from pathlib import Path

HERE = Path(__file__).resolve().parent
DEFAULT = (HERE.parent / "seeds", HERE.parent.parent / "shared/bench/alarms")
RUNS = 5


def articles(folders: list[Path]) -> list[Path]:
    """All text files below the folders, in order."""
    return sorted(p for folder in folders if folder.is_dir() for p in folder.rglob("*.txt"))


def timed(command: list[str]) -> tuple[float, float]:
    """Median wall seconds of a command over several runs after a warm-up, and peak memory in MB of all children yet."""
    seconds = []
    for _ in range(RUNS + 1):
        start = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds[1:]), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def steady(paths: list[Path]) -> float:
    """CPU seconds to lint all articles once in this process, rules loaded and warmed up before."""
    from mtcheck.document import Document
    from mtcheck.runs.engines import default_engine

    texts = [p.read_text(encoding="utf-8") for p in paths]
    for text in texts:
        default_engine().lint(Document(text))
    default_engine.cache_clear()  # it remembers sentences that it has parsed
    engine = default_engine()
    engine.lint(Document(texts[0]))
    start = time.process_time()
    for text in texts:
        engine.lint(Document(text))
    return time.process_time() - start


def first_reading(with_mtcheck: bool, paths: list[Path]) -> float:
    """Seconds of mtcheck with Harper, or of Harper alone with all rules, to read all articles but the first.

    Harper remembers what it has read: each is to run in a process of its own, warmed up by the first article, with a
    line that makes each load all that it loads late.
    """
    from harper import Linter

    from mtcheck.document import Document
    from mtcheck.runs.engines import engine
    from mtcheck.settings.config import Settings

    texts = [p.read_text(encoding="utf-8") for p in paths]
    texts[0] += "\n\nThey will withdrawed -- from all the akkaunts."
    both, alone = engine(Settings(grammar="harper", syntax="off")), Linter()
    times = []
    for text in texts:
        if with_mtcheck:
            both.lint(Document(text))
        else:
            alone.lint(text)
        times.append(time.perf_counter())
    if both.checker is not None:
        both.checker.close()
    return times[-1] - times[0]


def main() -> None:
    """Measure and print."""
    folders = [Path(a) for a in sys.argv[1:]] or [f for f in DEFAULT if f.is_dir()]
    paths = articles(folders)
    words = sum(len(p.read_text(encoding="utf-8").split()) for p in paths)
    if not words:
        sys.exit("no .txt articles there")
    if hasattr(os, "sched_setaffinity"):  # one core for every command, so that the figures compare
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    tool = Path(sys.executable).parent
    names = [str(p) for p in paths]
    print(f"{len(paths)} articles, {words:,} words, one core, median of {RUNS} runs")
    commands = {
        "mtcheck --version": [str(tool / "mtcheck"), "--version"],
        "mtcheck lint, first article": [str(tool / "mtcheck"), "lint", "--no-cache", names[0]],
        "mtcheck lint, all": [str(tool / "mtcheck"), "lint", "--no-cache", *names],
        "mtcheck lint, kept, all": [str(tool / "mtcheck"), "lint", *names],  # the results of the run before
        "mtcheck clean --diff, all": [str(tool / "mtcheck"), "clean", "--diff", *names],
    }
    for name, command in commands.items():
        seconds, peak = timed(command)
        rate = f"{words / seconds:>9,.0f} words/s" if name.endswith("all") else " " * 17
        print(f"{name:30} {seconds:7.3f} s  {rate}  (peak so far {peak:.0f} MB)")
    cpu = steady(paths)
    print(f"{'mtcheck, steady':30} {cpu:7.3f} s  {words / cpu:>9,.0f} words/s")
    rest = words - len(paths[0].read_text(encoding="utf-8").split())
    for name, with_mtcheck in (("mtcheck with Harper, steady", True), ("Harper, all its rules, steady", False)):
        with get_context("spawn").Pool(1) as pool:
            seconds = pool.apply(first_reading, (with_mtcheck, paths))
        print(f"{name:30} {seconds:7.3f} s  {rest / max(seconds, 1e-9):>9,.0f} words/s")
    proselint = tool / "proselint"
    if not proselint.exists() and not shutil.which("proselint"):
        print("proselint is not installed here: pip install proselint to see it beside these figures")
        return
    seconds, _ = timed([str(proselint if proselint.exists() else "proselint"), "check", *names])
    print(f"{'proselint check, all':30} {seconds:7.3f} s  {words / seconds:>9,.0f} words/s")


if __name__ == "__main__":
    main()
