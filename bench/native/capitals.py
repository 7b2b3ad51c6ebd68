"""Makes rules/lists/names-counted.txt: names of two to four words that native English never writes with a small letter.

    python bench/native/capitals.py TEXT.txt.xz[:EVERY] ... > rules/lists/names-counted.txt

EVERY: of a text, only each line that so many divide. Words inside sentences are counted: what stands with capitals
throughout, of and the like left out, and how often the same words stand otherwise. A name is listed that two texts
have, SEEN times in all, and that hardly ever has capitals in some of its words only; parts of longer names and titles
of people are left out.
"""

from __future__ import annotations

import argparse
import lzma
import re
from collections import Counter, defaultdict
from collections.abc import Iterator

_TOKEN = re.compile(r"[A-Za-z][\w'’-]*|[.!?:;\"“”()\n,]|\d[\d,.]*")
_NAME = re.compile(r"[A-Z][a-z]+(?:-[A-Za-z]+)?(?: (?:(?:of|and|the|for) )*[A-Z][A-Za-z]+(?:-[A-Za-z]+)?)+")
_SMALL = frozenset("of the and for".split())
_ENDS = frozenset('.!?:"“”\n;(')
_LEFT_OUT = frozenset(  # dates, and titles, which houses treat differently
    """
    January February March April May June July August September October November December Monday Tuesday Wednesday
    Thursday Friday Saturday Sunday Mr Mrs Ms Dr The An
    Minister President Secretary General Chancellor Governor Senator Judge Congressman Congresswoman Chairman Director
    Mayor King Queen Prince Princess Sir Lord Chief Officer Manager Professor Representative Ambassador Coach
    Republican Republicans Democrats Trump Speaker Leader Member Senators Staff Attorney Commissioner
    """.split()
)
_LONGEST = 4  # words
_SHORTEST_LINE = 60  # code points: headlines have capitals of their own
SEEN = 8
TEXTS = 2
THROUGHOUT = 0.97  # share of the places that have capitals in all words,
MIXED = 0.01  # or in some words only
ALONE = 0.5  # share of its places in which a name is not part of a longer one


def sentences(source: str) -> Iterator[list[str]]:
    """The lines of a text as words and marks, without headlines."""
    name, _, every = source.partition(":")
    with lzma.open(name, "rt", encoding="utf-8", errors="replace") as lines:
        for number, line in enumerate(lines):
            if number % int(every or 1) or len(line) < _SHORTEST_LINE:
                continue
            tokens = _TOKEN.findall(line)
            if sum(token[0].isupper() for token in tokens) <= len(tokens) / 2:
                yield tokens


def names(tokens: list[str]) -> Iterator[tuple[str, bool]]:
    """Runs of capitalized words that do not begin a sentence, and their parts; whether each stands by itself."""
    caps = [token[0].isupper() for token in tokens] + [False, False]
    small = [token in _SMALL for token in tokens] + [False, False]
    for start in range(1, len(tokens)):
        if not tokens[start][0].isupper() or tokens[start - 1] in _ENDS:
            continue
        end, first = start + 1, not (caps[start - 1] or small[start - 1] and caps[start - 2])
        while end < len(tokens) and end - start < _LONGEST:
            if tokens[end][0].isupper():
                alone = first and not (caps[end + 1] or small[end + 1] and caps[end + 2])
                yield " ".join(tokens[start : end + 1]), alone
            elif tokens[end] not in _SMALL:
                break
            end += 1


def forms(texts: list[str], wanted: set[str]) -> dict[str, Counter[str]]:
    """How often the wanted words, in lower case, stand in which letter case."""
    lengths: dict[str, set[int]] = defaultdict(set)
    for name in wanted:
        lengths[name.split()[0]].add(name.count(" ") + 1)
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        for tokens in sentences(text):
            low = [token.lower() for token in tokens]
            for start in range(1, len(tokens)):
                for length in lengths.get(low[start], ()) if tokens[start - 1] not in _ENDS else ():
                    name = " ".join(low[start : start + length])
                    if name in wanted:
                        found[name][" ".join(tokens[start : start + length])] += 1
    return found


def is_fixed(counts: Counter[str], name: str) -> bool:
    """Whether these words are a name wherever they stand."""
    places = counts.total()
    throughout = sum(n for form, n in counts.items() if all(w[0].isupper() or w in _SMALL for w in form.split()))
    small = sum(n for form, n in counts.items() if form.islower())
    fixed = throughout >= THROUGHOUT * places and places - throughout - small <= MIXED * places
    return places >= SEEN and fixed and counts[name] == max(counts.values())


def main() -> None:
    """Print the list."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="+")
    texts: list[str] = parser.parse_args().texts
    seen: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    within: Counter[str] = Counter()  # texts that have the name
    for text in texts:
        here: Counter[str] = Counter()
        for name, is_alone in (found for tokens in sentences(text) for found in names(tokens)):
            here[name] += 1
            alone[name] += is_alone
        seen += here
        within.update(here.keys())
    good = {n for n, k in seen.items() if k >= SEEN // 2 and within[n] >= TEXTS and alone[n] >= ALONE * k}
    good = {n for n in good if _NAME.fullmatch(n) and _LEFT_OUT.isdisjoint(n.split()) and not n.isupper()}
    counted = forms(texts, {name.lower() for name in good})
    fixed = {name for name in good if is_fixed(counted[name.lower()], name)}
    print(
        "# Names of which native English never writes a word small beside one with a capital;"
        " counted in news by people by bench/native/capitals.py; CC0."
    )
    print(*sorted(fixed), sep="\n")


if __name__ == "__main__":
    main()
