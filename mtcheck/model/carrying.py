"""Edits of an article as it was, carried over into what it has become meanwhile."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import replace

from mtcheck.document import Document
from mtcheck.findings import Edit, Span
from mtcheck.model.gate.change import Change
from mtcheck.model.gate.shrink import shrunk
from mtcheck.moves import Moves

_TOKEN = re.compile(r"\s*(?:\w+(?:['\u2019\-]\w+)*|[^\w\s])")
_CLAUSE = 3  # words of a clause
_TOO_LONG = 3_000  # words and signs of a paragraph from which on nothing is carried into it


class Carrier:
    """Carries edits from one text of an article into another; what has changed there, or right beside, is left out."""

    def __init__(self, old: Document, new: Document) -> None:
        self._old, self._new = old, new
        self._moves = Moves(tuple(_differences(old, new)))

    def carried(self, change: Change) -> Change | None:
        """The edit at its new place; None where its words are no longer what they were."""
        start, end = change.span
        if self._moves.touch(max(0, start - 1), end + 1):
            return self._around(change)
        by = self._moves.by(start)
        span = Span(start + by, end + by)
        if self._old.text[start:end] != self._new.text[span.start : span.end]:
            return None
        if start == end and self._stands(change.text, span.start):
            return None
        return replace(change, document=self._new, span=span, origin=change, quoted=self._quoted(change))

    def _quoted(self, change: Change) -> Span | None:
        """Where what the model has quoted stands now."""
        place = change.quoted
        return place and Span(self._moves.start(place.start), self._moves.to(place.end))

    def _around(self, change: Change) -> Change | None:
        """A clause that is rewritten, where only something inside of it has changed: it is rewritten all the same."""
        start, end = change.span
        outside = self._moves.touch(max(0, start - 1), start) or self._moves.touch(end, end + 1)
        if change.flag or outside or len(change.old.split()) < _CLAUSE:
            return None
        span = Span(self._moves.start(start), self._moves.to(end))
        now = self._new.text[span.start : span.end]
        if _likeness(now, change.text) >= _likeness(now, change.old):
            return None  # it was made, and changed since
        first, last, text = shrunk(now, change.text)
        at = span.start
        span = Span(at + first, at + last)
        return replace(change, document=self._new, span=span, text=text, origin=change, quoted=self._quoted(change))

    def _stands(self, text: str, at: int) -> bool:
        """Whether what is to be inserted stands there already: a difference may have been read another way."""
        new = self._new.text
        return new.startswith(text, at) or new.endswith(text, max(0, at - len(text)), at)


def _likeness(one: str, other: str) -> float:
    return difflib.SequenceMatcher(a=one.split(), b=other.split(), autojunk=False).ratio()


def _differences(old: Document, new: Document) -> Iterator[Edit]:
    """What became of the paragraphs of one text in the other, each word by word."""
    mine = [old.text[p.start : p.end] for p in old.paragraphs]
    theirs = [new.text[p.start : p.end] for p in new.paragraphs]
    codes = difflib.SequenceMatcher(a=mine, b=theirs, autojunk=False).get_opcodes()
    for tag, a, b, c, d in codes:
        if tag == "equal":
            continue
        if b - a != d - c:
            yield _between(old, new, Span(a, b), Span(c, d))
            continue
        for number in range(b - a):
            yield from _in_paragraph(mine[a + number], theirs[c + number], old.paragraphs[a + number].start)


def _between(old: Document, new: Document, mine: Span, theirs: Span) -> Edit:
    """Paragraphs that have become more or fewer, with what stands around them, as one difference."""

    def place(document: Document, which: Span) -> Span:
        paragraphs = document.paragraphs
        start = paragraphs[which.start - 1].end if which.start else 0
        end = paragraphs[which.end].start if which.end < len(paragraphs) else len(document.text)
        return Span(start, end)

    start, end = place(new, theirs)
    return Edit(place(old, mine), new.text[start:end])


def _in_paragraph(old: str, new: str, at: int) -> Iterator[Edit]:
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    if max(len(before), len(after)) > _TOO_LONG:
        yield Edit(Span(at, at + len(old)), new)
        return
    ends = [0]
    for token in before:
        ends.append(ends[-1] + len(token))
    for tag, a, b, c, d in difflib.SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes():
        if tag != "equal":
            gone, come = "".join(before[a:b]), "".join(after[c:d])
            space = len(gone) - len(gone.lstrip()) if gone and come and gone[0] == come[0] else 0
            yield Edit(Span(at + ends[a] + space, at + ends[b]), come[space:])
