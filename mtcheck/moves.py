"""Where positions of a text go when it is edited."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
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


def then(edits: Sequence[Edit], more: Edit) -> tuple[Edit, ...]:
    """Edits and one more that is made in what became of the text, as edits of the text before them."""
    (start, end), text = more
    before: list[Edit] = []
    after: list[Edit] = []
    by = 0  # what is edited in front of a place moves it by so much
    low, high = start, end
    head = tail = ""
    for edit in edits:
        first, last = edit.span.start + by, edit.span.start + by + len(edit.text)
        if last < start:
            before.append(edit)
            low, high = low - len(edit.text) + _length(edit), high - len(edit.text) + _length(edit)
        elif first > end:
            after.append(edit)
        else:  # it is written over, or goes on
            if first <= start:
                low, head = edit.span.start, edit.text[: start - first]
            high -= len(edit.text) - _length(edit)
            if last >= end:
                high, tail = edit.span.end, edit.text[end - first :]
        by += len(edit.text) - _length(edit)
    return (*before, Edit(Span(low, high), head + text + tail), *after)


def _length(edit: Edit) -> int:
    return edit.span.end - edit.span.start


def difference(old: str, new: str) -> Edit:
    """The one edit that makes a text out of another: all but what they begin and end with in common."""
    most = min(len(old), len(new))
    start = _alike(most, lambda n: old[:n] == new[:n])
    end = _alike(most - start, lambda n: n == 0 or old[-n:] == new[-n:])
    return Edit(Span(start, len(old) - end), new[start : len(new) - end])


def _alike(most: int, same: Callable[[int], bool]) -> int:
    """The largest number up to `most` that still makes things the same."""
    return bisect_left(range(most + 1), True, key=lambda n: not same(n)) - 1
