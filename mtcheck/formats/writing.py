"""Edits of what is read, written into the file: with its entities, and around the mark-up that stays."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from mtcheck.findings import Edit, Finding, Fix, Safety, Span
from mtcheck.formats.layout import Layout
from mtcheck.formats.marks import TEMPLATE, Mark, Turn, marks, paired
from mtcheck.formats.reading import PARTING

_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")
_TOO_LONG = 400  # tokens from which on an edit is not compared with what it replaces
_XML = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_SPECIAL = {  # what each form writes in another way
    "html": _XML,
    "xliff": _XML,
    "tmx": _XML,
    "markdown": {"\\": "\\\\", "*": "\\*", "`": "\\`", "<": "\\<", "[": "\\["},
    "po": {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"},
    "pairs": {"\n": " ", "\t": " "},
}


class Written(NamedTuple):
    """Edits of a file; `whole` says that all mark-up of what they replace stays where it belongs."""

    edits: tuple[Edit, ...]
    whole: bool = True


class Pen:
    """Writes into one file."""

    def __init__(self, raw: str, layout: Layout) -> None:
        self._raw = raw
        self._form = layout.form
        self._reading = layout.reading
        self._text = layout.reading.text
        self._locked = layout.locked

    def finding(self, finding: Finding) -> Finding:
        """A finding of what is read at its place in the file, without the fixes that mark-up does not allow.

        What takes mark-up away, or comes after a fix that is not allowed, is not safe.
        """
        fixes: list[Fix] = []
        safe = True
        for fix in finding.fixes:
            made = self._fix(fix)
            safe = safe and made is not None and made.whole
            if made is not None:
                lowered = fix.safety is Safety.SAFE and not safe
                fixes.append(replace(fix, edits=made.edits, safety=Safety.UNSAFE if lowered else fix.safety))
        return replace(finding, span=self._reading.place(finding.span), fixes=tuple(fixes))

    def _fix(self, fix: Fix) -> Written | None:
        made = [one for edit in fix.edits if (one := self._edit(edit)) is not None]
        edits = sorted(edit for one in made for edit in one.edits)
        if len(made) < len(fix.edits) or not edits or any(a.span.end > b.span.start for a, b in pairwise(edits)):
            return None
        return Written(tuple(edits), all(one.whole for one in made))

    def _edit(self, edit: Edit) -> Written | None:
        """One edit, in several where it leaves alone what mark-up stands in."""
        (start, end), new = edit
        if TEMPLATE.search(new) and not TEMPLATE.search(self._text[start:end]):
            return None  # a ledger or a pack may be anyone's
        if start == end or (self._is_plain(start, end) and self._escaped(new) == new):
            return self._part(start, end, new)
        parts = [self._part(start + a, start + b, part) for a, b, part in differences(self._text[start:end], new)]
        made = [part for part in parts if part is not None]
        if len(made) < len(parts):
            return None
        return Written(tuple(edit for part in made for edit in part.edits), all(part.whole for part in made))

    def _is_plain(self, start: int, end: int) -> bool:
        return self._raw[slice(*self._reading.place(Span(start, end)))] == self._text[start:end]

    def _part(self, start: int, end: int, new: str) -> Written | None:
        """What is read from `start` to `end` gives way to `new` as a whole."""
        if start == end:
            at = self._between(start, new)
            return None if self._is_locked(at, at) else Written((Edit(Span(at, at), self._escaped(new)),))
        old = self._text[start:end]
        place = self._reading.place(Span(start, end))
        # The end of a block or a line break that is meant stays, and so does what nobody may change.
        if "\n" in old and self._form or self._is_locked(*place):
            return None
        if not self._is_plain(start, end):
            if not {"\r", "\n"}.isdisjoint(self._raw[slice(*place)]) and self._form != "po":
                return self._over_lines(start, end, new)
            head, tail = _common(old, new)
            if head or tail:
                start, end, new = start + head, end - tail, new[head : len(new) - tail]
                return self._part(start, end, new) if start < end or new else Written(())
        inside = list(self._inside(start, end))
        if not new:
            inside = [*self._gap(start), *inside, *self._gap(end)]
        if not inside:
            return Written((Edit(place, self._escaped(new)),))
        return self._around(place, inside, new)

    def _over_lines(self, start: int, end: int, new: str) -> Written | None:
        """Over the end of a line, which moves behind the new words, or before them, where there is a space for it."""
        if any(mark.turn is not Turn.ALONE for mark in self._inside(start, end)):
            return None
        first, last = self._reading.place(Span(start, end))
        found = re.search(r"[^\S\r\n]*(?:\r\n|\r|\n)\s*(?:>\s*)*", self._raw[first:last])
        wrap = found[0] if found and self._form != "html" else "\n"
        if self._text[end : end + 1] == " " and self._is_plain(end, end + 1):
            return Written((Edit(Span(first, self._reading.end(end + 1)), self._escaped(new) + wrap),))
        ends = self._text[end : end + 1].isspace()  # there is another line end
        if not ends and self._text[start - 1 : start] == " " and self._is_plain(start - 1, start):
            return Written((Edit(Span(self._reading.start(start - 1), last), wrap + self._escaped(new)),))
        return Written((Edit(Span(first, last), self._escaped(new)),))

    def _around(self, place: Span, inside: list[Mark], new: str) -> Written | None:
        """New words before or behind the marks that stay; those go that begin and end in what is replaced."""
        gone = paired(inside)
        kept = [mark for mark in inside if mark not in gone]
        turns = {mark.turn for mark in kept} - {Turn.ALONE}
        if new and len(turns) > 1 or Turn.EITHER in turns:
            return None
        first = min([place.start, *(mark.start for mark in gone)])
        last = max([place.end, *(mark.end for mark in gone)])
        edges = [first, *(edge for mark in kept if first < mark.start < last for edge in mark[:2]), last]
        zones = [Span(*edge) for edge in zip(edges[::2], edges[1::2], strict=True)]
        chosen = len(zones) - 1 if Turn.OPENS in turns else 0
        texts = [self._escaped(new) if number == chosen else "" for number in range(len(zones))]
        edits = (Edit(zone, text) for zone, text in zip(zones, texts, strict=True) if text or zone.start < zone.end)
        through = any(mark.turn is not Turn.ALONE and place.start < mark.start < place.end for mark in inside)
        return Written(tuple(edits), not gone and not through)

    def _is_locked(self, start: int, end: int) -> bool:
        """Whether a place in the file, or a part of it, stays as it is."""
        at = bisect_right(self._locked, end, key=lambda span: span.start)
        return any(
            first < end and start < last if start < end else first < start < last
            for first, last in self._locked[max(0, at - 2) : at]
        )

    def _inside(self, start: int, end: int) -> Iterator[Mark]:
        """The marks between the signs of a stretch."""
        segments = self._reading.segments
        for number in range(self._reading.index(start), self._reading.index(end - 1)):
            yield from marks(self._raw, segments[number].end, segments[number + 1].start, self._form)

    def _gap(self, at: int) -> list[Mark]:
        """The marks between the signs before and behind a place; none at the end of a block."""
        if self._ends_block(at) or self._begins_block(at):
            return []
        return list(marks(self._raw, self._reading.end(at), self._reading.start(at), self._form))

    def _begins_block(self, at: int) -> bool:
        return at == 0 or self._text.startswith(PARTING, at - 2)

    def _ends_block(self, at: int) -> bool:
        return at == len(self._text) or self._text.startswith(PARTING, at)

    def _between(self, at: int, new: str) -> int:
        """Where in a file something is put between two signs: at the word that it belongs to, outside of mark-up."""
        left, right = self._reading.end(at), self._reading.start(at)
        if self._is_locked(left, left) or self._is_locked(right, right):
            return right if self._is_locked(left, left) else left
        if self._begins_block(at):
            return right
        if self._ends_block(at):
            return left
        if self._text[at - 1].isalnum() and new[:1].isalnum():
            return left
        if self._text[at].isalnum() and new[-1:].isalnum():
            return right
        opening = (mark.start for mark in self._gap(at) if mark.turn is Turn.OPENS)
        return next(opening, right)

    def _escaped(self, text: str) -> str:
        """A text as the file writes it."""
        if not self._form or text.isalnum():
            return text
        signs = self._signs
        return "".join(signs.get(c, c) for c in text)

    @cached_property
    def _signs(self) -> dict[str, str]:
        """Signs that the form cannot have as they are, or that the file itself writes as entities."""
        found: dict[str, str] = {}
        if self._form == "html":
            for segment in self._reading.segments:
                if len(segment.text) == 1 and self._raw[segment.start] == "&" and not segment.text.isalnum():
                    found.setdefault(segment.text, self._raw[segment.start : segment.end])
        return _SPECIAL.get(self._form, {}) | found


def differences(old: str, new: str) -> Iterator[tuple[int, int, str]]:
    """What changes from one text to another, in whole words: places in the old one, and what comes there.

    White space is the same as any other white space.
    """
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    if len(before) + len(after) > _TOO_LONG:
        yield 0, len(old), new
        return
    a, b = ([" " if token.isspace() else token for token in tokens] for tokens in (before, after))
    at = [0]
    for token in before:
        at.append(at[-1] + len(token))
    for tag, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag != "equal":
            yield at[i], at[j], "".join(after[k:m])


def _common(old: str, new: str) -> tuple[int, int]:
    """How many signs two texts have in common at their beginnings and at their ends."""
    most = min(len(old), len(new))
    head = next((n for n in range(most) if old[n] != new[n]), most)
    tail = next((n for n in range(most - head) if old[-1 - n] != new[-1 - n]), most - head)
    return head, tail
