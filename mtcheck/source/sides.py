"""The two sides of a translation file: which sentences say the same is known, unit by unit."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate

from mtcheck.document import Document
from mtcheck.findings import Span
from mtcheck.formats.units import Unit
from mtcheck.source.document import SourceDocument
from mtcheck.source.pairs import Pair, Pairs


class UnitSource(SourceDocument):
    """The sources of all units, one after the other."""

    def __init__(self, units: Sequence[Unit], path: str, language: str = "") -> None:
        self.units = units
        texts = [" ".join(unit.source.split()) for unit in units]
        starts = accumulate((len(text) + 2 for text in texts), initial=0)
        self.spans = [Span(start, start + len(text)) for start, text in zip(starts, texts, strict=False)]
        super().__init__("\n\n".join(texts), path, language)

    def paired(self, document: Document) -> Pairs:
        """The pairs that the units are."""
        return UnitPairs(document, self)


class UnitPairs(Pairs):
    """Each target with its own source."""

    def __init__(self, document: Document, source: UnitSource) -> None:
        super().__init__(document, source)
        self._units = source

    @cached_property
    def all(self) -> tuple[Pair, ...]:
        """The units, as pairs of all their sentences."""
        english, source = self.document.sentences, self.source.sentences
        units = zip(self._units.units, self._units.spans, strict=True)
        pairs = (Pair(_within(english, self.document.seen(unit.span)), _within(source, span)) for unit, span in units)
        return tuple(pair for pair in pairs if pair.english)


def _within(sentences: Sequence[Span], part: Span) -> tuple[Span, ...]:
    first = bisect_left(sentences, part.start, key=lambda sentence: sentence.start)
    return tuple(sentences[first : bisect_left(sentences, part.end, key=lambda sentence: sentence.start)])
