"""Positions as editors count them: lines from 0, and units of UTF-16 (or what was agreed on) from the line's start."""

from __future__ import annotations

import re
from bisect import bisect_right

_END = re.compile(r"\r\n|\r|\n")  # those of the protocol, and no others


class Positions:
    """The lines of a text; `encoding` is utf-16, utf-8 or utf-32, whose units its columns count."""

    def __init__(self, text: str, encoding: str = "utf-16") -> None:
        self.text = text
        self._encoding = encoding
        self._starts = [0, *(match.end() for match in _END.finditer(text))]

    def offset(self, line: int, column: int) -> int:
        """The code point at a place; behind the end of a line, that end, and within a code point, its start."""
        if line >= len(self._starts):
            return len(self.text)
        start, end = self._line(line)
        part = self.text[start : min(end, start + column)]
        if part.isascii() or self._encoding == "utf-32":
            return start + len(part)
        for at, sign in enumerate(part):
            column -= self._units(sign)
            if column < 0:
                return start + at
        return start + len(part)

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of a code point."""
        line = bisect_right(self._starts, offset) - 1
        return line, self._units(self.text[self._starts[line] : offset])

    def _line(self, line: int) -> tuple[int, int]:
        """Where a line begins, and where its text ends."""
        start = self._starts[line]
        if line + 1 == len(self._starts):
            return start, len(self.text)
        end = self._starts[line + 1]
        return start, end - (2 if self.text.endswith("\r\n", start, end) else 1)

    def _units(self, part: str) -> int:
        if part.isascii() or self._encoding == "utf-32":
            return len(part)
        if self._encoding == "utf-8":
            return len(part.encode("utf-8", "surrogatepass"))
        return len(part.encode("utf-16-le", "surrogatepass")) // 2
