"""Runs with several processes: articles enough for them, and what has become of them."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path

import pytest

from .conftest import TEST_PACK, Cli

RESULT = "The bridge fell in the result of a flood.\n"


def with_articles(cli: Cli, folder: Path) -> Cli:
    """The command line with the rules of TEST_PACK only, and 60 articles: one cannot be read, one is in Russian."""
    rules = folder / "rules"
    rules.mkdir()
    (rules / "test.toml").write_text(TEST_PACK)
    cli.rules = str(rules)
    for i in range(60):
        cli.write(f"in/{i:02}.txt", f"Article {i}. " + RESULT * (50 + 100 * (i % 7)))
    cli.write("in/05.txt", b"\xff\xff")
    cli.write("in/55.txt", "Это статья на русском языке, и в ней нет ни одного английского слова. " * 50)
    return cli


def children(pid: int) -> list[int]:
    """The processes that a process has started; the test is skipped where that cannot be asked."""
    try:
        return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        pytest.skip("this system does not tell which processes belong together")


def started(cli: Cli, *arguments: str) -> tuple[subprocess.Popen[bytes], list[int]]:
    """A run with its processes, which are at work."""
    process = subprocess.Popen(
        cli.command(*arguments), cwd=cli.folder, env=cli.env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    stop = time.monotonic() + 60
    while not (found := children(process.pid)):
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < stop
        time.sleep(0.01)
    return process, found


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def all_ended(pids: list[int]) -> bool:
    stop = time.monotonic() + 20
    while any(map(is_running, pids)) and time.monotonic() < stop:
        time.sleep(0.02)
    return not any(map(is_running, pids))


def dies(process: subprocess.Popen[bytes], others: list[int]) -> None:
    """One of the processes of a run is ended from outside: the run says so in one line, and ends with all of them."""
    with suppress(ProcessLookupError):
        os.kill(others[0], signal.SIGKILL)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 2
    assert "one of the processes that check articles was ended" in err.decode().splitlines()[-1]
    assert "Traceback" not in err.decode()
    assert all_ended(others)
