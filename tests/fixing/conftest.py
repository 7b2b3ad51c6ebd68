"""The full-screen view, started in a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conftest import TEST_PACK, Cli

if TYPE_CHECKING:
    from tests.terminal import Terminal

ARTICLE = """It fell in the result of a storm. A bump.

An editor's note. In the result of that, a bump and a bump.
"""


Start = Callable[..., "Terminal"]


@pytest.fixture
def start(cli: Cli, tmp_path: Path) -> Iterator[Start]:
    """Starts `mtcheck fix` in a terminal, with the rules of TEST_PACK; by default on a.txt, till all is checked."""
    from tests.terminal import Terminal  # there are no pseudo-terminals on Windows

    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / "test.toml").write_text(TEST_PACK)
    cli.rules = str(rules)
    cli.write("a.txt", ARTICLE)
    terminals: list[Terminal] = []

    def run(*arguments: str, size: tuple[int, int] = (100, 30), ready: str = "5 minor") -> Terminal:
        terminal = Terminal(cli.command("fix", *(arguments or ("a.txt",))), cli.folder, cli.env, size)
        terminals.append(terminal)
        if ready:
            terminal.wait(ready.replace("5 minor", "3 minor"), gone="checking")
        return terminal

    yield run
    for terminal in terminals:
        terminal.child.close(force=True)


def text(cli: Cli, name: str = "a.txt") -> str:
    return (cli.folder / name).read_text()
