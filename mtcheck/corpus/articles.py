"""Rows joined to articles, and what is said of an article brought back to its rows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from mtcheck.corpus.rows import Row
from mtcheck.findings import Change, Finding, Span


@dataclass(frozen=True, slots=True)
class Article:
    """Rows that are read as one text, a line break between two of them; `starts` are the rows' places in it."""

    rows: tuple[Row, ...]
    text: str
    starts: tuple[int, ...]

    def path(self, form: str) -> str:
        """The name of its file in a corpus of that form, which tells Markdown, HTML and Word; empty if it is a row."""
        return str(self.rows[0].id) if form == "text" else ""

    def row_at(self, position: int) -> int:
        """The index of the row that holds a position, or that ends right before it."""
        return max(0, bisect_right(self.starts, position) - 1)

    def end(self, row: int) -> int:
        """Where a row ends."""
        return self.starts[row] + len(self.rows[row].text)


def articles(rows: Iterable[Row], *, joined: bool) -> Iterator[Article]:
    """Each row as an article, or runs of rows with one key; rows without a key stand alone."""
    group: list[Row] = []
    for row in rows:
        if group and not (joined and row.key is not None and row.key == group[-1].key):
            yield _article(group)
            group = []
        group.append(row)
    if group:
        yield _article(group)


def _article(rows: Sequence[Row]) -> Article:
    if len(rows) == 1:
        return Article(tuple(rows), rows[0].text, (0,))
    starts = accumulate((len(row.text) + 1 for row in rows[:-1]), initial=0)
    return Article(tuple(rows), "\n".join(row.text for row in rows), tuple(starts))


def cut(article: Article, changes: Iterable[Change]) -> list[str]:
    """The rows of an article with its changes made; one that reaches over several rows is made where it begins."""
    texts = [row.text for row in article.rows]
    for change in sorted(changes, key=lambda c: (c.start, c.end), reverse=True):
        first = article.row_at(change.start)
        for row in range(article.row_at(change.end), first - 1, -1):
            start, length = article.starts[row], len(article.rows[row].text)
            begin, end = (min(max(at - start, 0), length) for at in (change.start, change.end))
            texts[row] = texts[row][:begin] + (change.text if row == first else "") + texts[row][end:]
    return texts


def found(article: Article, findings: Iterable[Finding]) -> list[list[dict[str, Any]]]:
    """For each row its findings, in code points of the row; of one that reaches over several, its part in the first."""
    rows: list[list[dict[str, Any]]] = [[] for _ in article.rows]
    for finding in findings:
        at = article.row_at(finding.span.start)
        rows[at].append(_finding(article, at, finding))
    return rows


def _finding(article: Article, at: int, finding: Finding) -> dict[str, Any]:
    first, last = article.starts[at], article.end(at)
    start, end = (min(position, last) for position in finding.span)
    inside = Span(first, last)
    return {
        "rule_id": finding.rule_id,
        "category": finding.category,
        "severity": finding.severity.value,
        "start": start - first,
        "end": end - first,
        "text": article.text[start:end],
        "message": finding.message,
        "fixes": [
            {
                "safety": fix.safety.value,
                "edits": [
                    {"start": e.span.start - first, "end": e.span.end - first, "text": e.text} for e in fix.edits
                ],
            }
            for fix in finding.fixes
            if all(inside.start <= e.span.start and e.span.end <= inside.end for e in fix.edits)
        ],
    }
