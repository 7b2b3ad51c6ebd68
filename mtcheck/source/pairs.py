"""An article and its source, sentence by sentence: which sentences say the same, and what stands on one side only.

The dynamic programming of `mtcheck.source.alignment`, with anchors that both languages have (`anchors`).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import count

from mtcheck.document import Document
from mtcheck.errors import UserError
from mtcheck.findings import Span
from mtcheck.source import anchors
from mtcheck.source.alignment import Bead, cheapest, length_cost
from mtcheck.source.document import SourceDocument

_RATIO = 1.06  # code points of English for each of Russian or Ukrainian, in news
_LENGTHS = (
    0.4  # weight of the lengths: translations of a sentence differ more than in the paper's minutes of parliament
)
_ALONE = (
    -280.0
)  # on top of the usual cost of a sentence without counterpart: articles lose more than minutes of parliament
_STRANGER = 250.0  # cost of each sentence of a pair of several that has no anchor in common with the other side
_FEW = 16  # anchors; with fewer nothing can be said of articles that do not belong together
_LONG, _MOST = 300, 60  # code points and capitals of a pair: beyond, it is a list
_CAPITAL = re.compile(r"\b[A-ZА-ЯЁІЇЄҐ]")
_LEAST_SHARED = 0.22  # of the anchors of the source: articles that belong together share half, others an eighth


@dataclass(frozen=True, slots=True)
class Pair:
    """Sentences of an article (`english`) that translate sentences of the source; one of both may be missing."""

    english: tuple[Span, ...]
    source: tuple[Span, ...]

    @property
    def span(self) -> Span:
        """From the first to the last English sentence."""
        return Span(self.english[0].start, self.english[-1].end)

    @property
    def source_span(self) -> Span:
        """From the first to the last source sentence."""
        return Span(self.source[0].start, self.source[-1].end)


class Pairs:
    """The pairs of an article and its source, in order; made once for each text of the article."""

    def __init__(self, document: Document, source: SourceDocument) -> None:
        self.document = document
        self.source = source

    @cached_property
    def all(self) -> tuple[Pair, ...]:
        """Every sentence of both sides, in pairs; raises UserError for articles that do not belong together."""
        english, source = self.document.sentences, self.source.sentences
        if self.source.sides:
            seen = self.document.seen  # sides are places of the file
            known = (Pair(_within(english, seen(mine)), _within(source, theirs)) for mine, theirs in self.source.sides)
            return tuple(pair for pair in known if pair.english)
        grid = _Grid([self.document.text[s.start : s.end] for s in english], self.source)
        beads = cheapest(len(english), len(source), grid)
        share = grid.shared(beads)
        if share is not None and share < _LEAST_SHARED:
            raise UserError(
                f"{self.document.path or 'the article'}: is no translation of {self.source.path or 'this source'}: "
                f"of its names, numbers and words only {100 * share:.0f} % are found there"
            )
        return tuple(Pair(english[slice(*bead.left)], source[slice(*bead.right)]) for bead in beads)

    @cached_property
    def translated(self) -> tuple[Pair, ...]:
        """The pairs that have both sides, but for lists without an end: each name of them would be held to each."""
        return tuple(pair for pair in self.all if pair.english and pair.source and not self._is_list(pair))

    def _is_list(self, pair: Pair) -> bool:
        sides = ((self.document.text, pair.span), (self.source.text, pair.source_span))
        return any(
            end - start > _LONG and len(_CAPITAL.findall(text, start, end)) > _MOST for text, (start, end) in sides
        )

    @cached_property
    def _starts(self) -> list[int]:
        return [pair.english[0].start for pair in self.translated]

    def at(self, position: int) -> Pair | None:
        """The pair whose English sentences hold a position."""
        before = bisect_right(self._starts, position)
        if not before:
            return None
        pair = self.translated[before - 1]
        return pair if position <= pair.span.end else None

    def of_source(self, position: int) -> Pair | None:
        """The pair whose source sentences hold a position of the source."""
        return next((p for p in self.translated if p.source_span.start <= position <= p.source_span.end), None)


def pairs_of(document: Document) -> Pairs:
    """The sentences of an article with those of its source, paired once; raises ValueError where it has none."""
    return document.memo(_pairs_of)


def _pairs_of(document: Document) -> Pairs:
    if document.source is None:
        raise ValueError("an article without a source has no pairs")
    return Pairs(document, document.source)


def _within(sentences: Sequence[Span], part: Span) -> tuple[Span, ...]:
    """The sentences that begin in a part of a text."""
    first = bisect_left(sentences, part.start, key=lambda sentence: sentence.start)
    return tuple(sentences[first : bisect_left(sentences, part.end, key=lambda sentence: sentence.start)])


class _Grid:
    """Costs of pairs, from lengths and anchors of the sentences of both sides: less the more the sides share."""

    alone = _ALONE

    def __init__(self, english: list[str], source: SourceDocument) -> None:
        self._english = [anchors.of_english(sentence) for sentence in english]
        self._source = _source_anchors(source)
        self._lengths = [len(sentence) for sentence in english]
        self._source_lengths = [_RATIO * (s.end - s.start) for s in source.sentences]
        self._gains: dict[int, dict[int, float]] = {}  # of the last two rows

    def gains(self, row: int, columns: range) -> dict[int, float]:
        """The weight of what a sentence shares with those of the source."""
        found: dict[int, float] = defaultdict(float)
        told: set[int] = set()
        for anchor in self._english[row]:
            places = self._places.get(anchor, ())
            for at in range(bisect_left(places, (columns.start,)), bisect_left(places, (columns.stop,))):
                column, number, weight = places[at]
                if number not in told:
                    told.add(number)
                    found[column] += weight
        self._gains = {row - 1: self._gains.get(row - 1, {}), row: found}
        return found

    @cached_property
    def _places(self) -> dict[anchors.Anchor, list[tuple[int, int, float]]]:
        """By an anchor, the sentences of the source that have it, the numbers of what it stands for, and weights."""
        places: dict[anchors.Anchor, list[tuple[int, int, float]]] = defaultdict(list)
        numbers = count()
        for column, known in enumerate(self._source):
            for alike, weight in known:
                number = next(numbers)
                for anchor in alike:
                    places[anchor].append((column, number, weight))
        return places

    def bead(self, rows: range, columns: range) -> float:
        """What a pair of some sentences costs."""
        lengths = length_cost(sum(self._lengths[r] for r in rows), sum(self._source_lengths[c] for c in columns))
        common = [[self._gains[r].get(c, 0.0) for c in columns] for r in rows]
        strangers = sum(not any(row) for row in common) + sum(
            not any(row[n] for row in common) for n in range(len(columns))
        )
        if len(rows) == len(columns) == 1:
            strangers = 0
        return _LENGTHS * lengths + _STRANGER * strangers - sum(map(sum, common))

    def shared(self, beads: list[Bead]) -> float | None:
        """The part of the source's anchors that stand where they belong; None where they are too few to tell."""
        total = [anchor for sentence in self._source for anchor in sentence]
        if len(total) < _FEW:
            return None
        common = 0.0
        for bead in beads:
            english = frozenset[anchors.Anchor]().union(*self._english[slice(*bead.left)])
            common += sum(anchors.shared(self._source[c], english) for c in range(*bead.right))
        return common / sum(weight for _, weight in total)


@lru_cache(maxsize=8)
def _source_anchors(source: SourceDocument) -> list[list[tuple[frozenset[anchors.Anchor], float]]]:
    return [anchors.of_source(source, sentence) for sentence in source.sentences]
