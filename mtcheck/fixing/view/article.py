"""The article on the screen: lines broken into rows once, and only the rows that can be seen are made."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
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
from mtcheck.fixing.view.panel import DARK, SIGNS, Looks
from mtcheck.output.text import one_line

_WORD = re.compile(r"\s*\S+|\s+")


class Row(NamedTuple):
    """One row: code points `start` to `end` of what a line shows."""

    line: int
    start: int
    end: int


class Shown(NamedTuple):
    """A line as it is shown: the text, and where in it something is inserted that the article does not hold."""

    text: str
    inserted: tuple[tuple[int, str], ...] = ()  # positions in the line's own text, in order

    @property
    def whole(self) -> str:
        """The line with what is inserted."""
        parts, at = [], 0
        for position, text in self.inserted:
            parts += [self.text[at:position], text]
            at = position
        return "".join([*parts, self.text[at:]])

    def place(self, position: int) -> int:
        """Where a position of the line's own text is shown; what is inserted right there comes behind it."""
        return position + sum(len(text) for at, text in self.inserted if at < position)


class Layout:
    """Where each line of a text is shown in a width of so many cells."""

    def __init__(self, text: str, width: int, inserted: Iterable[tuple[int, str]] = ()) -> None:
        self.text = text
        self.width = max(8, width)
        lines = text.split("\n")
        self.starts = [0, *accumulate(len(line) + 1 for line in lines)][:-1]
        self.lines = [Shown(line) for line in lines]
        for position, new in sorted(inserted):
            at = self.line_of(position)
            old = self.lines[at]
            self.lines[at] = Shown(old.text, (*old.inserted, (position - self.starts[at], new)))
        self._rows = [rows(shown.whole, self.width) for shown in self.lines]
        self._tops = [0, *accumulate(map(len, self._rows))]

    @property
    def height(self) -> int:
        """Rows of the whole text."""
        return self._tops[-1]

    def line_of(self, position: int) -> int:
        """The number of the line that holds a position of the text."""
        return bisect_right(self.starts, position) - 1

    def row(self, y: int) -> Row:
        """What stands in a row."""
        line = bisect_right(self._tops, y) - 1
        start, end = self._rows[line][y - self._tops[line]]
        return Row(line, start, end)

    def row_of(self, position: int) -> int:
        """The row that a position of the text is shown in."""
        line = self.line_of(position)
        place = self.lines[line].place(position - self.starts[line])
        starts = [start for start, _ in self._rows[line]]
        return self._tops[line] + max(0, bisect_right(starts, place) - 1)

    def position(self, x: int, y: int) -> int:
        """The position of the text that is shown in a cell; beyond the end of a row, its end."""
        row = self.row(min(y, self.height - 1))
        shown = self.lines[row.line]
        part = shown.whole[row.start : row.end]
        at = row.start + next((n for n in range(len(part)) if cell_len(part[: n + 1]) > x), len(part))
        own = at
        for position, text in shown.inserted:
            where = shown.place(position)
            if at >= where:
                own -= min(len(text), at - where)
        return self.starts[row.line] + own


@lru_cache(maxsize=20_000)
def rows(line: str, width: int) -> tuple[tuple[int, int], ...]:
    """Where a line is broken so that each row fits a width; spaces at a break stay at the end of their row, unseen."""
    if len(line) <= width and line.isascii():
        return ((0, len(line)),)
    out, start, used = [], 0, 0
    for match in _WORD.finditer(line):
        size = cell_len(match[0])
        if used + size > width and match[0].strip():
            word = match.start() + len(match[0]) - len(match[0].lstrip())
            if word > start:
                out.append((start, word))
                start, used, size = word, 0, cell_len(line[word : match.end()])
            while size > width:  # a word that fits no row
                part = max(1, len(set_cell_size(line[start : match.end()], width).rstrip(" ")))
                out.append((start, start + part))
                start += part
                size = cell_len(line[start : match.end()])
        used += size
    return (*out, (start, len(line)))


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
