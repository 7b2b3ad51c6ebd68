"""Lines of a text broken into rows of a terminal: once for each line, again only for those that change."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size

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
