"""Where the quote of an edit stands in its passage: there, letter by letter, or nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.model.passages import Passage
from mtcheck.text import fold

_LONGEST = 2_000  # code points of a quote
_WORD = re.compile(r"\w")


def placed(quote: str, occurrence: int, passage: Passage) -> tuple[int, int] | str:
    """First and last code point (excluded) of the quote in the shown passage, or why it has no place there.

    White space and the form of quotation marks do not count; nothing else is overlooked.
    """
    wanted = " ".join(fold(quote).split())
    if not wanted:
        return "the quote is empty"
    if len(wanted) > _LONGEST:
        return "the quote is too long"
    found = list(_places(wanted, passage.folded))
    if not found:
        return "the quote does not stand in the passage"
    if len(found) == 1:
        return found[0]
    if not 1 <= occurrence <= len(found):
        return "the quote stands there several times, and it is not said which one is meant"
    return found[occurrence - 1]


def _places(wanted: str, text: str) -> Iterator[tuple[int, int]]:
    """Places on word bounds; inside of words only where there are no others."""
    pattern = r"\s+".join(re.escape(word) for word in wanted.split(" "))
    places = [m.span() for m in re.finditer(pattern, text)]
    whole = [place for place in places if _whole(text, *place)]
    yield from whole or places


def _whole(text: str, start: int, end: int) -> bool:
    inside = _WORD.match(text, start) and start and _WORD.match(text, start - 1)
    return not (inside or (_WORD.match(text, end - 1) and _WORD.match(text, end)))
