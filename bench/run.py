"""Speed of mtcheck on a folder of articles, beside other checkers on the same files, and the targets it is to meet.

    python bench/run.py [--archive] [FOLDER ...]        (default: seeds/, and ../shared/bench/alarms if there)

Every figure comes from this run, on one core; of each command the median of several runs after a warm-up. CPU seconds
are the user's and the system's of the process itself, so other work on the machine changes them less than wall seconds.
Rows of `lint` check every article anew, but for those called `kept`, which read the results of the run before. `steady`
rows count many articles in one process, without its start. Peers that are not installed are left out; `--archive` also
times 5,000 short articles, and two processes beside one.
"""

from __future__ import annotations

import argparse
import gc
import importlib.util
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # compiling the code of mtcheck anew takes a quarter of a start
NOWHERE = os.environ["XDG_RUNTIME_DIR"] = "/nowhere"  # no server that is there already answers

HERE = Path(__file__).resolve().parent
DEFAULT = (HERE.parent / "seeds", HERE.parent.parent / "shared/bench/alarms")
RUNS = 5
HARPER = "import sys; from harper import Linter; x = Linter(); [x.lint(open(n).read()) for n in sys.argv[1:]]"


class Figures(NamedTuple):
    """Seconds of wall and of CPU, and peak memory in MB."""

    wall: float
    cpu: float
    peak: float = 0.0


def articles(folders: list[Path]) -> list[Path]:
    """All text files below the folders, in order."""
    return sorted(p for folder in folders if folder.is_dir() for p in folder.rglob("*.txt"))


def once(command: list[str]) -> Figures:
    """One run of a command, its output thrown away."""
    start = time.perf_counter()
    nowhere = os.open(os.devnull, os.O_WRONLY)
    pid = os.posix_spawn(
        command[0], command, os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, nowhere, fd) for fd in (1, 2)]
    )
    os.close(nowhere)
    _, _, used = os.wait4(pid, 0)
    return Figures(time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def timed(command: list[str], runs: int = RUNS) -> Figures:
    """Medians of several runs of a command after one that is not counted."""
    figures = [once(command) for _ in range(runs + 1)][1:]
    return Figures(*(statistics.median(column) for column in zip(*figures, strict=True)))


def least(work: Callable[[], object], times: int = 3) -> float:
    """CPU seconds of a piece of work in this process, the least of some times after one that is not counted."""
    seconds = []
    for _ in range(times + 1):
        start = time.process_time()
        work()
        seconds.append(time.process_time() - start)
    return min(seconds[1:])


def steady(texts: list[str], syntax: str) -> tuple[float, float]:
    """CPU seconds to lint all articles in this process once it is warm, and the share of sentences that are parsed."""
    from mtcheck.document import Document
    from mtcheck.engine.engine import Engine
    from mtcheck.runs.engines import engine
    from mtcheck.settings.config import Settings

    gc.set_threshold(500_000)  # as the command does
    rules = engine(Settings(syntax=syntax)).rules

    def work() -> None:
        made = Engine(rules, parser=syntax)  # a new one: it remembers what it has parsed
        for text in texts:
            made.lint(Document(text))

    return least(work), parsed_share(texts, rules) if syntax == "auto" else 0.0


def parsed_share(texts: list[str], rules: tuple[object, ...]) -> float:
    """Which part of the sentences the parser sees; ends the run where it sees one twice."""
    from mtcheck.checks.parsed.parser import model
    from mtcheck.document import Document
    from mtcheck.engine.engine import Engine

    name = model.model_of("auto")
    if not name:
        return 0.0
    seen: list[str] = []
    pipeline = model.pipeline(name)
    parse = pipeline.parse
    pipeline.parse = lambda docs: (seen.extend(doc.text for doc in docs), parse(docs))[1]  # type: ignore[method-assign]
    made, documents = Engine(rules, parser="auto"), [Document(text) for text in texts]  # type: ignore[arg-type]
    for document in documents:
        made.lint(document)
    del pipeline.parse
    if len(seen) > len(set(seen)):
        sys.exit("some sentences are parsed twice")
    return len(seen) / sum(len(document.sentences) for document in documents)


def peers(names: list[str]) -> Iterator[tuple[str, list[str]]]:
    """The commands of other checkers that are installed."""
    for module, words in (("proselint", ["check"]), ("codespell_lib", [])):
        if importlib.util.find_spec(module):
            yield module.removesuffix("_lib"), [sys.executable, "-m", module, *words, *names]
    yield "Harper (harper-py)", [sys.executable, "-c", HARPER, *names]
    if vale := shutil.which("vale"):
        yield "Vale", [vale, "--no-exit", *names]


def languagetool(texts: list[str]) -> float | None:
    """Wall seconds of LanguageTool's server to read all articles, once it is warm; None where it is not installed."""
    from mtcheck.checks.foreign.languagetool import LanguageTool
    from mtcheck.errors import GrammarError

    server = LanguageTool()
    try:
        server.check(texts[0])
        start = time.perf_counter()
        for text in texts:
            server.check(text)
        return time.perf_counter() - start
    except GrammarError:
        return None
    finally:
        server.close()


@contextmanager
def archive(texts: list[str], number: int = 5000) -> Iterator[Path]:
    """A folder of as many short articles, each of some paragraphs of the texts."""
    parts = [part for text in texts for part in text.split("\n\n") if len(part.split()) > 20]
    with tempfile.TemporaryDirectory() as folder:
        for at in range(number):
            text = f"{parts[at % len(parts)]}\n\nNumber {at} of the series.\n"
            Path(folder, f"{at:04}.txt").write_text(text, encoding="utf-8")
        yield Path(folder)


class Board:
    """What was measured, printed row by row, and the targets that were missed."""

    def __init__(self, words: int) -> None:
        self.words = words
        self.rates: dict[str, float] = {}
        self.missed: list[str] = []

    def row(self, name: str, figures: Figures, *, rate: bool = False) -> None:
        """Print a row; with `rate`, the words a CPU second of all articles."""
        peak = f"{figures.peak:7.0f} MB" if figures.peak else " " * 10
        told = ""
        if rate:
            self.rates[name] = self.words / figures.cpu
            told = f"{self.rates[name]:>10,.0f} words/s"
        print(f"{name:34} {figures.wall:7.3f} s wall {figures.cpu:7.3f} s CPU {peak} {told}", flush=True)

    def target(self, name: str, value: float, bound: float, unit: str, *, least: bool = False) -> None:
        """Note a target that is missed."""
        if value < bound if least else value > bound:
            self.missed.append(f"{name}: {value:,.2f} {unit}, target {bound:,g}")


def start(board: Board, tool: str, first: str) -> None:
    """The rows of one article."""
    rows = {
        "mtcheck --version": (["--version"], 0.03, 0),
        "lint, one article": (["lint", "--no-cache", first], 0.5, 250),
        "lint, one article, no parser": (["lint", "--no-cache", "--syntax", "off", first], 0.25, 60),
        "lint, one article, kept": (["lint", first], 0.12, 0),
    }
    for name, (arguments, seconds, memory) in rows.items():
        figures = timed([tool, *arguments])
        board.row(name, figures)
        board.target(name, figures.wall, seconds, "s")
        if memory:
            board.target(name, figures.peak, memory, "MB")


def resident(board: Board, tool: str, first: str) -> None:
    """The same rows while a process stays for them (Linux); CPU is that of the command and of the copy."""
    if sys.platform != "linux":
        return
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_RUNTIME_DIR"] = folder
        server = subprocess.Popen([tool, "serve", "--commands"], stderr=subprocess.PIPE)
        try:
            server.stderr.readline()  # type: ignore[union-attr]  it is ready
            rows = {
                "lint, one article": (["lint", "--no-cache", first], 0.5),
                "lint, one article, no parser": (["lint", "--no-cache", "--syntax", "off", first], 0.25),
                "lint, one article, kept": (["lint", first], 0.12),
                "clean, one article": (["clean", first], 0.5),
            }
            for name, (arguments, seconds) in rows.items():
                before = _of_copies(server.pid)
                figures = timed([tool, *arguments])
                time.sleep(0.2)
                copies = (_of_copies(server.pid) - before) / (RUNS + 1)
                board.row(f"{name}, served", Figures(figures.wall, figures.cpu + copies))
                board.target(f"{name}, served", figures.wall, seconds, "s")
        finally:
            server.terminate()
            server.communicate()
            os.environ["XDG_RUNTIME_DIR"] = NOWHERE


def _of_copies(pid: int) -> float:
    """CPU seconds of the children of a process that have ended."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[13]) + int(fields[14])) / os.sysconf("SC_CLK_TCK")


def whole(board: Board, tool: str, names: list[str]) -> None:
    """The rows of all articles in one process, ours and others'."""
    commands = {
        "lint, all": ["lint", "--no-cache"],
        "lint, all, no parser": ["lint", "--no-cache", "--syntax", "off"],
        "lint, all, kept": ["lint"],
        "clean --diff, all": ["clean", "--diff"],
    }
    for name, arguments in commands.items():
        board.row(name, timed([tool, *arguments, *names]), rate=True)
    others = dict(peers(names))
    for name, command in others.items():
        board.row(name, timed(command, 3), rate=True)
    for name in others:
        for ours in ("lint, all, no parser", "lint, all"):
            print(f"    {ours} : {name} = {board.rates[ours] / board.rates[name]:.2f}")


def rates(board: Board, texts: list[str]) -> None:
    """The steady rows."""
    for syntax, bound in (("off", 120_000), ("auto", 60_000)):
        seconds, share = steady(texts, syntax)
        name = "steady" if syntax == "auto" else "steady, no parser"
        board.row(name, Figures(seconds, seconds), rate=True)
        board.target(name, board.rates[name], bound, "words/s", least=True)
        if share:
            print(f"    {share:.1%} of the sentences are parsed, none twice")
            board.target("sentences parsed", 100 * share, 20, "%")
    if seconds := languagetool(texts):
        print(f"{'LanguageTool, steady':34} {seconds:7.3f} s wall {'':25} {board.words / seconds:>10,.0f} words/s")
        for ours in ("steady, no parser", "steady"):
            print(f"    {ours} : LanguageTool = {board.rates[ours] * seconds / board.words:.1f}")


def growth(board: Board, texts: list[str]) -> None:
    """Time for four times the text, as many words in one article, and for twice the rules."""
    from dataclasses import replace

    from mtcheck.document import Document
    from mtcheck.engine.engine import Engine
    from mtcheck.rules.loading import load

    rules = load()
    engine = Engine(rules)
    text = "\n\n".join(texts)[:60_000]
    one = least(lambda: engine.lint(Document(text)))
    four = least(lambda: engine.lint(Document("\n\n".join([text] * 4))))
    declared = [rule for rule in rules if rule.kind != "python"]
    few, many = declared[: len(declared) // 2], declared
    engines = [Engine([replace(rule, id=f"{rule.id}-{at}") for at, rule in enumerate(some)]) for some in (few, many)]
    half, full = (least(lambda made=made: [made.lint(Document(t)) for t in texts]) for made in engines)
    print(f"four times the text {four / one:.2f} times; {len(few)} to {len(many)} rules {full / half:.2f} times")
    board.target("four times the text", four / one, 4.6, "times")
    board.target("twice the rules", full / half, 1.3, "times")


def many(board: Board, tool: str, texts: list[str], cores: set[int]) -> None:
    """Rows of 5,000 short articles, and of two processes."""
    with archive(texts) as folder, tempfile.TemporaryDirectory() as kept:
        command = [tool, "lint", "--isolated", "--cache-dir", kept, str(folder)]
        once(command)
        figures = timed(command, 3)
        board.row("5,000 short articles, unchanged", figures)
        board.target("5,000 articles, unchanged", figures.wall, 0.6, "s")
        if len(cores) > 1:
            os.sched_setaffinity(0, cores)
            anew = [tool, "lint", "--isolated", "--no-cache", "--syntax", "off", str(folder), "--jobs"]
            one, two = (timed([*anew, jobs], 1).wall for jobs in "12")
            print(f"two processes {one / two:.2f} times one")
            board.target("two processes", one / two, 1.9, "times one", least=True)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--archive", action="store_true")
    wanted = parser.parse_args()
    paths = articles(wanted.folders or [f for f in DEFAULT if f.is_dir()])
    texts = [path.read_text(encoding="utf-8") for path in paths]
    words = sum(len(text.split()) for text in texts)
    if not words:
        sys.exit("no .txt articles there")
    cores = os.sched_getaffinity(0) if hasattr(os, "sched_setaffinity") else set()
    if cores:  # one core for every command, so that the figures compare
        os.sched_setaffinity(0, {min(cores)})
    tool = str(Path(sys.executable).parent / "mtcheck")
    print(f"{len(paths)} articles, {words:,} words, one core, median of {RUNS} runs")
    board = Board(words)
    start(board, tool, str(paths[0]))
    resident(board, tool, str(paths[0]))
    whole(board, tool, [str(path) for path in paths])
    rates(board, texts)
    growth(board, texts)
    if wanted.archive:
        many(board, tool, texts, cores)
    print("\nmissed targets:" if board.missed else "\nall targets are met")
    print("\n".join(f"  {line}" for line in board.missed))


if __name__ == "__main__":
    main()
