"""A model that reads the open article beside the person's work: its findings come as it answers."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import Any, NamedTuple, Protocol

from mtcheck.errors import UserError


class Asking(Protocol):
    """Questions on the way to a model."""

    def run(self, requests: Iterable[Any]) -> Any:
        """Ask them all."""

    def cancel(self) -> None:
        """End soon, from another thread."""


class Begun(NamedTuple):
    """What is to be asked about an article, round by round; a line to tell before, and lines about what went wrong."""

    asking: Asking
    rounds: Sequence[Callable[[], Iterable[Any]]]
    note: str
    problems: Callable[[], Sequence[str]]


class News(NamedTuple):
    """Something new about the article of a number: lines to tell; `over` says that nothing more will come."""

    number: int
    lines: tuple[str, ...] = ()
    over: bool = False


# What is to be asked about an article by its number, with what to call after each answer; None where there is nothing.
Begin = Callable[[int, Callable[[], None]], Begun | None]


class Consulting:
    """Asks about one article at a time, in a thread; `deliver` is called there with what is new."""

    def __init__(self, begin: Begin) -> None:
        self._begin = begin
        self._deliver: Callable[[News], object] = id  # nobody takes anything yet
        self._asking: Asking | None = None
        self._number = -1

    def start(self, deliver: Callable[[News], object]) -> None:
        """Hand news to `deliver` from now on."""
        self._deliver = deliver

    def about(self, number: int) -> bool:
        """Ask about the article of a number, rather than about another; whether it was not asked about last."""
        if number == self._number:
            return False
        self.end()
        self._number = number
        threading.Thread(target=self._run, args=(number,), name="mtcheck-model", daemon=True).start()
        return True

    def end(self) -> None:
        """Stop; what was answered is kept."""
        self._number = -1
        if self._asking is not None:
            self._asking.cancel()

    def _run(self, number: int) -> None:
        lines: Sequence[str] = ()
        try:
            begun = self._begin(number, lambda: self._tell(News(number)))
            if begun is not None and number == self._number:
                self._asking = begun.asking
                if begun.note:
                    self._tell(News(number, (begun.note,)))
                for questions in begun.rounds:
                    begun.asking.run(questions())
                lines = begun.problems()
        except UserError as error:
            lines = (str(error),)
        self._tell(News(number, tuple(lines), over=True))

    def _tell(self, news: News) -> None:
        if news.number == self._number:
            with suppress(RuntimeError):  # the view has ended meanwhile
                self._deliver(news)
