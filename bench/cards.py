"""A precision card for each rule: how often it speaks, and is right, on machine-translated and on human text.

    python bench/cards.py [--data ../shared] [--output bench/cards.tsv]

Needs, below the data folder: bench/gold/*/NAME.txt with NAME.gold.jsonl (annotated articles), data/*-train.tsv (source,
machine translation, post-edit), data/wmt/*.tsv (article, source, machine translation, human reference) and
bench/alarms/*/*.txt (human text). On annotated text a finding is right when it overlaps an annotation; beside a
post-edit, when the post-editor changed something in the marked place; on human text every finding is an alarm.
"""

from __future__ import annotations

import argparse
import difflib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from mtcheck.document import Document
from mtcheck.findings import Finding
from mtcheck.runs.engines import default_engine

HEAD = ["rule", "gold", "gold right", "pairs", "pairs changed", "mt", "human", "precision"]


def findings(text: str) -> tuple[Finding, ...]:
    """What all rules find in a text."""
    return default_engine().lint(Document(text))


def annotations(path: Path, text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each annotation of an article, in code points."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row, end = json.loads(line), 0
        for _ in range(row.get("nth", 1)):
            start = text.index(row["quote"], end)
            end = start + len(row["quote"])
        yield start, end


def on_gold(folder: Path, table: dict[str, Counter[str]]) -> None:
    """Findings on annotated articles."""
    for path in sorted(folder.rglob("*.gold.jsonl")):
        text = path.with_suffix("").with_suffix(".txt").read_text(encoding="utf-8")
        marks = list(annotations(path, text))
        for finding in findings(text):
            start, end = finding.span
            table[finding.rule_id]["gold"] += 1
            hit = any(start < e and s < end or start == end and s <= start <= e for s, e in marks)
            table[finding.rule_id]["gold right"] += hit


def on_pairs(paths: Iterable[Path], table: dict[str, Counter[str]]) -> None:
    """Findings on single sentences with a post-edit."""
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            _, mt, edited = line.split("\t")[:3]
            found = findings(mt)
            if found:
                codes = difflib.SequenceMatcher(None, mt, edited, autojunk=False).get_opcodes()
                changed = [(a, b) for tag, a, b, _, _ in codes if tag != "equal"]
                for finding in found:
                    table[finding.rule_id]["pairs"] += 1
                    hit = any(a <= finding.span.end and finding.span.start <= b for a, b in changed)
                    table[finding.rule_id]["pairs changed"] += hit


def on_translations(paths: Iterable[Path], table: dict[str, Counter[str]]) -> None:
    """Findings on whole translated articles, and on their human references (each reference once)."""
    seen: set[str] = set()
    for path in paths:
        rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
        for _, lines in groupby(rows, key=lambda r: r[0]):
            article = list(lines)
            for finding in findings("\n".join(r[2] for r in article)):
                table[finding.rule_id]["mt"] += 1
            reference = "\n".join(r[3] for r in article)
            if reference not in seen:
                seen.add(reference)
                for finding in findings(reference):
                    table[finding.rule_id]["human"] += 1


def precision(row: Counter[str]) -> str:
    """Share of right findings over annotated text, post-edits and human text; empty for a rule never heard."""
    heard = row["gold"] + row["pairs"] + row["human"]
    return f"{(row['gold right'] + row['pairs changed']) / heard:.2f}" if heard else ""


def main() -> None:
    """Measure all rules and write the table."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--data", type=Path, default=Path("../shared"))
    ap.add_argument("--output", type=Path, default=Path("bench/cards.tsv"))
    args = ap.parse_args()
    table: dict[str, Counter[str]] = defaultdict(Counter)
    on_gold(args.data / "bench/gold", table)
    on_pairs(sorted((args.data / "data").glob("*-train.tsv")), table)
    on_translations(sorted((args.data / "data/wmt").glob("*.tsv")), table)
    for path in sorted((args.data / "bench/alarms").rglob("*.txt")):
        for finding in findings(path.read_text(encoding="utf-8")):
            table[finding.rule_id]["human"] += 1
    lines = ["\t".join(HEAD)]
    for rule in sorted(default_engine().rules, key=lambda r: r.id):
        row = table[rule.id]
        lines.append("\t".join([rule.id, *(str(row[column]) for column in HEAD[1:-1]), precision(row)]))
    args.output.write_text("\n".join(lines) + "\n", encoding="utf-8")
    heard = sum(1 for row in table.values() if row)
    print(f"{heard} of {len(default_engine().rules)} rules heard; {args.output} written")


if __name__ == "__main__":
    main()
