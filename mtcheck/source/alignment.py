"""Which sentences of two versions of an article belong together.

Dynamic programming over sentence lengths (Gale and Church 1993, "A program for aligning sentences in bilingual
corpora"), with what the two sides have in common of numbers and capitalized words as anchors.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from mtcheck.errors import UserError

# Sentences taken from each side, and the cost of such a step: -100 times the logarithm of its frequency in the paper.
_STEPS = (((0, 1), 461), ((1, 0), 461), ((1, 1), 12), ((1, 2), 242), ((2, 1), 242), ((2, 2), 451))
_NONE = len(_STEPS)  # number of no step
_ROUNDED = 1e-6  # what sums may be wrong by
_VARIANCE = 6.8  # of the length of one side for each character of the other, as in the paper
_ANCHORS = 300  # the cost of two sides that have no anchor in common, though they have some
_BAND = 60  # sentences off the diagonal that are still looked at
_LEAST_SHARED = 0.2  # of the words: two versions of one article have more, two articles on one subject less
_FEW = 8  # words; in shorter texts their share says nothing
_ANCHOR = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Bead:
    """Sentences `left` of one version that say what sentences `right` of the other say: half-open ranges of numbers."""

    left: tuple[int, int]
    right: tuple[int, int]


class Costs(Protocol):
    """What beads cost: the likelier the two sides of one belong together, the less."""

    alone: float  # of a sentence that nothing on the other side belongs to

    def gains(self, row: int, columns: range) -> dict[int, float]:
        """By columns, what a bead costs less at most because it has a row and one of them; where that is anything."""
        ...

    def bead(self, rows: range, columns: range) -> float:
        """What one of sentences on both sides costs; none costs less than nothing without its gains."""
        ...


def align(left: Sequence[str], right: Sequence[str]) -> list[Bead]:
    """Beads that cover both sides in order, of least cost in all; time grows with the longer side."""
    return cheapest(len(left), len(right), _ByAnchors(left, right))


def cheapest(rows: int, columns: int, costs: Costs) -> list[Bead]:
    """Beads of least cost in all, by a table that has a row and a column for each number of sentences done."""
    spent: list[dict[int, float]] = [{}, {}, {0: 0.0}]  # what leads to the cells of the last rows costs, by column
    last, both = dict[int, float](), dict[int, float]()  # gains of the last sentence, and of the last two
    steps: list[tuple[int, bytearray]] = []  # of each row, its first column and the number of the step to each
    for row in range(rows + 1):
        band = _band(row, rows, columns)
        if row:
            spent = [*spent[1:], {}]
            before, last = last, costs.gains(row - 1, range(max(0, band.start - 2), band.stop))
            both = {at: before.get(at, 0.0) + last.get(at, 0.0) for at in before.keys() | last.keys()}
        ways = [_Way(spent[2 - step[0]], usual, *step, both if step[0] == 2 else last) for step, usual in _STEPS]
        chosen = bytearray()
        for column in band:
            cost, number = _step(ways, row, column, costs)
            spent[2].setdefault(column, cost)
            chosen.append(number)
        steps.append((band.start, chosen))
    return _path(steps, rows, columns)


class _Way(NamedTuple):
    """One kind of step to the cells of a row: what the cells that it comes from cost, by column, and itself."""

    before: dict[int, float]
    usual: int
    down: int
    across: int
    gains: dict[int, float]  # of its sentences, by column


def _step(ways: Sequence[_Way], row: int, column: int, costs: Costs) -> tuple[float, int]:
    """What the cheapest way to a cell costs, and the number of its last step; of equal ones the first."""
    best, chosen = math.inf, _NONE
    for number, (before, usual, down, across, gains) in enumerate(ways):
        cost = before.get(column - across, math.inf) + usual
        if not down or not across:
            cost += costs.alone
        else:
            gain = gains.get(column - 1, 0.0) + (gains.get(column - 2, 0.0) if across > 1 else 0.0)
            if cost - gain > best + _ROUNDED or cost == math.inf:
                continue  # so are most, and what a bead costs takes a while to tell
            cost += costs.bead(range(row - down, row), range(column - across, column))
        if cost < best:
            best, chosen = cost, number
    return best, chosen


def _band(row: int, rows: int, columns: int) -> range:
    """The columns of a row that are looked at: those near the diagonal."""
    middle = round(row * columns / rows) if rows else 0
    reach = _BAND + (columns // rows if rows else columns)
    return range(max(0, middle - reach), min(columns, middle + reach) + 1)


def _path(steps: Sequence[tuple[int, bytearray]], row: int, column: int) -> list[Bead]:
    beads = []
    while row or column:
        first, chosen = steps[row]
        (down, across), _ = _STEPS[chosen[column - first]]
        beads.append(Bead((row - down, row), (column - across, column)))
        row, column = row - down, column - across
    return beads[::-1]


class _ByAnchors:
    """Costs from the lengths and anchors of sentences of one language."""

    alone = 0.0

    def __init__(self, left: Sequence[str], right: Sequence[str]) -> None:
        self._left, self._right = _Side(left), _Side(right)

    def gains(self, row: int, columns: range) -> dict[int, float]:  # noqa: ARG002 what is shared costs nothing, no less
        return {}

    def bead(self, rows: range, columns: range) -> float:
        one, one_anchors = self._left.part(rows)
        two, two_anchors = self._right.part(columns)
        number = max(one_anchors.total(), two_anchors.total())
        apart = _ANCHORS * (1 - (one_anchors & two_anchors).total() / number) if number else 0.0
        return length_cost(one, two) + apart


class _Side:
    """Lengths and anchors of the sentences of one version."""

    def __init__(self, sentences: Sequence[str]) -> None:
        self.lengths = [len(s) for s in sentences]
        self.anchors = [Counter(_anchors(s)) for s in sentences]

    def part(self, some: range) -> tuple[int, Counter[str]]:
        """Length and anchors of some sentences together."""
        if len(some) == 1:
            return self.lengths[some.start], self.anchors[some.start]
        return sum(self.lengths[at] for at in some), sum((self.anchors[at] for at in some), Counter())


def _anchors(sentence: str) -> Iterator[str]:
    """Numbers, and capitalized words but for the first word, which has its capital from the sentence."""
    for match in _ANCHOR.finditer(sentence):
        if match[0][0].isdigit() or (match.start() > 1 and match[0][0].isupper()):
            yield match[0]


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
