"""Places that no edit may enter: code, links and tags, the editor's terms, what editors want to stay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mtcheck.document import Document
from mtcheck.findings import Span
from mtcheck.text import normalized


def enters(span: Span, places: Iterable[Span]) -> bool:
    """Whether an edit of a span changes something in one of the places; what only touches one does not."""
    if span.start == span.end:
        return any(place.start < span.start < place.end for place in places)
    return any(span.start < place.end and place.start < span.end for place in places)


def left_alone(document: Document) -> tuple[Span, ...]:
    """The places of an article that editors have looked at and left as they are, by whichever rule they were asked."""
    return tuple(_decided(document))


def _decided(document: Document) -> Iterator[Span]:
    decisions = [d for d in document.decisions or () if d.silences and d.found]
    if not decisions:
        return
    for sentence in document.sentences:
        text = document.folded[sentence.start : sentence.end]
        said = normalized(text)
        for decision in decisions:
            if decision.sentence != said:
                continue
            at = text.find(decision.found)
            while at >= 0:
                yield Span(sentence.start + at, sentence.start + at + len(decision.found))
                at = text.find(decision.found, at + 1)


def breaks_term(before: str, after: str, terms: Sequence[str]) -> bool:
    """Whether one of the editor's terms stands less often in the sentences than before."""
    return any(after.count(term) < before.count(term) for term in terms)
