"""Expressions of a user's packs: they run with a time limit, which Python's `re` has not and the module `regex` has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Protocol

from mtcheck.errors import PackError
from mtcheck.files.expressions import compiled
from mtcheck.rules.rule import Rule

try:
    from re import _constants as sre  # type: ignore[attr-defined]
    from re import _parser as parser  # type: ignore[attr-defined]

    _REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
except ImportError:  # another implementation of re: how large an expression is remains unknown
    parser = None

_SECONDS = 1.0  # for one paragraph of usual length
_USUAL = 500_000  # code points that a good expression searches in that time, even on a slow machine
_SHOWN = 60  # code points of an expression
_LARGEST = 200_000  # parts of an expression; `regex` writes least repeats out, at some 150 bytes a part


class Expression(Protocol):
    """What searches a text: a compiled expression of `re`, or a limited one."""

    def finditer(self, string: str, pos: int = ..., endpos: int = ..., /) -> Iterator[re.Match[str]]:
        """All matches in a part of a text, in order."""

    def search(self, string: str, /) -> re.Match[str] | None:
        """The first match in a text."""


class Limited:
    """A user's expression, which gives up after a time; `owner` says whose it is: pack, line and rule.

    Raises PackError, when made, where `regex` does not take what `re` takes, and when it gives up.
    """

    def __init__(self, regex: str, owner: str) -> None:
        import regex as limiting  # only where somebody has rules of their own

        self._text, self._owner = regex, owner
        try:
            if parser is not None and _parts(parser.parse(regex)) > _LARGEST:
                raise PackError(f"{owner}: {self._quoted()} repeats too much: write smaller numbers in its braces")
            self._compiled: Any = limiting.compile(regex)
        except (limiting.error, RecursionError, OverflowError) as error:
            raise PackError(f"{owner}: {self._quoted()} cannot be run with a time limit: {error}") from None

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """All matches in a part of a text, in order."""
        end = len(text) if end is None else end
        try:
            return iter(list(self._compiled.finditer(text, start, end, timeout=_limit(end - start))))
        except TimeoutError:
            raise self._too_slow() from None

    def search(self, text: str) -> re.Match[str] | None:
        """The first match in a text."""
        try:
            match: re.Match[str] | None = self._compiled.search(text, timeout=_limit(len(text)))
        except TimeoutError:
            raise self._too_slow() from None
        return match

    def _too_slow(self) -> PackError:
        return PackError(
            f"{self._owner}: {self._quoted()} takes too long on one paragraph: "
            "rewrite it so that no repeat stands inside a repeat, or leave the rule out with --ignore"
        )

    def _quoted(self) -> str:
        return f"the pattern {self._text if len(self._text) <= _SHOWN else self._text[:_SHOWN] + '...'!r}"


def _parts(nodes: Iterable[Any]) -> int:
    """How many parts some nodes of a parse tree have where least repeats are written out."""
    parts = 0
    for op, arg in nodes:
        times = max(arg[0], 1) if op in _REPEATS else 1
        parts += 1 + times * max(1, sum(map(_parts, _inside(arg))))  # what is empty is tried each time, too
    return parts


def _inside(arg: Any) -> Iterator[Iterable[Any]]:
    """The parts of an expression that a node of its parse tree holds."""
    if isinstance(arg, parser.SubPattern):
        yield arg
    elif isinstance(arg, (tuple, list)):
        for item in arg:
            yield from _inside(item)


def _limit(length: int) -> float:
    return _SECONDS * (1 + length / _USUAL)


@cache
def _limited(regex: str, owner: str) -> Limited:
    return Limited(regex, owner)


def expression(rule: Rule, regex: str) -> Expression:
    """An expression of a rule, ready to search; compiled once, when first needed."""
    return _limited(regex, f"{rule.pack}:{rule.line}: {rule.id}") if rule.own else compiled(regex)
