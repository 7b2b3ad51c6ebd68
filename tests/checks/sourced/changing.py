"""Sentences with their translations, and the same with one fact of the translation changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_FACT = re.compile(r"\{(?P<kind>[a-z]):(?P<said>[^}/]+)(?:/(?P<other>[^}]+))?\}")
_NUMBERS = "two three four five six seven eight nine seventeen thirty forty sixty two_hundred three_hundred".split()
_RANKS = "first second third fourth".split()
_GROUPS = """
January February March April May June July August September October November December
Monday Tuesday Wednesday Thursday Friday Saturday
minutes hours days weeks months years
minute hour day week month year
rubles dollars euros hryvnias
kilograms tons
kilometers meters
kilometer meter
hectares acres
"""
_NAMES = {
    "p": "Kolesnikov Martynenko Abramov Ilyushina Zavgorodny Petrenko".split(),
    "l": "Sweden Beijing Perm Hungary Rostov Lisbon".split(),
    "a": "OPEC|CIA|Foreign Ministry".split("|"),
}


class Change(NamedTuple):
    """A source sentence, its translation with one fact changed, and what was changed into what."""

    language: str
    source: str
    english: str
    kind: str
    said: str
    other: str


def translations() -> list[tuple[str, str, str]]:
    """Language, source and right translation of each pair."""
    return [(language, source, _FACT.sub(r"\g<said>", english)) for language, source, english in _lines()]


def changes() -> Iterator[Change]:
    """Each fact of each pair changed; those with many ways to be wrong, in two."""
    for language, source, english in _lines():
        for at, fact in enumerate(_FACT.finditer(english)):
            for other in _others(fact, at + len(source)):
                before, after = (_FACT.sub(r"\g<said>", t) for t in (english[: fact.start()], english[fact.end() :]))
                yield Change(language, source, before + other + after, fact["kind"], fact["said"], other)


def _lines() -> list[tuple[str, str, str]]:
    lines = Path(__file__).with_name("changing.txt").read_text(encoding="utf-8").splitlines()
    parts = [line.split("|") for line in lines if not line.startswith("#")]
    return [(language, source, english) for language, source, english in parts]


def _others(fact: re.Match[str], turn: int) -> list[str]:
    """Wrong facts for a right one."""
    said, kind = fact["said"], fact["kind"]
    if kind == "x":
        return [fact["other"]]
    if kind == "n":
        return _numbers(said, turn)
    if kind in _NAMES:
        names = _NAMES[kind]
        return [names[turn % len(names)], names[(turn + 1) % len(names)]]
    if said.isdigit():  # a year
        return [str(int(said) + 1), str(int(said) - 10)]
    if said == "percent":
        return ["percentage points"]
    group = next(line.split() for line in _GROUPS.splitlines() if said in line.split())
    return [group[(group.index(said) + 1 + turn % (len(group) - 1)) % len(group)]]


def _numbers(said: str, turn: int) -> list[str]:
    digits = [at for at, letter in enumerate(said) if letter.isdigit()]
    if not digits:
        words = _RANKS if said.lower() in _RANKS else _NUMBERS
        at = words.index(said.lower().replace(" ", "_"))
        other = words[(at + 1 + turn % (len(words) - 1)) % len(words)].replace("_", " ")
        return [other.capitalize() if said[0].isupper() else other]
    changed = digits[turn % len(digits)]
    found = [said[:changed] + str((int(said[changed]) + 2) % 9 + 1) + said[changed + 1 :]]
    if "million" in said or "billion" in said:
        swap = {"million": "billion", "billion": "million"}
        found.append(re.sub("[mb]illion", lambda word: swap[word[0]], said))
    elif said.isdigit() and len(said) > 1:
        found.append(said[:-1] if turn % 2 else said + "0")
    return [other for other in found if other != said]
