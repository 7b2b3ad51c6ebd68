"""The list of trusted rules: its conventions, and mistakes told with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtcheck.errors import PackError
from mtcheck.findings import Safety
from mtcheck.grammar.allow import CHECKERS, read, trusted

GOOD = '# One\n\n[harper.A]\ncategory = "spelling"\nseverity = "minor"\nsafety = "safe"\n'


def test_shipped_list_is_sorted() -> None:
    for checker in CHECKERS:
        names = [rule.id for rule in trusted(checker)]
        assert names
        assert names == sorted(names)
        assert all(name.startswith(f"{checker}.") for name in names)


def test_an_entry(tmp_path: Path) -> None:
    path = tmp_path / "grammar.toml"
    path.write_text(GOOD + 'note = "why"\n')
    (rule,) = read(path)
    assert (rule.id, rule.kind, rule.safety, rule.note, rule.line) == ("harper.A", "harper", Safety.SAFE, "why", 3)


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        (GOOD.replace("spelling", "speling"), 4, "harper.A: category 'speling' is not known"),
        (GOOD.replace('severity = "minor"\n', ""), 3, "severity is missing"),
        (GOOD + "colour = 1\n", 7, "unknown key 'colour'"),
        (GOOD + "note = 1\n", 7, "note is to be a text"),
        (GOOD.replace('"safe"', "["), 7, "Invalid value"),
        (GOOD.replace("harper.A", "vale.A"), 1, "unknown checker 'vale'"),
        ("harper = 1\n", 1, "unknown checker 'harper'"),
    ],
)
def test_mistakes(tmp_path: Path, text: str, line: int, problem: str) -> None:
    path = tmp_path / "grammar.toml"
    path.write_text(text)
    with pytest.raises(PackError) as told:
        read(path)
    assert str(told.value).startswith(f"{path}:")
    assert problem in str(told.value)
    if problem != "Invalid value":  # the line that the TOML reader counts is its own affair
        assert str(told.value).startswith(f"{path}:{line}:")
