"""Texts that make an expression slow if any do: what its repeats match, again and again, read off its parse tree."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

try:
    from re import _constants as sre  # type: ignore[attr-defined]
    from re import _parser as parser  # type: ignore[attr-defined]
except ImportError:  # another implementation of re: nothing is known of its expressions
    parser = None

_SIGNS = "aA1 ,.-'\"яЯéÉ(\n;:!?#/_<>=\u00ab\u201c\u201d\u2019\u2014\u2013$%&@*+[]{}|~`^\\0z"
_MANY = 20  # times from which on a repeat counts as endless
_SEEDS = 3  # samples of each expression: where it may match one thing or another, each takes its own


class Pump(NamedTuple):
    """A text of any length: `head`, then `piece` again and again."""

    head: str
    piece: str

    def text(self, length: int) -> str:
        """About so many code points of it."""
        return self.head + (self.piece * (length // len(self.piece) + 1))[:length]


def pumps(regex: str) -> Iterator[Pump]:
    """Texts that hold what the expression's repeats match, but not always what stands behind them.

    Raises re.error for an expression that does not compile.
    """
    if parser is None:
        return
    tree, seen = parser.parse(regex), set[Pump]()
    for seed in range(_SEEDS):
        sampler = _Sampler(random.Random(seed))  # noqa: S311 nothing secret
        whole = sampler.sequence(tree, "")
        for head, one, other in sampler.repeats:
            for pump in (Pump(head, one), Pump("", one), Pump("", head + one), Pump(head, one + other)):
                yield from _new(pump, seen)
        for piece in (whole, whole[:-1], whole + " ", whole[:-1] + " "):
            yield from _new(Pump("", piece), seen)


def _new(pump: Pump, seen: set[Pump]) -> Iterator[Pump]:
    if pump.piece and pump not in seen:
        seen.add(pump)
        yield pump


class _Sampler:
    """Makes up texts that parts of an expression match; `repeats`: what stands before endless ones, and two turns."""

    def __init__(self, chance: random.Random) -> None:
        self.repeats: list[tuple[str, str, str]] = []
        self._chance = chance
        self._groups: dict[int, str] = {}

    def sequence(self, nodes: Iterable[Any], before: str) -> str:
        """A text for some nodes of the parse tree; `before` is what stands before them."""
        out = ""
        for op, arg in nodes:
            out += self._node(op, arg, before + out)
        return out

    def _node(self, op: Any, arg: Any, before: str) -> str:
        text = ""
        if op is sre.LITERAL:
            text = chr(arg)
        elif op in (sre.IN, sre.ANY, sre.NOT_LITERAL):
            text = self._sign(arg if op is sre.IN else [(sre.NEGATE, None), (sre.LITERAL, arg or ord("\n"))])
        elif op is sre.SUBPATTERN:
            text = self._groups[arg[0]] = self.sequence(arg[3], before)
        elif op is sre.BRANCH:
            text = self.sequence(self._chance.choice(arg[1]), before)
        elif op in _REPEATS:
            text = self._repeat(before, *arg)
        elif op is sre.ATOMIC_GROUP:
            text = self.sequence(arg, before)
        elif op is sre.GROUPREF:
            text = self._groups.get(arg, "")
        elif op in (sre.ASSERT, sre.ASSERT_NOT) and arg[0] > 0:
            self.sequence(arg[1], before)  # for its repeats
        return text

    def _repeat(self, before: str, least: int, most: int, nodes: Iterable[Any]) -> str:
        one = self.sequence(nodes, before)
        if most >= _MANY:
            self.repeats.append((before, one, self.sequence(nodes, before + one)))
        times = min(least, _MANY) or self._chance.randint(0, 1)
        return one + "".join(self.sequence(nodes, before + one) for _ in range(times - 1)) if times else ""

    def _sign(self, items: list[tuple[Any, Any]]) -> str:
        wanted = [chr(arg if op is sre.LITERAL else arg[0]) for op, arg in items if op in (sre.LITERAL, sre.RANGE)]
        fitting = [sign for sign in (*_SIGNS, *wanted) if _holds(items, sign)]
        return self._chance.choice(fitting) if fitting else ""


def _holds(items: Iterable[tuple[Any, Any]], sign: str) -> bool:
    """Whether a set of characters holds a sign."""
    negated = found = False
    for op, arg in items:
        if op is sre.NEGATE:
            negated = True
        elif op is sre.LITERAL:
            found |= ord(sign) == arg
        elif op is sre.RANGE:
            found |= arg[0] <= ord(sign) <= arg[1]
        elif op is sre.CATEGORY:
            found |= _is_of(str(arg), sign)
    return found != negated


def _is_of(category: str, sign: str) -> bool:
    kind = category.rpartition("_")[2]
    member = sign.isdigit() if kind == "DIGIT" else sign.isspace() if kind == "SPACE" else sign.isalnum() or sign == "_"
    return member != ("_NOT_" in category)


if parser is not None:
    _REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
