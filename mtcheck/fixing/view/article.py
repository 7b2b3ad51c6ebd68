"""The article on the screen: only the rows that can be seen are made."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.events import Click, Resize
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from mtcheck.findings import Edit, Finding, Severity
from mtcheck.fixing.live import Item
from mtcheck.fixing.session import Session
from mtcheck.fixing.view.layout import Layout, Row
from mtcheck.fixing.view.looks import DARK, SIGNS, Looks
from mtcheck.output.text import one_line

_GUTTER = 3
_WIDEST = 100  # cells of a row, beyond which reading gets hard


class _Mark(NamedTuple):
    """A stretch of a shown line with a style of its own; later ones go over earlier ones."""

    start: int
    end: int
    style: Style


class ArticleView(ScrollView, can_focus=True):
    """Shows a session's text with its open findings marked, and the effect of a fix in its place."""

    class Picked(Message):
        """A finding was clicked."""

        def __init__(self, item: Item) -> None:
            super().__init__()
            self.item = item

    def __init__(self) -> None:
        super().__init__(id="article")
        self.looks: Looks = DARK
        self.session: Session | None = None
        self.items: list[Item] = []
        self.current: Item | None = None
        self._finding: Finding | None = None
        self._fix = 0
        self._starts: list[int] = []
        self._longest = 0  # code points of the longest finding
        self._layout = Layout("", 80)

    def show(self, session: Session, items: list[Item], current: Item | None, fix: int) -> None:
        """Show a state; `fix` is the number of the current finding's fix whose effect is shown."""
        self.session, self.items, self.current, self._fix = session, items, current, fix
        self._finding = current.finding if current else None
        self._starts = [item.start for item in items]
        self._longest = max((item.end - item.start for item in items), default=0)
        self._lay_out()

    def reveal(self) -> None:
        """Scroll so that the current finding can be seen, with some text around it."""
        if self.current is None:
            return
        row, height = self._layout.row_of(self.current.start), self.scrollable_content_region.height
        top = self.scroll_offset.y
        margin = min(3, height // 4)
        if not top + margin <= row < top + height - margin:
            self.scroll_to(y=max(0, row - height // 3), animate=False, immediate=True)

    def render_line(self, y: int) -> Strip:
        """One row of the screen."""
        width, at = self.size.width, y + self.scroll_offset.y
        if at >= self._layout.height:
            return Strip.blank(width, self.looks.text)
        row = self._layout.row(at)
        segments = list(self._segments(row))
        return Strip(segments).adjust_cell_length(width, self.looks.text)

    def on_resize(self, _: Resize) -> None:
        """Break lines anew."""
        self._lay_out()
        self.reveal()

    def on_click(self, event: Click) -> None:
        """Make the clicked finding the current one."""
        x, y = event.x - _GUTTER, event.y + self.scroll_offset.y
        if not 0 <= y < self._layout.height:
            return
        position = self._layout.position(max(0, x), y)
        under = [item for item in self.items if item.start <= position < max(item.end, item.start + 1)]
        if under:
            self.post_message(self.Picked(min(under, key=lambda item: item.end - item.start)))

    def _lay_out(self) -> None:
        if self.session is None or not self.size.width:  # before the window's size is known
            return
        width = max(10, min(self.size.width - _GUTTER - 2, _WIDEST))
        edits = self._finding.fixes[self._fix].edits if self._finding and self._finding.fixes else ()
        inserted = [(edit.span.end, _inserted(edit)) for edit in edits if edit.text]
        self._layout = Layout(self.session.text, width, inserted)
        self.virtual_size = Size(0, self._layout.height)
        self.refresh()

    def _segments(self, row: Row) -> Iterator[Segment]:
        """The parts of a row, each in its style; the gutter shows the gravest finding that begins in it."""
        layout, plain = self._layout, self.looks.text
        shown, base = layout.lines[row.line], layout.starts[row.line]
        first, last = base, base + len(shown.text)
        items = list(self._between(first, last))
        begins = [item for item in items if row.start <= shown.place(item.start - base) < max(row.end, row.start + 1)]
        yield from self._sign(begins, plain)
        marks = [mark for mark in self._marks(row, items) if mark.start < row.end and mark.end > row.start]
        cuts = sorted({row.start, row.end, *(min(max(e, row.start), row.end) for m in marks for e in m[:2])})
        text = one_line(shown.whole)
        for start, end in pairwise(cuts):
            style = plain
            for mark in marks:
                if mark.start <= start and end <= mark.end:
                    style += mark.style
            yield Segment(text[start:end], style)

    def _sign(self, begins: list[Item], plain: Style) -> Iterator[Segment]:
        if not begins:
            yield Segment(" " * _GUTTER, plain)
            return
        here = self.current is not None and any(item is self.current for item in begins)
        gravest = max((item.found.severity for item in begins), key=lambda severity: severity.rank)
        if here and self.current is not None:
            gravest = self.current.found.severity
        yield Segment("\u25b8" if here else " ", plain)
        yield Segment(f"{SIGNS[gravest]} ", plain + Style(color=self.looks.severity(gravest)))

    def _between(self, first: int, last: int) -> Iterator[Item]:
        """The items that touch a stretch of the text."""
        low = bisect_left(self._starts, first - self._longest)
        for item in self.items[low : bisect_right(self._starts, last)]:
            if item.end >= first:
                yield item

    def _marks(self, row: Row, items: list[Item]) -> Iterator[_Mark]:
        shown, base = self._layout.lines[row.line], self._layout.starts[row.line]
        ranked = sorted(items, key=lambda item: (item is self.current, item.found.severity.rank))
        for item in ranked:
            start, end = (shown.place(min(max(p - base, 0), len(shown.text))) for p in (item.start, item.end))
            if item is self.current:
                yield _Mark(start, end, self.looks.current)
            else:
                yield _Mark(start, end, self._mark(item.found.severity))
        if self._finding and self._finding.fixes:
            for (start, end), _ in self._finding.fixes[self._fix].edits:
                if base <= end and start <= base + len(shown.text):
                    a, b = (shown.place(min(max(p - base, 0), len(shown.text))) for p in (start, end))
                    yield _Mark(a, b, self.looks.removed)
        for position, text in shown.inserted:
            at = shown.place(position)
            yield _Mark(at, at + len(text), self.looks.inserted)

    def _mark(self, severity: Severity) -> Style:
        return self.looks.mark(severity)


def _inserted(edit: Edit) -> str:
    """What an edit puts in, after an arrow where it takes something out; colours are not seen by everyone."""
    arrow = "\u2192" if edit.span.end > edit.span.start else ""
    return arrow + one_line(edit.text.replace("\n", "\u21b5"))
