"""Net changes of an original text, kept through several rounds of edits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mtcheck.findings import Edit


@dataclass(frozen=True, slots=True)
class Change:
    """Code points `start` to `end` of the original give way to `text`; `rule_ids` are the rules that did it."""

    start: int
    end: int
    text: str
    rule_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of the current text: original code points `start` to `end` kept as they are, or changed to `text`."""

    start: int
    end: int
    text: str
    rule_ids: tuple[str, ...] = ()

    @property
    def kept(self) -> bool:
        return not self.rule_ids


class Patch:
    """A text under edit that knows how each part came from the original."""

    def __init__(self, original: str) -> None:
        self.original = original
        self._pieces = [_Piece(0, len(original), original)] if original else []

    @property
    def text(self) -> str:
        """The text as it is now."""
        return "".join(p.text for p in self._pieces)

    def apply(self, edits: Iterable[tuple[Edit, str]]) -> None:
        """Make edits, given with their rule's id; their spans are of the current text and do not touch each other."""
        for edit, rule_id in sorted(edits, key=lambda e: e[0].span, reverse=True):
            self._apply(edit, rule_id)

    def _apply(self, edit: Edit, rule_id: str) -> None:
        before, rest = self._cut(self._pieces, edit.span.start)
        inside, after = self._cut(rest, edit.span.end - edit.span.start)
        at = before[-1].end if before else 0
        start, end = (inside[0].start, inside[-1].end) if inside else (at, at)
        ids = tuple(dict.fromkeys([i for p in inside for i in p.rule_ids] + [rule_id]))
        self._pieces = [*before, _Piece(start, end, edit.text, ids), *after]

    @staticmethod
    def _cut(pieces: list[_Piece], position: int) -> tuple[list[_Piece], list[_Piece]]:
        """The pieces before and after a position; one that lies across it is split, a changed one at its end."""
        for i, piece in enumerate(pieces):
            if position == 0:
                return pieces[:i], pieces[i:]
            if position < len(piece.text):
                middle = piece.start + position if piece.kept else piece.end
                left = _Piece(piece.start, middle, piece.text[:position], piece.rule_ids)
                right = _Piece(middle, piece.end, piece.text[position:], piece.rule_ids)
                return [*pieces[:i], left], [right, *pieces[i + 1 :]]
            position -= len(piece.text)
        return pieces, []

    def changes(self) -> tuple[Change, ...]:
        """Net changes in text order; neighbours are one change, and what was put back as it was is none."""
        out: list[Change] = []
        for piece in self._pieces:
            if piece.kept:
                continue
            last = out[-1] if out else None
            if last and last.end == piece.start:
                ids = tuple(dict.fromkeys(last.rule_ids + piece.rule_ids))
                out[-1] = Change(last.start, piece.end, last.text + piece.text, ids)
            else:
                out.append(Change(piece.start, piece.end, piece.text, piece.rule_ids))
        return tuple(c for c in out if self.original[c.start : c.end] != c.text)


def apply(text: str, changes: Iterable[Change]) -> str:
    """The text with all changes made."""
    for change in sorted(changes, key=lambda c: (c.start, c.end), reverse=True):
        text = text[: change.start] + change.text + text[change.end :]
    return text
