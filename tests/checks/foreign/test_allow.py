"""The list of trusted rules: its conventions, and mistakes told with file and line."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mtcheck.checks.foreign import installed
from mtcheck.checks.foreign.allow import CHECKERS, read, trusted
from mtcheck.checks.foreign.checker import Checker
from mtcheck.checks.foreign.harper import Harper
from mtcheck.checks.foreign.languagetool import LanguageTool
from mtcheck.document import Document
from mtcheck.errors import PackError
from mtcheck.findings import Safety
from mtcheck.rules.rule import Rule

GOOD = '# One\n\n[harper.A]\ncategory = "spelling"\nseverity = "minor"\nsafety = "safe"\n'


def test_shipped_list_is_sorted() -> None:
    for checker in CHECKERS:
        names = [rule.id for rule in trusted(checker)]
        assert names
        assert names == sorted(names)
        assert all(name.startswith(f"{checker}.") for name in names)


@pytest.mark.parametrize("rule", trusted("harper"), ids=lambda rule: rule.id)
def test_harper_speaks_about_each_example(rule: Rule) -> None:
    assert speaks(Harper([rule.id.partition(".")[2]]), rule)


def test_languagetool_speaks_about_each_example() -> None:
    if installed.place() is None:
        if os.environ.get("CI") == "true":
            pytest.fail("LanguageTool is not installed, and CI is to test against it")
        pytest.skip("LanguageTool is not installed: 'mtcheck grammar install' does that")
    rules = trusted("languagetool")
    tool = LanguageTool([rule.id.partition(".")[2] for rule in rules])
    silent = [rule.id for rule in rules if not speaks(tool, rule)]
    tool.close()
    assert silent == []


def speaks(backend: Harper | LanguageTool, rule: Rule) -> bool:
    checker, text = Checker(backend, [rule]), rule.examples[0].bad
    return [match.rule for match in checker.begin(Document(text)).result()] == [rule.id.partition(".")[2]]


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
        (GOOD + "needs = '('\n", 7, "needs: bad expression: missing )"),
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
