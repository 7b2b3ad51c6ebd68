"""Full checks beside the person's work: in a process of its own, so that no key has to wait for them."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from mtcheck.errors import UserError
from mtcheck.findings import Finding
from mtcheck.fixing.live import Item, Live, items_of
from mtcheck.runs.child import Answer, Child, can_fork
from mtcheck.text import paragraphs

_LONG = 12_000  # code points from which on the beginning of an article is checked first, so that work can begin
_FIRST = 3_000  # code points of that beginning

# All findings of an article, by its number, with such a text.
Find = Callable[[int, str], Sequence[Finding]]
# What comes of other work on it, of a kind.
Work = Callable[[str, int, str], Any]


class Found(NamedTuple):
    """What a check of a version came to: items, or a problem in one line; `whole` is False for a beginning only."""

    live: Live
    version: int
    items: list[Item]
    problem: str = ""
    whole: bool = True


class _Wish(NamedTuple):
    number: int
    live: Live
    text: str
    version: int


class _Job(NamedTuple):
    what: str
    number: int
    text: str
    deliver: Callable[[Any], object]


class Checker:
    """Checks the newest text of each article that it was asked about, one at a time, and hands over what it found.

    What was asked for last goes first, and other work (`work`, asked for by `have`) before all checks.

    `find` is called in a forked process, and `take` with what `tell` says; where there is no fork, or the process dies,
    `find` in a thread. Make it before there are threads and locks: the process gets what is loaded then. `start` says
    who takes what is found.
    """

    def __init__(
        self,
        find: Find,
        finish: Callable[[], object] = lambda: None,
        take: Callable[[Any], object] = id,
        work: Work = lambda *_: None,
    ) -> None:
        self._find, self._work = find, work
        self._wake = threading.Condition()
        self._wishes: dict[int, _Wish] = {}  # by the number of the article
        self._jobs: list[_Job] = []
        self._ended = False
        self._news: Any = None
        self._deliver: Callable[[Found], object] = id  # nobody takes anything yet
        self._thread = threading.Thread(target=self._run, name="mtcheck-checks", daemon=True)
        self._child = Child("fork", _checking, find, finish, take, work) if can_fork() else None

    def start(self, deliver: Callable[[Found], object]) -> None:
        """Hand what is found to `deliver` from now on, which is called in another thread."""
        self._deliver = deliver
        self._thread.start()

    def ask(self, number: int, live: Live) -> None:
        """Check an article's text as it is now, rather than what was asked for of it before."""
        with self._wake:
            self._wishes.pop(number, None)
            self._wishes[number] = _Wish(number, live, live.text, live.version)
            self._wake.notify()

    def have(self, what: str, number: int, text: str, deliver: Callable[[Any], object]) -> None:
        """Have other work done on a text; `deliver` is called in another thread with what comes of it, or a problem."""
        with self._wake:
            self._jobs.append(_Job(what, number, text, deliver))
            self._wake.notify()

    def forget(self, number: int) -> None:
        """Leave an article alone that was asked about: nobody works on it any more."""
        with self._wake:
            self._wishes.pop(number, None)

    def tell(self, news: Any) -> None:
        """Have the process `take` what has changed for all later checks; this one must have taken it itself."""
        with self._wake:
            self._news = news

    def end(self) -> None:
        """Stop; a check that goes on is given up."""
        with self._wake:
            self._ended = True
            self._wishes.clear()
            self._wake.notify()
        if self._child is not None:
            self._child.end()
        if self._thread.is_alive():
            self._thread.join(timeout=5)

    def _run(self) -> None:
        while True:
            with self._wake:
                while not (self._wishes or self._jobs or self._ended):
                    self._wake.wait()
                if self._ended:
                    return
                job = self._jobs.pop(0) if self._jobs else None
                wish = self._wishes.popitem()[1] if job is None else None
            if job is not None:
                job.deliver(self._asked(job.what, job.number, job.text))
            elif wish is not None:
                self._look(wish)

    def _look(self, wish: _Wish) -> None:
        if wish.live.checked < 0 and not wish.live.items and (part := _beginning(wish.text)):
            self._check(wish._replace(text=part), whole=False)
        self._check(wish, whole=True)

    def _check(self, wish: _Wish, whole: bool) -> None:
        found: Sequence[Finding] | str = self._asked("", wish.number, wish.text)
        if self._ended:
            return
        if isinstance(found, str):
            self._deliver(Found(wish.live, wish.version, [], found))
        else:
            self._deliver(Found(wish.live, wish.version, items_of(found), whole=whole))

    def _asked(self, what: str, number: int, text: str) -> Any:
        if self._child is not None:
            with self._wake:
                news, self._news = self._news, None
            self._child.ask((what, number, text, news))
            said = self._child.said()
            if said is not None:
                return said.value
            self._child = None  # it has died
            if self._ended:
                return ""
        try:
            return self._work(what, number, text) if what else self._find(number, text)
        except UserError as error:
            return str(error)


@contextmanager
def _checking(find: Find, finish: Callable[[], object], take: Callable[[Any], object], work: Work) -> Iterator[Answer]:
    """What checks, or does other work, in the process beside."""
    signal.signal(signal.SIGTERM, _exit)

    def answer(question: Any, _: object) -> Any:
        what, number, text, news = question
        if news is not None:
            take(news)
        return work(what, number, text) if what else find(number, text)

    try:
        yield answer
    finally:
        finish()


def _exit(*_: object) -> None:
    raise SystemExit


def _beginning(text: str) -> str:
    """The first paragraphs of a long text; empty for one that is checked at once."""
    if len(text) < _LONG:
        return ""
    return text[: next((p.end for p in paragraphs(text[: 3 * _FIRST]) if p.end >= _FIRST), 0)]
