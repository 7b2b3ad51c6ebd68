"""The evidence for each rule: how often it speaks on machine-translated and on human text, and what its edits do.

    python bench/cards.py [--data ../shared] [--output bench/cards.tsv]

Needs, below the data folder: bench/gold/*/NAME.txt with NAME.gold.jsonl (annotated articles), bench/alarms/*/*.txt
(human text), bench/contrast.py with contrast/mine/*.tsv and contrast/check/*.tsv (system outputs beside human
translations).
Columns: findings on the annotated articles, and how many of them overlap an annotation; source sentences of which some
system's output is found, in the two sets; findings on human text; sentences that an edit of the rule brings closer to
the human translation, further away, or neither. The last says what the evidence allows:

    form      a matter of mere form, which no comparison of words shows
    good      closer at least three times as often as further
    against   further too often for a safe edit
    thin      heard, but its edits were seen too seldom to tell
    unheard   it speaks nowhere outside of its own examples
"""

from __future__ import annotations

import argparse
import csv
import json
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from mtcheck.document import Document
from mtcheck.engine.engine import Engine
from mtcheck.findings import Finding
from mtcheck.rules.loading import load
from mtcheck.rules.rule import Rule

HEAD = ["rule", "safety", "gold", "gold right", "mine", "check", "human", "closer", "further", "same", "verdict"]
FORM = frozenset("punctuation quotes capitalization".split())
TIMES = 3  # closer for each time further


def annotations(path: Path, text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each annotation of an article, in code points."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row, end = json.loads(line), 0
        for _ in range(row.get("nth", 1)):
            start = text.index(row["quote"], end)
            end = start + len(row["quote"])
        yield start, end


def on_gold(engine: Engine, folder: Path, table: dict[str, Counter[str]]) -> None:
    """Findings on annotated articles."""
    for path in sorted(folder.rglob("*.gold.jsonl")):
        text = path.with_suffix("").with_suffix(".txt").read_text(encoding="utf-8")
        marks = list(annotations(path, text))
        for finding in engine.lint(Document(text)):
            table[finding.rule_id]["gold"] += 1
            table[finding.rule_id]["gold right"] += _hits(finding, marks)


def _hits(finding: Finding, marks: list[tuple[int, int]]) -> bool:
    start, end = finding.span
    return any(start < e and s < end or start == end and s <= start <= e for s, e in marks)


def on_translations(data: Path, name: str, table: dict[str, Counter[str]]) -> None:
    """What contrast.py says of the system outputs in a folder, and of the human translations beside them."""
    with tempfile.TemporaryDirectory() as folder:
        rows = Path(folder, "rules.tsv")
        command = [sys.executable, str(data / "bench/contrast.py"), *map(str, (data / "contrast" / name).glob("*.tsv"))]
        command += ["--rules", str(rows), "--mtcheck", f"{sys.executable} -m mtcheck"]
        subprocess.run(command, check=True)
        for row in csv.DictReader(rows.open(encoding="utf-8"), delimiter="\t"):
            card = table[row["rule"]]
            card[name] += int(row["src"])
            card["human"] += int(row["ref"])
            for way in ("closer", "further", "same"):
                card[way] += int(row[way])


def verdict(rule: Rule, card: Counter[str]) -> str:
    """What the evidence allows; the docstring of this file says what each word means."""
    if not any(card[column] for column in ("gold", "mine", "check")):
        return "unheard"
    if card["closer"] and card["closer"] >= TIMES * card["further"]:
        return "good"
    if card["further"] > 1 or card["further"] and not card["closer"]:
        return "against"
    return "form" if rule.category in FORM else "thin"


def main() -> None:
    """Measure all rules and write the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, default=Path("../shared"))
    options.add_argument("--output", type=Path, default=Path("bench/cards.tsv"))
    said = options.parse_args()
    rules = load(parsed=True)
    engine, table = Engine(rules), defaultdict[str, Counter[str]](Counter)
    on_gold(engine, said.data / "bench/gold", table)
    for path in sorted((said.data / "bench/alarms").rglob("*.txt")):
        for finding in engine.lint(Document(path.read_text(encoding="utf-8"))):
            table[finding.rule_id]["human"] += 1
    for name in ("mine", "check"):
        on_translations(said.data, name, table)
    lines, verdicts = ["\t".join(HEAD)], Counter[str]()
    for rule in sorted(rules, key=lambda rule: rule.id):
        card, judged = table[rule.id], verdict(rule, table[rule.id])
        verdicts[judged] += 1
        lines.append("\t".join([rule.id, rule.safety.value, *(str(card[column]) for column in HEAD[2:-1]), judged]))
    said.output.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(rules)} rules: {dict(verdicts)}; {said.output} written")


if __name__ == "__main__":
    main()
