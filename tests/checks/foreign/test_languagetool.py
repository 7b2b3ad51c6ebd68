"""LanguageTool's client: code points, parts of long texts, and servers that go wrong."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from mtcheck.checks.foreign import installed, languagetool
from mtcheck.checks.foreign.languagetool import LONGEST, LanguageTool, parts
from mtcheck.errors import GrammarError
from tests.conftest import Cli

Serve = Callable[[str], str]
pytestmark = pytest.mark.xdist_group("languagetool")  # one server at a time: starting them takes memory and time


@pytest.mark.parametrize(
    "text",
    [
        "one qqq two",
        "\U0001f600 qqq \U0001f600",
        "\U0001d400\U0001d401 one qqq\U0001d402\U0001f600 and qqq",
        "caf\u00e9 qqq\u0301 \U0001f468\u200d\U0001f469\u200d\U0001f467 qqq\U0001f600x",
    ],
)
def test_positions_are_code_points(server: Serve, text: str) -> None:
    found = LanguageTool(url=server("well")).check(text)
    words = [word for word in text.split(" ") if word.startswith("qqq")]
    assert [text[m.span.start : m.span.end] for m in found] == words
    assert found[0].replacements == ("right",)


def test_long_texts_are_cut_at_paragraph_ends(server: Serve) -> None:
    text = "\n\n".join([f"\U0001f600 {'a ' * 2000}qqq"] * 20)
    cut = list(parts(text))
    assert len(cut) > 2
    assert "".join(part for _, part in cut) == text
    assert all(len(part) <= LONGEST and text.startswith(part, start) for start, part in cut)
    assert all(part.endswith("\n\n") for _, part in cut[:-1])
    found = LanguageTool(url=server("well")).check(text)
    assert len(found) == 20
    assert {text[m.span.start : m.span.end][:3] for m in found} == {"qqq"}


def test_a_paragraph_without_end_is_cut_at_a_space() -> None:
    assert [len(part) for _, part in parts("a" * 9 + " " + "b" * LONGEST)] == [10, LONGEST]
    assert [len(part) for _, part in parts("a" * (LONGEST + 5))] == [LONGEST, 5]
    assert list(parts("")) == [(0, "")]


@pytest.mark.parametrize(
    ("mood", "said"),
    [
        ("fails", "does not answer as it should: Error: java.lang.OutOfMemoryError"),
        ("babbles", "an answer that is none"),
        ("stranger", "no LanguageTool server answers at http"),
        ("hangs", "has not answered within 1 seconds"),
    ],
)
def test_a_server_that_goes_wrong(server: Serve, monkeypatch: pytest.MonkeyPatch, mood: str, said: str) -> None:
    monkeypatch.setattr(languagetool, "ANSWER", 1)
    with pytest.raises(GrammarError, match=said) as told:
        LanguageTool(url=server(mood)).check("one qqq")
    assert "\n" not in str(told.value)


def test_no_server_there() -> None:
    with pytest.raises(GrammarError, match=r"no LanguageTool server answers at http:.*: is it running\?$"):
        LanguageTool(url="http://127.0.0.1:9").check("one")


def test_our_own_server_serves_all_texts_and_is_ended(java: Callable[[], Path]) -> None:
    pid = java()
    tool = LanguageTool(["MD_NO_VB"])
    assert len(tool.check("one qqq")) == 1
    first = pid.read_text()
    assert len(tool.check("qqq qqq")) == 2
    assert pid.read_text() == first
    tool.close()
    tool.close()
    assert gone(int(first))


@pytest.mark.parametrize(("mood", "said"), [("dies", r"ended in the middle .*status 3"), ("ends", r"as soon as it is")])
def test_our_own_server_ends(java: Callable[[str], Path], mood: str, said: str) -> None:
    java(mood)
    tool = LanguageTool()
    with pytest.raises(GrammarError, match=said):
        tool.check("one")
    tool.close()


def test_no_java(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(GrammarError, match="no 'java' on the PATH"):
        LanguageTool().check("one")


def test_not_installed(java: Callable[[], Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    java()
    monkeypatch.setenv("LTP_PATH", str(tmp_path))
    with pytest.raises(GrammarError, match="run 'mtcheck grammar install'"):
        LanguageTool().check("one")


def test_the_real_server() -> None:
    if installed.place() is None:
        if os.environ.get("CI") == "true":
            pytest.fail("LanguageTool is not installed, and CI is to test against it")
        pytest.skip("LanguageTool is not installed: 'mtcheck grammar install' does that")
    tool = LanguageTool(["ENGLISH_WORD_REPEAT_RULE"])
    try:
        found = tool.check("\U0001f600\U0001d400 The the cat saw \U0001f600 the the dog. An cat.")
    finally:
        tool.close()
    assert [(m.rule, m.span) for m in found] == [
        ("ENGLISH_WORD_REPEAT_RULE", (3, 10)),
        ("ENGLISH_WORD_REPEAT_RULE", (21, 28)),
    ]


def gone(pid: int) -> bool:
    """Whether a process has ended, or ends within some seconds."""
    for _ in range(100):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        if Path(f"/proc/{pid}/stat").exists() and Path(f"/proc/{pid}/stat").read_text().split()[2] == "Z":
            return True
        time.sleep(0.05)
    return False


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_no_server_is_left_behind(cli: Cli, java: Callable[[str], Path], number: signal.Signals) -> None:
    pid = java("hangs")
    cli.env.update(LTP_PATH=os.environ["LTP_PATH"], PATH=os.environ["PATH"])
    cli.write("a.txt", "One qqq.")
    run = cli.popen("lint", "--grammar", "languagetool", "a.txt")
    until = time.monotonic() + 30
    while not (pid.exists() and pid.read_text().strip()) and time.monotonic() < until:
        time.sleep(0.05)
    time.sleep(1)
    run.send_signal(number)
    run.communicate(timeout=20)
    assert run.returncode == 128 + number
    assert gone(int(pid.read_text()))
