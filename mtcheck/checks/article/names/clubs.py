"""Clubs whose names were translated as words, in articles about sport: Dawn beat Miner, they travel to Torch."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mtcheck.document import Document
from mtcheck.files.expressions import compiled, longest_first
from mtcheck.files.lists import read_columns
from mtcheck.findings import Span

_SPORT = compiled(
    r"\b(?:match(?:es)?|league|goals?|coach|defender|midfielder|goalkeeper|striker|penalty|championship|cup|puck|playoffs?|"
    r"round|season|derby|scored|KHL|RPL|UPL)\b"
)
_ENOUGH = 3  # such words
_PLAYS = (
    r"(?:lost|won|beat|defeated|drew|plays?|played|scored|hosts?|hosted|will|leads|led|missed|took|has|is|was|remains?|"
    r"midfielder|defender|goalkeeper|forward|striker|coach|players?|fans|captain|and)"
)
_AGAINST = (
    r"(?:beat|beats|defeated|thrashed|against|with|to|hosts?|hosted|from|for|joined|of|over|leave|left|between|and|"
    r"midfielder|defender|goalkeeper|forward|striker|coach|versus|vs\.?)"
)


def translated_clubs(document: Document) -> Iterator[tuple[Span, str]]:
    """Places of translated names of clubs, and what English calls the club, as the article has it elsewhere."""
    if len(_SPORT.findall(document.folded)) < _ENOUGH:
        return
    names = _names()
    for match in _pattern().finditer(document.folded):
        slot = match.lastgroup or ""
        found = [form for form in names[match[slot]] if form in document.folded]
        yield Span(*match.span(slot)), (found or names[match[slot]])[0]


@cache
def _names() -> dict[str, tuple[str, ...]]:
    rows = read_columns("names-translated.txt")
    found: dict[str, tuple[str, ...]] = {}
    for kind, word, name in rows:
        if kind == "club":
            found[word] = (*found.get(word, ()), name)
    return found


@cache
def _pattern() -> re.Pattern[str]:
    one = "|".join(longest_first(re.escape(w) for w in _names() if " " not in w))
    many = "|".join(longest_first(re.escape(w) for w in _names() if " " in w))
    ends = r"(?![\w'-]| [A-Z])"
    return compiled(rf"\b(?:(?P<many>{many})\b|{_AGAINST} (?P<after>{one}){ends}|(?P<before>{one})(?= {_PLAYS}\b))")
