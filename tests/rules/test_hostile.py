"""Expressions that need more than twice the time for twice the text: none in our packs, and none waits for a user's."""

from __future__ import annotations

import hashlib
import inspect
import re
import sys
from functools import cache

import pytest

from mtcheck.rules import hostile
from mtcheck.rules.hostile import pumps
from mtcheck.rules.loading import load_with_examples
from tests.rules import growing
from tests.rules.growing import expressions, slow_pump

EXPRESSIONS = list(expressions(load_with_examples()).items())
PARTS = 4


@pytest.mark.parametrize("part", range(PARTS))
def test_no_expression_of_ours_grows_faster_than_the_text(part: int, pytestconfig: pytest.Config) -> None:
    """All that this folder's last run of tests has not found to be quick, in the same way: it takes minutes."""
    remembered: pytest.Cache | None = getattr(pytestconfig, "cache", None)
    kept = [f"mtcheck/quick-{at}" for at in range(PARTS)]
    quick = {one for key in kept for one in remembered.get(key, ())} if remembered is not None else set()
    some = {_digest(regex): (regex, where) for regex, where in EXPRESSIONS[part::PARTS]}
    slow = {
        key: (where, pump) for key, (regex, where) in some.items() if key not in quick and (pump := slow_pump(regex))
    }
    if remembered is not None:
        remembered.set(kept[part], sorted(some.keys() - slow.keys()))
    assert not slow


def _digest(regex: str) -> str:
    """What tells an expression, with the way in which its time is taken and the version of Python."""
    return hashlib.blake2b(f"{_way()}{regex}".encode(), digest_size=10).hexdigest()


@cache
def _way() -> str:
    return sys.version + inspect.getsource(growing) + inspect.getsource(hostile)


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
