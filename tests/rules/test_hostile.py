"""Expressions that need more than twice the time for twice the text: none in our packs, and none waits for a user's."""

from __future__ import annotations

import re

import pytest

from mtcheck.rules.hostile import pumps
from mtcheck.rules.loading import load_with_examples
from tests.rules.growing import expressions, slow_pump

EXPRESSIONS = list(expressions(load_with_examples()).items())


@pytest.mark.parametrize("part", range(4))
def test_no_expression_of_ours_grows_faster_than_the_text(part: int) -> None:
    slow = [(where, pump) for regex, where in EXPRESSIONS[part::4] if (pump := slow_pump(regex))]
    assert not slow


@pytest.mark.parametrize(
    "regex", [r"\w+x", r"[^.]*, what", r"a (?:\w+ )*b", r"(?<![\w-])\w+(?:'\w+)* and", r"\s*,?\s*x", r"[.!?]++x"]
)
def test_those_that_do_are_told(regex: str) -> None:
    assert slow_pump(regex)


@pytest.mark.parametrize("regex", [r"\bword\b", r"(?<!\w)\w+ and", r"a (?:\w+ ){0,5}b", r"(?<!\d)\d+[- ]st"])
def test_those_that_do_not_are_not(regex: str) -> None:
    assert slow_pump(regex) is None


def test_what_stands_before_a_repeat_stands_before_what_is_repeated() -> None:
    assert any(pump.head == "of " and set(pump.piece) == {"z"} for pump in pumps("of [z]+"))
    assert all(re.match("of ", pump.text(50)) for pump in pumps("of [z]+") if pump.head)
