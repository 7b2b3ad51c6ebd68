"""The gate that every repair passes: an edited place is looked at again, and what has made it worse is withdrawn.

Two looks, both of them at edited places alone and only for what was not wrong there before: one at the form of the
text (spaces, commas, quotation marks, capitals, articles, doubled words, known names), one at what the rules find then.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from mtcheck.document import Document
from mtcheck.engine.form import MARKS, SPACES, faults, odd_marks
from mtcheck.files.expressions import compiled
from mtcheck.findings import Edit, Finding, Span
from mtcheck.formats.reading import PARTING
from mtcheck.moves import Moves, edited

_AROUND = 60  # code points on either side of an edit that are looked at: more than the longest fault below
_LONGEST_NAME = 7  # words
_NAME_WORD = compiled(r"[^\W_]+(?:['\u2019-][^\W_]+)*")


class Placed(NamedTuple):
    """One edit of a finding's fix: what it replaces in the text before, and what it has become in the text after.

    Both are places of what is read; `place` is where the second stands in the file.
    """

    finding: Finding
    edit: Edit
    new: Span
    place: Span


class Attempt:
    """A document before and after the first fixes of some findings, whose edits do not touch each other."""

    def __init__(self, before: Document, findings: Iterable[Finding]) -> None:
        pairs = sorted(((edit, f) for f in findings for edit in f.fixes[0].edits), key=lambda pair: pair[0].span)
        edits = [edit for edit, _ in pairs]
        self.before = before
        self.moves = Moves(edits)
        self.after = before.edited(edited(before.raw, edits))
        self.placed = tuple(self._placed(pairs))
        self.read = Moves([self._whole(one.edit) for one in self.placed]) if before.layout else self.moves

    def _whole(self, edit: Edit) -> Edit:
        """An edit of what is read, with what parts a paragraph from the next one where all of it goes."""
        start, end = edit.span
        number = _first(self.before, start)
        paragraphs = self.before.paragraphs
        if edit.text or start == end or number == len(paragraphs) or paragraphs[number] != edit.span:
            return edit
        return Edit(Span(start, end + len(PARTING)), "") if self.before.text.startswith(PARTING, end) else edit

    def _placed(self, pairs: Iterable[tuple[Edit, Finding]]) -> Iterator[Placed]:
        moved = 0
        for edit, finding in pairs:
            start = edit.span.start + moved
            place = Span(start, start + len(edit.text))
            new = self.after.seen(place)
            yield Placed(finding, Edit(self.before.seen(edit.span), self.after.text[new.start : new.end]), new, place)
            moved += len(edit.text) - (edit.span.end - edit.span.start)


def misshapen(attempt: Attempt) -> dict[Finding, str]:
    """The findings whose fixes leave a fault of form that was not there before, each with the reason in plain words."""
    before: dict[Finding, Counter[str]] = defaultdict(Counter)
    after: dict[Finding, Counter[str]] = defaultdict(Counter)
    for one in attempt.placed:
        before[one.finding].update(_reasons(attempt.before, one.edit.span))
        after[one.finding].update(_reasons(attempt.after, one.new))
        if _joins(attempt, one):
            after[one.finding]["two words run together"] += 1
        if attempt.before.layout is not None and _breaks(attempt, one):
            after[one.finding]["lines of one paragraph come apart"] += 1
        if name := _entered(attempt, one):
            after[one.finding][f"a known name taken apart: {name}"] += 1
    out = dict(_unbalanced(attempt))
    for finding, now in after.items():
        if new := now - before[finding]:
            out.setdefault(finding, next(iter(new)))
    return out


def _reasons(document: Document, span: Span) -> Iterator[str]:
    """The faults that touch a place, or the spaces beside it."""
    span = _with_spaces(document.text, span)
    for paragraph in document.paragraphs[_first(document, span.start) : _first(document, span.end) + 1]:
        low, high = max(paragraph.start, span.start - _AROUND), min(paragraph.end, span.end + _AROUND)
        for fault in faults(document.text[low:high], first=low == paragraph.start) if low < high else ():
            place = Span(fault.span.start + low, fault.span.end + low)
            if _touch(place, span) and not place.overlaps_any(document.protected):
                yield fault.reason


def _with_spaces(text: str, span: Span) -> Span:
    start, end = span
    while start and text[start - 1] in SPACES:
        start -= 1
    while end < len(text) and text[end] in SPACES:
        end += 1
    return Span(start, end)


def _first(document: Document, position: int) -> int:
    """Number of the first paragraph that ends at a position or later."""
    return bisect_left(document.paragraphs, position, key=lambda p: p.end)


def _joins(attempt: Attempt, one: Placed) -> bool:
    """Whether an edit has left two words without anything between them that was there before."""
    text, (start, end) = attempt.after.text, one.new
    old = _old(attempt, one)
    if not old or old.isalnum():
        return False

    def meet(at: int, inside: str) -> bool:
        return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum() and not inside.isalnum()

    return meet(start, old[0] if one.edit.text else " ") or meet(end, old[-1] if one.edit.text else " ")


def _breaks(attempt: Attempt, one: Placed) -> bool:
    """Whether a paragraph of wrapped lines ends earlier than before, since an edit has changed how one of them ends."""
    was, now = attempt.before.paragraphs, attempt.after.paragraphs
    first, number = _first(attempt.before, one.edit.span.start), _first(attempt.after, one.new.start)
    if first == len(was) or number == len(now):
        return False
    return bool(attempt.after.text[now[number].end : attempt.read.to(was[first].end)].strip())


def _entered(attempt: Attempt, one: Placed) -> str:
    """The known name, right as it stood, that an edit has broken into; empty for none."""
    text, span = attempt.before.text, one.edit.span
    if _NAME_WORD.fullmatch(_old(attempt, one)) and _NAME_WORD.fullmatch(one.edit.text):
        return ""  # another spelling of the same word, which is a matter of names
    words = _capitals(attempt.before, span)
    if len(words) < 2:
        return ""
    from mtcheck.names.registry import right_forms  # loads the names: only for an edit between two capitals

    names = right_forms()
    for i, first in enumerate(words):
        for last in words[i + 1 : i + _LONGEST_NAME]:
            whole = span.start <= first.start and last.end <= span.end  # given up as a whole
            inside = first.start < span.end and span.start < last.end and not whole
            if not inside or attempt.before.lower[first.start : last.end] not in names:
                continue
            start, end = attempt.read.start(first.start), attempt.read.to(last.end)
            if attempt.before.lower[first.start : last.end] not in attempt.after.lower[start - 1 : end + 1]:
                return text[first.start : last.end]
    return ""


def _capitals(document: Document, span: Span) -> list[Span]:
    """The words around an edit that may be parts of one name, where a capitalized one stands on either side of it."""
    low, high = max(0, span.start - _AROUND), span.end + _AROUND
    words = [Span(*m.span()) for m in _NAME_WORD.finditer(document.text, low, high)]
    before = [w for w in words if w.start < span.end]
    after = [w for w in words if w.end > span.start]
    if not before or not after or not document.text[before[-1].start].isupper():
        return []
    return words if document.text[after[0].start].isupper() else []


def _unbalanced(attempt: Attempt) -> Iterator[tuple[Finding, str]]:
    """The findings whose fixes change marks, or what is beside them, in a paragraph with more odd ones than before."""
    for group in _by_paragraph(attempt):
        was = _odd_of(attempt.before, [one.edit.span for one in group])
        now = _odd_of(attempt.after, [one.new for one in group])
        worse = [reason for reason, count in now.items() if count > was[reason]]
        changing = [one for one in group if _marks(one.edit.text) != _marks(_old(attempt, one))]
        for one in changing or group if worse else ():
            yield one.finding, worse[0]


def _by_paragraph(attempt: Attempt) -> Iterator[list[Placed]]:
    """The edits that change quotation marks or brackets, or stand beside one, grouped by paragraphs that they share."""
    group: list[Placed] = []
    last = -1
    for one in attempt.placed:
        if not _at_mark(attempt.before.text, one.edit.span) and not _at_mark(attempt.after.text, one.new):
            continue
        if group and _first(attempt.before, one.edit.span.start) > last:
            yield group
            group = []
        group.append(one)
        last = max(last, _first(attempt.before, one.edit.span.end))
    if group:
        yield group


def _old(attempt: Attempt, one: Placed) -> str:
    return attempt.before.text[one.edit.span.start : one.edit.span.end]


def _marks(text: str) -> str:
    return "".join(c for c in text if c in MARKS)


def _at_mark(text: str, span: Span) -> bool:
    return not MARKS.isdisjoint(text[max(0, span.start - 1) : span.end + 1])


def _odd_of(document: Document, spans: Sequence[Span]) -> Counter[str]:
    first = _first(document, _with_spaces(document.text, spans[0]).start)
    last = _first(document, spans[-1].end)
    counts: Counter[str] = Counter()
    for paragraph in document.paragraphs[first : last + 1]:
        counts.update(odd_marks(document.text[paragraph.start : paragraph.end]))
    return counts


def brought(
    attempt: Attempt, before: Sequence[Finding], after: Sequence[Finding], repaired: Iterable[Finding]
) -> dict[Finding, str]:
    """The findings in whose own words something is found that nothing will repair, each with what that is.

    What is found beside these words was there before, and only hidden by what has been repaired. `before` and `after`
    are the findings of both texts; `repaired` those of `after` whose own fixes come next.
    """
    coming = set(repaired)
    known: dict[str, list[Span]] = defaultdict(list)
    for old in before:
        known[old.rule_id].append(Span(attempt.moves.start(old.span.start), attempt.moves.to(old.span.end)))
    ends = [one.place.end for one in attempt.placed]
    out: dict[Finding, str] = {}
    for new in after:
        touching = [one for one in _beside(attempt.placed, ends, new.span) if _mostly(new.span, one.place)]
        if not touching or new in coming or any(_touch(new.span, span) for span in known[new.rule_id]):
            continue
        if all(_same_words(attempt, one) for one in touching):
            continue
        for one in touching:
            out.setdefault(one.finding, f"{new.rule_id}: {new.message}")
    return out


def _same_words(attempt: Attempt, one: Placed) -> bool:
    """Whether an edit has changed marks and spaces alone, so that what is found in its words stood there before."""
    words = _NAME_WORD.findall(one.edit.text)
    return bool(words) and words == _NAME_WORD.findall(_old(attempt, one))


def _mostly(span: Span, place: Span) -> bool:
    """Whether at least half of a span lies in a place."""
    return 2 * (min(span.end, place.end) - max(span.start, place.start)) >= max(1, span.end - span.start)


def _touch(one: Span, other: Span) -> bool:
    return one.start <= other.end and other.start <= one.end


def _beside(placed: Sequence[Placed], ends: Sequence[int], span: Span) -> list[Placed]:
    """The edits that touch a place of the text after them."""
    low, high = bisect_left(ends, span.start), bisect_right(ends, span.end) + 1
    return [one for one in placed[low:high] if _touch(one.place, span)]
