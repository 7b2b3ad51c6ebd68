"""Processes that answer questions."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from mtcheck.runs.child import Answer, Child, Said


@contextmanager
def _echo() -> Iterator[Answer]:
    yield lambda question, _: question


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="signals cannot be put off here")
def test_ctrl_c_is_not_for_a_child_that_starts(capfd: pytest.CaptureFixture[str]) -> None:
    child = Child("spawn", _echo)
    pid = child._process.pid
    assert pid
    for _ in range(30):
        os.kill(pid, signal.SIGINT)
        time.sleep(0.01)
    child.ask("Is it there?")
    assert child.said() == Said("answer", "Is it there?")
    child.end()
    child.bury()
    assert capfd.readouterr().err == ""
