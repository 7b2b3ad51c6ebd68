"""What tests share: a rule from TOML text, and the command line as a user runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from mtcheck.engine import Engine
from mtcheck.packs import read_pack
from mtcheck.rules import Rule

EXAMPLES = """
[[rule.example]]
{bad}
[[rule.example]]
keep = "One."
[[rule.example]]
keep = "Two."
"""
COMMON = 'category = "lexical"\nseverity = "major"\nmessage = "{found} is wrong, write {fix}"\n'

Pack = Callable[[str], tuple[Rule, ...]]


def rule_text(body: str, id_: str = "test.rule", safety: str = "safe", examples: bool = True) -> str:
    """A [[rule]] table with the keys that a test does not care about filled in."""
    bad = 'bad = "x"' if safety == "display" else 'bad = "x"\ngood = "y"'
    head = f'[[rule]]\nid = "{id_}"\nsafety = "{safety}"\n{COMMON}'
    return head + body + "\n" + (EXAMPLES.format(bad=bad) if examples else "")


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


class Cli:
    """Runs the command line in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.env = {**os.environ, "XDG_CACHE_HOME": str(folder / ".cache"), "PYTHONIOENCODING": "utf-8"}

    def __call__(self, *arguments: str | Path, input: str | bytes = b"") -> subprocess.CompletedProcess[str]:  # noqa: A002 as subprocess calls it
        data = input.encode() if isinstance(input, str) else input
        command = [sys.executable, "-m", "mtcheck", *map(str, arguments)]
        done = subprocess.run(command, cwd=self.folder, env=self.env, input=data, capture_output=True, check=False)  # noqa: S603 our own command
        return subprocess.CompletedProcess(command, done.returncode, done.stdout.decode(), done.stderr.decode())

    def popen(self, *arguments: str | Path) -> subprocess.Popen[bytes]:
        """The same, started and left running."""
        command = [sys.executable, "-m", "mtcheck", *map(str, arguments)]
        pipe = subprocess.PIPE
        return subprocess.Popen(command, cwd=self.folder, env=self.env, stdin=pipe, stdout=pipe, stderr=pipe)  # noqa: S603 our own command

    def write(self, name: str, text: str | bytes) -> Path:
        """A file in the folder."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path


@pytest.fixture
def cli(tmp_path: Path) -> Cli:
    """The command line in an empty folder."""
    folder = tmp_path / "work"
    folder.mkdir()
    return Cli(folder)
