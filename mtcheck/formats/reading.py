"""A text as its reader sees it, without mark-up, and where each of its signs is written in the file."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mtcheck.findings import Span

OBJECT = "\ufffc"  # stands for what is seen, but is no text: an image, code, a formula
PARTING = "\n\n"  # stands between two blocks
# Signs that show nothing: soft hyphens, zero-width spaces, marks of direction, word joiners
UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff]")
_FLOWING = re.compile(f"[ \t\r\n\f]{{2,}}|[\t\r\n\f]|{UNSEEN.pattern}")  # where any white space is shown as one space
_KEPT = re.compile(f"\n\\s*|{UNSEEN.pattern}")  # where only line ends are
_HYPHEN = re.compile(r"[^\W\d_]-")
_AFTER_HYPHEN = re.compile(r"(?!(?:and|or|nor|to)\b)[^\W\d_]")


class Piece(NamedTuple):
    """A stretch of the article's text; or, with `sign`, what is written there in another way, or shown in its place."""

    start: int
    end: int
    sign: str = ""


class Comment(NamedTuple):
    """A comment of the file: where it stands, marks included, and what is between the marks."""

    span: Span
    text: str


Block = Iterable[Piece]  # a paragraph, a heading, a cell: what is between its pieces is mark-up within the text


class Segment(NamedTuple):
    """What is read from `at` on: `text`, which the file has at `start` to `end`, in so many words or otherwise."""

    at: int
    text: str
    start: int
    end: int

    @property
    def plain(self) -> bool:
        """Whether the file has it sign for sign."""
        return self.end - self.start == len(self.text)


class Reading:
    """What is read, with the places of its parts; `text` has code-point offsets of its own.

    `breaks` are the places of line breaks that are read as a space, or that show nothing behind a hyphen.
    """

    def __init__(self, segments: list[Segment], breaks: tuple[int, ...] = ()) -> None:
        self.text = "".join(segment.text for segment in segments)
        self.segments = segments
        self.breaks = breaks
        self._ats = [segment.at for segment in segments]
        self._starts = [segment.start for segment in segments]

    def index(self, at: int) -> int:
        """The number of the segment that holds a place of the text; -1 for an empty text."""
        return bisect_right(self._ats, at) - 1

    def start(self, at: int) -> int:
        """Where the sign at a place of the text begins in the file; behind the last one, where that ends."""
        if at >= len(self.text):
            return self.segments[-1].end if self.segments else 0
        segment = self.segments[self.index(at)]
        return segment.start + (at - segment.at) if segment.plain else segment.start

    def end(self, at: int) -> int:
        """Where the sign before a place of the text ends in the file; before the first one, where that begins."""
        if at <= 0:
            return self.segments[0].start if self.segments else 0
        segment = self.segments[self.index(at - 1)]
        return segment.start + (at - segment.at) if segment.plain else segment.end

    def place(self, span: Span) -> Span:
        """Where a stretch of the text stands in the file, with the mark-up in it but none beside it."""
        if span.start == span.end:
            at = self.end(span.start)
            return Span(at, at)
        return Span(self.start(span.start), self.end(span.end))

    def seen(self, span: Span) -> Span:
        """What of the text stands at a place of the file."""
        end = self._seen(span.end, bisect_left(self._starts, span.end) - 1)
        start = self._seen(span.start, bisect_right(self._starts, span.start) - 1) if span.start < span.end else end
        return Span(start, max(start, end))

    def _seen(self, position: int, number: int) -> int:
        if number < 0:
            return 0
        segment = self.segments[number]
        if position >= segment.end:
            return segment.at + len(segment.text)
        return segment.at + (position - segment.start) if segment.plain else segment.at


class Writer:
    """Puts a reading together. `flowing` says that white space is one space, as in HTML; else only line ends are."""

    def __init__(self, raw: str, *, flowing: bool) -> None:
        self._raw = raw
        self._flowing = flowing
        self._white = _FLOWING if flowing else _KEPT
        self._segments: list[Segment] = []
        self._at = 0
        self._breaks: list[int] = []
        self.paragraphs: list[Span] = []
        self.objects: list[Span] = []

    def reading(self) -> Reading:
        """All that was read."""
        return Reading(self._segments, tuple(self._breaks))

    def block(self, pieces: Iterable[Piece]) -> None:
        """Add a block; one without any text is none."""
        first, before = len(self._segments), self._at
        if self._segments:
            end = self._segments[-1].end
            self._add(PARTING, end, end)
        start = self._at
        for piece in pieces:
            for part in self._parts(piece):
                self._take(part, start)
        read = "".join(segment.text for segment in self._segments[first:])[start - before :]
        shown = read.strip()
        if not shown.replace(OBJECT, "").strip():
            del self._segments[first:]
            self._at = before
            return
        start += read.index(shown)
        self.paragraphs.append(Span(start, start + len(shown)))

    def verbatim(self, start: int, end: int) -> None:
        """Add plain text with its line ends."""
        at = start
        for found in UNSEEN.finditer(self._raw, start, end):
            self._add(self._raw[at : found.start()], at, found.start())
            at = found.end()
        self._add(self._raw[at:end], at, end)

    def wrapped(self, start: int, end: int) -> None:
        """Add a paragraph of plain text, whose line ends are spaces."""
        for part in self._parts(Piece(start, end)):
            self._take(part, -1)

    def _parts(self, piece: Piece) -> Iterator[Piece]:
        """A piece without what shows nothing; white space that is shown as one space is apart."""
        if piece.sign:
            if not UNSEEN.match(piece.sign):
                yield piece
            return
        at = piece.start
        for found in self._white.finditer(self._raw, piece.start, piece.end):
            start = found.start()
            while found[0].isspace() and start > at and self._raw[start - 1].isspace():
                start -= 1
            yield Piece(at, start)
            if found[0].isspace():
                yield Piece(start, found.end(), " ")
            at = found.end()
        yield Piece(at, piece.end)

    def _take(self, piece: Piece, first: int) -> None:
        start, end, sign = piece
        last = self._segments[-1].text[-1] if self._at > max(first, 0) else " "
        if not sign:
            if self._flowing and last in " \n" and self._raw[start:end].startswith(" "):
                start += 1
            self._add(self._raw[start:end], start, end)
        elif sign not in " \n":
            if sign == OBJECT:
                self.objects.append(Span(self._at, self._at + 1))
            self._add(sign, start, end)
        elif last not in " \n":
            broken = sign == " " and not {"\n", "\r"}.isdisjoint(self._raw[start:end])
            if broken:
                self._breaks.append(self._at)
            if not (broken and self._hyphened(end)):
                self._add(sign, start, end)

    def _hyphened(self, end: int) -> bool:
        """Whether the line that goes on at a place of the file broke behind the hyphen of a word."""
        return bool(_HYPHEN.fullmatch(self._segments[-1].text[-2:]) and _AFTER_HYPHEN.match(self._raw, end))

    def _add(self, text: str, start: int, end: int) -> None:
        if text:
            self._segments.append(Segment(self._at, text, start, end))
            self._at += len(text)
