"""Names letter by letter from Cyrillic, foreign ones or in a Russian case, and what English writes for them."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache, lru_cache

from mtcheck.files.shipped import rules_folder

_NAMES, _TOWNS, _COUNTRIES, _CASES = "raw-names.txt", "raw-places.txt", "raw-countries.txt", "name-cases.txt"
_LEAST = 4


@lru_cache(maxsize=4096)
def english_of(word: str) -> str | None:
    """The English spelling of a raw romanization (Dzhonson: Johnson); None for a name that is somebody's own."""
    return _found(_NAMES, word)


@lru_cache(maxsize=4096)
def town_of(word: str) -> str | None:
    """The English name of a town by a raw romanization (Oakhaka: Oaxaca); None for a name that is its own."""
    return _place(_TOWNS, word)


@lru_cache(maxsize=4096)
def country_of(word: str) -> str | None:
    """The English name of a country, a region or a large city by a raw romanization (Khorvatiya: Croatia)."""
    return _place(_COUNTRIES, word)


def _place(name: str, word: str) -> str | None:
    bare = word.replace("'", "")
    return _row(name, bare) if len(bare) >= _LEAST and bare.isascii() else None


@lru_cache(maxsize=8192)
def nominative_of(words: str) -> tuple[str, bool] | None:
    """The English name of a place, a medium or the like in a Russian case, and whether a person may bear that form."""
    if len(words) < _LEAST or not words.isascii() or not words.replace("-", "").replace("_", "").isalpha():
        return None
    row = _row(_CASES, words)
    if row is None:
        return None
    kind, _, name = row.partition("\t")
    return name, kind == "p"


def _found(name: str, word: str) -> str | None:
    if len(word) < _LEAST or not word.isascii() or not word.isalpha():
        return None
    return _row(name, word)


def _row(name: str, word: str) -> str | None:
    """What the list has behind a word and a tab."""
    lines, start = _lines(name), f"{word.lower()}\t"
    at = bisect_left(lines, start)
    return lines[at][len(start) :] if at < len(lines) and lines[at].startswith(start) else None


@cache
def _lines(name: str) -> list[str]:
    """The lines of a list, which is sorted: searched as they are, quicker than a table of them is made."""
    return (rules_folder() / "lists" / name).read_text(encoding="utf-8").splitlines()
