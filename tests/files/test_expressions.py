"""Expressions that were compiled in another run, by mtcheck or by somebody else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from mtcheck.files import expressions
from mtcheck.files.expressions import compiled, keep_new
from mtcheck.rules.loading import load
from mtcheck.rules.packed import patterns_of

REGEX = r"(?P<first>[a-z]+)\s(?:of|in)\s(\w+?)(?P<last>\d*)\b(?<=\w)(?!x)"
TEXT = "boat of oak12, Cup In Hand3, house in wood"


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(expressions, "_new", {})
    monkeypatch.setattr(expressions, "_FEW", 1)
    forget()
    yield
    forget()


def forget() -> None:
    compiled.cache_clear()
    expressions._known.cache_clear()


def found(expression: re.Pattern[str]) -> list[object]:
    return [(m.span(), m.groups(), m.groupdict(), m.lastgroup) for m in expression.finditer(TEXT)]


@pytest.mark.parametrize("flags", [0, re.I, re.I | re.X | re.S])
def test_what_was_kept_is_what_was_compiled(flags: int, tmp_path: Path) -> None:
    made = compiled(REGEX, flags)
    keep_new()
    forget()
    kept = compiled(REGEX, flags)
    assert expressions._new == {}
    assert list(tmp_path.rglob("expressions-*"))
    for one in (made, kept):
        assert found(one) == found(re.compile(REGEX, flags))
        assert (one.flags, one.groups, one.groupindex, one.pattern) == (
            re.compile(REGEX, flags).flags,
            3,
            {"first": 1, "last": 3},
            REGEX,
        )


def test_expressions_of_rules_are_what_re_makes_of_them() -> None:
    for rule in load()[::20]:
        for pattern in patterns_of(rule)[:3]:
            assert compiled(pattern.regex) == re.compile(pattern.regex)


@pytest.mark.parametrize(
    "code",
    [
        (0, b"\xff" * 40, 1, {}),
        (0, b"abc", 0, {}),
        (0, b"", 0, {"name": 5}),
        (0, b"\0" * 8, 2**40, {}),
        (2**40, b"\0" * 8, 0, {}),
        (0, b"\0" * 8, -1, {}),
    ],
)
def test_what_is_no_code_is_compiled_anew(code: expressions._Code) -> None:
    expressions.keep(expressions._KIND, {f"0:{REGEX}": code})
    assert found(compiled(REGEX)) == found(re.compile(REGEX))


def test_an_expression_that_is_wrong_is_told_as_re_tells_it() -> None:
    with pytest.raises(re.error):
        compiled("(")
