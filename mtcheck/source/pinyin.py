"""Chinese names of a source in Russian letters, which may stand in a case, and what they are in pinyin."""

from __future__ import annotations

from functools import lru_cache

from mtcheck.names.syllables import is_family, palladius

_ENDINGS = {"ом": "", "ем": "ь", "а": "", "у": "", "я": "ь", "ю": "ь"}
_VOWELS = "аеиоуыэюя"
_LONGEST = 6  # letters of a syllable


@lru_cache(maxsize=4096)
def pinyin(word: str) -> str | None:
    """The pinyin of a Russian word that is made of Chinese syllables, longest first; None for others."""
    low, at, found, table = word.lower(), 0, "", palladius()
    while at < len(low):
        if low[at] == "ъ":
            at += 1
            continue
        size = next((n for n in range(_LONGEST, 0, -1) if low[at : at + n] in table), 0)
        if not size or at and low[at] in _VOWELS and low[at - 1] not in _VOWELS + "ъь":
            return None
        found += table[low[at : at + size]]
        at += size
    return found.capitalize() or None


@lru_cache(maxsize=4096)
def chinese(surname: str, given: str) -> str | None:
    """The English of a Chinese surname and given name, which may stand in a case; None for others."""
    family = pinyin(surname) or ""
    told = nominative(given) if is_family(family.lower()) and len(given) > 1 else None
    return f"{family} {told}" if told else None


@lru_cache(maxsize=4096)
def nominative(given: str) -> str | None:
    """The pinyin of a given name, which may stand in a case; None for others."""
    if told := pinyin(given):
        return told
    for ending, instead in _ENDINGS.items():
        stem = given.lower().removesuffix(ending)
        if stem != given.lower() and (told := pinyin(stem + instead)):
            return told
    return None
