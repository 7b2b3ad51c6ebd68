"""Which nations bear a given name, what their names never have, and what a romanization is where it is one of theirs.

A Turk is no Mekhmet, since Turkish has no kh, though others are; no Frenchman is a Kudre. Lists: nations.tsv (codes, an
expression, given names), names-of-nations.tsv (codes, romanization, spelling), regular-spellings.tsv (codes, what a
romanization has, what the nation has for it), country-words.tsv (what an article about a country has).
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from mtcheck.files.expressions import compiled
from mtcheck.files.lists import read_columns
from mtcheck.names.given import plain

_PRONOUNS = frozenset(("us", "uk"))  # in small letters; the countries have other words, too


class Nation(NamedTuple):
    """The countries where a language is spoken, and letters that its names never have, as an expression."""

    codes: tuple[str, ...]
    never: str

    def is_strange(self, word: str) -> bool:
        """Whether a word has what no name of this nation has."""
        return compiled(self.never).search(plain(word)) is not None


def nations_of(given: str) -> tuple[Nation, ...]:
    """The nations where a given name is borne; none for a name of which the list does not tell."""
    name = plain(given)
    return _bearers().get(name) or _bearers().get(name.partition("-")[0], ())


def nations_of_country(codes: frozenset[str]) -> tuple[Nation, ...]:
    """The nations that live in one of these countries."""
    return tuple(dict.fromkeys(each for found in _bearers().values() for each in found if codes & {*each.codes}))


@cache
def _bearers() -> dict[str, tuple[Nation, ...]]:
    found: dict[str, tuple[Nation, ...]] = {}
    for codes, never, names in read_columns("nations.tsv"):
        nation = Nation(tuple(codes.split()), never)
        for name in names.split():
            found[name] = (*found.get(name, ()), nation)
    return found


def spelled_by(word: str) -> dict[str, str]:
    """By the code of a country, how its people spell a name that others bear as it stands: Pereyra is Pereira in PT."""
    return _spelled().get(word.lower(), {})


@cache
def _spelled() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for codes, raw, name in read_columns("names-of-nations.tsv"):
        found.setdefault(raw, {}).update(dict.fromkeys(codes.split(), name))
    return found


def respelled(nation: Nation, word: str) -> str | None:
    """How a nation spells a name by the rule that it came into Cyrillic by; None where it would not be one of its."""
    name = plain(word)
    for pattern, by in _regular().get(nation.codes[0], ()):
        name = pattern.sub(by.lower(), name)
    return None if name == plain(word) or nation.is_strange(name) else name.capitalize()


@cache
def _regular() -> dict[str, tuple[tuple[re.Pattern[str], str], ...]]:
    found: dict[str, tuple[tuple[re.Pattern[str], str], ...]] = {}
    for codes, pattern, by in read_columns("regular-spellings.tsv"):
        code = codes.split()[0]
        found[code] = (*found.get(code, ()), (compiled(pattern), by))
    return found


@cache
def words_of_country(code: str) -> re.Pattern[str]:
    """What an article about a country has, in small letters."""
    return compiled(rf"\b(?:{'|'.join(map(re.escape, _words()[code]))})(?!\w)")


def countries_in(text: str, words: frozenset[str]) -> frozenset[str]:
    """The codes of the countries of which a text (small letters, and its words) speaks."""
    return frozenset(
        code
        for code, names in _words().items()
        if any(
            (name in text) if " " in name or "." in name else name in words for name in names if name not in _PRONOUNS
        )
    )


@cache
def _words() -> dict[str, tuple[str, ...]]:
    return {code: tuple(words.split("|")) for code, words in read_columns("country-words.tsv")}
