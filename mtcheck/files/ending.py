"""Ending in an orderly way, whatever ends the run."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager


def _ends() -> list[signal.Signals]:
    """The signals that ask a program to end."""
    return [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]


def end_in_order() -> None:
    """Let `kill` end the program as Ctrl-C does, so that what it has started is ended with it."""
    if threading.current_thread() is not threading.main_thread():
        return
    for number in _ends():
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, lambda received, _: sys.exit(128 + received))


@contextmanager
def undisturbed(*signals: int) -> Iterator[None]:
    """Put signals off for a moment in which they would be lost; processes started meanwhile begin without them.

    Those are the signals that are given, or else all that end a program.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, signals or {signal.SIGINT, *_ends()})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def end_with_parent() -> None:
    """Let a process that was started for its work alone end by `kill` at once, with its parent, and not by Ctrl-C.

    Ctrl-C goes to the parent as well, which then ends the others.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for number in _ends():
        signal.signal(number, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT, *_ends()})
    threading.Thread(target=_follow, daemon=True).start()


def _follow() -> None:
    from multiprocessing import connection, parent_process  # only in processes that another one has made

    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
