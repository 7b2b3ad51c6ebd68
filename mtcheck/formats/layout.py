"""The form of a file by its name, and what checks see of it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from mtcheck import text as texts
from mtcheck.findings import Span
from mtcheck.formats.forms import written_form
from mtcheck.formats.reading import UNSEEN, Block, Comment, Reading, Writer
from mtcheck.formats.units import Unit, placeholders
from mtcheck.text import merged


@dataclass(frozen=True, slots=True)
class Layout:
    """A file as checks see it: what is read of it; in code points of that, its paragraphs, and what stays as it is.

    `comments`, `units` and `locked`, which may be found fault with but not changed, have their places in the file.
    `form` is html, markdown, xliff ... or empty.
    """

    reading: Reading
    paragraphs: tuple[Span, ...]
    protected: tuple[Span, ...] = ()
    comments: tuple[Comment, ...] = ()
    form: str = ""
    units: tuple[Unit, ...] = ()
    locked: tuple[Span, ...] = ()

    def unit_at(self, position: int) -> str:
        """The id of the unit of a translation file whose target holds a position of the file; empty for other files."""
        before = bisect_right(self.units, position, key=lambda unit: unit.span.start)
        return self.units[before - 1].id if before else ""


def layout_of(path: str, text: str) -> Layout | None:
    """The layout of a file, whose name tells its form; None for plain text that is read as it is written."""
    return _layout(written_form(path), text)


@lru_cache(maxsize=2)  # the same article is opened once to tell its language, and again to be checked
def _layout(form: str, text: str) -> Layout | None:
    if not form:
        return plain(text)
    if form == "docx":
        from mtcheck.formats import paragraphs  # readers are loaded where a file wants them

        layout = build(text, paragraphs.blocks_of(text), (), form)
        return replace(layout, locked=paragraphs.locked(text))
    if form not in ("html", "markdown"):
        return _of_units(form, text)
    # Readers are loaded where a file wants them.
    if form == "html":
        from mtcheck.formats import html

        return build(text, *html.blocks_of(text), form)
    from mtcheck.formats import markdown

    return build(text, *markdown.blocks_of(text), form)


def units_of(form: str, text: str) -> list[Unit]:
    """The units that have a target, in the order of the file; raises UserError for what is no file of that form."""
    if form == "po":
        from mtcheck.formats.po import units
    elif form == "pairs":
        from mtcheck.formats.tabs import units
    else:
        from mtcheck.formats.xml import units
    return units(text)


def _of_units(form: str, text: str) -> Layout:
    units = tuple(units_of(form, text))
    layout = build(text, [unit.block for unit in units], (), form)
    kept = placeholders(layout.reading.text)
    return replace(layout, protected=merged([*layout.protected, *kept]), units=units)


def build(text: str, blocks: Iterable[Block], comments: Iterable[Comment], form: str) -> Layout:
    """The layout of a text whose blocks are known, in order and without overlap."""
    writer = Writer(text, flowing=form in ("html", "markdown"))
    for block in blocks:
        writer.block(block)
    return Layout(writer.reading(), tuple(writer.paragraphs), merged(writer.objects), tuple(comments), form)


def plain(text: str) -> Layout | None:
    """The layout of plain text whose lines are wrapped, or that has signs that show nothing; None for any other."""
    paragraphs = texts.paragraphs(text)
    if not any("\n" in text[start:end] for start, end in paragraphs) and (text.isascii() or not UNSEEN.search(text)):
        return None
    writer = Writer(text, flowing=False)
    at = 0
    for start, end in paragraphs:
        writer.verbatim(at, start)
        writer.wrapped(start, end)
        at = end
    writer.verbatim(at, len(text))
    reading = writer.reading()
    places = map(reading.seen, paragraphs)
    return Layout(reading, tuple(place for place in places if place.start < place.end))
