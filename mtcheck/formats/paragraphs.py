"""What is read of a Word file: a paragraph a line, with signs for what is no text and for what nobody may change.

The text alone tells how it is laid out, so that it can be edited, kept and opened again without its file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.findings import Span
from mtcheck.formats.reading import OBJECT, Block, Piece

BREAK = "\u2028"  # a line break within a paragraph
LOCK, UNLOCK = "\ufdd0", "\ufdd1"  # around what stays as it is; no text has these signs, which stand for nothing
FLOATING = LOCK + UNLOCK  # a picture or a text box stands beside the text: what is on either side of it stays apart
MARKS = re.compile(f"[{LOCK}{UNLOCK}]")
_SIGNS = re.compile(f"[{LOCK}{UNLOCK}{BREAK}{OBJECT}]")
_SHOWN = {BREAK: "\n", OBJECT: OBJECT}
_LOCKED = re.compile(f"{LOCK}[^{LOCK}{UNLOCK}\n]*{UNLOCK}")


def blocks_of(text: str) -> Iterator[Block]:
    """The paragraphs, each with what is read of it."""
    at = 0
    for line in text.split("\n"):
        yield _pieces(text, at, at + len(line))
        at += len(line) + 1


def _pieces(text: str, start: int, end: int) -> Iterator[Piece]:
    at = start
    for sign in _SIGNS.finditer(text, start, end):
        yield Piece(at, sign.start())
        if sign[0] in _SHOWN:
            yield Piece(*sign.span(), _SHOWN[sign[0]])
        at = sign.end()
    yield Piece(at, end)


def locked(text: str) -> tuple[Span, ...]:
    """What stays as it is, with the signs around it: what others have inserted, what a program fills in."""
    return tuple(Span(*found.span()) for found in _LOCKED.finditer(text))


def unmarked(text: str) -> str:
    """A text for people and other programs, without the signs around what stays as it is."""
    return MARKS.sub("", text)
