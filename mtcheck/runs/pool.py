"""The same work on many things, by several processes, with the results in the order of the things."""

from __future__ import annotations

import gc
import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

from mtcheck.errors import UserError
from mtcheck.files.ending import end_in_order, end_with_parent, undisturbed

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor
    from typing import Self

Thing = TypeVar("Thing")
Result = TypeVar("Result")
Ready_co = TypeVar("Ready_co", covariant=True)

_BATCH = 40_000  # size of what a process gets at a time: large enough to cost little, small enough to share out well
_HELD = 300  # results that are there already and wait for others in a batch
_AHEAD = 3  # batches for each process that are on the way


@dataclass(frozen=True, slots=True)
class Done(Generic[Ready_co]):
    """A result that is there without any work."""

    result: Ready_co


@dataclass(slots=True)
class _Batch(Generic[Thing, Result]):
    """Things in their order, some of them done; the others are on the way once there is a future."""

    things: list[Thing | Done[Result]] = field(default_factory=list)
    size: int = 0
    future: Future[list[Result]] | None = None


def cores() -> int:
    """Number of cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Pool(Generic[Thing, Result]):
    """Up to `jobs` processes that do `work`, a function of a module; `size` says how much work a thing is.

    The first things, up to a size of `alone` together, are worked on by this process: for a few, starting others would
    take longer. Each of the others calls `prepare` first.
    """

    def __init__(
        self,
        work: Callable[[Thing], Result],
        size: Callable[[Thing], int],
        jobs: int,
        *,
        alone: int,
        prepare: Callable[[], None] = lambda: None,
    ) -> None:
        self._work, self._size, self._jobs = work, size, jobs
        self._alone, self._prepare = alone, prepare
        self._executor: ProcessPoolExecutor | None = None
        self._sent: deque[_Batch[Thing, Result]] = deque()
        self._next: _Batch[Thing, Result] = _Batch()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if self._executor is None:
            return
        from multiprocessing import active_children

        if kind is not None or self._sent:  # nobody waits for what they are at
            for child in active_children():
                child.terminate()
        # Not before all is over: the interpreter's own end would meet the executor's thread halfway through its end.
        self._executor.shutdown(wait=True, cancel_futures=True)
        for child in active_children():
            child.join()

    def results(self, things: Iterable[Thing | Done[Result]]) -> Iterator[Result]:
        """The result of each thing, in their order; raises UserError when a process dies."""
        try:
            yield from self._results(things)
        except Exception as error:
            if type(error).__name__ != "BrokenProcessPool":  # which is loaded with the pool only
                raise
            raise UserError(
                "one of the processes that check articles was ended from outside, perhaps for want of memory: "
                "try again with fewer of them (--jobs 1)"
            ) from None

    def _results(self, things: Iterable[Thing | Done[Result]]) -> Iterator[Result]:
        for thing in things:
            if isinstance(thing, Done):
                if not (self._sent or self._next.things):
                    yield thing.result
                    continue
            elif self._jobs == 1 or self._alone > 0:
                self._alone -= self._size(thing)
                yield self._work(thing)
                continue
            else:
                self._next.size += self._size(thing)
            self._next.things.append(thing)
            if self._next.size >= _BATCH or len(self._next.things) >= _HELD:
                self._send()
            while len(self._sent) > _AHEAD * self._jobs or (self._sent and _is_done(self._sent[0])):
                yield from self._received()
        self._send()
        while self._sent:
            yield from self._received()

    def _send(self) -> None:
        batch, self._next = self._next, _Batch()
        work = [thing for thing in batch.things if not isinstance(thing, Done)]
        if work:
            with nullcontext() if self._executor else undisturbed():  # the first work starts the processes
                self._executor = self._executor or self._started()
                batch.future = self._executor.submit(_worked, self._work, work)
        if batch.things:
            self._sent.append(batch)

    def _started(self) -> ProcessPoolExecutor:
        from concurrent.futures import ProcessPoolExecutor
        from multiprocessing import get_context

        end_in_order()
        gc.collect()
        gc.freeze()  # what is loaded is shared with processes that are copies of this one, unless it is looked through
        context = get_context("fork" if sys.platform == "linux" else "spawn")
        return ProcessPoolExecutor(self._jobs, context, initializer=_begin, initargs=(self._prepare,))

    def _received(self) -> Iterator[Result]:
        batch = self._sent[0]
        results = iter(batch.future.result() if batch.future else ())
        self._sent.popleft()
        for thing in batch.things:
            yield thing.result if isinstance(thing, Done) else next(results)


def _is_done(batch: _Batch[Thing, Result]) -> bool:
    return batch.future is None or batch.future.done()


def _begin(prepare: Callable[[], None]) -> None:
    end_with_parent()
    prepare()


def _worked(work: Callable[[Thing], Result], things: list[Thing]) -> list[Result]:
    return [work(thing) for thing in things]
