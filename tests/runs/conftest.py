"""Runs that keep their results."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from mtcheck.commands import lint as command
from tests.conftest import Done, Quick

RESULT = "The bridge fell in the result of a flood.\n"


BUMP = "It took a bump.\n"


class Kept:
    """Runs with a cache of their own; tells which articles were checked."""

    def __init__(self, quick: Quick, patch: pytest.MonkeyPatch) -> None:
        self.quick = quick
        self.checked: list[str] = []
        check = command._checked

        def watched(job: command.Job, **more: bool) -> command.FileReport:
            self.checked.append(job.article.path)
            return check(job, **more)

        patch.setattr(command, "_checked", watched)

    def __call__(self, *arguments: str, command: str = "lint") -> tuple[Done, list[str]]:
        self.checked.clear()
        done = self.quick(command, *arguments, "--cache-dir", "cache", "--jobs", "1")
        return done, list(self.checked)


@pytest.fixture
def kept(quick: Quick, monkeypatch: pytest.MonkeyPatch) -> Kept:
    quick.write("in/a.txt", RESULT)
    quick.write("in/b.txt", BUMP)
    quick.write("in/c.txt", "It rained.\n")
    quick.write("in/d.txt", "Это статья на русском языке, и в ней нет ни одного английского слова. " * 5)
    return Kept(quick, monkeypatch)


ALL = ["in/a.txt", "in/b.txt", "in/c.txt", "in/d.txt"]


def database(folder: Path) -> Path:
    (place,) = folder.glob("*.sqlite")
    return place


def rows(folder: Path) -> int:
    with sqlite3.connect(database(folder)) as base:
        number: int = base.execute("SELECT count(*) FROM results WHERE length(value) > 20").fetchone()[0]
    base.close()
    return number
