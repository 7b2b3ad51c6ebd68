"""Which stretches of a paragraph's runs give way to which words, so that what keeps its words keeps its formatting."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from mtcheck.errors import UserError
from mtcheck.findings import Change, Span
from mtcheck.formats.paragraphs import FLOATING
from mtcheck.formats.reading import OBJECT
from mtcheck.formats.word.story import Bit, Paragraph

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


def placed(paragraph: Paragraph) -> list[Placed]:
    """The bits of a paragraph that something is read of, with their places."""
    found, at = [], 0
    for text, bit in paragraph.pieces():
        if bit is not None:
            found.append(Placed(at, bit))
        at += len(text)
    return found


def compared(old: str, new: str) -> Iterator[tuple[int, int, str]]:
    """What differs between two texts, word by word: places in the old one, and what comes there."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    head = 0
    while head < min(len(before), len(after)) and before[head] == after[head]:
        head += 1
    tail = 0
    while tail < min(len(before), len(after)) - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
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


def replacements(paragraph: Paragraph, changes: Iterable[Change]) -> Iterator[Replaced]:
    """What changes of the paragraph's text come to; raises UserError for what touches what stays as it is."""
    text, bits = paragraph.text, placed(paragraph)
    for change in changes:
        for start, end, new in _parts(text, bits, change):
            yield _replaced(paragraph, bits, Span(start, end), _fit(new))


def _parts(text: str, bits: list[Placed], change: Change) -> Iterator[tuple[int, int, str]]:
    """A change as one, or as several if it lies in runs that are set in different ways."""
    old = text[change.start : change.end]
    parts = list(compared(old, change.text))
    if len(parts) > 1 and _is_even(bits, change.start + parts[0][0], change.start + parts[-1][1]):
        first, last = parts[0][0], parts[-1][1]
        tail = len(old) - last
        parts = [(first, last, change.text[first : len(change.text) - tail])]
    for first, last, new in parts:
        start, end = change.start + first, change.start + last
        head = tail = 0
        if start < end and new and not _is_even(bits, start, end):
            head, tail = _common(text[start:end], new)
        yield start + head, end - tail, new[head : len(new) - tail]


def _is_even(bits: list[Placed], start: int, end: int) -> bool:
    """Whether a stretch is set in one way, and holds nothing but text."""
    inside = [each.bit for each in bits if each.at < end and start < each.end]
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


def _replaced(paragraph: Paragraph, bits: list[Placed], span: Span, new: str) -> Replaced:
    start, end = span
    gone = tuple(
        Cut(each, max(start - each.at, 0), min(end, each.end) - each.at)
        for each in bits
        if each.at < end and start < each.end
    )
    if sum(cut.end - cut.start for cut in gone) < end - start or not all(map(_may_go, gone)):
        raise UserError("a change reaches into what stays as it is, like somebody's tracked change or a field")
    return Replaced(gone, new, _last_of_first(paragraph, gone) if gone else _anchor(bits, start, new))


def _last_of_first(paragraph: Paragraph, gone: tuple[Cut, ...]) -> Cut:
    """The last part of what goes that nothing, like the mark of a footnote, and no end of a link parts from the first.

    Behind it comes what takes the place of all.
    """
    runs = [cut.placed.bit.run for cut in gone]
    first = next(n for n, bit in enumerate(paragraph.bits) if bit is gone[0].placed.bit)
    last = gone[0]
    for number, cut in enumerate(gone[1:], 1):
        first += 1
        run, begun = runs[number], runs[0]
        if paragraph.bits[first] is not cut.placed.bit or (run and run.link) != (begun and begun.link):
            break
        last = cut
    return last


def _may_go(cut: Cut) -> bool:
    bit = cut.placed.bit
    return bit.run is not None and not bit.run.locked and bit.text not in (OBJECT, FLOATING)


def _anchor(bits: list[Placed], at: int, new: str) -> Cut:
    """Where words come between two signs: beside the word that they belong to, else as the sign before is set."""
    before = next((each for each in reversed(bits) if each.at < at <= each.end and _may_hold(each)), None)
    after = next((each for each in bits if each.at <= at < each.end and _may_hold(each)), None)
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
