"""The patterns of rules, packed until one of them is to be tried: an article calls for few of thousands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mtcheck.files.compiled import packed, unpacked
from mtcheck.rules.near import Announced, Near
from mtcheck.rules.patterns import Pattern
from mtcheck.rules.rule import Rule

Number = tuple[int, int]  # of a rule, and of one of its patterns


def with_packed(rule: Rule) -> Rule:
    """The same rule with its patterns packed, and without what announces those that it only has to except places."""
    return replace(
        rule,
        patterns=(),
        packed=tuple(packed(_bare(pattern)) for pattern in rule.patterns),
        near=near_of(rule),
        unless=tuple(map(_bare, rule.unless)),
        unless_sentence=tuple(map(_bare, rule.unless_sentence)),
    )


def _bare(pattern: Pattern) -> Pattern:
    return pattern._replace(announced=Announced())


class Entries(dict[Number, tuple[Rule, Pattern]]):
    """The patterns of some rules by their numbers, each with its rule: those that were asked for so far."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = rules

    def __missing__(self, number: Number) -> tuple[Rule, Pattern]:
        rule = self._rules[number[0]]
        pattern = unpacked(rule.packed[number[1]], Pattern) if rule.packed else rule.patterns[number[1]]
        self[number] = rule, pattern
        return self[number]


def patterns_of(rule: Rule) -> tuple[Pattern, ...]:
    """The patterns of a rule; raises UserError where what is packed is none of ours."""
    return tuple(unpacked(data, Pattern) for data in rule.packed) or rule.patterns


def near_of(rule: Rule) -> Near:
    """What announces the patterns of a rule."""
    if rule.packed or not rule.patterns:
        return rule.near
    from mtcheck.rules.announcing import near  # here, because it is kept of rules that come with mtcheck

    return near(pattern.announced for pattern in rule.patterns)
