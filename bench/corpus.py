"""Speed of `mtcheck corpus` on articles made by resampling.

    python bench/corpus.py make OUT.parquet --articles 2000 [--data ../shared/data]

Articles are the documents of DATA/wmt (article id, source, machine translation, reference; a sentence a line), each of
sentences drawn from one document and, for a third of it, from others; always the same for the same number.
"""

from __future__ import annotations

import argparse
import csv
import random
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


def main() -> None:
    """Make articles."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["make"])
    parser.add_argument("output", type=Path)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--data", type=Path, default=Path(__file__).resolve().parents[2] / "shared/data")
    chosen = parser.parse_args()
    make(chosen.output, chosen.data, chosen.articles)


if __name__ == "__main__":
    main()
