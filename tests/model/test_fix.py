"""`mtcheck fix` with a model: the view does not wait, and what was said lasts while the article is edited."""

from __future__ import annotations

import sys

import pytest

from tests.conftest import TEST_PACK, Cli, Quick
from tests.model.server import Reply, Server
from tests.model.test_batch import edit

if sys.platform == "win32":
    pytest.skip("there are no pseudo-terminals here", allow_module_level=True)

from tests.terminal import Terminal

ARTICLE = "It fell in the result of a storm. The minister told about plans on Monday, and spoke to guests in evening.\n"
EDITS = [edit(1, "told about", "spoke about"), edit(1, "in evening", "in the evening", "article")]


def test_the_view_does_not_wait(cli: Cli, server: Server) -> None:
    cli.write("rules/test.toml", TEST_PACK)
    cli.rules = str(cli.folder / "rules")
    cli.write("a.txt", ARTICLE)
    cli.write("mtcheck.toml", f'[model]\nname = "m"\nbase-url = "{server.url}"\nanswers = "answers.jsonl"\n')
    server.answer = lambda _: Reply(EDITS, wait=6)
    terminal = Terminal(cli.command("fix", "a.txt"), cli.folder, cli.env)
    try:
        terminal.wait("1 of 1  calque.result", "the model reads")
        terminal.child.send("y")
        terminal.wait("1 change", "the model reads")
        terminal.wait("1 of 2  model.lexical", gone="the model reads")
        terminal.child.send("y")
        terminal.wait("1 of 1  model.article", gone="checking")
        terminal.child.send("yq")
        terminal.until(lambda _: not terminal.child.isalive())
    finally:
        terminal.child.close(force=True)
    assert (cli.folder / "a.txt").read_text() == (
        "It fell as a result of a storm. "
        "The minister spoke about plans on Monday, and spoke to guests in the evening.\n"
    )
    assert len(server.asked) == 1


def test_plain(quick: Quick, server: Server) -> None:
    quick.write("a.txt", ARTICLE)
    server.answer = lambda _: Reply(EDITS)
    done = quick("fix", "--plain", "a.txt", "--model", "m", "--model-url", server.url, input=b"y\ny\ny\n")
    assert done.status == 0
    assert "in the evening" in (quick.folder / "a.txt").read_text()
