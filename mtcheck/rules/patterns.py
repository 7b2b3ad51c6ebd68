"""A compiled pattern: one regular expression with what the engine needs to run it and to build its fixes."""

from __future__ import annotations

from typing import NamedTuple

# Words too common to say that a pattern may be near: used as a literal only when there is nothing better.
_COMMON = frozenset(
    "a an the of in on at to for from by with and or but as is are was were be been being it its he she his her they "
    "their this that which who not no has have had do does did will would can could may said one two new more first "
    "after about into over than also all up out".split()
)

_ENOUGH = 5  # letters from which on a text is as rare as need be


class Pattern(NamedTuple):
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


def ranked(stretches: list[tuple[str, ...]]) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The set of texts that tells most, and two others that tell something.

    Where none tells enough to be looked for, it is empty, and beside it stands the set that rules out most texts.
    """
    stretches = list(dict.fromkeys(stretches))
    useful = sorted((s for s in stretches if telling(s) > 0), key=_rank)
    if useful:
        return useful[0], tuple(useful[1:3])
    signs = min((s for s in stretches if "" not in s), key=_commonness, default=())
    return (), (signs,) if signs else ()


def _commonness(texts: tuple[str, ...]) -> tuple[int, int]:
    """How few texts a set rules out: least with the longest texts, of few alternatives."""
    return -min(len(text) for text in texts), len(texts)


def _rank(texts: tuple[str, ...]) -> tuple[float, int]:
    """Best first: rare enough is enough, and then the fewer texts the better."""
    return -min(telling(texts), _ENOUGH), len(texts)


def telling(texts: tuple[str, ...]) -> float:
    """How well a set of texts tells that a pattern may be near: by its worst member's letters, common words least."""
    return min(map(_information, texts), default=0)


def _information(text: str) -> float:
    words = text.split()
    letters = sum(0.5 if word in _COMMON else len(word) for word in words)
    return letters if len(text.strip()) > 1 or _rare_sign(text.strip()) else 0


def _rare_sign(sign: str) -> bool:
    """Whether one character is rare enough in English to announce a pattern: no letter, digit or common mark."""
    return bool(sign) and not sign.isalnum() and sign not in ".,-'\"()"
