"""Between Cyrillic names and their Latin spellings, both ways, and whether two Latin spellings are one name.

No spelling system is assumed: news, passports, atlases and translation machines each have their own, so every function
gives all usual readings, bounded in number and ordered by how common they are.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal

from mtcheck.files.expressions import compiled
from mtcheck.names import letters
from mtcheck.names.sounds import same_name, skeleton

__all__ = ["Language", "cyrillic_candidates", "romanizations", "same_name", "skeleton"]

Language = Literal["ru", "uk"]
_MOST_ROMANIZATIONS = 64
_MOST_CANDIDATES = 32
_SLACK = 2  # choices kept while spelling, for each one wanted: different choices may spell the same
_CUT = 0.9  # cost of each letter that is not read together with those it could be: s-h for sh

_Choices = list[tuple[float, tuple[str, ...]]]


@lru_cache(maxsize=4096)
def romanizations(cyrillic: str, language: Language) -> tuple[str, ...]:
    """All usual English spellings of a Cyrillic name, the most common first, at most 64.

    A name is spelled in one manner throughout: the same letter in the same surroundings is always spelled the same.
    """
    units = _units(cyrillic, language)
    kinds = list(dict.fromkeys(row for row, _ in units if row is not None))
    table = _forward(language)[1]
    spelled = (
        _render(units, dict(zip(kinds, choice, strict=True))) for _, choice in _cheapest([table[row] for row in kinds])
    )
    return tuple(dict.fromkeys(spelled))[:_MOST_ROMANIZATIONS]


def _units(cyrillic: str, language: Language) -> list[tuple[int | None, str]]:
    """The name cut into the stretches that are spelled together, each with its row of the table (None: kept)."""
    pattern = _forward(language)[0]
    units: list[tuple[int | None, str]] = []
    end = 0
    for match in pattern.finditer(cyrillic):
        units += [(None, letter) for letter in cyrillic[end : match.start()]]
        units.append(((match.lastindex or 1) - 1, match[0]))
        end = match.end()
    return units + [(None, letter) for letter in cyrillic[end:]]


@cache
def _forward(language: Language) -> tuple[re.Pattern[str], tuple[letters.Spelled, ...]]:
    rows = letters.UKRAINIAN if language == "uk" else letters.RUSSIAN
    return compiled("|".join(f"({pattern})" for pattern, _ in rows), re.I), tuple(spellings for _, spellings in rows)


def _cheapest(options: list[letters.Spelled]) -> _Choices:
    """One spelling of each, in all combinations, cheapest first; the dearest are left out."""
    found: _Choices = [(0.0, ())]
    for spellings in options:
        longer = [(cost + more, (*chosen, text)) for cost, chosen in found for text, more in spellings]
        found = sorted(longer, key=lambda choice: choice[0])[: _MOST_ROMANIZATIONS * _SLACK]
    return found


def _render(units: list[tuple[int | None, str]], spelling: dict[int, str]) -> str:
    parts = []
    for row, source in units:
        text = source if row is None else spelling[row]
        parts.append(text[:1].upper() + text[1:] if source[0].isupper() else text)
    word = "".join(parts)
    return (
        word.upper()
        if len(units) > 1 and all(source.isupper() or not source.isalpha() for _, source in units)
        else word
    )


@lru_cache(maxsize=4096)
def cyrillic_candidates(latin: str, language: Language) -> tuple[str, ...]:
    """Cyrillic originals that a Latin spelling may stand for, the likeliest first, at most 32; in lower case.

    Soft signs are not visible in Latin: they are tried where they usually stand. What no table spells stays Latin.
    """
    word = latin.lower()
    kept = _MOST_CANDIDATES * _SLACK
    best: list[list[tuple[float, str]]] = [[] for _ in range(len(word) + 1)]
    best[0] = [(0.0, "")]
    for start in range(len(word)):
        here = _distinct(best[start], kept)
        for end, text, cost in _readings(word, start, language):
            best[end] += [(spent + cost, before + text) for spent, before in here]
    return tuple(text for _, text in _distinct(best[-1], _MOST_CANDIDATES))


def _distinct(found: list[tuple[float, str]], most: int) -> list[tuple[float, str]]:
    """The cheapest reading of each text, cheapest first."""
    cheapest = {text: cost for cost, text in sorted(found, reverse=True)}
    return sorted((cost, text) for text, cost in cheapest.items())[:most]


def _readings(word: str, start: int, language: Language) -> list[tuple[int, str, float]]:
    """What the letters from `start` on may stand for: (end, Cyrillic, cost)."""
    rows = _back(language).get(word[start], ())
    matches = [(match.end(), spellings) for pattern, spellings in rows if (match := pattern.match(word, start))]
    longest = max((end for end, _ in matches), default=start + 1)
    read = [(end, text, cost + _CUT * (longest - end)) for end, spellings in matches for text, cost in spellings]
    return read or [(start + 1, word[start], 2.0)]


@cache
def _back(language: Language) -> dict[str, list[tuple[re.Pattern[str], letters.Spelled]]]:
    """The rows of the way back by the letter they begin with."""
    by_letter: dict[str, list[tuple[re.Pattern[str], letters.Spelled]]] = {}
    for pattern, spellings in letters.UKRAINIAN_BACK if language == "uk" else letters.RUSSIAN_BACK:
        for first in _first_letters(pattern):
            by_letter.setdefault(first, []).append((compiled(pattern), spellings))
    return by_letter


def _first_letters(pattern: str) -> str:
    """The letters that a match can begin with: rows begin with a letter or a set of letters, after look-behinds."""
    body = re.sub(r"^(?:\(\?<.*?\)|\\b)+", "", pattern)
    return body[1 : body.index("]")] if body.startswith("[") else body[0]
