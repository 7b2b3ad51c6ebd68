"""The patterns of rules, packed until one of them is to be tried: an article calls for few of thousands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import accumulate

from mtcheck.files.compiled import not_ours, packed, unpacked
from mtcheck.rules.patterns import Pattern
from mtcheck.rules.rule import Rule

ENOUGH = 10  # code points of a text that are looked for first: a search for all of it takes longer to prepare


def with_packed(rule: Rule) -> Rule:
    """The same rule with its patterns packed."""
    near = "\n".join("\t".join(_announcing(pattern.literals)) for pattern in rule.patterns)
    return replace(rule, patterns=(), packed=packed(rule.patterns), near=near) if rule.patterns else rule


class Entries(dict[int, tuple[Rule, Pattern]]):
    """The patterns of some rules by their numbers, each with its rule: those that were asked for so far."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.announcing = [list(announcing(rule)) for rule in rules]
        self._rules = rules
        self._firsts = list(accumulate(map(len, self.announcing[:-1]), initial=0))  # numbers of rules' first patterns

    def __missing__(self, number: int) -> tuple[Rule, Pattern]:
        at = bisect_right(self._firsts, number) - 1
        rule = self._rules[at]
        self.update((each, (rule, pattern)) for each, pattern in enumerate(patterns_of(rule), self._firsts[at]))
        return self[number]


def patterns_of(rule: Rule) -> tuple[Pattern, ...]:
    """The patterns of a rule; raises UserError where what is packed is none of ours."""
    return _unpacked(rule.packed, rule.near.count("\n") + 1) if rule.packed else rule.patterns


def announcing(rule: Rule) -> Iterator[tuple[str, ...]]:
    """For each pattern of a rule, how its literals begin, `ENOUGH` code points at most; none where it has none."""
    if rule.packed:
        return (tuple(line.split("\t")) if line else () for line in rule.near.split("\n"))
    return (_announcing(pattern.literals) for pattern in rule.patterns)


@cache
def _unpacked(data: bytes, number: int) -> tuple[Pattern, ...]:
    found: tuple[Pattern, ...] = unpacked(data, tuple[Pattern, ...])
    if len(found) != number:
        raise not_ours()
    return found


def _announcing(literals: Iterable[str]) -> tuple[str, ...]:
    """How some texts begin, without those that begin as another one does."""
    short = dict.fromkeys(text[:ENOUGH] for text in literals)
    return tuple(text for text in short if not any(text.startswith(other) for other in short if other != text))
