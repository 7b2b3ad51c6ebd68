"""Where positions of a text go when it is edited."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from mtcheck.findings import Edit, Span


def edited(text: str, edits: Sequence[Edit]) -> str:
    """The text with edits made, which are in text order and apart from each other."""
    parts, at = [], 0
    for (start, end), new in edits:
        parts += [text[at:start], new]
        at = end
    return "".join([*parts, text[at:]])


def inverse(text: str, edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """The edits that bring back a text, to be made in what it became."""
    out, moved = [], 0
    for (start, end), new in edits:
        at = start + moved
        out.append(Edit(Span(at, at + len(new)), text[start:end]))
        moved += len(new) - (end - start)
    return tuple(out)


class Moves:
    """Where things are after some edits, which are in text order and apart from each other."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._starts = [edit.span.start for edit in edits]
        self._ends = [edit.span.end for edit in edits]
        self._sums = [0, *accumulate(len(e.text) - (e.span.end - e.span.start) for e in edits)]

    def by(self, position: int) -> int:
        """By how much a position moves that lies in no edit; what stands at an insertion goes behind it."""
        return self._sums[bisect_right(self._ends, position)]

    def to(self, position: int) -> int:
        """Where a position goes; one inside an edit goes to the edit's end."""
        at = bisect_right(self._ends, position)
        if at < len(self._starts) and self._starts[at] < position:
            return self._ends[at] + self._sums[at + 1]
        return position + self._sums[at]

    def start(self, position: int) -> int:
        """Where a stretch of text begins that began at a position, with what is inserted right there."""
        return position + self._sums[bisect_left(self._ends, position)]

    def touch(self, start: int, end: int) -> bool:
        """Whether an edit changes something within a stretch of text, at whose very edges it may stand."""
        at = bisect_right(self._ends, start)
        while at < len(self._starts) and self._starts[at] <= end:
            if self._starts[at] < end or start == end and self._starts[at] < start:
                return True
            at += 1
        return False
