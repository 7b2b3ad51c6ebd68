"""What a part of a Word file tells: its paragraphs, and where in the XML each stretch of their text is written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from mtcheck.findings import Span
from mtcheck.formats.paragraphs import FLOATING, LOCK, MARKS, UNLOCK
from mtcheck.formats.reading import OBJECT

_ENTITY = re.compile(r"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|(lt|gt|amp|quot|apos));|\r\n?")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}


@dataclass(slots=True, eq=False)
class Run:
    """Text of one formatting: where its element, its start tag and its properties are, in bytes of the part.

    `look` are the properties as they are written. `locked` says that it stays as it is; `link` is the number of the
    hyperlink that it stands in, 0 for none.
    """

    start: int
    inner: int
    end: int = 0
    properties: Span | None = None
    look: bytes = b""
    locked: bool = False
    link: int = 0
    bits: list[Bit] = field(default_factory=list)


class Bit(NamedTuple):
    """A child of a run, or what stands for something else between runs: what is read there, and where it is written.

    `inner` is the text within its tags, for an element of text; `kept` says that its white space is.
    """

    run: Run | None
    text: str
    start: int
    end: int
    inner: Span | None = None
    kept: bool = False


@dataclass(slots=True)
class Paragraph:
    """A paragraph: its bits in order, and where it stands: body, footnote, endnote, box, header or footer."""

    bits: list[Bit]
    place: str = ""

    def pieces(self) -> Iterator[tuple[str, Bit | None]]:
        """What is read of each bit; with None the signs around what stays as it is."""
        locked = False
        for bit in self.bits:
            if not bit.text:
                continue
            lock = bit.run is not None and bit.run.locked
            if lock and bit.text == FLOATING:
                continue
            if lock is not locked:
                yield LOCK if lock else UNLOCK, None
                locked = lock
            yield bit.text, bit
        if locked:
            yield UNLOCK, None

    @property
    def text(self) -> str:
        """The whole paragraph in one line."""
        return "".join(text for text, _ in self.pieces())


@dataclass(slots=True)
class Story:
    """A part with its paragraphs; `data` is its XML in UTF-8."""

    part: str
    data: bytes
    paragraphs: list[Paragraph]


def plain(written: str) -> str:
    """What is read of a text in XML, in one line and without signs that mean something else here."""
    text = _ENTITY.sub(_sign, written) if "&" in written or "\r" in written else written
    if "\n" in text:
        text = text.replace("\n", " ")
    if not text.isascii():
        text = MARKS.sub("\ufffd", text).replace("\u2028", " ").replace("\u2029", " ").replace(OBJECT, "\ufffd")
    return text


def offsets_of(written: bytes) -> Sequence[int]:
    """Where each sign that is read of a text in XML begins in it, and where the last one ends, in bytes."""
    if written.isascii() and b"&" not in written and b"\r" not in written:
        return range(len(written) + 1)
    offsets, text, at = [0], written.decode(), 0
    for entity in (*_ENTITY.finditer(text), None):
        end = entity.start() if entity else len(text)
        lengths = [len(sign.encode()) for sign in text[at:end]] + ([len(entity[0])] if entity else [])
        offsets += list(accumulate(lengths, initial=offsets[-1]))[1:]
        at = entity.end() if entity else end
    return offsets


def _sign(entity: re.Match[str]) -> str:
    code, number, name = entity.groups()
    if name:
        return _NAMED[name]
    if not (code or number):
        return " "
    sign = chr(int(code, 16) if code else int(number))
    return " " if sign in "\r\n" else sign
