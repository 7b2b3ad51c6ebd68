"""Native English, parsed once, as tables to count in: what the lists made of usage counts are made of.

    python bench/native/parsed.py TEXT.txt.xz[:SHARE] ... --output FOLDER

Each text becomes FOLDER/NAME.tsv.gz: a token a line (word, lemma, tag, relation, distance to its head), an empty line
behind each sentence. SHARE (0 to 1) takes a random part of the lines, always the same one. `read` yields sentences.
"""

from __future__ import annotations

import argparse
import gzip
import lzma
import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_SHORTEST, _LONGEST = 25, 400  # code points of a sentence


class Token(NamedTuple):
    """A word of a parse; `head` is where the word that governs it stands, counted from this one."""

    word: str
    lemma: str
    tag: str
    relation: str
    head: int


def read(table: Path) -> Iterator[list[Token]]:
    """The sentences of one table."""
    sentence: list[Token] = []
    with gzip.open(table, "rt", encoding="utf-8") as lines:
        for line in lines:
            parts = line.rstrip("\n").split("\t")
            if len(parts) == 5:
                sentence.append(Token(*parts[:4], int(parts[4])))
            elif sentence:
                yield sentence
                sentence = []


def _sentences(text: Path, share: float) -> Iterator[str]:
    from mtcheck import text as texts
    from mtcheck.findings import Span

    chance = random.Random(7)  # noqa: S311 - the same part each time
    with lzma.open(text, "rt", encoding="utf-8", errors="replace") as lines:
        for read in map(str.strip, lines):
            if len(read) < _SHORTEST or chance.random() > share:
                continue
            line = texts.fold(read).replace("\t", " ")
            for start, end in texts.sentences(line, Span(0, len(line))):
                if _SHORTEST < end - start < _LONGEST and line[end - 1] in ".?!\"'":
                    yield line[start:end]


def parse(text: Path, share: float, table: Path) -> None:
    """Parse a text with the model that mtcheck takes, and write its table."""
    from mtcheck.checks.parsed.parser.model import model_of, pipeline

    unfinished = table.with_suffix(".tmp")
    with gzip.open(unfinished, "wt", encoding="utf-8", compresslevel=3) as out:
        for doc in pipeline(model_of("auto")).pipe(_sentences(text, share)):
            rows = (f"{t.text}\t{t.lemma_}\t{t.tag_}\t{t.dep_}\t{t.head.i - t.i}\n" for t in doc)
            out.write("".join(rows) + "\n")
    unfinished.rename(table)


def main() -> None:
    """Parse the texts whose tables are not there yet."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("texts", nargs="+")
    options.add_argument("--output", type=Path, required=True)
    said = options.parse_args()
    said.output.mkdir(parents=True, exist_ok=True)
    for text in said.texts:
        path, _, share = text.partition(":")
        table = said.output / (Path(path).name.split(".")[0] + ".tsv.gz")
        if not table.exists():
            parse(Path(path), float(share or 1), table)


if __name__ == "__main__":
    main()
