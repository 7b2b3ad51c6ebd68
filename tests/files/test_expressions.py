"""Expressions that were compiled in another run, by mtcheck or by somebody else."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from array import array
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from re import _compiler, _constants, _parser  # type: ignore[attr-defined]

import pytest

from mtcheck.files import expressions, firsts
from mtcheck.files.expressions import compiled, keep_new
from mtcheck.rules.loading import load
from mtcheck.rules.packed import patterns_of

REGEX = r"(?P<first>[a-z]+)\s(?:of|in)\s(\w+?)(?P<last>\d*)\b(?<=\w)(?!x)"
SEED = next((Path(__file__).parent.parent.parent / "seeds").glob("*.txt"))
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
            usual = re.compile(pattern.regex)
            ours = compiled(pattern.regex)
            assert (ours.flags, ours.groups, ours.groupindex) == (usual.flags, usual.groups, usual.groupindex)
            assert found(ours) == found(usual)


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


LINT = """
import sys
from mtcheck.document import Document
from mtcheck.files import expressions
from mtcheck.runs.engines import engine
from mtcheck.settings.config import Settings
engine(Settings(syntax="off")).lint(Document(sys.stdin.read()))
print(len(expressions._new))
expressions._FEW = 0
expressions.keep_new()
"""


def test_a_second_run_compiles_nothing(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Sets have another order in each run, expressions made of them are not to."""
    page = "Photo: Getty Images\n\nSubscribe to our Telegram channel\n\nThe minister said that that is so."
    text = f"{SEED.read_text(encoding='utf-8')}\n\n{page}"
    env = os.environ | {"XDG_CACHE_HOME": str(tmp_path_factory.getbasetemp() / "cache")}
    command = [sys.executable, "-c", LINT]
    told = [
        subprocess.run(
            command, input=text, env=env | {"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("1", "2")
    ]
    assert told[1] == "0\n"


def test_an_expression_that_is_wrong_is_told_as_re_tells_it() -> None:
    with pytest.raises(re.error):
        compiled("(")


SIGNS = "".join(map(chr, range(1, 384))) + "\u017f\u212a\u0130\u2019\u2028\U0001f600"


@pytest.mark.parametrize(
    "regex",
    [
        r"\b(?:in|under) \w",
        r"(?<![\w'-])[A-Z][a-z]*(?![\w-])",
        r"(?<!x)(?:[a-c]|d?e|\d{2})(?=\W)",
        r"(?<!\w)[^\W\d_a-z]+",
        r"\b[\d\s]x?",
        r"\b\D[^\s]",
        r"(?=[a-z])(?:k|s)\w",
        r"^(?:)[kK]?[ks]",
        r"(?<!a)(?:b|)c",
        r"\b(?i:k)|\bs(?-i:k)",
        r"(?<=x)[\u00e9-\u0151]|\b[\u0151-\u212b]",
        r"\b(?P<one>[xy])(?P=one)?z",
        r"(?<!\w)(?:ab*?|c{0}d|(?:e|f){2,3})+",
        r"\b(?>[a-f])g",
    ],
)
@pytest.mark.parametrize("flags", [0, re.I, re.A, re.I | re.A, re.S | re.M])
def test_what_is_told_of_the_first_character_changes_nothing(regex: str, flags: int) -> None:
    text = f"{SIGNS}\n" + "\n".join(
        f"{a}{b}{c} " for a in "aekKs1 x\u00e9\u212a-" for b in "bdKs2 \u017f" for c in "cgz_ '"
    )
    ours, usual = compiled(regex, flags), re.compile(regex, flags)
    assert [m.regs for m in ours.finditer(text)] == [m.regs for m in usual.finditer(text)]


def test_most_expressions_of_rules_tell_the_first_character() -> None:
    codes = [
        array("I", expressions._code(pattern.regex, 0)[1]) for rule in load()[::20] for pattern in patterns_of(rule)[:3]
    ]
    assert sum(bool(code[2]) for code in codes) > 0.9 * len(codes)


# In each of them, what a match begins with stands behind what may be empty, or stands for signs beyond ASCII.
FIRSTS = [
    r"\b(?=k)\w\d",
    r"(?!b)[^\W\d]x",
    r"(?<=a)(?:b|)k$",
    r"\b(?:k?|(?:a*?))s\b",
    r"(a)?(?(1)b|k)\Z",
    r"(a?)\1k",
    r"\B(?>a|)k",
    r"(?:)(?:a{0}|b)?[k-m]+\b",
    r"\b(?-i:k)|(?i:\u0130)",
    r"(?<!x)(?i:[k\u00e9])",
    r"(?<!x)(?i:\u017f|\u212a)",
    r"(?<!x)[^\u0430-\u044fk]k",
    r"\b(?a:(?i:[^\u017fb]))",
    r"\b(?a:\W?k)",
]


@pytest.mark.parametrize("flags", [0, re.I, re.I | re.A])
@pytest.mark.parametrize("regex", FIRSTS)
def test_what_can_begin_a_match_is_never_passed_over(regex: str, flags: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(firsts, "_TELLING", 10**6)
    usual, ours = re.compile(regex, flags), compiled(regex, flags)
    for text in map("".join, product(SIGNS, repeat=3)):
        assert [m.span() for m in ours.finditer(text)] == [m.span() for m in usual.finditer(text)], text


SIGNS = "aAbkKsx1 \u0130\u0131\u017f\u212a\u00e9\u00c9\u0436"


@pytest.mark.parametrize("regex", [r"\bk", r"(?<!x)(?:a|k)b", r"(?i:\bs)\w"])
def test_first_characters_are_told_behind_what_is_empty(regex: str) -> None:
    parsed = _parser.parse(regex, 0)
    code = _compiler._code(parsed, 0)
    assert code[2] == 0
    assert firsts.with_first(parsed, parsed.state.flags, code)[2] == _constants.SRE_INFO_CHARSET
