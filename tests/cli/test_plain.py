"""Plain command lines of `lint` mean what Typer makes of them, and all others are left to Typer."""

from __future__ import annotations

from enum import Enum
from typing import Any

import pytest
import typer

from mtcheck.cli.app import app
from mtcheck.cli.plain import options_of


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("MTCHECK_GRAMMAR_SERVER", "MTCHECK_CACHE_DIR"):
        monkeypatch.delenv(variable, raising=False)


def by_typer(arguments: list[str]) -> dict[str, Any]:
    command: Any = typer.main.get_command(app)
    context = command.commands["lint"].make_context("lint", list(arguments))
    return {name: value.value if isinstance(value, Enum) else value for name, value in context.params.items()}


@pytest.mark.parametrize(
    "line",
    [
        "",
        "a.txt",
        "-",
        "a.txt b --no-cache c",
        "--syntax off --isolated a.txt",
        "--syntax=off --no-config",
        "--format json --format=sarif=out.sarif -o found.json a",
        "--jobs 2 -j 3",
        "--rules one --rules two.toml --select a,b --ignore c.*",
        "--config x.toml --ledger names.toml --source s.txt --cache-dir kept",
        "--model-offline --grammar-required",
        "--no-cache a.txt -- --output-file=b.txt - -- c.txt",
        "--",
        "--model-online --grammar-optional --show-alignment",
    ],
)
def test_plain_options_are_read_as_typer_reads_them(line: str) -> None:
    read = options_of(line.split())
    assert read is not None
    assert {name: read[name] or None for name in read} == {n: v or None for n, v in by_typer(line.split()).items()}
    assert {name: value for name, value in read.items() if isinstance(value, bool)} == {
        name: value for name, value in by_typer(line.split()).items() if isinstance(value, bool)
    }


@pytest.mark.parametrize(
    "line",
    [
        "--help",
        "--unknown",
        "--forma json",
        "--syntax",
        "--syntax --isolated",
        "--syntax= a.txt",
        "--no-cache=yes",
        "--jobs 0",
        "--jobs many",
        "-j2",
        "-o=found",
        "--fail-on minor",
        "--fail-under 3",
        "a.txt --config",
    ],
)
def test_what_is_not_plain_is_left_to_typer(line: str) -> None:
    assert options_of(line.split()) is None


def test_variables_of_the_environment_are_left_to_typer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MTCHECK_CACHE_DIR", "kept")
    assert options_of(["a.txt"]) is None
