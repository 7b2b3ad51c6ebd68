"""What changed in an article, word by word, with a few words around: for terminals and for the report."""

from __future__ import annotations

import difflib
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from mtcheck.document import Document
from mtcheck.engine.changes import apply
from mtcheck.findings import Change, Span

CONTEXT = 6  # words on either side of a change
_TOKEN = re.compile(r"\w+(?:['\u2019\-]\w+)*|\s+|[^\w\s]")
_TOO_LONG = 500  # tokens from which on a change is shown as a whole


class Kind(StrEnum):
    """What became of a part of the text."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


class Part(NamedTuple):
    """A stretch of text before (same, gone) or after (new) the change."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Hunk:
    """Changes that stand near each other, on the line (from 1) of the first; `cut` says where the sentence goes on."""

    line: int
    parts: tuple[Part, ...]
    rule_ids: tuple[str, ...]
    cut: tuple[bool, bool] = (False, False)


def hunks(document: Document, changes: Iterable[Change], context: int | None = CONTEXT) -> Iterator[Hunk]:
    """The changes of a text in text order, with `context` words around them, or with their whole paragraphs."""
    for frame, group in _groups(document, _whole_words(document.raw, changes), context):
        paragraph = _paragraph(document, group[0].start, group[-1].end)
        parts = tuple(_parts(document.raw, frame, group))
        ids = tuple(dict.fromkeys(id_ for change in group for id_ in change.rule_ids))
        cut = (frame.start > paragraph.start, frame.end < paragraph.end)
        yield Hunk(document.lines.at(group[0].start)[0], parts, ids, cut)


def _whole_words(text: str, changes: Iterable[Change]) -> list[Change]:
    """The changes, each extended to whole words, those that meet made one."""
    joined: list[tuple[Span, list[Change]]] = []
    for change in changes:
        span = _extended(text, change)
        if joined and span.start <= joined[-1][0].end:
            last, members = joined.pop()
            joined.append((Span(last.start, max(last.end, span.end)), [*members, change]))
        else:
            joined.append((span, [change]))
    return [_one(text, span, members) for span, members in joined]


def _extended(text: str, change: Change) -> Span:
    start, end = change.start, change.end
    if text[start : start + 1].isalnum() or change.text[:1].isalnum():
        while start and text[start - 1].isalnum():
            start -= 1
    if text[end - 1 : end].isalnum() or change.text[-1:].isalnum():
        while end < len(text) and text[end].isalnum():
            end += 1
    return Span(start, end)


def _one(text: str, span: Span, members: Sequence[Change]) -> Change:
    inside = (replace(c, start=c.start - span.start, end=c.end - span.start) for c in members)
    ids = tuple(dict.fromkeys(id_ for change in members for id_ in change.rule_ids))
    return Change(span.start, span.end, apply(text[span.start : span.end], inside), ids)


def _groups(document: Document, changes: Sequence[Change], context: int | None) -> Iterator[tuple[Span, list[Change]]]:
    """Neighbouring changes of one paragraph whose surroundings meet, with the place that they are shown in."""
    group: list[Change] = []
    frame = Span(0, 0)
    for change in changes:
        around = _around(document, change, context)
        if group and around.start <= frame.end:
            group.append(change)
            frame = Span(frame.start, max(frame.end, around.end))
            continue
        if group:
            yield frame, group
        group, frame = [change], around
    if group:
        yield frame, group


def _around(document: Document, change: Change, context: int | None) -> Span:
    """The change with so many words on either side of it, within its paragraph."""
    paragraph = _paragraph(document, change.start, change.end)
    if context is None:
        return paragraph
    before = list(re.finditer(r"\S+\s*", document.raw[paragraph.start : change.start]))[-context:]
    after = list(re.finditer(r"\s*\S+", document.raw[change.end : paragraph.end]))[:context]
    start = paragraph.start + before[0].start() if before else change.start
    return Span(start, change.end + after[-1].end() if after else change.end)


def _paragraph(document: Document, start: int, end: int) -> Span:
    """The paragraph or paragraphs that hold a place, without the white space around them unless it is in the place."""
    paragraphs = document.blocks
    first = max(0, bisect_right(paragraphs, start, key=lambda p: p.start) - 1)
    last = max(0, bisect_right(paragraphs, end, key=lambda p: p.start) - 1)
    if not paragraphs:
        return Span(start, end)
    inside = paragraphs[first].start <= start <= paragraphs[first].end
    low = paragraphs[first].start if inside else start
    high = paragraphs[last].end if paragraphs[last].start <= end else end
    return Span(min(low, start), max(high, end))


def _parts(text: str, frame: Span, group: Iterable[Change]) -> Iterator[Part]:
    at = frame.start
    for change in group:
        if change.start > at:
            yield Part(Kind.SAME, text[at : change.start])
        yield from _compared(text[change.start : change.end], change.text)
        at = change.end
    if frame.end > at:
        yield Part(Kind.SAME, text[at : frame.end])


def _compared(old: str, new: str) -> Iterator[Part]:
    """Two texts compared word by word; a space alone between two differences is part of them."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    if len(before) + len(after) > _TOO_LONG:
        before, after = [old], [new]
    codes = difflib.SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes()
    gone = came = ""
    for number, (tag, a, b, c, d) in enumerate(codes):
        same = "".join(before[a:b])
        if tag == "equal" and (not same.isspace() or number in (0, len(codes) - 1)):
            yield from _difference(gone, came)
            gone = came = ""
            yield Part(Kind.SAME, same)
        else:
            gone, came = gone + same, came + "".join(after[c:d])
    yield from _difference(gone, came)


def _difference(gone: str, came: str) -> Iterator[Part]:
    if gone:
        yield Part(Kind.GONE, gone)
    if came:
        yield Part(Kind.NEW, came)
