"""What translators change most often and most uniformly, from pairs of machine translation and post-edit.

    python bench/mine.py PAIRS.tsv [--mt 1] [--edit 2] [--least 4] [--longest 4]

PAIRS.tsv has a segment a line, columns separated by tabs (counted from 0). Prints, for each phrase of up to LONGEST
words that translators took out at least LEAST times, how often they did (changed), how often it stands in the machine
translation at all (seen), the share, and what they wrote instead. A share near 1 says that the phrase is an artifact
wherever it stands; the phrase with one word of context on each side tells how wide the pattern is.
"""

from __future__ import annotations

import argparse
import difflib
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

_TOKEN = re.compile(r"\w+(?:['\u2019-]\w+)*|[^\w\s]")

Tokens = list[str]


def tokens(text: str) -> Tokens:
    """Lower-case words and marks."""
    return [t.lower() for t in _TOKEN.findall(text)]


def edits(mt: Tokens, edited: Tokens) -> Iterator[tuple[int, int, Tokens]]:
    """Replaced stretches: first and last token (half open) of the machine translation, and what stands there now."""
    for tag, a, b, c, d in difflib.SequenceMatcher(None, mt, edited, autojunk=False).get_opcodes():
        if tag != "equal":
            yield a, b, edited[c:d]


def phrases(sentence: Tokens, longest: int) -> Iterator[str]:
    """All stretches of one to `longest` tokens."""
    for start in range(len(sentence)):
        for end in range(start + 1, min(len(sentence), start + longest) + 1):
            yield " ".join(sentence[start:end])


def mine(pairs: list[tuple[str, str]], longest: int) -> tuple[dict[str, Counter[str]], Counter[str]]:
    """Replacements of each phrase, with a word of context on either side or none, and how often each phrase is seen."""
    changed: dict[str, Counter[str]] = defaultdict(Counter)
    seen: Counter[str] = Counter()
    for before, after in pairs:
        mt, edited = tokens(before), tokens(after)
        seen.update(set(phrases(mt, longest + 2)))
        for a, b, new in edits(mt, edited):
            if b - a > longest or len(new) > longest + 3:
                continue
            for left, right in ((0, 0), (1, 0), (0, 1), (1, 1)):
                lo, hi = max(0, a - left), min(len(mt), b + right)
                if hi > lo:
                    changed[" ".join(mt[lo:hi])][" ".join([*mt[lo:a], *new, *mt[b:hi]])] += 1
    return changed, seen


def main() -> None:
    """Read the pairs and print the table, most uniform first."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("pairs", type=Path)
    ap.add_argument("--mt", type=int, default=1, help="column of the machine translation (default: %(default)s)")
    ap.add_argument("--edit", type=int, default=2, help="column of the post-edit (default: %(default)s)")
    ap.add_argument("--least", type=int, default=4, help="least number of changes (default: %(default)s)")
    ap.add_argument("--longest", type=int, default=4, help="longest phrase in words (default: %(default)s)")
    args = ap.parse_args()
    rows = [line.split("\t") for line in args.pairs.read_text(encoding="utf-8").splitlines()]
    changed, seen = mine([(r[args.mt], r[args.edit]) for r in rows], args.longest)
    table = [(sum(c.values()), max(seen[p], 1), p, c) for p, c in changed.items() if sum(c.values()) >= args.least]
    table.sort(key=lambda row: (-row[0] / row[1], -row[0], row[2]))
    print("changed  seen  share  phrase -> what translators wrote (times)")
    for number, of, phrase, new in table:
        best = "; ".join(f"{text or '(nothing)'} ({times})" for text, times in new.most_common(3))
        print(f"{number:7} {of:5}  {number / of:5.2f}  {phrase} -> {best}")


if __name__ == "__main__":
    main()
