"""How often `--source` pairs the right sentences, on articles whose sentences are merged, split, dropped and added.

    python bench/alignment.py TABLE.tsv...

A table has an article's id, a source sentence and its translation in each row, tab-separated; further columns are
ignored. Of the translation, every sixth sentence or so is changed: two become one, one becomes two, one is left out,
one of another article comes in. A sentence is right when it is paired with exactly what it was paired with before.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from pathlib import Path

from mtcheck.document import Document
from mtcheck.source.document import SourceDocument
from mtcheck.source.pairs import pairs_of

_CHANGES = ("merge", "split", "drop", "add")
_HALVES = re.compile(r"(?<=[a-z]{3}), (?=(?:and|but|which|who|while|after|as|because|where) \w+ \w+ \w+)|; ")

Row = tuple[str, str]


def articles(path: Path) -> list[list[Row]]:
    """Rows of each article in a table."""
    found: dict[str, list[Row]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        name, source, english = line.split("\t")[:3]
        found.setdefault(name, []).append((source.strip(), english.strip()))
    return [rows for rows in found.values() if len(rows) > 3]


def changed(rows: list[Row], others: list[Row], chance: random.Random) -> tuple[list[str], list[tuple[set[int], str]]]:
    """English sentences after the changes, and groups of source numbers with the change that they come from.

    The n-th English line belongs to the n-th group.
    """
    english: list[str] = []
    groups: list[tuple[set[int], str]] = []
    at = 0
    while at < len(rows):
        change = chance.choice(_CHANGES) if chance.random() < 1 / 6 else "keep"
        text = rows[at][1]
        halves = _HALVES.split(text, maxsplit=1)
        if change == "merge" and at + 1 < len(rows):
            second = rows[at + 1][1]
            english.append(f"{text.rstrip('.')}, and {second[:1].lower()}{second[1:]}")
            groups.append(({at, at + 1}, "merge"))
            at += 1
        elif change == "split" and len(halves) == 2 and min(map(len, halves)) > 20:
            english += [f"{halves[0]}.", halves[1][:1].upper() + halves[1][1:]]
            groups += [({at}, "split")] * 2
        elif change == "drop" and len(rows) > 4:
            pass
        else:
            if change == "add":
                english.append(chance.choice(others)[1])
                groups.append((set(), "add"))
            english.append(text)
            groups.append(({at}, "keep"))
        at += 1
    return english, groups


def paired_lines(english: list[str], source: list[str]) -> dict[int, set[int]]:
    """Which source lines each English line was paired with; a line of several sentences counts as one."""
    left, right = "\n".join(english), "\n".join(source)
    document = Document(left, "article", None, SourceDocument(right, "source"))
    lines, source_lines = _line_numbers(left), _line_numbers(right)
    found: dict[int, set[int]] = {n: set() for n in range(len(english))}
    for pair in pairs_of(document).all:
        for sentence in pair.english:
            found[lines[sentence.start]] |= {source_lines[s.start] for s in pair.source}
    return found


def _line_numbers(text: str) -> list[int]:
    return [n for n, line in enumerate(text.split("\n")) for _ in range(len(line) + 1)]


def main(tables: list[str]) -> None:
    """Print the figures of each table."""
    for table in map(Path, tables):
        chance, right, total = random.Random(11), Counter[str](), Counter[str]()  # noqa: S311 no secrets here
        every = articles(table)
        for rows in every:
            others = chance.choice([other for other in every if other is not rows])
            english, groups = changed(rows, others, chance)
            found = paired_lines(english, [source for source, _ in rows])
            for n, (group, change) in enumerate(groups):
                total[change] += 1
                right[change] += found[n] == group
        share = right.total() / total.total()
        kinds = ", ".join(f"{kind} {right[kind]}/{total[kind]}" for kind in sorted(total))
        print(f"{table.name}: {100 * share:.2f} % of {total.total()} sentences ({kinds})")


if __name__ == "__main__":
    main(sys.argv[1:])
