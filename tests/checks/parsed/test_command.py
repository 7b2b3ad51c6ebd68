"""The parser on the command line and in the configuration, and what is said where it is missing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mtcheck.checks.parsed.parser import model
from mtcheck.commands import rules
from mtcheck.files.shipped import rules_folder
from mtcheck.output import catalogue
from mtcheck.output.catalogue import why_off
from mtcheck.rules.loading import load_with_examples
from mtcheck.rules.packs import read_pack
from tests.conftest import Cli

BAD = "The delegation has arrived yesterday.\n"


@pytest.fixture
def article(cli: Cli) -> Path:
    path = cli.folder / "a.txt"
    path.write_text(BAD, encoding="utf-8")
    return path


def found(cli: Cli, *options: str) -> list[str]:
    done = cli("lint", "a.txt", "--format", "json", *options)
    assert done.returncode in (0, 1), done.stderr
    return [f["rule_id"] for file in json.loads(done.stdout)["files"] for f in file["findings"]]


def test_on_where_it_is_installed_and_off_when_asked(cli: Cli, article: Path) -> None:
    assert found(cli) == ["verb.perfect-with-past-time"]
    assert found(cli, "--syntax", "off") == []
    (cli.folder / "mtcheck.toml").write_text('syntax = "off"\n')
    assert found(cli) == []
    assert found(cli, "--syntax", "auto") == ["verb.perfect-with-past-time"]


def test_clean_repairs_with_it(cli: Cli, article: Path) -> None:
    assert cli("clean", "a.txt").stdout == "The delegation arrived yesterday.\n"
    assert cli("clean", "a.txt", "--syntax", "off").stdout == BAD


def test_a_model_that_is_not_there(cli: Cli, article: Path) -> None:
    done = cli("lint", "a.txt", "--syntax", "no_such_model")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "no spaCy model called 'no_such_model'" in done.stderr


def test_a_model_that_is_not_there_is_told_with_its_place(cli: Cli, article: Path) -> None:
    (cli.folder / "mtcheck.toml").write_text('grammar = "off"\nsyntax = "no_such_model"\n')
    done = cli("lint", "a.txt")
    assert done.returncode == 2
    assert done.stderr.startswith("mtcheck: mtcheck.toml:2: syntax: there is no spaCy model called 'no_such_model'")


def test_a_model_that_cannot_be_loaded(cli: Cli, article: Path) -> None:
    broken = cli.folder / "broken"
    broken.mkdir()
    (broken / "meta.json").write_text("{}")
    done = cli("lint", "a.txt", "--syntax", str(broken))
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "cannot be loaded" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_rule_that_needs_a_parser_is_missed_when_asked_for(cli: Cli, article: Path) -> None:
    done = cli("lint", "a.txt", "--syntax", "off", "--select", "verb.perfect-with-past-time")
    assert done.returncode == 2
    assert "verb.perfect-with-past-time cannot run: it needs a parser" in done.stderr


def test_what_is_off_is_listed_as_off(monkeypatch: pytest.MonkeyPatch) -> None:
    syntax = next(rule for rule in load_with_examples() if rule.kind == "syntax")
    other = next(rule for rule in load_with_examples() if rule.kind != "syntax")
    assert why_off(syntax) == ""
    monkeypatch.setattr(model, "find_spec", lambda _: None)
    model.model_of.cache_clear()
    try:
        assert "pip install 'mtcheck[syntax]'" in why_off(syntax)
        assert why_off(other) == ""
        assert model.model_of("auto") == ""
    finally:
        model.model_of.cache_clear()


def test_rules_that_are_off_are_not_tested(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    pack = rules_folder() / "core" / "syntax-verbs.toml"
    monkeypatch.setattr(catalogue, "model_of", lambda _: "")
    assert rules.test([pack]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first == "0 rules, 0 examples, 0 problems"
    assert second == f"{len(read_pack(pack))} more rules were not tested: needs pip install 'mtcheck[syntax]'"


def test_several_processes_find_the_same(cli: Cli) -> None:
    for number in range(6):
        (cli.folder / f"{number}.txt").write_text(BAD * (number + 1), encoding="utf-8")
    one, two = (cli("lint", ".", "--no-cache", "--jobs", jobs).stdout for jobs in ("1", "2"))
    assert one == two
    assert one.count("verb.perfect-with-past-time") == 21
