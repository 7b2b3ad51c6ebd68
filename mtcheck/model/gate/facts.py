"""Facts stay what they were: numbers, names, and what is denied, with all edits made that go together."""

from __future__ import annotations

from collections.abc import Sequence

from mtcheck.document import Document
from mtcheck.findings import Span
from mtcheck.model.gate.change import Change, edited
from mtcheck.model.gate.names import Names
from mtcheck.model.gate.negation import changes_negation
from mtcheck.model.gate.numbers import changes_numbers
from mtcheck.model.gate.verdict import Gate
from mtcheck.source.pairs import Pair, pairs_of


class Facts:
    """The facts of one article, looked up by the sentences that edits change."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._names = Names(document)

    def changed(self, members: Sequence[Change]) -> tuple[Gate, str] | None:
        """Which fact edits that go together would change; they are in text order."""
        first, last = members[0].region, members[-1].region
        paragraph = self._document.paragraph_at(first.start)
        if len(members) > 1 and last.end > paragraph.end:  # in several paragraphs: each for itself
            return next((found for member in members if (found := self.changed([member]))), None)
        region = Span(first.start, max(first.end, last.end))
        before = self._document.text[region.start : region.end]
        after = edited(self._document.text, region, members)
        if reason := changes_numbers(before, after, *self._source(members[0].span)):
            return Gate.NUMBERS, reason
        if reason := self._names.changed(before, after, self._named(members[0].span)):
            return Gate.NAMES, reason
        if reason := changes_negation(before, after, members[0].span.start - region.start):
            return Gate.NEGATION, reason
        return None

    def _named(self, span: Span) -> frozenset[str]:
        """Words of the English names, in lower case, of what the source of a place names."""
        pair, source = self._pair(span), self._document.source
        if pair is None or source is None:
            return frozenset()
        from mtcheck.source.named import named_in  # only where there is a source

        names = (form for name in named_in(source, pair) for form in (*name.english, *name.spellings))
        return frozenset(word for form in names for word in form.lower().replace("'s", "").split())

    def _pair(self, span: Span) -> Pair | None:
        return pairs_of(self._document).at(span.start) if self._document.source is not None else None

    def _source(self, span: Span) -> tuple[str, str]:
        """What the sentence of a place was translated from, and its language."""
        pair, document = self._pair(span), self._document
        if pair is None or document.source is None:
            return "", ""
        return document.source.text[pair.source_span.start : pair.source_span.end], document.source.language
