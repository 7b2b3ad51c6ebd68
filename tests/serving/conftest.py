"""Servers as real processes, with few rules that are quickly loaded."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import TEST_PACK, Cli
from tests.serving.client import Editor, killed

Start = Callable[..., Editor]


@pytest.fixture
def few(cli: Cli, tmp_path: Path) -> Cli:
    """The command line with the rules of TEST_PACK alone, as a pack of the user's own."""
    (tmp_path / "none").mkdir()
    cli.rules = str(tmp_path / "none")
    cli.write("pack.toml", TEST_PACK)
    cli.write("mtcheck.toml", 'rules = ["pack.toml"]\n')
    return cli


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
        killed(editor.process)
