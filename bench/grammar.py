"""How far each rule of a grammar checker can be trusted on machine-translated text: the ground of rules/grammar.toml.

    python bench/grammar.py harper|languagetool [--data ../shared] [--output bench/harper.tsv]

All rules of the checker's own choice read the data that cards.py reads. For each rule the table tells: findings on
annotated articles and how many overlap an annotation (gold, gold right); findings on machine translations with a
post-edit, how many lie where the post-editor changed something, and in how many the first suggestion brings the text
closer to the post-edit, or further away (pairs, changed, closer, further); findings on machine translations of news,
and in how many the marked words stand in the line's human reference, too (mt, kept); findings on human text (human).
"""

from __future__ import annotations

import argparse
import difflib
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from cards import annotations

from mtcheck.checks.foreign.backend import Backend, Match
from mtcheck.checks.foreign.harper import Harper

HEAD = ["rule", "gold", "gold right", "pairs", "changed", "closer", "further", "mt", "kept", "human", "examples"]
TOGETHER = 40  # sentences that are read in one go, as paragraphs
EXAMPLES = 4

Table = dict[str, Counter[str]]


def backend(name: str) -> Backend:
    """The checker with the rules that it chooses itself."""
    if name == "languagetool":
        from mtcheck.checks.foreign.languagetool import LanguageTool

        return LanguageTool()
    return Harper()


def one_by_one(checker: Backend, texts: list[str]) -> Iterator[tuple[str, Match, int]]:
    """Each text with each match in it and the match's place there; many texts are read at a time."""
    for first in range(0, len(texts), TOGETHER):
        some = texts[first : first + TOGETHER]
        starts = [0]
        for text in some:
            starts.append(starts[-1] + len(text) + 2)
        for match in checker.check("\n\n".join(some)):
            at = bisect_right(starts, match.span.start) - 1
            if match.span.end <= starts[at + 1]:
                yield some[at], match, match.span.start - starts[at]


def distance(one: list[str], other: list[str]) -> int:
    """Words to insert, delete or replace between two texts."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        last, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (a != b))
    return row[-1]


def on_gold(checker: Backend, folder: Path, table: Table, seen: dict[str, list[str]]) -> None:
    """Matches on annotated articles."""
    for path in sorted(folder.rglob("*.gold.jsonl")):
        text = path.with_suffix("").with_suffix(".txt").read_text(encoding="utf-8")
        marks = list(annotations(path, text))
        for match in checker.check(text):
            start, end = match.span
            hit = any(start < e and s < end or start == end and s <= start <= e for s, e in marks)
            table[match.rule].update({"gold": 1, "gold right": hit})
            example(seen, match, text, start, "G+" if hit else "G-")


def on_pairs(checker: Backend, paths: list[Path], table: Table, seen: dict[str, list[str]]) -> None:
    """Matches on single sentences with a post-edit."""
    rows = [line.split("\t") for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    edited = {row[1]: row[2] for row in rows}
    for text, match, start in one_by_one(checker, list(edited)):
        end, after = start + match.span.end - match.span.start, edited[text]
        codes = difflib.SequenceMatcher(None, text, after, autojunk=False).get_opcodes()
        hit = any(a <= end and start <= b for tag, a, b, _, _ in codes if tag != "equal")
        moved = 0
        if match.replacements:
            mended = text[:start] + match.replacements[0] + text[end:]
            moved = distance(mended.split(), after.split()) - distance(text.split(), after.split())
        table[match.rule].update({"pairs": 1, "changed": hit, "closer": moved < 0, "further": moved > 0})
        example(seen, match, text, start, "P+" if moved < 0 else "P~" if hit else "P-")


def on_translations(checker: Backend, data: Path, table: Table, seen: dict[str, list[str]]) -> None:
    """Matches on machine translations of news, each line once."""
    files = sorted((data / "data/wmt").glob("*.tsv"))
    rows = [line.split("\t") for path in files for line in path.read_text(encoding="utf-8").splitlines()]
    reference = {row[2]: row[3] for row in rows}
    for text, match, start in one_by_one(checker, list(reference)):
        found = text[start : start + match.span.end - match.span.start]
        table[match.rule].update({"mt": 1, "kept": found in reference[text]})
        example(seen, match, text, start, "M")


def on_human(checker: Backend, data: Path, table: Table, seen: dict[str, list[str]]) -> None:
    """Matches on human text: references of translated articles, and news."""
    files = sorted((data / "data/wmt").glob("*.tsv"))
    rows = [line.split("\t") for path in files for line in path.read_text(encoding="utf-8").splitlines()]
    texts = list(dict.fromkeys(row[3] for row in rows))
    for text, match, start in one_by_one(checker, texts):
        table[match.rule]["human"] += 1
        example(seen, match, text, start, "H")


def example(seen: dict[str, list[str]], match: Match, text: str, start: int, mark: str) -> None:
    """Remember a few places of a rule, those on human text as well."""
    kept = seen[match.rule]
    if sum(e.startswith(mark[0]) for e in kept) < EXAMPLES:
        end = start + match.span.end - match.span.start
        place = f"{text[max(0, start - 25) : start]}[{text[start:end]}]{text[end : end + 20]}"
        kept.append(" ".join(f"{mark} {place} -> {match.replacements[:1]}".split()))


def main() -> None:
    """Measure all rules of a checker and write the table, the most frequent first."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("checker", choices=("harper", "languagetool"))
    ap.add_argument("--data", type=Path, default=Path("../shared"))
    ap.add_argument("--output", type=Path)
    args = ap.parse_args()
    output = args.output or Path(f"bench/{args.checker}.tsv")
    table: Table = defaultdict(Counter)
    seen: dict[str, list[str]] = defaultdict(list)
    checker = backend(args.checker)
    try:
        on_gold(checker, args.data / "bench/gold", table, seen)
        on_pairs(checker, sorted((args.data / "data").glob("*-train.tsv")), table, seen)
        on_translations(checker, args.data, table, seen)
        on_human(checker, args.data, table, seen)
    finally:
        checker.close()
    lines = ["\t".join(HEAD)]
    for rule, row in sorted(table.items(), key=lambda item: (-item[1].total(), item[0])):
        lines.append("\t".join([rule, *(str(row[column]) for column in HEAD[1:-1]), " | ".join(seen[rule])]))
    output.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(table)} rules heard; {output} written")


if __name__ == "__main__":
    main()
