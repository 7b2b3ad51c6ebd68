"""`mtcheck names`, and ledgers that bind lint and clean."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.conftest import Cli

FIRST = "Ingrid Haugland opened the talks in Oslo. Haugland thanked Sergei Lavrov. Khaugland left early.\n"
SECOND = "Ingrid Haugland came home. Her brother Lars Haugland waited. Sergei Lavrov called, and Lavrov hung up.\n"
LEDGER = """
[[name]]
name = "Ingrid Haugland"
kind = "person"
gender = "f"

[[name]]
name = "Almaz-Sever"
kind = "company"
wrong = ["Diamond North"]
"""


@pytest.fixture
def two(cli: Cli, tmp_path_factory: pytest.TempPathFactory) -> Cli:
    cli.env["XDG_CACHE_HOME"] = str(tmp_path_factory.getbasetemp() / "cache")  # compiling all rules takes a second
    cli.write("a.txt", FIRST)
    cli.write("b.txt", SECOND)
    return cli


def names_of(cli: Cli, *arguments: str) -> dict[str, dict[str, object]]:
    done = cli("names", *arguments, "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    document = json.loads(done.stdout)
    assert document["version"] == 1
    return {entry["name"]: entry for entry in document["names"]}


def test_table_has_aligned_columns(two: Cli) -> None:
    done = two("names", "a.txt")
    lines = done.stdout.splitlines()
    assert done.returncode == 0
    assert lines[0].split() == ["NAME", "KIND", "GENDER", "SOURCE", "MENTIONS", "FILES", "SPELLINGS"]
    row = next(line for line in lines if line.startswith("Ingrid Haugland"))
    assert row[lines[0].index("KIND") :].startswith("person  f")
    assert row.endswith("Haugland 1, Ingrid Haugland 1, Khaugland 1")


def test_no_names(cli: Cli) -> None:
    cli.write("a.txt", "It rained all day.\n")
    done = cli("names", "a.txt")
    assert (done.returncode, done.stdout) == (0, "No names found.\n")


def test_nothing_is_said_of_names_in_what_cannot_be_read(cli: Cli) -> None:
    done = cli("names", "nosuch.txt")
    assert (done.returncode, done.stdout, done.stderr) == (2, "", "mtcheck: nosuch.txt: there is no such file\n")


def test_json_tells_kind_gender_source_and_spellings(two: Cli) -> None:
    found = names_of(two, "a.txt", "b.txt")
    assert found["Sergei Lavrov"] == {
        "name": "Sergei Lavrov",
        "kind": "person",
        "gender": "m",
        "source": "Сергей Лавров",
        "also": [],
        "mentions": 3,
        "files": 2,
        "spellings": {"Sergei Lavrov": 2, "Lavrov": 1},
    }
    assert found["Ingrid Haugland"]["mentions"] == 4
    assert found["Lars Haugland"]["mentions"] == 1


@pytest.mark.parametrize("form", ["table", "json", "toml"])
def test_order_of_files_makes_no_difference(two: Cli, form: str) -> None:
    one = two("names", "a.txt", "b.txt", "--format", form).stdout
    assert one == two("names", "b.txt", "a.txt", "--format", form).stdout == two("names", ".", "--format", form).stdout


def test_toml_is_a_ledger(two: Cli) -> None:
    assert two("names", ".", "--format", "toml", "--output", "names.toml").returncode == 0
    text = (two.folder / "names.toml").read_text(encoding="utf-8")
    assert '[[name]]\n# 4 in 2 files: Ingrid Haugland 2, Haugland 1, Khaugland 1\nname = "Ingrid Haugland"\n' in text
    done = two("lint", "a.txt", "--ledger", "names.toml", "--select", "names", "--format", "json")
    assert (done.returncode, done.stderr) == (1, "")
    (finding,) = json.loads(done.stdout)["files"][0]["findings"]
    assert (finding["text"], finding["fixes"][0]["safety"]) == ("Khaugland", "safe")
    again = two("names", ".", "--format", "toml", "--ledger", "names.toml")
    assert (again.stdout, again.stderr) == (text, "")


def test_ledger_binds_clean(two: Cli) -> None:
    two.write("names.toml", LEDGER)
    two.write("c.txt", "The Diamond North plant hired Ingrid Khaugland. Ms Khaugland said so in Almaz-Siever's hall.\n")
    done = two("clean", "c.txt", "--ledger", "names.toml", "--select", "names")
    assert done.stdout == "The Almaz-Sever plant hired Ingrid Haugland. Ms Haugland said so in Almaz-Sever's hall.\n"
    assert "The Diamond North plant" in two("clean", "c.txt", "--select", "names").stdout


def test_ledger_binds_fix(two: Cli) -> None:
    two.write("names.toml", LEDGER)
    two.write("c.txt", "The Diamond North plant hired Ingrid Khaugland.\n")
    assert two("fix", "c.txt", "--ledger", "names.toml", "--select", "names", input="y\ny\n").returncode == 0
    assert (two.folder / "c.txt").read_text() == "The Almaz-Sever plant hired Ingrid Haugland.\n"


def test_ledger_names_entries_its_way(two: Cli) -> None:
    two.write("names.toml", LEDGER.replace("Ingrid Haugland", "Ingrid Khaugland"))
    assert "Ingrid Khaugland" in names_of(two, "a.txt", "--ledger", "names.toml")


def test_unreadable_article_does_not_stop_the_others(two: Cli) -> None:
    done = two("names", "none.txt", "a.txt")
    assert (done.returncode, done.stderr) == (2, "mtcheck: none.txt: there is no such file\n")
    assert "Ingrid Haugland" in done.stdout


def test_output_never_overwrites_an_article(two: Cli) -> None:
    done = two("names", "a.txt", "-o", "a.txt")
    assert (done.returncode, done.stdout) == (2, "")
    assert (two.folder / "a.txt").read_text() == FIRST


@pytest.mark.parametrize("command", ["lint", "clean", "fix", "names"])
def test_missing_ledger(two: Cli, command: str) -> None:
    done = two(command, "a.txt", "--ledger", "none.toml")
    assert (done.returncode, done.stdout, done.stderr) == (2, "", "mtcheck: none.toml: there is no such file\n")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('[[name]]\nname = "A B"\nkind = "person"\n\n[[name]]\nnane = "C"\n', r"5: unknown key 'nane'"),
        ('[[name]] # a note\nname = "A B"\nkind = "persn"\n', r"1: A B: kind 'persn' is not known"),
        ('\n[[name]]\nname = "A B"\nkind = "person"\ngender = "x"\n', r"2: A B: gender 'x' is not known"),
        ('[[name]]\nname = "A B"\nkind = "person"\nalso = "AB"\n', r"1: A B: also is a list of texts"),
        ('[[name]]\nkind = "person"\n', r"1: an entry needs a name"),
        ('\n\n[[names]]\nname = "A B"\n', r"3: 'names' is not known here"),
        ('[name]\nname = "A B"\n', r"1: each name stands under \[\[name\]\]"),
        ('[[name]]\nname = "A\n', r"2: "),
    ],
)
def test_bad_ledger(two: Cli, text: str, problem: str) -> None:
    two.write("names.toml", text)
    done = two("lint", "a.txt", "--ledger", "names.toml")
    assert (done.returncode, done.stdout) == (2, "")
    assert re.fullmatch(rf"mtcheck: names\.toml:{problem}.*\n", done.stderr)


def test_ledger_that_is_no_text(two: Cli, tmp_path: Path) -> None:
    two.write("names.toml", b"\xff\xfe[[name]]")
    done = two("lint", "a.txt", "--ledger", "names.toml")
    assert (done.returncode, done.stderr) == (2, "mtcheck: names.toml: not valid UTF-8: save it as UTF-8\n")
    assert two("lint", "a.txt", "--ledger", tmp_path).returncode == 2
