"""The full-screen view of `mtcheck fix`, driven in a terminal as a person would."""

from __future__ import annotations

import sys

import pytest

from mtcheck.fixing.view.panel import KEYS
from tests.conftest import Cli

if sys.platform == "win32":
    pytest.skip("there are no pseudo-terminals here", allow_module_level=True)

from tests.fixing.conftest import ARTICLE, Start, text


def test_what_is_shown(start: Start) -> None:
    start().wait(
        "a.txt",
        "1 critical",
        "2 major",
        "It fell in the\u2192as a result of a storm.",
        "1 of 6  calque.result",
        "'in the result of' is no English; write 'as a result of'.",
        "\u25b8 1  as a result of  safe fix",
        "y  accept",
    )


def test_the_way_out_and_help_are_always_told(start: Start) -> None:
    start(size=(80, 24)).wait("?  help", "q  save, end")


@pytest.mark.parametrize(
    ("keys", "seen", "saved"),
    [
        ("y", "1 of 5", ARTICLE.replace("in the result", "as a result")),
        ("\r", "1 of 5", ARTICLE.replace("in the result", "as a result")),
        ("n2", "2 of 5", ARTICLE.replace("A bump", "A knock")),
        ("n\x1b[Cy", "2 of 5", ARTICLE.replace("A bump", "A knock")),
        ("\x1b[B\x1b[Dy", "2 of 5", ARTICLE.replace("A bump", "A knock")),
        ("jky", "1 of 5", ARTICLE.replace("in the result", "as a result")),
        ("pi", "1 of 5", ARTICLE),
        ("ni", "2 of 5", ARTICLE),
        ("ns", "2 of 3", ARTICLE),
        ("nS", "2 of 3", ARTICLE),
        ("na", "2 of 3", ARTICLE.replace("bump", "blow")),
        ("nA", "2 of 3", ARTICLE.replace("bump", "blow")),
        ("yu", "1 of 6", ARTICLE),
        ("nau", "2 of 6", ARTICLE),
        ("nsu", "2 of 6", ARTICLE),
        ("iu", "1 of 6", ARTICLE),
        ("c", "3 of 6", ARTICLE),
        ("cy", "no such suggestion", ARTICLE),
        ("7", "no such suggestion", ARTICLE),
        ("u", "nothing to take back", ARTICLE),
        ("t", "1 of 6", ARTICLE),
        ("]", "the last file", ARTICLE),
        ("[", "the first file", ARTICLE),
    ],
)
def test_keys(start: Start, cli: Cli, keys: str, seen: str, saved: str) -> None:
    terminal = start()
    while keys:  # sequences of the arrows in one piece
        length = 3 if keys.startswith("\x1b") else 1
        terminal.press(keys[:length])
        terminal.read(0.3)
        keys = keys[length:]
    terminal.wait(seen)
    terminal.press("q")
    assert terminal.end() == 0
    assert text(cli) == saved


def test_writing_by_hand(start: Start, cli: Cli) -> None:
    terminal = start()
    terminal.press("n")
    terminal.wait("2 of 6")
    terminal.press("e")
    terminal.wait("Instead of the marked place")
    for key in "\x7f" * 4 + "thump\r":
        terminal.press(key)
        terminal.read(0.05)
    terminal.wait("1 change", gone="Instead of")
    terminal.press("e")
    terminal.wait("Instead of the marked place")
    terminal.press("xyz\x1b")
    terminal.wait("1 change", gone="Instead of")
    terminal.press("w")
    terminal.wait("Saved.")
    assert text(cli) == ARTICLE.replace("A bump", "A thump")
    terminal.press("q")
    assert terminal.end() == 0


def test_help(start: Start) -> None:
    terminal = start()
    terminal.press("?")
    terminal.wait("Decide about the marked place", "take back the last answer")
    terminal.press("y")
    assert "change," not in terminal.wait("1 of 6  calque.result", gone="Decide about")


def test_a_name_for_the_ledger(start: Start, cli: Cli) -> None:
    terminal = start()
    terminal.press("g")
    terminal.wait("as it is to be spelled")
    for key in "\x15Jabhat al-Nusra\r":
        terminal.press(key)
        terminal.read(0.05)
    terminal.wait("group")
    terminal.press("g")
    terminal.wait("names.toml")
    terminal.press("q")
    assert terminal.end() == 0
    assert 'name = "Jabhat al-Nusra"\nkind = "group"' in text(cli, "names.toml")


def test_a_term_for_the_glossary(start: Start, cli: Cli) -> None:
    config = '# Ours.\n\n[glossary]  # agreed\n"e-mail" = ["email"]\n'
    cli.write("mtcheck.toml", config)
    cli.write("b.txt", "A bump.\n")
    terminal = start("a.txt", "b.txt")
    terminal.press("n")
    terminal.wait("2 of 6")
    terminal.press("G")
    terminal.wait("For the glossary")
    for key in "\x15Thud\r":
        terminal.press(key)
        terminal.read(0.05)
    terminal.wait("2 of 9", "Thud is in the glossary of mtcheck.toml now", gone="checking")
    terminal.press("n")
    terminal.wait("3 of 9  glossary.term", "Thud")
    assert text(cli, "mtcheck.toml") == config + 'Thud = ["bump"]\n'
    terminal.press("]")
    terminal.wait("b.txt", "1 of 2", gone="checking")
    terminal.press("q")
    assert terminal.end() == 0
    assert "Thud is in the glossary of mtcheck.toml now" in terminal.text


def test_a_rule_is_left_alone_for_good_and_taken_back(start: Start, cli: Cli) -> None:
    config = 'ignore = ["punctuation"]  # ours\n'
    cli.write("mtcheck.toml", config)
    terminal = start()
    terminal.press("n")
    terminal.wait("2 of 6")
    terminal.press("x")
    terminal.wait("2 of 3", "mtcheck.toml ignores it")
    assert text(cli, "mtcheck.toml") == config.replace("]", ', "calque.bump"]')
    terminal.press("u")
    terminal.wait("2 of 6", gone="checking")
    assert text(cli, "mtcheck.toml") == config
    terminal.press("x")
    terminal.wait("2 of 3")
    terminal.press("q")
    assert terminal.end() == 0
    again = start(ready="2 major")
    assert "minor" not in again.text


@pytest.mark.parametrize("key", ["G\r", "x"])
def test_what_cannot_be_added_is_told(start: Start, cli: Cli, key: str) -> None:
    terminal = start("--isolated", "a.txt")
    for one in key:
        terminal.press(one)
        terminal.read(0.5)
    terminal.wait("no configuration is used", "1 of 6")
    assert not (cli.folder / "mtcheck.toml").exists()


def test_a_grammar_checker_beside_the_rules(start: Start, cli: Cli) -> None:
    cli.rules = ""  # those that come with mtcheck, for only their grammar checkers are trusted
    article = "The ministers withdrawed the troops on Tuesday.\n\nThey goed home, and were content.\n"
    cli.write("a.txt", article)
    terminal = start("--grammar", "harper", "--select", "harper", "a.txt", ready="2 major")
    terminal.wait("1 of 2  harper.SpellCheck", "withdrawed\u2192withdrew the")
    terminal.press("y")
    terminal.wait("1 of 1", "goed", gone="checking")
    terminal.press("G")
    terminal.wait("For the glossary")
    for key in "\x15goed\r":
        terminal.press(key)
        terminal.read(0.05)
    terminal.wait("Nothing left", gone="checking")
    terminal.press("q")
    assert terminal.end() == 0
    assert text(cli) == article.replace("withdrawed", "withdrew")
    assert text(cli, "mtcheck.toml") == "[glossary]\ngoed = []\n"


@pytest.mark.parametrize("columns", [60, 80, 100, 120, 130, 160])
def test_no_key_is_cut_off(start: Start, columns: int) -> None:
    terminal = start(size=(columns, 24))
    line = terminal.wait("y  accept").splitlines()[-1]
    told = [f"{key}  {what}" for key, what in KEYS]
    shown = [words for words in told if f" {words}" in line]
    assert shown == told[: len(shown)]
    assert line.split() == " ".join(shown).split()  # nothing else, and nothing in part
    assert len(shown) == len(told) or len(line) + len(told[len(shown)]) + 3 >= columns


def test_what_was_decided_stays_decided_when_one_returns_to_a_file(start: Start, cli: Cli) -> None:
    cli.write("mtcheck.toml", "")
    cli.write("b.txt", "Another bump.\n")
    terminal = start("a.txt", "b.txt")
    for key, seen in (("i", "1 of 5"), ("i", "1 of 4"), ("s", "1 of 3"), ("]", "b.txt"), ("i", "Nothing left")):
        terminal.press(key)
        terminal.wait(seen, gone="checking")
    terminal.press("[")
    terminal.wait("a.txt", " of ", gone="checking")
    terminal.read(0.5)
    assert "1 of 3  calque.result" in terminal.text
    terminal.press("]")
    terminal.wait("b.txt", "Nothing left to decide", gone="checking")
    terminal.press("q")
    assert terminal.end() == 0


def test_a_page_keeps_its_mark_up(start: Start, cli: Cli) -> None:
    page = '<p class="x">It fell in&nbsp;the <b>result</b> of rain &amp; wind.</p>\n<p>A bump.</p>\n'
    cli.write("a.html", page)
    terminal = start("a.html", ready="1 of 2")
    terminal.press("y")
    terminal.wait("1 of 1  calque.bump")
    terminal.press("q")
    assert terminal.end() == 0
    assert text(cli, "a.html") == page.replace("in&nbsp;the", "as&nbsp;a")


@pytest.mark.parametrize("size", [(40, 12), (200, 50)])
def test_other_sizes_and_resizing(start: Start, size: tuple[int, int]) -> None:
    terminal = start()
    terminal.resize(*size)
    terminal.wait("It fell", "1 of 6")
    terminal.press("n")
    terminal.wait("2 of 6", "blow")
    terminal.resize(100, 30)
    terminal.wait("2 of 6", "help", "knock")


def test_many_files(start: Start, cli: Cli) -> None:
    cli.write("b.txt", "All is well here.\n")
    cli.write("c.txt", "A bump. It fell in the result of it.\n")
    cli.write("d.txt", "Another bump.\n")
    terminal = start("a.txt", "b.txt", "missing.txt", "c.txt", "d.txt")
    terminal.press("nA")
    terminal.wait("2 of 3")
    terminal.press("]")
    terminal.wait("c.txt", "A blow.", "1 of 1")
    terminal.press("[")
    terminal.wait("b.txt", "Nothing left to decide")
    terminal.press("]]")
    terminal.wait("d.txt", "Another blow.", "Nothing left")
    terminal.press("q")
    assert terminal.end() == 2
    assert "missing.txt: there is no such file" in terminal.text
    assert "a.txt: saved with 3 fixes" in terminal.text
    assert text(cli) == ARTICLE.replace("bump", "blow")
    assert text(cli, "c.txt") == "A blow. It fell in the result of it.\n"
    assert text(cli, "d.txt") == "Another blow.\n"
