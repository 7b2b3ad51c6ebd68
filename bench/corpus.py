"""Speed and memory of `mtcheck corpus` on articles made by resampling.

    python bench/corpus.py make OUT.parquet --articles 2000 [--data ../shared/data]
    python bench/corpus.py run IN.parquet [--engine local|ray] [--cores 2] [--command lint] [-- OPTIONS ...]

Articles are made of the documents of DATA/wmt (article id, source, machine translation, reference; a sentence a line):
the sentences of each are drawn from one document and, for a third, from others; always the same for the same number.
`run` prints words a second, seconds of CPU time (of Ray, only of what it waits for), and the most memory that its
processes took at a time: of the run (it reads and puts together), of the largest worker, and of all together (PSS, so
that shared memory counts once).
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

WORDS = 300  # of an article


def documents(folder: Path) -> list[list[str]]:
    """The machine-translated sentences of each document of each system."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for path in sorted(folder.glob("wmt/*.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                found[path.stem, row[0]].append(row[2])
    return [found[key] for key in sorted(found)]


def articles(folder: Path, number: int) -> Iterator[dict[str, str]]:
    """So many articles of about WORDS words."""
    every = documents(folder)
    draw = random.Random(0)  # noqa: S311 no secret
    for at in range(number):
        own, text, words = draw.choice(every), [], 0
        start = draw.randrange(len(own))
        while words < WORDS:
            sentences = own if draw.random() < 2 / 3 else draw.choice(every)
            sentence = sentences[(start + len(text)) % len(sentences)]
            text.append(sentence)
            words += len(sentence.split())
        yield {"id": f"article-{at:07}", "text": "\n".join(text)}


def make(path: Path, folder: Path, number: int) -> None:
    """Write the articles as Parquet."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = pa.schema([("id", pa.string()), ("text", pa.string())])
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        rows = []
        for row in articles(folder, number):
            rows.append(row)
            if len(rows) == 10_000:
                writer.write_table(pa.Table.from_pylist(rows, schema=schema))
                rows = []
        if rows:
            writer.write_table(pa.Table.from_pylist(rows, schema=schema))


def memory(top: int) -> tuple[float, float, float]:
    """MB of a process, of its largest descendant, and of all of them together."""
    parents = {}
    for place in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(place.parent.name)] = int(place.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
    ours = {top}
    while more := {pid for pid, parent in parents.items() if parent in ours} - ours:
        ours |= more
    sizes = {pid: size(pid) for pid in ours}
    return sizes[top], max((sizes[pid] for pid in ours - {top}), default=0.0), sum(sizes.values())


def size(pid: int) -> float:
    """MB of a process, shared memory in parts."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def run(path: Path, engine: str, cores: int, command: str, options: list[str]) -> None:
    """Measure one run."""
    tool = Path(sys.executable).parent / "mtcheck"
    with tempfile.TemporaryDirectory() as folder:
        words = [str(tool), "corpus", command, str(path), "--output", f"{folder}/out.parquet", "--format", "json"]
        words += ["--engine", engine, "--jobs", str(cores), "--isolated", *options]
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:cores])  # for what is started here, too
        start = time.perf_counter()
        process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
        peaks = [0.0, 0.0, 0.0]
        while process.poll() is None:
            time.sleep(0.5)
            peaks = list(map(max, peaks, memory(process.pid)))
        seconds, used = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
        if process.returncode:
            sys.exit(f"mtcheck ended with status {process.returncode}")
        summary = json.loads(process.stdout.read() if process.stdout else "")
    rate = summary["words"] / seconds
    print(
        f"{engine:5} {command} cores {cores}: {summary['articles']:,} articles, {summary['words']:,} words, "
        f"{seconds:.1f} s, {rate:,.0f} words/s, CPU {used.ru_utime + used.ru_stime:.1f} s; "
        f"MB: run {peaks[0]:.0f}, worker {peaks[1]:.0f}, all {peaks[2]:.0f}",
        flush=True,
    )


def main() -> None:
    """Make articles, or measure a run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["make", "run"])
    parser.add_argument("path", type=Path)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--data", type=Path, default=Path(__file__).resolve().parents[2] / "shared/data")
    parser.add_argument("--engine", choices=["local", "ray"], default="local")
    parser.add_argument("--cores", type=int, default=2)
    parser.add_argument("--command", choices=["lint", "clean"], default="lint")
    end = sys.argv.index("--") if "--" in sys.argv else len(sys.argv)  # argparse takes no options on both sides of it
    chosen, options = parser.parse_args(sys.argv[1:end]), sys.argv[end + 1 :]
    if chosen.what == "make":
        make(chosen.path, chosen.data, chosen.articles)
    else:
        run(chosen.path, chosen.engine, chosen.cores, chosen.command, options)


if __name__ == "__main__":
    main()
