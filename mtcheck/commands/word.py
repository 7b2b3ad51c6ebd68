"""Word files as `mtcheck clean` writes them: tracked changes, and comments on what is left to a person."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from mtcheck.engine.fix import Cleaned
from mtcheck.files.articles import Article
from mtcheck.findings import Change, Finding, Span
from mtcheck.formats.word.comments import Note
from mtcheck.formats.word.writing import made, tracked
from mtcheck.output.text import fix_line, one_line


def cleaned_file(article: Article, cleaned: Cleaned, *, accept: bool, comments: bool) -> bytes:
    """A cleaned Word file; with `accept` its changes are made as if somebody had accepted them. Raises UserError."""
    if accept:
        return made(article.data, cleaned.changes) if cleaned.changes else article.data
    notes = tuple(_notes(cleaned)) if comments else ()
    return tracked(article.data, cleaned.changes, notes) if cleaned.changes or notes else article.data


def _notes(cleaned: Cleaned) -> Iterator[Note]:
    """A comment for each finding that is left, at its place in the original."""
    places = _Places(cleaned.changes)
    for finding in cleaned.left:
        yield Note(places.before(finding.span), tuple(_lines(finding)))


def _lines(finding: Finding) -> Iterator[str]:
    yield one_line(finding.message)
    if finding.fixes:
        yield one_line(fix_line(finding))
    yield one_line(finding.rule_id)


class _Places:
    """Where in the original what is found in the cleaned text was."""

    def __init__(self, changes: tuple[Change, ...]) -> None:
        self._changes = sorted(changes, key=lambda change: (change.start, change.end))
        self._starts: list[int] = []  # of what came, in the cleaned text
        moved = 0
        for change in self._changes:
            self._starts.append(change.start + moved)
            moved += len(change.text) - (change.end - change.start)

    def before(self, span: Span) -> Span:
        """The place of a stretch of the cleaned text, with all of each change that it enters."""
        start, end = self._before(span.start, end=False), self._before(span.end, end=True)
        return Span(start, max(start, end))

    def _before(self, position: int, *, end: bool) -> int:
        at = bisect_right(self._starts, position - end) - 1
        if at < 0:
            return position
        change, start = self._changes[at], self._starts[at]
        over = position - start - len(change.text)
        if over < 0 or (end and over == 0):
            return change.end if end else change.start
        return change.end + over
