"""A compiled pattern: one regular expression with what the engine needs to run it and to build its fixes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

# Words too common to say that a pattern may be near: used as a literal only when there is nothing better.
_COMMON = frozenset(
    "a an the of in on at to for from by with and or but as is are was were be been being it its he she his her they "
    "their this that which who not no has have had do does did will would can could may said one two new more first "
    "after about into over than also all up out".split()
)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression searched paragraph by paragraph, and the replacements of what it finds, best first.

    `literals` are lower-case strings, one of which every match contains; an empty tuple means that nothing is known.
    `also` are further such sets, some of several words with one space between, and `digit` says that every match
    contains a digit.
    """

    regex: str
    literals: tuple[str, ...] = ()
    also: tuple[tuple[str, ...], ...] = ()
    digit: bool = False
    fixes: tuple[str, ...] = ()
    lower: bool = False
    group: str | int = 0
    scope: str = "paragraph"
    raw: bool = False
    carry: bool = True
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    plain: bool = False  # the fix is a phrase's, not a regular expression's template
    lead: str = "word"  # what the pattern begins with: "word", "cased" (a name's capital says nothing) or "other"


@cache
def compiled(regex: str) -> re.Pattern[str]:
    """The compiled regular expression; compiled once, when first needed."""
    return re.compile(regex)


def rarity(literals: tuple[str, ...]) -> int:
    """How well a set of literals tells that a pattern may be near: the length of its worst member."""
    if not literals:
        return 0
    return min(1 if word in _COMMON else len(word) for word in literals)


def best(candidates: list[tuple[str, ...]]) -> tuple[str, ...]:
    """The set of literals that tells most; empty where each has a member that stands everywhere."""
    chosen, _ = ranked(candidates)
    return chosen


def ranked(candidates: list[tuple[str, ...]]) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The set of literals that tells most, and two others that tell something; empty where there is none."""
    useful = [c for c in candidates if c and all(len(word) > 1 or _rare_sign(word) for word in c)]
    useful.sort(key=lambda c: (-rarity(c), len(c)))
    others = tuple(c for c in dict.fromkeys(useful[1:]) if rarity(c) > 1 and c != useful[0])
    return (useful[0], others[:2]) if useful else ((), ())


def _rare_sign(sign: str) -> bool:
    """Whether one character is rare enough in English to announce a pattern: no letter, digit or common mark."""
    return not sign.isalnum() and not sign.isspace() and sign not in ".,-'\"()"
