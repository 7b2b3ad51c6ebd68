"""The full-screen view: Ctrl-C, a killed run, a file that somebody changed, terminals that cannot show it."""

from __future__ import annotations

import sys

import pytest

from tests.conftest import Cli
from tests.fixing.conftest import ARTICLE, Start, text

if sys.platform == "win32":
    pytest.skip("there are no pseudo-terminals here", allow_module_level=True)

from tests.terminal import Terminal


@pytest.mark.parametrize(
    ("choice", "saved", "again"),
    [("s", True, "2 major"), ("d", False, "2 major"), ("k", False, "after 1 answer"), ("b", None, "")],
)
def test_ctrl_c_asks(start: Start, cli: Cli, choice: str, saved: bool | None, again: str) -> None:
    terminal = start()
    terminal.press("i")
    terminal.wait("1 of 5")
    terminal.press("u")
    terminal.wait("1 of 6")
    terminal.press("y")
    terminal.wait("1 change")
    terminal.press("\x03")
    terminal.wait("answers that are not saved")
    terminal.press(choice)
    if saved is None:
        terminal.wait("1 of 5", gone="answers that are not saved")
        return
    assert terminal.end() == 0
    assert (text(cli) != ARTICLE) == saved
    later = start(ready=again if choice != "s" else "1 major")
    assert ("1 change," in later.text) == (choice == "k")


def test_ctrl_c_without_answers_ends(start: Start) -> None:
    terminal = start()
    terminal.press("\x03")
    assert terminal.end() == 0


def test_a_killed_run_goes_on(start: Start, cli: Cli) -> None:
    terminal = start()
    for key, seen in (("y", "1 of 5"), ("2", "1 of 4"), ("i", "1 of 3")):
        terminal.press(key)
        terminal.wait(seen)
    terminal.child.kill(9)
    terminal.end()
    assert text(cli) == ARTICLE
    later = start(ready="after 3 answers")
    later.wait("1 of 3", "2 changes, not saved")
    later.press("u")
    later.wait("1 of 4")
    later.press("q")
    assert later.end() == 0
    assert text(cli) == ARTICLE.replace("in the result", "as a result").replace("A bump", "A knock")


@pytest.mark.parametrize(
    ("choice", "mine", "theirs"),
    [
        ("m", "News.\n\n" + ARTICLE.replace("in the result", "as a result"), ""),
        ("x", "News.\n\n" + ARTICLE, ARTICLE.replace("in the result", "as a result")),
    ],
)
def test_a_conflict_is_shown(start: Start, cli: Cli, choice: str, mine: str, theirs: str) -> None:
    terminal = start()
    terminal.press("y")
    terminal.wait("1 change")
    cli.write("a.txt", "News.\n\n" + ARTICLE)
    terminal.press("q")
    terminal.wait("was changed by another program")
    assert text(cli) == "News.\n\n" + ARTICLE
    terminal.press("b")
    terminal.wait("1 change", gone="was changed by")
    terminal.press("q")
    terminal.wait("was changed by another program")
    terminal.press(choice)
    if choice == "m":
        terminal.wait("News.", "another program: 1 of")
        terminal.press("q")
    assert terminal.end() == 0
    assert text(cli) == mine
    if theirs:
        assert text(cli, "a.fixed.txt") == theirs


def test_markup_and_odd_characters_are_shown_as_text(start: Start, cli: Cli) -> None:
    cli.write("a.txt", "[bold]A bump[/bold] [@click=app.bell]in the result of[/] \x1b[31mred\x07 \u4e2d\u6587 bump.\n")
    terminal = start(ready="2 minor")
    terminal.wait("[bold]A bump", " [31mred")
    terminal.press("y")
    terminal.wait("1 change")
    terminal.press("q")
    assert terminal.end() == 0
    assert "\x1b[31mred\x07" in text(cli)


def test_plain_in_a_terminal(start: Start, cli: Cli) -> None:
    terminal = start("--plain", "a.txt", ready="[6 left]")
    terminal.press("y\r")
    terminal.wait("[5 left]")
    terminal.press("q\r")
    assert terminal.end() == 0
    assert text(cli) == ARTICLE.replace("in the result", "as a result")


def test_a_dumb_terminal_is_asked_line_by_line(start: Start, cli: Cli) -> None:
    terminal = Terminal(["env", "TERM=dumb", *cli.command("fix", "a.txt")], cli.folder, cli.env)
    terminal.wait("[6 left]")
    terminal.press("q\r")
    assert terminal.end() == 0
