"""Works, parties, places and the like whose Russian names were translated, where the rest of the article tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mtcheck.checks.article.openings import Names
from mtcheck.document import Document
from mtcheck.files.expressions import compiled, longest_first
from mtcheck.files.lists import read_columns
from mtcheck.findings import Span
from mtcheck.text import has_word

_TABLE = "works-by-people.txt"
_NAMES = "names-by-context.txt"
_LONG = 2  # spaces in a title that is nothing else
_ENDS = compiled(r"(?![\w'-]| (?:[A-Z]|of [A-Z]))")
_ARTS = compiled(
    r"\b(?:film|movie|cinema|theat(?:er|re)|novel|opera|ballet|director|premiere|series|actor|actress|writer|book|"
    r"screening|stage)s?\b"
)


def works_by_people(document: Document) -> Iterator[tuple[Span, str]]:
    """Places of such titles between quotation marks, and the English titles."""
    if '"' not in document.folded:
        return
    for match in _pattern().finditer(document.folded):
        for title, people in _works()[match["title"]]:
            if any(has_word(document.lower, name) for name in people):
                yield Span(*match.span("title")), title
                break


@cache
def _works() -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    found: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {}
    for word, title, people in read_columns(_TABLE):
        found[word] = (*found.get(word, ()), (title, tuple(people.split())))
    return found


@cache
def _pattern() -> re.Pattern[str]:
    titles = "|".join(longest_first(map(re.escape, _works())))
    return compiled(rf'"(?P<title>{titles})(?=[,.]?")')


def names_by_context(document: Document) -> Iterator[tuple[Span, str]]:
    """Places of translated names of parties, squares, theaters and the like, and of long titles, and their English."""
    arts, done = _ARTS.search(document.lower) is not None, 0
    for start, word in _index().places(document.folded):
        end = start + len(word)
        if start >= done and _ENDS.match(document.folded, end):
            name, words = _names()[word]
            if any(has_word(document.lower, each) for each in words) or arts and not words:
                done = end
                yield Span(start, end), name


@cache
def _names() -> dict[str, tuple[str, tuple[str, ...]]]:
    """By a translated name, what English calls it, and words one of which the article has; none for titles."""
    titles = (row for row in read_columns("names-translated.txt") if row[0] == "work" and row[1].count(" ") >= _LONG)
    names = {word: (name, tuple(words.split("|"))) for word, name, words in read_columns(_NAMES)}
    return {word: (name, ()) for _, word, name in titles} | names


@cache
def _index() -> Names:
    return Names(_names())
