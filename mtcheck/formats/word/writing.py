"""Changes of what is read of a Word file, written into it: as tracked changes with comments, or simply made."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from itertools import count

from mtcheck.errors import UserError
from mtcheck.findings import Change
from mtcheck.formats.paragraphs import LOCK, UNLOCK, unmarked
from mtcheck.formats.reading import OBJECT
from mtcheck.formats.word.article import WordArticle
from mtcheck.formats.word.changes import Cut, Line, Placed, compared, replacements
from mtcheck.formats.word.comments import Comments, Note
from mtcheck.formats.word.splicing import Splicer, Stamp

AUTHOR = "mtcheck"
_STAYS = re.compile(f"([{LOCK}{UNLOCK}{OBJECT}])")
_ID = re.compile(rb"\bid=[\"'](\d{1,9})[\"']")
_UNCOMMENTED = ("header", "footer", "footnote", "endnote", "text box")  # where Word has no comments, or has not always


def written(data: bytes, before: str, after: str, *, track: bool = False) -> bytes:
    """A Word file in which the text is another one, with as many paragraphs; raises UserError."""
    return (tracked if track else made)(data, _differences(before, after))


def made(data: bytes, changes: Iterable[Change]) -> bytes:
    """A Word file with changes of its text made, for which nobody will be asked; raises UserError."""
    article, changes = WordArticle(data), list(changes)
    return _checked(article, _parts(article, changes, (), None, None), changes)


def tracked(data: bytes, changes: Iterable[Change], notes: Iterable[Note] = ()) -> bytes:
    """A Word file with tracked changes of its text, and comments on it; raises UserError."""
    article, changes, notes = WordArticle(data), list(changes), list(notes)
    date = _now()
    stamp = Stamp(AUTHOR, date, count(_highest(story.data for story in article.stories) + 1))
    comments = Comments(article, AUTHOR, date)
    parts = _parts(article, changes, notes, stamp, comments)
    return _checked(article, {**parts, **comments.parts()}, changes)


def _now() -> str:
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdecimal() else datetime.now(UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _highest(parts: Iterable[bytes]) -> int:
    """The highest number of a mark in some parts."""
    return max((int(found) for part in parts for found in _ID.findall(part)), default=0)


def _differences(before: str, after: str) -> Iterator[Change]:
    old, new = before.split("\n"), after.split("\n")
    if len(old) != len(new):
        raise UserError("paragraphs of a Word file cannot be joined or parted here: do that in the word processor")
    at = 0
    for one, two in zip(old, new, strict=True):
        if one != two:
            yield from (Change(at + start, at + end, text, ()) for start, end, text in _apart(one, two))
        at += len(one) + 1


def _apart(one: str, two: str) -> Iterator[tuple[int, int, str]]:
    """What differs between two lines: between the signs for what stays as it is, which both have."""
    old, new = _STAYS.split(one), _STAYS.split(two)
    if old[1::2] != new[1::2]:
        old, new = [one], [two]
    at = 0
    for before, after in zip(old, new, strict=True):
        yield from ((at + start, at + end, text) for start, end, text in compared(before, after))
        at += len(before)


def _parts(
    article: WordArticle,
    changes: Iterable[Change],
    notes: Iterable[Note],
    stamp: Stamp | None,
    comments: Comments | None,
) -> Mapping[str, bytes]:
    """The parts that changes and notes make others of."""
    left = sorted(changes, key=lambda c: (c.start, c.end), reverse=True)
    said = sorted(notes, key=lambda n: n.span, reverse=True)
    parts: dict[str, bytes] = {}
    at = 0
    for story in article.stories:
        splicer = Splicer(story, stamp)
        for paragraph in story.paragraphs:
            end = at + len(paragraph.text)
            mine = []
            while left and left[-1].start <= end:
                mine.append(_within(left.pop(), at, end))
            about = []
            while said and said[-1].span.start <= end:
                about.append(said.pop())
            if mine or about:
                line = Line(paragraph)
                for replaced in replacements(line, mine):
                    splicer.replace(replaced)
                if comments is not None and paragraph.place not in _UNCOMMENTED:
                    for note in filter(comments.is_new, about):
                        _comment(splicer, line, note, at, comments)
            at = end + 1
        if splicer.is_busy:
            parts[story.part] = splicer.spliced()
    return parts


def _within(change: Change, start: int, end: int) -> Change:
    """A change in the places of its paragraph."""
    if change.end > end:
        raise UserError("a change joins two paragraphs, which has to be done in the word processor")
    return Change(change.start - start, change.end - start, change.text, change.rule_ids)


def _comment(splicer: Splicer, line: Line, note: Note, at: int, comments: Comments) -> None:
    """Put the marks of a comment around its place, if there is one."""
    start, end = note.span.start - at, min(note.span.end - at, len(line.text))
    bits = line.between(start, max(end, start + 1))
    if not bits:
        return
    first, last = bits[0], bits[-1]
    run = next((each.bit.run for each in bits if each.bit.run is not None), None)
    prefix = splicer.prefix(run) if run is not None else "w:"
    begins, ends = comments.add(note.lines, prefix)
    splicer.put(_cut(first, start), 2, begins)
    splicer.put(_cut(last, end), 1, ends)


def _cut(each: Placed, at: int) -> Cut:
    place = min(max(at - each.at, 0), len(each.bit.text))
    return Cut(each, place, place)


def _checked(article: WordArticle, parts: Mapping[str, bytes], changes: Iterable[Change]) -> bytes:
    """The file with other parts, read again: it says what it should, or is not written."""
    if not parts:
        return article.data
    data, text = article.package.written(parts), article.text
    for change in sorted(changes, key=lambda c: (c.start, c.end), reverse=True):
        text = text[: change.start] + change.text + text[change.end :]
    if unmarked(WordArticle(data).text) != unmarked(text):
        raise UserError("the changes cannot be written into this Word file as they are meant, so nothing was changed")
    return data
