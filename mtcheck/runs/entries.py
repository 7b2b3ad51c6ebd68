"""What is kept of a report, and whether an entry, which may be anyone's work, can be one of an article's."""

from __future__ import annotations

import re
from typing import NamedTuple

from mtcheck.files.articles import Article
from mtcheck.findings import CATEGORIES
from mtcheck.runs.reports import Found, Place, Turned
from mtcheck.telling import lines, visible

_ID = re.compile(r"[\w-]+(?:\.[\w-]+)*")
_COMMAND = re.compile(r"::(?:error|warning|notice) ")


class Kept(NamedTuple):
    """What is kept of a report."""

    path: str
    words: int
    found: tuple[Found, ...]
    places: dict[int, Place]
    source_language: str | None
    skipped: str
    unused: tuple[str, ...]
    lead: int
    refused: tuple[Turned, ...] = ()


class Written(NamedTuple):
    """What is kept of a report that is written out; `severities` are how many findings there are of each, and count."""

    words: int
    severities: tuple[int, int, int]
    counted: tuple[int, int, int]
    repairable: int
    translated: bool
    withheld: bool
    skipped: str
    pieces: tuple[str, ...]


def is_about(article: Article, kept: Kept) -> bool:
    """Whether a report may be one on an article: its findings lie in it, and their places are known."""
    for found in kept.found:
        finding, (start, end) = found.finding, found.finding.span
        spans = [finding.span, *(edit.span for fix in finding.fixes for edit in fix.edits)]
        inside = 0 <= found.offset <= start <= end <= found.offset + len(found.written)
        inside = inside and 0 <= found.begin <= found.begin + len(found.text) <= len(found.sentence)
        if not (inside and all(0 <= a <= b <= len(article.text) and {a, b} <= kept.places.keys() for a, b in spans)):
            return False
        if finding.category not in CATEGORIES or not _ID.fullmatch(finding.rule_id):
            return False
    if any(turned.start is not None and turned.start not in kept.places for turned in kept.refused):
        return False
    return all(place.line > 0 and place.column > 0 and place.byte > 0 for place in kept.places.values())


def is_harmless(form: str, piece: str) -> bool:
    """Whether what an output wrote can be printed: for people without anything that steers terminal or runner."""
    if form == "github":
        return all(_COMMAND.match(line) and visible(line) == line for line in piece.split("\n")[:-1])
    return form != "text" or lines(piece) == piece
