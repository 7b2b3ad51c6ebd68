"""Films and the like whose Russian titles were translated, where somebody who made them stands in the article, too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mtcheck.document import Document
from mtcheck.files.expressions import compiled, longest_first
from mtcheck.files.lists import read_columns
from mtcheck.findings import Span
from mtcheck.text import has_word

_TABLE = "works-by-people.txt"


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
