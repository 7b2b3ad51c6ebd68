"""Which stretches of a paragraph's runs give way to which words, so that what keeps its words keeps its formatting."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from mtcheck.errors import UserError
from mtcheck.findings import Change, Span
from mtcheck.formats.paragraphs import FLOATING
from mtcheck.formats.reading import OBJECT
from mtcheck.formats.word.story import Bit, Paragraph
from mtcheck.text import common_ends

_TOKEN = re.compile(r"\s|\w+|[^\w\s]")
_TOO_LONG = 3_000  # tokens from which on two texts are not compared
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufdcf\ufdf0-\ufffb\ufffd\U00010000-\U0010ffff]")


class Placed(NamedTuple):
    """A bit with its place in the text of its paragraph."""

    at: int
    bit: Bit

    @property
    def end(self) -> int:
        """Where it ends there."""
        return self.at + len(self.bit.text)


class Cut(NamedTuple):
    """Signs `start` to `end` of a bit, of which something is to be done."""

    placed: Placed
    start: int
    end: int


class Replaced(NamedTuple):
    """What goes, and what comes behind the last of it; without any of that, at `anchor`, a place in a bit."""

    gone: tuple[Cut, ...]
    text: str
    anchor: Cut


class Line:
    """A paragraph's text, and the bits of it in order, which are found by their places."""

    def __init__(self, paragraph: Paragraph) -> None:
        self.text = paragraph.text
        self.bits: list[Placed] = []
        at = 0
        for text, bit in paragraph.pieces():
            if bit is not None:
                self.bits.append(Placed(at, bit))
            at += len(text)
        self._ats = [each.at for each in self.bits]
        self._paragraph = paragraph
        self._numbers = {id(bit): number for number, bit in enumerate(paragraph.bits)}

    def between(self, start: int, end: int) -> list[Placed]:
        """The bits of which some sign is in a stretch."""
        first = max(bisect_right(self._ats, start) - 1, 0)
        return [each for each in self.bits[first : bisect_left(self._ats, end)] if each.end > start]

    def beside(self, at: int) -> tuple[Placed | None, Placed | None]:
        """The bits whose signs are right before and right behind a place."""
        before, after = bisect_left(self._ats, at) - 1, bisect_right(self._ats, at) - 1
        return (
            self.bits[before] if before >= 0 and at <= self.bits[before].end else None,
            self.bits[after] if after >= 0 and at < self.bits[after].end else None,
        )

    def meet(self, one: Placed, two: Placed) -> bool:
        """Whether the second of two bits comes right behind the first, without even the mark of a footnote between."""
        return self._numbers[id(two.bit)] == self._numbers[id(one.bit)] + 1


def compared(old: str, new: str) -> Iterator[tuple[int, int, str]]:
    """What differs between two texts, word by word: places in the old one, and what comes there."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    head, tail = common_ends(before, after)
    at = sum(map(len, before[:head]))
    before, after = before[head : len(before) - tail], after[head : len(after) - tail]
    if len(before) + len(after) > _TOO_LONG:
        yield at, at + sum(map(len, before)), "".join(after)
        return
    for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        length = sum(map(len, before[i:j]))
        if tag != "equal":
            yield at, at + length, "".join(after[k:m])
        at += length


def replacements(line: Line, changes: Iterable[Change]) -> Iterator[Replaced]:
    """What changes of a paragraph's text come to; raises UserError for what touches what stays as it is."""
    for change in changes:
        for start, end, new in _parts(line, change):
            yield _replaced(line, Span(start, end), _fit(new))


def _parts(line: Line, change: Change) -> Iterator[tuple[int, int, str]]:
    """A change as one, or as several if it lies in runs that are set in different ways."""
    old = line.text[change.start : change.end]
    parts = list(compared(old, change.text))
    if len(parts) > 1 and _is_even(line, change.start + parts[0][0], change.start + parts[-1][1]):
        first, last = parts[0][0], parts[-1][1]
        tail = len(old) - last
        parts = [(first, last, change.text[first : len(change.text) - tail])]
    for first, last, new in parts:
        start, end = change.start + first, change.start + last
        head = tail = 0
        if start < end and new and not _is_even(line, start, end):
            head, tail = _common(line.text[start:end], new)
        yield start + head, end - tail, new[head : len(new) - tail]


def _is_even(line: Line, start: int, end: int) -> bool:
    """Whether a stretch is set in one way, and holds nothing but text."""
    inside = [each.bit for each in line.between(start, end)]
    return len({(bit.run.look, bit.run.link) if bit.run else None for bit in inside}) < 2


def _common(old: str, new: str) -> tuple[int, int]:
    """How many signs two texts have in common at their beginnings and at their ends."""
    most = min(len(old), len(new))
    head = next((n for n in range(most) if old[n] != new[n]), most)
    tail = next((n for n in range(most - head) if old[-1 - n] != new[-1 - n]), most - head)
    return head, tail


def _fit(new: str) -> str:
    """A text without what XML cannot hold, and without signs that stand for something else here."""
    return _NO_XML.sub("", new.replace("\n", " ").replace("\r", " ")).replace(OBJECT, "")


def _replaced(line: Line, span: Span, new: str) -> Replaced:
    start, end = span
    inside = line.between(start, end) if start < end else []
    gone = tuple(Cut(each, max(start - each.at, 0), min(end, each.end) - each.at) for each in inside)
    if sum(cut.end - cut.start for cut in gone) < end - start or not all(map(_may_go, gone)):
        raise UserError("a change reaches into what stays as it is, like somebody's tracked change or a field")
    return Replaced(gone, new, _last_of_first(line, gone) if gone else _anchor(line, start, new))


def _last_of_first(line: Line, gone: tuple[Cut, ...]) -> Cut:
    """The last part of what goes that nothing, like the mark of a footnote, and no end of a link parts from the first.

    Behind it comes what takes the place of all.
    """
    links = [cut.placed.bit.run.link if cut.placed.bit.run else 0 for cut in gone]
    number = 0
    while (
        number + 1 < len(gone)
        and links[number + 1] == links[0]
        and line.meet(gone[number].placed, gone[number + 1].placed)
    ):
        number += 1
    return gone[number]


def _may_go(cut: Cut) -> bool:
    bit = cut.placed.bit
    return bit.run is not None and not bit.run.locked and bit.text not in (OBJECT, FLOATING)


def _anchor(line: Line, at: int, new: str) -> Cut:
    """Where words come between two signs: beside the word that they belong to, else as the sign before is set."""
    before, after = (each if each is not None and _may_hold(each) else None for each in line.beside(at))
    if before is None and after is None:
        raise UserError("a change has no text beside it whose formatting it could take")
    ahead = before is None or (after is not None and _belongs_ahead(before, after, at, new))
    if ahead and after is not None:
        return Cut(after, at - after.at, at - after.at)
    assert before is not None  # noqa: S101 one of them is there
    return Cut(before, at - before.at, at - before.at)


def _may_hold(placed_: Placed) -> bool:
    """Whether words may come beside a bit: not into the result of a field, or code."""
    bit = placed_.bit
    if bit.run is None or bit.run.locked or bit.text == FLOATING:
        return False
    return not (bit.text == OBJECT and bit.inner)


def _belongs_ahead(before: Placed, after: Placed, at: int, new: str) -> bool:
    """Whether words belong to the sign behind them rather than to the one before."""
    left, right = before.bit.text[at - before.at - 1], after.bit.text[at - after.at]
    if left.isalnum() and new[:1].isalnum():
        return False
    if right.isalnum() and new[-1:].isalnum():
        return True
    first, second = before.bit.run, after.bit.run
    if first is not None and second is not None and first.link != second.link:
        return not second.link  # outside of a hyperlink
    return before.bit.text == OBJECT
