"""What mark-up between two signs of a text consists of, and which marks belong together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

_MARK = re.compile(
    r"<!--.*?-->|<(?P<end>/?)(?P<name>[A-Za-z][^\s<>/]*)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*?(?P<empty>/?)>"
    r"|(?P<emphasis>\*+|_+|~~)|(?P<link>\[(?!\^))|(?P<linked>\](?:\(.*\)|\[[^\[\]]*\])?)",
    re.DOTALL,
)
_UNSEEN = re.compile(r"(?:&[^;]*;|[\u00ad\u200b\u200e\u200f\u2060\ufeff\s]|<wbr\b[^<>]*>)+", re.I)
TEMPLATE = re.compile(r"\{[{%]")  # what programs that make pages out of such files take for an order
MARKUP = re.compile(r"<|\]\(|\{[{%]")
_EMPTY = frozenset("area base br col embed hr img input link meta param source track".split())


class Turn(Enum):
    """Whether a mark begins something, ends it, does one of them, or stands alone."""

    OPENS = "opens"
    CLOSES = "closes"
    EITHER = "either"
    ALONE = "alone"


class Mark(NamedTuple):
    """A mark of a file, with a name that those that belong together share."""

    start: int
    end: int
    turn: Turn
    name: str = ""


def marks(raw: str, start: int, end: int, form: str) -> Iterator[Mark]:
    """The marks in a stretch of a file that holds no text; what shows nothing and may go with a word is none."""
    at = start
    while at < end:
        if unseen := _UNSEEN.match(raw, at, end):
            at = unseen.end()
            continue
        found = _MARK.match(raw, at, end) if form != "po" else None
        if found is None:  # something that is not shown, to its end
            yield Mark(at, end, Turn.ALONE)
            return
        yield _mark(found, raw, start, end)
        at = found.end()


def _mark(found: re.Match[str], raw: str, start: int, end: int) -> Mark:
    first, last = found.span()
    if name := (found["name"] or "").lower():
        if found["empty"] or name in _EMPTY:
            return Mark(first, last, Turn.ALONE)
        return Mark(first, last, Turn.CLOSES if found["end"] else Turn.OPENS, name)
    if found["link"] or found["linked"]:
        return Mark(first, last, Turn.OPENS if found["link"] else Turn.CLOSES, "[")
    if not found["emphasis"]:
        return Mark(first, last, Turn.ALONE)
    before, after = raw[max(0, start - 1) : start], raw[end : end + 1]
    opening, closing = not after.isspace() and bool(after), not before.isspace() and bool(before)
    if opening and closing:
        opening, closing = after.isalnum() or not before.isalnum(), before.isalnum() or not after.isalnum()
    turn = Turn.EITHER if opening == closing else Turn.OPENS if opening else Turn.CLOSES
    return Mark(first, last, turn, found["emphasis"])


def paired(found: Sequence[Mark]) -> set[Mark]:
    """The marks whose beginning and end are both among some, which are in order."""
    pairs: set[Mark] = set()
    opened: list[Mark] = []
    for mark in found:
        if mark.turn is Turn.ALONE:
            continue
        if mark.turn is not Turn.OPENS and opened and opened[-1].name == mark.name:
            pairs |= {opened.pop(), mark}
        elif mark.turn is Turn.CLOSES:
            opened.clear()  # what began before ends elsewhere
        else:
            opened.append(mark)
    return pairs
