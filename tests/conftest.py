"""What tests share: a rule from TOML text, and the command line as a user runs it."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings

from mtcheck import cli as command_line
from mtcheck.engine.engine import Engine
from mtcheck.rules import loading
from mtcheck.rules.packs import read_pack
from mtcheck.rules.rule import Rule
from mtcheck.runs import engines

# As the command does: on a busy machine numpy's threads wait for each other up to a hundred times as long as one works.
os.environ.setdefault("OMP_NUM_THREADS", "1")

# How long an example takes says more of the machine, and of what else it does, than of what is tested.
settings.register_profile("mtcheck", deadline=None)
settings.load_profile("mtcheck")

EXAMPLES = """
[[rule.example]]
{bad}
[[rule.example]]
keep = "One."
[[rule.example]]
keep = "Two."
"""
COMMON = 'category = "lexical"\nmessage = "{found} is wrong, write {fix}"\n'

Pack = Callable[[str], tuple[Rule, ...]]


def rule_text(
    body: str, id_: str = "test.rule", safety: str = "safe", severity: str = "major", *, examples: bool = True
) -> str:
    """A [[rule]] table with the keys that a test does not care about filled in."""
    bad = 'bad = "x"' if safety == "display" else 'bad = "x"\ngood = "y"'
    head = f'[[rule]]\nid = "{id_}"\nsafety = "{safety}"\nseverity = "{severity}"\n{COMMON}'
    return head + body + "\n" + (EXAMPLES.format(bad=bad) if examples else "")


# One rule of each safety and severity, in two families and three categories.
TEST_PACK = """# The rules that tests of the command line run with.

[[rule]]
id = "calque.result"
aliases = ["calque.outcome"]
kind = "phrase"
category = "preposition"
severity = "major"
safety = "safe"
message = "'{found}' is no English; write '{fix}'."
swap = { "in the result of" = "as a result of" }
[[rule.example]]
bad = "The roof fell in the result of a storm."
good = "The roof fell as a result of a storm."
[[rule.example]]
keep = "He saw it in the results of a study."
[[rule.example]]
keep = "The result of the match was clear."

[[rule]]
id = "calque.bump"
kind = "phrase"
category = "lexical"
severity = "minor"
safety = "unsafe"
message = "'{found}' may be a blow."
swap = { "{n:bump}" = ["{n:blow}", "{n:knock}"] }
[[rule.example]]
bad = "It got a bump."
good = "It got a blow."
[[rule.example]]
keep = "It was bumpy."
[[rule.example]]
keep = "The bumper is new."

[[rule]]
id = "note.editor"
kind = "phrase"
category = "editor-note"
severity = "critical"
safety = "display"
message = "'{found}' is a note of the editor."
find = ["editor's note"]
[[rule.example]]
bad = "An editor's note."
[[rule.example]]
keep = "The editor took note."
[[rule.example]]
keep = "A note by the editor."
"""


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    """Rules of the TOML text of a pack."""

    def make(text: str) -> tuple[Rule, ...]:
        path = tmp_path / "pack.toml"
        path.write_text(text, encoding="utf-8")
        return tuple(read_pack(path))

    return make


@pytest.fixture
def phrase_engine(pack: Pack) -> Callable[..., Engine]:
    """An engine with one phrase rule of these replacements."""

    def make(swap: dict[str, str | list[str]], more: str = "") -> Engine:
        rows = ", ".join(f'"{k}" = {v if isinstance(v, list) else repr_toml(v)}' for k, v in swap.items())
        return Engine(pack(rule_text(f'kind = "phrase"\nswap = {{ {rows} }}\n{more}')))

    return make


def repr_toml(text: str) -> str:
    """A text as a TOML string."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


# What `python -m mtcheck` does. Programs that a shell runs in the background ignore Ctrl-C, and the tests may be one of
# them; and rules of another folder make runs that do not depend on those that come with mtcheck.
_START = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
if folder := sys.argv.pop(1):
    from pathlib import Path
    from mtcheck.rules import loading
    loading.rules_folder = lambda: Path(folder)
from mtcheck.__main__ import main
main()
"""


class Cli:
    """Runs the command line in a folder of its own; with the rules of another folder if `rules` names one."""

    def __init__(self, folder: Path, cache: Path) -> None:
        self.folder = folder
        self.env = {**os.environ, "XDG_CACHE_HOME": str(cache), "PYTHONIOENCODING": "utf-8"}
        self.env["XDG_RUNTIME_DIR"] = str(folder.with_name("runtime"))  # no `serve --commands` answers for the tests
        self.env["XDG_STATE_HOME"] = str(folder.with_name("state"))
        self.env["XDG_DATA_HOME"] = str(folder.with_name("data"))
        self.env.pop("PYTHONUNBUFFERED", None)
        self.rules = ""

    def __call__(self, *arguments: str | Path, input: str | bytes = b"") -> subprocess.CompletedProcess[str]:  # noqa: A002 as subprocess calls it
        data = input.encode() if isinstance(input, str) else input
        command = self.command(*arguments)
        done = subprocess.run(command, cwd=self.folder, env=self.env, input=data, capture_output=True, check=False)
        return subprocess.CompletedProcess(command, done.returncode, done.stdout.decode(), done.stderr.decode())

    def popen(self, *arguments: str | Path) -> subprocess.Popen[bytes]:
        """The same, started and left running."""
        pipe = subprocess.PIPE
        return subprocess.Popen(
            self.command(*arguments), cwd=self.folder, env=self.env, stdin=pipe, stdout=pipe, stderr=pipe
        )

    def command(self, *arguments: str | Path) -> list[str]:
        """What starts the program."""
        return [sys.executable, "-c", _START, self.rules, *map(str, arguments)]

    def write(self, name: str, text: str | bytes) -> Path:
        """A file in the folder."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path


@pytest.fixture
def cli(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Cli:
    """The command line in an empty folder; the rules are compiled once for all tests."""
    folder = tmp_path / "work"
    folder.mkdir()
    return Cli(folder, tmp_path_factory.getbasetemp() / "cache")


@dataclass(frozen=True)
class Done:
    """What a run left behind: exit status, standard output and standard error."""

    status: int
    data: bytes
    err: str

    @property
    def out(self) -> str:
        """Standard output as text."""
        return self.data.decode()


class Quick:
    """Runs the command line within this process, in a folder of its own and with no rules but those of its `packs`."""

    def __init__(
        self, folder: Path, shipped: Path, patch: pytest.MonkeyPatch, capture: pytest.CaptureFixture[bytes]
    ) -> None:
        self.folder, self.patch, self.capture = folder, patch, capture
        self.shipped = shipped  # the folder that stands in for rules/, empty
        self.packs: list[Path] = []

    def __call__(self, *arguments: str | Path, input: bytes = b"") -> Done:  # noqa: A002 as subprocess calls it
        words = [str(a) for a in arguments]
        none = ("decisions list", "model batch import", "model status")  # commands that take no rules
        if not " ".join(words).startswith(none) and words[:1] not in (["rules"], ["grammar"]):
            words += [word for pack in self.packs for word in ("--rules", str(pack))]
        self.patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(input), encoding="utf-8"))
        self.capture.readouterr()
        status = command_line.run(words)
        sys.stdout.flush()
        out, err = self.capture.readouterr()
        return Done(status, out, err.decode())

    def write(self, name: str, text: str | bytes) -> Path:
        """A file in the folder."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path


def fresh_engine(patch: pytest.MonkeyPatch) -> None:
    """Let the engine of all shipped rules be made anew, and be gone when the test is over."""
    patch.setattr(engines, "default_engine", cache(engines.default_engine.__wrapped__))


@pytest.fixture
def quick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Quick:
    """The command line in this process, with the rules of TEST_PACK."""
    folder, shipped, pack = tmp_path / "work", tmp_path / "rules", tmp_path / "packs" / "test.toml"
    for place in (folder, shipped, pack.parent):
        place.mkdir()
    pack.write_text(TEST_PACK, encoding="utf-8")
    monkeypatch.setattr(loading, "rules_folder", lambda: shipped)
    fresh_engine(monkeypatch)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.chdir(folder)
    runner = Quick(folder, shipped, monkeypatch, capfdbinary)
    runner.packs.append(pack)
    return runner
