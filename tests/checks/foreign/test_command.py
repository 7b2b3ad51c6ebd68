"""The options of grammar checkers on the command line, and `mtcheck grammar`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Quick

Serve = Callable[[str], str]
TEXT = "It fell in the result of a storm in april. One qqq here.\n"


def test_harper(quick: Quick) -> None:
    quick.write("a.txt", TEXT)
    done = quick("lint", "a.txt", "--grammar", "harper", "--format", "json")
    found = json.loads(done.out)["files"][0]["findings"]
    assert [f["rule_id"] for f in found] == ["calque.result", "harper.Months"]
    assert quick("clean", "a.txt", "--grammar", "harper", "--unsafe").out.startswith(
        "It fell as a result of a storm in April."
    )


def test_rules_of_checkers_can_be_chosen(quick: Quick) -> None:
    quick.write("a.txt", TEXT)
    assert "harper" not in quick("lint", "a.txt", "--grammar", "harper", "--ignore", "harper.Months").out
    assert quick("lint", "a.txt", "--grammar", "harper", "--select", "harper").out.count("harper.Months") == 1
    assert "calque" not in quick("lint", "a.txt", "--grammar", "harper", "--select", "harper").out


def test_languagetool_by_url(quick: Quick, server: Serve) -> None:
    quick.write("a.txt", TEXT)
    done = quick("lint", "a.txt", "--grammar", "languagetool", "--grammar-server", server("well"))
    assert done.status == 1
    assert "languagetool.MD_NO_VB" in done.out


@pytest.mark.parametrize("command", ["lint", "clean"])
def test_a_checker_that_fails(quick: Quick, server: Serve, command: str) -> None:
    quick.write("a.txt", TEXT)
    quick.write("b.txt", TEXT)
    more = ("--output-dir", "out") if command == "clean" else ()
    options = (command, "a.txt", "b.txt", *more, "--grammar", "languagetool", "--grammar-server", server("fails"))
    done = quick(*options)
    assert done.status == 2
    assert done.err.count("LanguageTool does not answer") == 1
    if command == "lint":
        assert done.out.count("calque.result") == 2
    done = quick(*options, "--grammar-optional")
    assert done.status == (1 if command == "lint" else 0)
    assert done.err.startswith("mtcheck: warning: LanguageTool does not answer")


def test_server_without_languagetool(quick: Quick) -> None:
    done = quick("lint", "-", "--grammar-server", "http://127.0.0.1:1")
    assert done.status == 2
    assert "needs --grammar languagetool" in done.err


def test_status(quick: Quick, java: Callable[[], Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    java()
    assert "LanguageTool-6.8" in quick("grammar", "status").out
    assert quick("grammar", "install").status == 0
    monkeypatch.setenv("LTP_PATH", str(tmp_path))
    done = quick("grammar", "status")
    assert done.status == 1
    assert "not installed" in done.out
