"""What steers a terminal or a runner of CI reaches neither from articles, names of files, settings, rules or lists."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from mtcheck.output.forms import NAMES
from mtcheck.telling import lines, visible
from tests.conftest import TEST_PACK, Cli, Quick

ESC, CSI, BELL, TURN = "\x1b[2J\x1b]0;owned\x07", "\x9b31m", "\x07", "\u202e"
EVIL = f"e{ESC}v{CSI}i{BELL}l{TURN}"
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
NAME = EVIL + ".txt"
SENTENCE = f"The bridge {EVIL} fell in the result of {EVIL} a flood.\n"
PACK = TEST_PACK.replace("is no English", "is no \\u001b[31mEnglish\\u009b\\u202e")
ESCAPED = json.dumps(EVIL)[1:-1]  # as JSON and TOML write it
LEDGER = f'[[name]]\nname = "Anna {ESCAPED}"\nkind = "person"\n'


@pytest.fixture
def evil(quick: Quick) -> Quick:
    """An article, a pack and a configuration that would steer a terminal."""
    quick.packs[0].write_text(PACK, encoding="utf-8")
    quick.write(NAME, SENTENCE)
    quick.write("names.toml", LEDGER)
    return quick


COMMANDS = [
    ["lint", NAME],
    ["lint", NAME, "--ledger", "names.toml"],
    ["lint", NAME, "--format", "github"],
    ["lint", NAME, "--format", "github", "--fail-under", "100"],
    ["lint", "missing" + NAME, "--format", "github"],
    ["lint", NAME, "--select", EVIL],
    ["lint", NAME, "--config", EVIL],
    ["lint", NAME, "--format", EVIL],
    ["lint", NAME, "--diff-base", EVIL],
    ["lint", NAME, "--source-pattern", EVIL + "{x}"],
    ["lint", NAME, "--baseline", EVIL],
    ["lint", NAME, "--write-baseline", "base.json" + EVIL],
    ["clean", NAME, "--diff", "--word-diff"],
    ["clean", NAME, "--in-place"],
    ["clean", NAME, "--output-dir", NAME],
    ["clean", NAME, "-o", "no/" + EVIL],
    ["names", NAME, "--ledger", "names.toml"],
    ["score", NAME],
    ["config", NAME],
    ["explain", f"{NAME}:1:21"],
    ["explain", f"{NAME}:9:99"],
    ["explain", "calque.result"],
    ["explain", EVIL],
    ["decisions", "list", EVIL],
    ["decisions", "prune", NAME],
    ["rules", "show", EVIL],
    [EVIL],
    ["lint", "--" + EVIL],
]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command[:1] + command[2:3]))
def test_nothing_steers_the_terminal(evil: Quick, command: list[str]) -> None:
    if command[0] in ("names", EVIL) or command[-1] == "--" + EVIL:
        evil.packs = []
    done = evil(*command)
    assert not STEERING.search(done.out), done.out
    assert not STEERING.search(done.err.replace("\n", "")), done.err
    assert done.err.count("\n") <= 2
    assert done.out or done.err or command[0] == "clean"


@pytest.mark.parametrize("form", NAMES)
def test_nothing_steers_in_any_form(evil: Quick, form: str) -> None:
    done = evil("lint", NAME, "missing" + NAME, "--format", form)
    assert not STEERING.search(done.out), done.out


def test_configurations_and_decisions_steer_nothing(evil: Quick) -> None:
    escaped = ESCAPED
    evil.write("mtcheck.toml", f'ignore = ["{escaped}"]\n')
    assert not STEERING.search(evil("lint", NAME).err.replace("\n", ""))
    evil.write("mtcheck.toml", f'exclude = ["{escaped}"]\n"{escaped}" = 1\n')
    assert not STEERING.search(evil("config", NAME).err.replace("\n", ""))
    evil.write("mtcheck.toml", f'exclude = ["{escaped}"]\n[glossary]\n"{escaped}x" = ["flood"]\n')
    for command in (["config", NAME], ["lint", NAME], ["explain", f"{NAME}:1:60"], ["explain", "glossary.term"]):
        done = evil(*command)
        assert not STEERING.search((done.out + done.err).replace("\n", ""))
    decision = f'[[decision]]\nrule = "calque.{escaped}"\nverdict = "rejected"\nfound = "{escaped}"\n'
    evil.write(".mtcheck/decisions.toml", decision + f'sentence = "{escaped}"\nfile = "{escaped}.txt"\n')
    for command in (["decisions", "list"], ["lint", NAME], ["decisions", "prune", NAME]):
        done = evil(*command)
        assert not STEERING.search((done.out + done.err).replace("\n", ""))


def test_what_is_written_for_programs_stays_as_it_is(evil: Quick) -> None:
    cleaned = SENTENCE.replace("in the result of", "as a result of")
    assert evil("clean", NAME).out == cleaned
    patch = evil("clean", NAME, "--diff", "--format", "unified").out
    assert f"-{SENTENCE}+{cleaned}" in patch
    assert patch.startswith('--- "a/e\\033[2J\\033]0;owned\\007v\\302\\23331mi\\007l\\342\\200\\256.txt"\n')
    (found,) = json.loads(evil("lint", NAME, "--format", "json").out)["files"]
    assert found["path"] == NAME


def test_patches_of_odd_names_apply(evil: Quick) -> None:
    for arguments in (["init", "-q"], ["add", "--all"]):
        subprocess.run(["git", *arguments], check=True)
    patch = evil("clean", NAME, "--diff", "--format", "unified").data
    subprocess.run(["git", "apply", "-"], input=patch, check=True)
    assert "as a result of" in (evil.folder / NAME).read_text()


def test_names_that_are_no_utf8_in_every_form(quick: Quick) -> None:
    name = os.fsdecode(b"caf\xe9\xff.txt")
    quick.write(name, "The bridge fell in the result of a flood.\n")
    for form in NAMES:
        done = quick("lint", name, name + "x", "--format", form)
        assert done.status == 2
        assert done.data.decode()
        if form in ("json", "sarif", "gitlab", "rdjson"):
            json.loads(done.data)
        if form == "junit":
            ET.fromstring(done.data)  # noqa: S314 our own
    for command in (
        ["lint", name, "--format", "html"],
        ["lint", name, "--format", "html", "--output-dir", "pages"],
        ["lint", ".", "--format", "html", "--output-dir", "pages"],
        ["clean", name, "--diff", "--format", "html"],
        ["clean", name, "--diff", "--word-diff"],
        ["clean", ".", "--output-dir", "out", "--changes", "done.json"],
        ["score", name],
        ["config", name],
        ["explain", f"{name}:1:17"],
        ["lint", name, "--write-baseline", "base.json"],
        ["lint", name, "--baseline", "base.json"],
    ):
        done = quick(*command)
        assert done.status < 2, done.err
        assert done.data.decode() is not None
    quick.packs = []
    assert quick("names", name).status == 0
    assert {f"{name}.html", "index.html"} <= {path.name for path in Path("pages").iterdir()}
    assert b'href="caf%E9%FF.txt.html"' in Path("pages/index.html").read_bytes()
    assert quick("lint", name, "--baseline", "base.json").out.startswith("No findings left")


ODD_NAMES = ["-o", "--in-place", "- -", " ", "\n", "a\nb.txt", "'\"$(touch x).txt", "C:\\x", "*.txt"]


@pytest.mark.parametrize("name", ODD_NAMES)
def test_names_that_look_like_something_else(quick: Quick, name: str) -> None:
    quick.write(f"in/{name}.txt", "The bridge fell in the result of a flood.\n")
    quick.write(name, "The bridge fell in the result of a flood.\n")
    done = quick("lint", "in", "--format", "json", "--output-file", "found.json")
    assert (done.status, done.err) == (1, "")
    assert json.loads(Path("found.json").read_bytes())["files"][0]["path"] == f"in/{name}.txt"
    pack, quick.packs = quick.packs, []
    done = quick("clean", "--in-place", "--rules", str(pack[0]), "--", name)
    assert (done.status, done.err.count("\n")) == (0, 1)
    assert Path(name).read_text() == "The bridge fell as a result of a flood.\n"


def test_visible() -> None:
    assert visible("a\x1b\x9b\n\u202e\u2028é\u00a0\udcff") == "a\\x1b\\x9b\\n\\u202e\\u2028é\u00a0\udcff"
    assert lines("a\x1b[1mb\x1b[0m\n\x1b[2J", colour=True) == "a\x1b[1mb\x1b[0m\n\\x1b[2J"
    assert lines("a\x1b[1mb\n") == "a\\x1b[1mb\n"


def test_nothing_is_imported_from_the_current_folder(cli: Cli) -> None:
    for name in ("typer", "msgspec", "platformdirs", "rich", "wordfreq"):
        cli.write(f"{name}.py", "import pathlib\npathlib.Path('owned').touch()\n")
    cli.write("a.txt", "It rained.\n")
    command = [sys.executable, "-m", "mtcheck", "lint", "a.txt", "--no-cache"]
    done = subprocess.run(command, env=cli.env, cwd=cli.folder, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert not (cli.folder / "owned").exists()
