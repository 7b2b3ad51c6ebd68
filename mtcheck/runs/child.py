"""A process that answers one question at a time through a pipe, and whose death is noticed.

`runs/pool.py` shares out many small things in order, by the standard library's executor; this is for work that has to
survive its process: shards of a corpus, which another process does again, and checks beside a person's work.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from multiprocessing.connection import Connection
from typing import Any, NamedTuple

from mtcheck.errors import UserError
from mtcheck.files.ending import undisturbed

Tell = Callable[[Any], None]  # for what is said before the answer is there
Answer = Callable[[Any, Tell], Any]
Begin = Callable[..., AbstractContextManager[Answer]]  # of what a child is given; a function of a module


class Said(NamedTuple):
    """What a child says: that is the answer, or a problem that ends its question, or only on the way there."""

    kind: str  # answer, problem, told
    value: Any


class Child:
    """A process that `begin`s with some arguments, which are sent to it ("spawn") or copied with all else ("fork")."""

    def __init__(self, method: str, begin: Begin, *given: Any) -> None:
        context: Any = multiprocessing.get_context(method)
        self.pipe, other = context.Pipe()
        arguments = (self.pipe if method == "fork" else None, other, begin, given)
        self._process = context.Process(target=_live, args=arguments, daemon=True)
        if method == "spawn" and hasattr(signal, "pthread_sigmask"):
            from multiprocessing import resource_tracker

            resource_tracker.ensure_running()  # as it starts, it lets signals come again that were put off
        with undisturbed(signal.SIGINT):  # until the child knows that Ctrl-C is not for it
            self._process.start()
        other.close()

    def ask(self, question: Any) -> None:
        """Ask; that it is dead is found out when its answer is waited for."""
        try:
            self.pipe.send(question)
        except OSError:
            return

    def said(self) -> Said | None:
        """The next that it says, waited for; None where it has died."""
        try:
            said: Said = self.pipe.recv()
        except (EOFError, OSError):
            return None
        return said

    def end(self) -> None:
        """End it, whatever it does."""
        self._process.terminate()

    def bury(self) -> None:
        """Wait until it has ended."""
        self.pipe.close()
        self._process.join()


def can_fork() -> bool:
    """Whether a process can be a copy of this one."""
    return "fork" in multiprocessing.get_all_start_methods()


def _live(mine: Connection | None, pipe: Connection, begin: Begin, given: tuple[Any, ...]) -> None:
    """A child's life: it ends when the other end of the pipe is closed, as it is when the program ends in any way."""
    if mine is not None:
        mine.close()  # or the other end would never seem closed
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to all; who made the child ends it
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    with begin(*given) as answer, suppress(EOFError, OSError):
        while True:
            question = pipe.recv()
            pipe.send(_answered(answer, question, lambda value: pipe.send(Said("told", value))))


def _answered(answer: Answer, question: Any, tell: Tell) -> Said:
    try:
        return Said("answer", answer(question, tell))
    except UserError as error:
        return Said("problem", str(error))
