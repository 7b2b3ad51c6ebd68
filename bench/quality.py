"""BLEU, chrF2 and TER before and after cleaning, with paired bootstrap significance.

    python bench/quality.py [--data ../shared]

Needs, below the data folder: bench/gold/*/NAME.txt with NAME.gold.jsonl (annotated articles; the reference is the text
with the first fix of each annotation made), and for some of them NAME.ref.en (a human translation). The articles of a
folder are scored together.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from mtcheck.document import Document
from mtcheck.engine.fix import clean
from mtcheck.findings import Change
from mtcheck.runs.engines import default_engine
from mtcheck.scoring.quality import METRICS, Segments, Version, cut, scores, segments
from mtcheck.text import line_spans

NAMES = ("before", "after")


def fixes(path: Path, text: str) -> Iterator[Change]:
    """The first fix of each annotation that has one, in no order."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row, end = json.loads(line), 0
        for _ in range(row.get("nth", 1)):
            start = text.index(row["quote"], end)
            end = start + len(row["quote"])
        if row["fixes"]:
            yield Change(start, end, row["fixes"][0], ())


def versions(path: Path) -> tuple[Version, Version]:
    """An article as it is, and with what `clean` changes in it."""
    text = path.read_text(encoding="utf-8")
    changes = clean(Document(text, str(path)), default_engine()).changes
    return Version(NAMES[0], text), Version(NAMES[1], text, changes)


def to_corrected(path: Path) -> Segments:
    """Both versions beside the corrected text, line by line."""
    before, after = versions(path)
    wanted = tuple(sorted(fixes(path.with_suffix(".gold.jsonl"), before.text), key=lambda c: c.start))
    units = line_spans(before.text)
    rows = [cut(v, units) for v in (before, after, Version("corrected", before.text, wanted))]
    return Segments(tuple(zip(NAMES, rows, strict=False)), (rows[2],), aligned=False)


def to_reference(path: Path) -> Segments:
    """Both versions beside the human translation."""
    reference = path.with_suffix(".ref.en")
    return segments(versions(path), [Version(reference.name, reference.read_text(encoding="utf-8"))])


def together(parts: list[Segments]) -> Segments:
    """The segments of several articles as of one."""
    systems = [tuple(line for part in parts for line in part.systems[n][1]) for n in range(len(NAMES))]
    references = tuple(line for part in parts for line in part.references[0])
    return Segments(tuple(zip(NAMES, systems, strict=True)), (references,), any(p.aligned for p in parts))


def show(title: str, parts: list[Segments]) -> dict[str, str]:
    """Print the scores of some articles; returns the signatures of the metrics."""
    found = scores(together(parts))
    (_, before), (_, after) = found.systems
    cells = [
        f"{a.score:7.2f} -> {b.score:6.2f} " + (f"(p {b.p:.3f})" if b.p is not None else "(equal)  ")
        for a, b in zip(before, after, strict=True)
    ]
    print(f"{title:26} {len(parts):4} {found.segments:6}  " + "  ".join(cells))
    return dict(found.signatures)


def main() -> None:
    """Score all folders and print a table."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--data", type=Path, default=Path("../shared"))
    folders = sorted(p for p in (ap.parse_args().data / "bench/gold").iterdir() if p.is_dir())
    print(f"{'before -> after cleaning':26} {'':4} {'lines':>6}  " + "  ".join(f"{m:>27}" for m in METRICS))
    signatures: dict[str, str] = {}
    for folder in folders:
        paths = [p for p in sorted(folder.glob("*.txt")) if p.with_suffix(".gold.jsonl").exists()]
        if paths:
            signatures = show(f"{folder.name}, corrected text", list(map(to_corrected, paths)))
        with_reference = [p for p in paths if p.with_suffix(".ref.en").exists()]
        if with_reference:
            show(f"{folder.name}, human reference", list(map(to_reference, with_reference)))
    for metric, signature in signatures.items():
        print(f"{metric}: {signature}")


if __name__ == "__main__":
    main()
