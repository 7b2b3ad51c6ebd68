"""Adding to configuration files: what stands in them stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.errors import UserError
from mtcheck.settings.configedit import empty, with_entry
from mtcheck.settings.configfile import ConfigFile, parse

OWN = """# What our desk agreed on.

ignore = ["a", # because of this
  "b", # because of that
]
ledger = "n"   # ours

# The glossary follows.
[glossary]   # ours
"e-mail" = ["email", 'electronic mail']  # yes
"Vilna" = []

# And options.
[rule-options."d"]
severity = "minor"
"""
SHARED = """[project]
name = "x"

[tool.mtcheck]
fail-on = "major" # y

[tool.ruff]
x = 1"""
KYIV = ("glossary", "Kyiv")


def added(text: str, keys: tuple[str, ...], value: str, name: str = "mtcheck.toml") -> str:
    return with_entry(parse(Path(name), text), keys, value).text


@pytest.mark.parametrize(
    ("keys", "value", "before", "after"),
    [
        (KYIV, "Kiev", '"Vilna" = []\n', '"Vilna" = []\nKyiv = ["Kiev"]\n'),
        (("glossary", "New Vilna"), "", '"Vilna" = []\n', '"Vilna" = []\n"New Vilna" = []\n'),
        (("glossary", "e-mail"), 'E "mail"', "'electronic mail']", '\'electronic mail\', "E \\"mail\\""]'),
        (("glossary", "Vilna"), "Wilna", '"Vilna" = []', '"Vilna" = ["Wilna"]'),
        (("ignore",), "z", "because of that\n]", 'because of that\n  "z",\n]'),
    ],
)
def test_the_rest_stays(keys: tuple[str, ...], value: str, before: str, after: str) -> None:
    assert added(OWN, keys, value) == OWN.replace(before, after)


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("", 'ignore = ["z"]\n'),
        ('[glossary]\r\na = ["b"]', 'ignore = ["z"]\r\n\r\n[glossary]\r\na = ["b"]'),
        ("# Ours.\n\n[glossary]\n", '# Ours.\n\nignore = ["z"]\n\n[glossary]\n'),
        ("ignore = [\n]\n", 'ignore = [\n    "z"\n]\n'),
        ('ignore = [\n  "a", "b" # why\n]\n', 'ignore = [\n  "a", "b", # why\n    "z",\n]\n'),
        ('ignore = ["a",\n    "b"]\n', 'ignore = ["a",\n    "b",\n    "z"]\n'),
        ('ignore = ["a",]\n', 'ignore = ["a", "z"]\n'),
        ('ignore = ["]", "#"] # ]\n', 'ignore = ["]", "#", "z"] # ]\n'),
    ],
)
def test_lists_of_any_form(text: str, after: str) -> None:
    assert added(text, ("ignore",), "z") == after


def test_a_project_shared_with_others() -> None:
    term = '\n[tool.mtcheck.glossary]\nKyiv = ["Kiev"]\n\n[tool.ruff]'
    assert added(SHARED, KYIV, "Kiev", "pyproject.toml") == SHARED.replace("\n[tool.ruff]", term)
    more = SHARED.replace("# y\n", '# y\nignore = ["z"]\n')
    assert added(SHARED, ("ignore",), "z", "pyproject.toml") == more


def test_a_new_file() -> None:
    assert with_entry(empty(Path("mtcheck.toml")), KYIV, "Kiev").text == '[glossary]\nKyiv = ["Kiev"]\n'


def test_what_is_there_already_changes_nothing() -> None:
    assert added(OWN, ("ignore",), "b") == OWN
    assert added(OWN, ("glossary", "Vilna"), "") == OWN


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ('glossary = { "a" = ["b"] }\n', 'glossary = { "a" = ["b"], Kyiv = ["Kiev"]}\n'),
        ('glossary.a = ["b"]\n', 'glossary.a = ["b"]\nglossary.Kyiv = ["Kiev"]\n'),
    ],
)
def test_tables_of_any_form(text: str, after: str) -> None:
    assert added(text, KYIV, "Kiev") == after


def test_what_is_no_table_is_left_to_the_person() -> None:
    with pytest.raises(UserError, match=r'mtcheck.toml: cannot be added to .* put "Kiev" into glossary.Kyiv there'):
        added("glossary = 3\n", KYIV, "Kiev")


WORDS = st.text("ab \"\\'#]é", min_size=1, max_size=5)


@given(st.lists(st.tuples(WORDS, WORDS), max_size=6))
def test_terms_of_any_form_are_read_back(terms: list[tuple[str, str]]) -> None:
    file: ConfigFile = parse(Path("mtcheck.toml"), OWN)
    for right, wrong in terms:
        file = with_entry(file, ("glossary", right), wrong)
        assert wrong in file.table["glossary"][right]
    lines = iter(file.text.split("\n"))
    assert all(line in lines for line in OWN.split("\n"))  # in their order
