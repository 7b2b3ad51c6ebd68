"""Names letter by letter from Cyrillic, foreign ones or in a Russian case, and what English writes for them."""

from __future__ import annotations

from functools import cache, lru_cache

from mtcheck.files.shipped import rules_folder

_NAMES, _TOWNS, _CASES = "raw-names.txt", "raw-places.txt", "name-cases.txt"
_LEAST = 4


@lru_cache(maxsize=4096)
def english_of(word: str) -> str | None:
    """The English spelling of a raw romanization (Dzhonson: Johnson); None for a name that is somebody's own.

    The list is searched as text: a dictionary of it would take longer to make than the few searches of an article.
    """
    return _found(_NAMES, word)


@lru_cache(maxsize=4096)
def town_of(word: str) -> str | None:
    """The English name of a town by a raw romanization (Oakhaka: Oaxaca); None for a name that is its own."""
    bare = word.replace("'", "")
    return _row(_TOWNS, bare) if len(bare) >= _LEAST and bare.isascii() else None


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
    text = _text(name)
    start = text.find(f"\n{word.lower()}\t")
    if start < 0:
        return None
    start += len(word) + 2
    return text[start : text.index("\n", start)]


@cache
def _text(name: str) -> str:
    return (rules_folder() / "lists" / name).read_text(encoding="utf-8")
