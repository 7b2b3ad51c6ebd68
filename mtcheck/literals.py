"""Literals that every match of a regular expression must contain, read off its parse tree."""

from __future__ import annotations

import re
from typing import Any

from mtcheck.patterns import best

try:
    from re import _constants as sre  # type: ignore[attr-defined]
    from re import _parser as parser  # type: ignore[attr-defined]
except ImportError:  # another implementation of re: every pattern is then tried on every paragraph, slower but right
    parser = None


def required(regex: str) -> tuple[str, ...]:
    """Lower-case strings, one of which every match contains; empty when none is certain.

    Raises re.error for an expression that does not compile.
    """
    re.compile(regex)
    if parser is None:
        return ()
    return best(_sequence(list(parser.parse(regex))))


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
    if op is sre.SUBPATTERN:
        return _sequence(list(arg[3]))
    if op in (sre.MAX_REPEAT, sre.MIN_REPEAT, getattr(sre, "POSSESSIVE_REPEAT", None)):
        return _sequence(list(arg[2])) if arg[0] else []
    if op is sre.BRANCH:
        sets = [best(_sequence(list(branch))) for branch in arg[1]]
        return [tuple(dict.fromkeys(word for words in sets for word in words))] if all(sets) else []
    if op is sre.ATOMIC_GROUP if hasattr(sre, "ATOMIC_GROUP") else False:
        return _sequence(list(arg))
    return []
