"""The view of a marked-up file that checks see: the article's text at its own place, everything else blank."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.findings import Span
from mtcheck.formats.forms import form_of

if TYPE_CHECKING:
    from mtcheck.formats.units import Unit

JOINER = "\u2060"  # stands for mark-up between two signs: neither a space nor a letter
_FORMS = {".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html", ".xhtml": "html"}
_ANY = re.compile(r"[^\r\n]")
_WORD_BEFORE, _WORD_AFTER = re.compile(r"\w*\Z"), re.compile(r"\w*")


class Piece(NamedTuple):
    """A stretch of the article's text; or, with `sign`, what is written there as an entity or with a backslash."""

    start: int
    end: int
    sign: str = ""


class Comment(NamedTuple):
    """A comment of the file: where it stands, marks included, and what is between the marks."""

    span: Span
    text: str


Block = Sequence[Piece]  # a paragraph, a heading, a cell: what is between its pieces is mark-up within the text


@dataclass(frozen=True, slots=True)
class Layout:
    """A file as checks see it; `view` is as long as the file, and `protected` are the places that stay as they are."""

    view: str
    paragraphs: tuple[Span, ...]
    protected: tuple[Span, ...]
    comments: tuple[Comment, ...]
    form: str = ""  # of a translation file
    units: tuple[Unit, ...] = ()

    def unit_at(self, position: int) -> str:
        """The id of the unit of a translation file whose target holds a position; empty for other files."""
        before = bisect_right(self.units, position, key=lambda unit: unit.span.start)
        return self.units[before - 1].id if before else ""


def layout_of(path: str, text: str) -> Layout | None:
    """The layout of a file by its name; None for plain text."""
    form = _FORMS.get(PurePath(path).suffix.lower()) or form_of(path) if "." in path else ""
    return None if not form else _layout(form, text)


@lru_cache(maxsize=2)  # the same article is opened once to tell its language, and again to be checked
def _layout(form: str, text: str) -> Layout:
    if form == "html":
        from mtcheck.formats import html

        return build(text, *html.blocks_of(text))
    if form != "markdown":
        return _of_units(form, text)
    from mtcheck.formats import markdown

    return build(text, *markdown.blocks_of(text))


def _of_units(form: str, text: str) -> Layout:
    from mtcheck.formats.units import placeholders, units_of

    units = tuple(units_of(form, text))
    layout = build(text, [unit.block for unit in units], ())
    kept = [place for unit in units for place in placeholders(text, unit.block)]
    return replace(layout, protected=merged([*layout.protected, *kept]), form=form, units=units)


def build(text: str, blocks: Iterable[Block], comments: Iterable[Comment]) -> Layout:
    """The layout of a text whose blocks are known, in order and without overlap."""
    view = list(_ANY.sub(" ", text))
    kept: list[Span] = []
    tied: list[Span] = []
    paragraphs: list[Span] = []
    for block in blocks:
        pieces = [piece for piece in block if piece.start < piece.end]
        if not pieces:
            continue
        kept += [Span(piece.start, piece.end) for piece in pieces if not piece.sign]
        tied += _fill(view, text, pieces)
        start, end = _stripped(view, pieces[0].start, pieces[-1].end)
        if start < end:
            paragraphs.append(Span(start, end))
    return Layout("".join(view), tuple(paragraphs), merged([*_rest(text, kept), *tied]), tuple(comments))


def _fill(view: list[str], text: str, pieces: list[Piece]) -> list[Span]:
    """Write a block into the view; returns the words that mark-up cuts in two, which are best left alone."""
    for piece in pieces:
        if not piece.sign:
            view[piece.start : piece.end] = text[piece.start : piece.end]
    first, last = pieces[0].start, pieces[-1].end
    for piece in pieces:
        if piece.sign:  # beside the sign that it belongs to: an opening quotation mark at its word, a closing one, too
            opening = _blank(view, piece.start - 1, first, last) and not _blank(view, piece.end, first, last)
            view[piece.end - 1 if opening else piece.start] = piece.sign
    tied: list[Span] = []
    spaces = [piece.start for piece in pieces if piece.sign == " "]
    for start, end in _gaps(pieces):
        spaced = not {"\r", "\n"}.isdisjoint(view[start:end]) or any(start <= at < end for at in spaces)
        if not (spaced or _blank(view, start - 1, first, last) or _blank(view, end, first, last)):
            view[start:end] = [JOINER if sign == " " else sign for sign in view[start:end]]
            if view[start - 1].isalnum() and view[end].isalnum():
                line = "".join(view[max(first, start - 100) : start]), "".join(view[end : min(last, end + 100)])
                before, after = _WORD_BEFORE.search(line[0]), _WORD_AFTER.match(line[1])
                tied.append(Span(start - len(before[0] if before else ""), end + len(after[0] if after else "")))
    return tied


def _gaps(pieces: list[Piece]) -> list[Span]:
    """What lies between stretches of plain text: mark-up and signs written otherwise."""
    gaps: list[Span] = []
    end = pieces[0].start
    for piece in pieces:
        if piece.sign:
            continue
        if piece.start > end:
            gaps.append(Span(end, piece.start))
        end = piece.end
    if pieces[-1].end > end:
        gaps.append(Span(end, pieces[-1].end))
    return gaps


def _blank(view: list[str], at: int, first: int, last: int) -> bool:
    return at < first or at >= last or view[at].isspace()


def _stripped(view: list[str], start: int, end: int) -> Span:
    while start < end and (view[start].isspace() or view[start] in "\ufeff\u2060"):
        start += 1
    while end > start and (view[end - 1].isspace() or view[end - 1] == JOINER):
        end -= 1
    return Span(start, end)


def _rest(text: str, kept: Iterable[Span]) -> Iterable[Span]:
    """What is not the article's text, without the white space around it."""
    at = 0
    for start, end in [*sorted(kept), Span(len(text), len(text))]:
        inner = text[at:start]
        left = at + len(inner) - len(inner.lstrip())
        right = start - (len(inner) - len(inner.rstrip()))
        if left < right:
            yield Span(left, right)
        at = max(at, end)


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, those that touch made one."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)
