"""Builds rules/lists/transcriptions.txt: pieces of Latin names, the Cyrillic letters that stand for them, and costs.

    python bench/make_transcriptions.py WIKIDATA.tsv

WIKIDATA.tsv has a name in lower-case Latin letters, the same in Cyrillic with spaces between letters, and how many
people of Wikidata (CC0) bear it, a line each. Method: hard expectation maximization over cuts of both spellings into
pieces of a few letters; the cost of a piece is the negative logarithm of how often its Latin letters become these.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable
from math import log
from pathlib import Path
from zlib import crc32

from mtcheck.names.given import plain
from mtcheck.names.transcribed import key_of_cyrillic

LIST = Path(__file__).parent.parent / "rules" / "lists" / "transcriptions.txt"
HEAD = (
    "# piece of a Latin name (^ and $: its ends), the Cyrillic letters that stand for it, and the cost, with tabs "
    "between; from Wikidata (CC0), by bench/make_transcriptions.py; GPL-3.0-or-later"
)
LATIN, CYRILLIC, BOTH = 4, 3, 5  # letters of a piece, at most
FIRST, ROUNDS = 8_000, 5
SEEN = 4  # times that a piece is kept for
UNSEEN = 14.0  # cost of a letter that no piece explains yet
NEVER = 99.0
LIKELY = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyz",
        "а б кцсч д е ф гхж хг и жджих к л м н о п к р сз т у в ву кс и зц".split(),
        strict=True,
    )
)

Pairs = list[tuple[str, str]]
Cost = Callable[[str, str], float]


def main() -> None:
    """Read the pairs, learn, write."""
    pairs = read(Path(sys.argv[1]))
    counts = Counter[tuple[str, str]]()
    for number in range(ROUNDS):
        cost = by_letters if not counts else by_counts(counts)
        counts = Counter(piece for pair in pairs[: FIRST if number < 2 else None] for piece in cut(*pair, cost))
    of = Counter[str]()
    for (latin, _), times in counts.items():
        of[latin] += times
    rows = [
        f"{latin}\t{letters}\t{-log(times / (of[latin] + 2)):.2f}"
        for (latin, letters), times in sorted(counts.items())
        if times >= SEEN
    ]
    LIST.write_text("\n".join((HEAD, *rows)) + "\n", "utf-8")


def read(path: Path) -> Pairs:
    """Latin names, also without their accents, and keys of Cyrillic ones, in an order that tells nothing."""
    found = dict[tuple[str, str], None]()
    for line in path.read_text("utf-8").splitlines():
        latin, spaced, _ = line.split("\t")
        cyrillic = spaced.replace(" ", "")
        if min(len(latin), len(cyrillic)) > 2 and latin.isalpha() and re.fullmatch("[а-яё]+", cyrillic):
            for name in (latin, plain(latin)):
                found[f"^{name}$", key_of_cyrillic(cyrillic)] = None
    return sorted(found, key=lambda pair: crc32("".join(pair).encode()))


def by_letters(latin: str, letters: str) -> float:
    """A first guess: letters that sound alike, a piece of one letter each."""
    bare = latin.strip("^$")
    if bare != latin and ("^" in latin, "$" in latin) != ("^" in letters, "$" in letters):
        return NEVER
    if not letters.strip("^$"):
        return 3.0 + 2 * len(bare) if bare else 0.0
    known = sum(any(each in LIKELY.get(letter, "") for each in letters) for letter in bare)
    return 2.0 * abs(len(latin) - len(letters)) + 4 * (len(bare) - known) + 1


def by_counts(counts: Counter[tuple[str, str]]) -> Cost:
    """What the last round has counted."""
    total = counts.total()
    costs = {piece: -log(times / total) for piece, times in counts.items() if times > 1}
    return lambda latin, letters: costs.get((latin, letters), UNSEEN if len(latin) == 1 else NEVER)


def cut(latin: str, key: str, cost: Cost) -> Pairs:
    """The cheapest way to cut both into pieces that belong together; none where there is no way."""
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for i in range(len(latin)):
        for j in range(len(key) + 1):
            if (i, j) in best:
                for end in ((i + n, j + m) for n in range(1, LATIN + 1) for m in range(min(CYRILLIC, BOTH - n) + 1)):
                    if end[0] <= len(latin) and end[1] <= len(key):
                        spent = best[i, j][0] + cost(latin[i : end[0]], key[j : end[1]])
                        if spent < best.get(end, (1e9,))[0]:
                            best[end] = spent, (i, j)
    place, pieces = (len(latin), len(key)), list[tuple[str, str]]()
    while place in best and place != (0, 0):
        before = best[place][1]
        pieces.append((latin[before[0] : place[0]], key[before[1] : place[1]]))
        place = before
    return pieces


if __name__ == "__main__":
    main()
