r"""Hard texts about people and names, a class of fault in each file of hard/: half of them are traps.

A line is a mark, a text and, behind =>, what it is to become:
S   the repair is applied unread      U   it is a suggestion only      A   found and put right, either way
=   nothing is found                  ~   nothing is changed unread (a suggestion may be made)
\n in a text is the end of a line.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from mtcheck.document import Document
from mtcheck.engine.engine import Engine
from mtcheck.engine.fix import clean
from mtcheck.runs.engines import engine
from mtcheck.settings.config import Settings


class Case(NamedTuple):
    """A text, its mark, and the text that it is to become."""

    mark: str
    before: str
    after: str


def _cases() -> list[Case]:
    lines = [
        line
        for path in sorted((Path(__file__).parent / "hard").glob("*.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    return [_case(line.replace("\\n", "\n")) for line in lines]


def _case(line: str) -> Case:
    mark, _, rest = line.partition(" ")
    before, _, after = rest.partition(" => ")
    return Case(mark, before, after or before)


CASES = _cases()


@pytest.fixture(scope="module")
def names() -> Engine:
    return engine(Settings(select=("people", "names", "consistency", "pronoun")))


@pytest.mark.parametrize("case", [case for case in CASES if case.mark in "SUA"])
def test_found_and_put_right(names: Engine, case: Case) -> None:
    unread = clean(Document(case.before), names).text
    assert clean(Document(case.before), names, unsafe=True).text == case.after
    assert case.mark == "A" or unread == (case.after if case.mark == "S" else case.before)


@pytest.mark.parametrize("text", [case.before for case in CASES if case.mark == "="])
def test_silence(names: Engine, text: str) -> None:
    assert [f.message for f in names.lint(Document(text))] == []


@pytest.mark.parametrize("text", [case.before for case in CASES if case.mark == "~"])
def test_nothing_is_changed_unread(names: Engine, text: str) -> None:
    assert clean(Document(text), names).text == text


@pytest.mark.parametrize("text", [case.after for case in CASES if case.mark in "SUA"])
def test_what_is_right_is_left_alone(names: Engine, text: str) -> None:
    assert [f.message for f in names.lint(Document(text))] == []


def test_marks() -> None:
    assert {case.mark for case in CASES} <= set("SUA=~")
    assert all((case.before != case.after) == (case.mark in "SUA") for case in CASES)
