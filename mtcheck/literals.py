"""Literals that every match of a regular expression must contain, read off its parse tree."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from mtcheck.patterns import best, ranked

_WIDE = re.compile(r"\s\s|[^\S ]|^\s|\s$")
_DIGIT = ("\\d",)  # stands among the candidates for "some digit"

try:
    from re import _constants as sre  # type: ignore[attr-defined]
    from re import _parser as parser  # type: ignore[attr-defined]
except ImportError:  # another implementation of re: every pattern is then tried on every paragraph, slower but right
    parser = None


class Needs(NamedTuple):
    """What a text must hold for an expression to match: one of `literals`, one of each of `also`, a digit."""

    literals: tuple[str, ...] = ()
    also: tuple[tuple[str, ...], ...] = ()
    digit: bool = False


def required(regex: str) -> Needs:
    """Lower-case strings that every match contains; empty sets when nothing is certain.

    Raises re.error for an expression that does not compile.
    """
    re.compile(regex)
    if parser is None:
        return Needs()
    candidates = _sequence(list(parser.parse(regex)))
    literals, also = ranked([c for c in candidates if c != _DIGIT])
    # `also` is looked up with white space squeezed, where longer stretches of it do not stand
    return Needs(literals, tuple(c for c in also if not any(_WIDE.search(word) for word in c)), _DIGIT in candidates)


def _sequence(nodes: list[Any]) -> list[tuple[str, ...]]:
    """Candidate sets of a sequence: each run of literal characters, and what its parts require."""
    out: list[tuple[str, ...]] = []
    run = ""
    for op, arg in nodes:
        if op is sre.LITERAL:
            run += chr(arg)
            continue
        if run:
            out.append((run.lower(),))
            run = ""
        out += _part(op, arg)
    return [*out, (run.lower(),)] if run else out


def _part(op: Any, arg: Any) -> list[tuple[str, ...]]:
    if op is sre.IN:
        return [_DIGIT] if all(_is_digit(item) for item in arg) else []
    if op is sre.SUBPATTERN:
        return _sequence(list(arg[3]))
    if op in (sre.MAX_REPEAT, sre.MIN_REPEAT, getattr(sre, "POSSESSIVE_REPEAT", None)):
        return _sequence(list(arg[2])) if arg[0] else []
    if op is sre.BRANCH:
        sets = [_one_of(_sequence(list(branch))) for branch in arg[1]]
        if all(words == _DIGIT for words in sets):
            return [_DIGIT]
        if _DIGIT in sets:
            return []
        return [tuple(dict.fromkeys(word for words in sets for word in words))] if all(sets) else []
    if op is sre.ATOMIC_GROUP if hasattr(sre, "ATOMIC_GROUP") else False:
        return _sequence(list(arg))
    return []


def _one_of(candidates: list[tuple[str, ...]]) -> tuple[str, ...]:
    """The literals that tell most of one branch; where there are none, that it needs a digit."""
    return best([c for c in candidates if c != _DIGIT]) or (_DIGIT if _DIGIT in candidates else ())


def _is_digit(item: tuple[Any, Any]) -> bool:
    op, arg = item
    if op is sre.CATEGORY:
        return arg is sre.CATEGORY_DIGIT
    if op is sre.RANGE:
        return chr(arg[0]).isdigit() and chr(arg[1]).isdigit()
    return op is sre.LITERAL and chr(arg).isdigit()
