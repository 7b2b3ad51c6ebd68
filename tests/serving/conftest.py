"""Servers as real processes, with few rules that are quickly loaded."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import TEST_PACK, Cli
from tests.serving.client import Editor, Message, killed
from tests.serving.visitor import Visitor

Start = Callable[..., Editor]


def with_few_rules(cli: Cli, empty: Path) -> Cli:
    """A command line with the rules of TEST_PACK alone, as a pack of the user's own."""
    empty.mkdir()
    cli.rules = str(empty)
    cli.write("pack.toml", TEST_PACK)
    cli.write("mtcheck.toml", 'rules = ["pack.toml"]\n')
    return cli


@pytest.fixture
def few(cli: Cli, tmp_path: Path) -> Cli:
    """The command line with few rules."""
    return with_few_rules(cli, tmp_path / "none")


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    """One editor for many tests."""
    pytest.importorskip("pygls")
    top = tmp_path_factory.mktemp("lasting")
    (top / "work").mkdir()
    cli = Cli(top / "work", tmp_path_factory.getbasetemp() / "cache")
    editor = Editor(with_few_rules(cli, top / "none"))
    yield editor
    assert editor.end() == 0
    editor.close()


@pytest.fixture
def editor(lasting: Editor, request: pytest.FixtureRequest) -> Editor:
    """The same with texts of this test's own."""
    lasting.prefix = f"{request.node.name}-"
    lasting.notes.clear()
    return lasting


@pytest.fixture(scope="module")
def visitor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    """One server of the page for many tests."""
    pytest.importorskip("starlette")
    pytest.importorskip("uvicorn")
    top = tmp_path_factory.mktemp("page")
    (top / "work").mkdir()
    begun = Visitor(with_few_rules(Cli(top / "work", tmp_path_factory.getbasetemp() / "cache"), top / "none"))
    yield begun
    killed(begun.process)


@pytest.fixture
def start(few: Cli) -> Iterator[Start]:
    """Starts editors, each with a server; those that a test has not ended end with it."""
    pytest.importorskip("pygls")
    started: list[Editor] = []

    def begin(*options: str, **more: dict[str, object]) -> Editor:
        started.append(Editor(few, *options, **more))
        return started[-1]

    yield begin
    for editor in started:
        editor.close()


TEXT = "The roof fell in the result of a storm.\n\nIt got a bump. An editor's note.\n"


def codes(marks: list[Message]) -> list[str]:
    return [mark["code"] for mark in marks]


def span(line: int, first: int, last: int) -> Message:
    return {"start": {"line": line, "character": first}, "end": {"line": line, "character": last}}
