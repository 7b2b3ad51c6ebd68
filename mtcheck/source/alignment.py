"""Which sentences of two versions of an article belong together.

Dynamic programming over sentence lengths (Gale and Church 1993, "A program for aligning sentences in bilingual
corpora"), with what the two sides have in common of numbers and capitalized words as anchors.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from mtcheck.errors import UserError

# Sentences taken from each side, and the cost of such a step: -100 times the logarithm of its frequency in the paper.
_STEPS = {(1, 1): 12, (1, 0): 461, (0, 1): 461, (2, 1): 242, (1, 2): 242, (2, 2): 451}
_VARIANCE = 6.8  # of the length of one side for each character of the other, as in the paper
_ANCHORS = 300  # the cost of two sides that have no anchor in common, though they have some
_BAND = 60  # sentences off the diagonal that are still looked at
_LEAST_SHARED = 0.2  # of the words: two versions of one article have more, two articles on one subject less
_FEW = 8  # words; in shorter texts their share says nothing
_ANCHOR = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_WORD = re.compile(r"\w+")

Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Bead:
    """Sentences `left` of one version that say what sentences `right` of the other say: half-open ranges of numbers."""

    left: tuple[int, int]
    right: tuple[int, int]


def align(left: Sequence[str], right: Sequence[str]) -> list[Bead]:
    """Beads that cover both sides in order, of least cost in all; time grows with the longer side."""
    sides = _Side(left), _Side(right)
    return cheapest(len(left), len(right), lambda start, end: _cost(*sides, start, end))


def cheapest(rows: int, columns: int, cost: Callable[[Cell, Cell], float]) -> list[Bead]:
    """Beads of least cost in all, where `cost` says what one from a cell of the table to another costs."""
    best: dict[Cell, tuple[float, Cell]] = {(0, 0): (0.0, (0, 0))}
    for at in _cells(rows, columns):
        ways = [
            (best[before][0] + usual + cost(before, at), step)
            for step, usual in _STEPS.items()
            if (before := (at[0] - step[0], at[1] - step[1])) in best
        ]
        if ways:
            best[at] = min(ways)
    return _path(best, (rows, columns))


def _cells(rows: int, columns: int) -> Iterator[tuple[int, int]]:
    """Cells of the table in order, but for the first: those near the diagonal."""
    for row in range(rows + 1):
        middle = round(row * columns / rows) if rows else 0
        reach = _BAND + (columns // rows if rows else columns)
        for column in range(max(0, middle - reach), min(columns, middle + reach) + 1):
            if row or column:
                yield row, column


def _path(best: dict[Cell, tuple[float, Cell]], end: Cell) -> list[Bead]:
    beads = []
    while end != (0, 0):
        step = best[end][1]
        start = (end[0] - step[0], end[1] - step[1])
        beads.append(Bead((start[0], end[0]), (start[1], end[1])))
        end = start
    return beads[::-1]


class _Side:
    """Lengths and anchors of the sentences of one version."""

    def __init__(self, sentences: Sequence[str]) -> None:
        self.lengths = [len(s) for s in sentences]
        self.anchors = [Counter(_anchors(s)) for s in sentences]

    def part(self, start: int, end: int) -> tuple[int, Counter[str]]:
        """Length and anchors of some sentences together."""
        anchors: Counter[str] = Counter()
        for found in self.anchors[start:end]:
            anchors += found
        return sum(self.lengths[start:end]), anchors


def _anchors(sentence: str) -> Iterator[str]:
    """Numbers, and capitalized words but for the first word, which has its capital from the sentence."""
    for match in _ANCHOR.finditer(sentence):
        if match[0][0].isdigit() or (match.start() > 1 and match[0][0].isupper()):
            yield match[0]


def _cost(left: _Side, right: _Side, start: tuple[int, int], end: tuple[int, int]) -> float:
    """How unlikely the two sides of a bead are to belong together, as -100 times a logarithm."""
    if start[0] == end[0] or start[1] == end[1]:
        return 0.0
    one, one_anchors = left.part(start[0], end[0])
    two, two_anchors = right.part(start[1], end[1])
    unlikely = length_cost(one, two)
    number = max(sum(one_anchors.values()), sum(two_anchors.values()))
    return unlikely + (_ANCHORS * (1 - sum((one_anchors & two_anchors).values()) / number) if number else 0.0)


def length_cost(one: float, two: float) -> float:
    """How unlikely texts of these lengths are to say the same, as -100 times a logarithm."""
    delta = abs(two - one) / math.sqrt(max(1.0, (one + two) / 2) * _VARIANCE)
    return -100 * math.log(max(math.erfc(delta / math.sqrt(2)), 1e-12))


def check(left: Sequence[str], right: Sequence[str], beads: Sequence[Bead], names: tuple[str, str]) -> None:
    """Raise UserError where the versions are so different that no alignment of them means anything."""
    shared = total = 0
    for bead in beads:
        one, two = (_words(side[slice(*part)]) for side, part in ((left, bead.left), (right, bead.right)))
        shared += 2 * sum((one & two).values())
        total += sum(one.values()) + sum(two.values())
    if total >= 2 * _FEW and shared < _LEAST_SHARED * total:
        raise UserError(
            f"{names[0]} and {names[1]} cannot be aligned (sentences in the same place share "
            f"{100 * shared / total:.0f} % of their words): are they the same article?"
        )


def _words(sentences: Sequence[str]) -> Counter[str]:
    return Counter(word for s in sentences for word in _WORD.findall(s.lower()))


def joined(many: Sequence[Sequence[Bead]], length: int) -> list[list[tuple[int, int]]]:
    """Common segments of several versions, each aligned (`left`) with the same text (`right`, so many sentences).

    Returns the ranges of that text's sentences, then those of each version, all of the same number.
    """
    cuts = [{bead.right[1]: bead.left[1] for bead in beads} for beads in many]  # the last bead that ends there
    ends = [end for end in range(1, length + 1) if all(end in cut for cut in cuts)]
    return [_ranges(ends), *(_ranges([cut[end] for end in ends]) for cut in cuts)]


def _ranges(ends: Sequence[int]) -> list[tuple[int, int]]:
    return list(zip([0, *ends[:-1]], ends, strict=True))
