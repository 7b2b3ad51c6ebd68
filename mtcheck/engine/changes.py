"""Net changes of an original text, kept through several rounds of edits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise, takewhile

from mtcheck.findings import Change, Edit, Span

_LINES = 1000  # deleted lines in a row of which it is looked for the widest gap


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of the current text: original code points `start` to `end`, kept (text None) or changed to `text`."""

    start: int
    end: int
    text: str | None = None
    rule_ids: tuple[str, ...] = ()

    def __len__(self) -> int:
        return self.end - self.start if self.text is None else len(self.text)

    def split(self, at: int) -> tuple[_Piece, _Piece]:
        """Two pieces, cut after `at` code points of the current text; a change belongs to the first."""
        if self.text is None:
            return _Piece(self.start, self.start + at), _Piece(self.start + at, self.end)
        first = _Piece(self.start, self.end, self.text[:at], self.rule_ids)
        return first, _Piece(self.end, self.end, self.text[at:], self.rule_ids)


def _blank_end(text: str, at: int) -> int:
    """Where the white space ends that begins at a place of a text."""
    while at < len(text) and text[at].isspace():
        at += 1
    return at


class Patch:
    """A text under edit that knows how each part came from the original."""

    def __init__(self, original: str) -> None:
        self.original = original
        self._pieces = [_Piece(0, len(original))]

    @property
    def text(self) -> str:
        """The text as it is now."""
        return "".join(self.original[p.start : p.end] if p.text is None else p.text for p in self._pieces)

    def apply(self, edits: Iterable[tuple[Edit, str]]) -> None:
        """Make edits, given with their rule's id; their spans are of the current text and do not touch each other."""
        rest, out, at = self._pieces[::-1], [], 0
        for edit, rule_id in sorted(edits, key=lambda e: e[0].span):
            out += _take(rest, edit.span.start - at)
            inside = _take(rest, edit.span.end - edit.span.start)
            here = out[-1].end if out else 0
            start, end = (inside[0].start, inside[-1].end) if inside else (here, here)
            ids = dict.fromkeys([i for p in inside for i in p.rule_ids] + [rule_id])
            out.append(_Piece(start, end, edit.text, tuple(ids)))
            at = edit.span.end
        self._pieces = out + rest[::-1]

    def close_gaps(self) -> bool:
        """Delete the blank lines that stood around deleted lines, all but those of one side; whether there were any."""
        text = self.text
        edits: list[tuple[Edit, str]] = []
        done = -1
        emptied = self._emptied(text)
        for number, (at, rule_id) in enumerate(emptied):
            if at <= done:
                continue
            start, done = at, _blank_end(text, at)
            while start and text[start - 1].isspace():
                start -= 1
            cuts = [start, *takewhile(done.__ge__, (place for place, _ in emptied[number : number + _LINES])), done]
            kept = max(pairwise(cuts), key=lambda gap: text.count("\n", *gap))
            if done == len(text):
                kept = cuts[-2], done
            elif not start:
                kept = start, cuts[1]
            gaps = (Span(*gap) for gap in pairwise(cuts) if gap != kept)
            edits += ((Edit(gap, ""), rule_id) for gap in gaps if gap.start < gap.end)
        self.apply(edits)
        return bool(edits)

    def _emptied(self, text: str) -> list[tuple[int, str]]:
        """The places in the current text where whole lines were deleted, with the rule that did it."""
        found, at = [], 0
        end, blank = -1, False  # of the line that was looked at last: once, however much was deleted in it
        for piece in self._pieces:
            if piece.text == "" and self.original[piece.start : piece.end].strip():
                if at > end:
                    stop = text.find("\n", at)
                    end = stop if stop >= 0 else len(text)
                    blank = not text[text.rfind("\n", 0, at) + 1 : end].strip()
                if blank:
                    found.append((at, piece.rule_ids[0]))
            at += len(piece)
        return found

    def changes(self) -> tuple[Change, ...]:
        """Net changes in text order, each rule's own; what was put back as it was is none."""
        out: list[Change] = []
        group: list[Change] = []
        for piece in self._pieces:
            if piece.text is None:
                continue
            if group and group[-1].end != piece.start:
                out += self._net(group)
                group = []
            group.append(Change(piece.start, piece.end, piece.text, piece.rule_ids))
        return tuple(out + self._net(group))

    def _are_lines(self, first: Change, second: Change) -> bool:
        """Whether two neighbouring changes delete lines, each for itself."""
        deleted = not first.text and not second.text and first.end == second.start < second.end
        return deleted and self.original[first.end - 1] == "\n" and bool(self.original[first.start : first.end].strip())

    def _net(self, group: list[Change]) -> list[Change]:
        """The changes of neighbouring pieces, those without any of the original between them made one."""
        if not group or self.original[group[0].start : group[-1].end] == "".join(c.text for c in group):
            return []
        out = [group[0]]
        for change in group[1:]:
            last = out[-1]
            # Parts of one edit belong together; of two insertions at one place only together have they an order.
            if self._are_lines(last, change):
                out.append(change)
            elif last.start == change.end or not set(last.rule_ids).isdisjoint(change.rule_ids):
                ids = tuple(dict.fromkeys(last.rule_ids + change.rule_ids))
                out[-1] = Change(last.start, change.end, last.text + change.text, ids)
            else:
                out.append(change)
        return [c for c in out if self.original[c.start : c.end] != c.text]


def _take(rest: list[_Piece], length: int) -> list[_Piece]:
    """The pieces of the next `length` code points, taken off the end of a list that holds the text in reverse."""
    taken: list[_Piece] = []
    while length:
        piece = rest.pop()
        if len(piece) > length:
            piece, right = piece.split(length)
            rest.append(right)
        taken.append(piece)
        length -= len(piece)
    return taken


def apply(text: str, changes: Iterable[Change]) -> str:
    """The text with all changes made."""
    for change in sorted(changes, key=lambda c: (c.start, c.end), reverse=True):
        text = text[: change.start] + change.text + text[change.end :]
    return text


def without_gaps(text: str, edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """The edits of one decision; those that delete whole lines take the blank lines with them that they would leave."""
    made = tuple(edits)
    patch = Patch(text)
    if all(edit.text for edit in made):
        return made
    patch.apply((edit, "") for edit in made)
    if not patch.close_gaps():
        return made
    out: list[Edit] = []
    for change in patch.changes():
        touched = out.pop() if out and out[-1].span.end == change.start else Edit(Span(change.start, change.start), "")
        out.append(Edit(Span(touched.span.start, change.end), touched.text + change.text))
    return tuple(out)
