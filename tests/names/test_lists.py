"""The name lists are clean, and nothing is loaded before it is needed."""

from __future__ import annotations

import subprocess
import sys

import pytest

from mtcheck.files.lists import read_columns, read_list, read_table
from mtcheck.files.shipped import rules_folder
from mtcheck.names.given import list_spellings, plain, plain_cyrillic

GENDERS = ("given-names-male.txt", "given-names-female.txt", "given-names-either.txt")
WORDS = (*GENDERS, "given-names-east-slavic.txt", "surname-slavic.txt", "surname-lookalikes.txt")
COLUMNS = ("given-names-translated.txt", "surname-cases.txt")


@pytest.mark.parametrize("name", WORDS + COLUMNS)
def test_sorted_unique_with_their_licence(name: str) -> None:
    first, *entries = (rules_folder() / "lists" / name).read_text(encoding="utf-8").splitlines()
    assert first.startswith("# ")
    assert any(licence in first for licence in ("CC BY-SA", "GPL"))
    assert entries == sorted(set(entries))


@pytest.mark.parametrize("name", WORDS)
def test_spelled_plainly(name: str) -> None:
    assert not [entry for entry in read_list(name) if plain(entry) != entry or not entry]


def test_no_name_has_two_genders() -> None:
    men, women, either = map(read_list, GENDERS)
    assert not men & women
    assert not (men | women) & either


def test_east_slavic_names_have_a_gender() -> None:
    assert read_list("given-names-east-slavic.txt") <= frozenset().union(*map(read_list, GENDERS))


def test_no_lookalike_is_a_surname_of_the_list_in_its_own_right() -> None:
    common = {"franklin", "griffin", "chaplin", "marin"}
    assert common <= read_list("surname-lookalikes.txt")


def test_columns() -> None:
    assert {len(row) for row in read_columns("surname-cases.txt")} == {6}
    assert {row[2] for row in read_columns("given-names-translated.txt")} == {"m", "f", "e"}


def test_pairs_have_known_keys_only() -> None:
    known = {"man", "woman", "language", "sure", "before", "listed", "accents"}
    for pair in read_table("surname-pairs.toml")["pair"]:
        assert {"man", "woman", "language", "sure"} <= set(pair) <= known
        assert all(0 <= sure <= 1 for sure in pair["sure"])


@pytest.mark.parametrize("module", ["romanize", "sounds", "given", "surnames", "cases"])
def test_importing_loads_no_library_and_no_data(module: str) -> None:
    code = (
        f"import sys, mtcheck.names.{module}; from mtcheck.files.lists import read_list\n"
        "assert not {'pymorphy3', 'rapidfuzz', 'tomllib'} & set(sys.modules), 'a library'\n"
        "assert not read_list.cache_info().currsize, 'a list'"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(
    ("name", "listed"),
    [
        ("Alexei", "aleksey"),
        ("Evgenii", "evgeniy"),
        ("Iuliia", "yuliya"),
        ("Dmitry", "dmitriy"),
        ("Hasan", "khasan"),
        ("Tatiana", "tatyana"),
        ("Jamal", "dzhamal"),
        ("Xenia", "kseniya"),
    ],
)
def test_romanizations_come_to_that_of_the_lists(name: str, listed: str) -> None:
    assert listed in list_spellings(name)


def test_plain_spellings() -> None:
    assert plain("Paweł O'Neill-Søren") == "pawel oneill-soren"
    assert plain_cyrillic("Юлия", "ru") == "yuliya"
    assert plain_cyrillic("Сергій", "uk") == "serhiy"
