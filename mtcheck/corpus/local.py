"""The local engine: processes that are fed one shard at a time, and replaced when they die."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from typing import Any

from mtcheck.corpus.job import Job
from mtcheck.corpus.shards import Shard, missing
from mtcheck.corpus.worker import settle
from mtcheck.errors import UserError
from mtcheck.runs.child import Answer, Child

_DEATHS = 2  # of a shard's workers, after which its articles are watched one by one

Make = Callable[[Job], Callable[..., Any]]  # a worker from a job

# What workers make of the shards that are not done yet, in any order.
Engine = Callable[[Job, Make, frozenset[str]], Iterator[Any]]


@dataclass(slots=True)
class _Task:
    """A shard, how often a worker died of it, and the rows that are to blame."""

    shard: Shard
    deaths: int = 0
    skip: tuple[int, ...] = ()
    row: int | None = None  # the one that is being checked

    def blame(self) -> None:
        """Take note of a death."""
        self.deaths += 1
        if self.row is not None:
            self.skip, self.row = (*self.skip, self.row), None


@dataclass(slots=True)
class _Process:
    """A running worker, and what it works on."""

    child: Child
    task: _Task | None = None


@dataclass(slots=True)
class _Pool:
    job: Job
    make: Make
    size: int
    deaths: int = 0  # of workers that had nothing to do yet: a machine where none can live
    workers: list[_Process] = field(default_factory=list)

    def start(self) -> None:
        """Start what is missing."""
        while len(self.workers) < self.size:
            self.workers.append(_Process(Child("spawn", _worker, self.job, self.make)))

    def stop(self) -> None:
        """End all workers, whatever they do."""
        for worker in self.workers:
            worker.child.end()
        for worker in self.workers:
            worker.child.bury()


def run(
    job: Job, make: Make, done: frozenset[str], processes: int, files: Iterable[int] | None = None
) -> Iterator[Any]:
    """What workers make of the shards (of some input files) that are not done; raises UserError where none can work.

    A shard whose worker dies is done again by a new one; if that dies, too, the row at which it does is left out.
    """
    pool = _Pool(job, make, processes)
    again: deque[_Task] = deque()
    waiting = map(_Task, missing(job, done, files))
    following = next(waiting, None)
    if following is None:
        return
    try:
        pool.start()
        while True:
            for worker in pool.workers:
                if worker.task is None and (again or following):
                    task = again.popleft() if again else following
                    if task is following:
                        following = None
                    _send(worker, task)
                    following = following or next(waiting, None)
            if not any(worker.task for worker in pool.workers) and not again and following is None:
                return
            for worker in _ready(pool.workers):
                yield from _receive(pool, worker, again)
            pool.start()
    finally:
        pool.stop()


def _send(worker: _Process, task: _Task | None) -> None:
    assert task is not None  # noqa: S101 for the type checker
    worker.task = task
    worker.child.ask((task.shard, task.skip, task.deaths >= _DEATHS))


def _ready(workers: list[_Process]) -> list[_Process]:
    """Workers that have something to say, or died."""
    ready = wait([worker.child.pipe for worker in workers])
    return [worker for worker in workers if worker.child.pipe in ready]


def _receive(pool: _Pool, worker: _Process, again: deque[_Task]) -> Iterator[Any]:
    said = worker.child.said()
    if said is None:
        pool.workers.remove(worker)
        worker.child.bury()
        if worker.task is None:
            pool.deaths += 1
        else:
            worker.task.blame()
            again.append(worker.task)
            if worker.task.deaths > 2 * _DEATHS + len(worker.task.skip) * 2:
                name = worker.task.shard.name
                raise UserError(f"workers die before they begin with shard {name}: too little memory?")
        if pool.deaths > 3 * pool.size:
            raise UserError("worker processes die as soon as they start: too little memory?")
        return
    if said.kind == "told":
        if worker.task is not None:
            worker.task.row = said.value
        return
    worker.task = None
    if said.kind == "problem":
        raise UserError(said.value)
    yield said.value


@contextmanager
def _worker(job: Job, make: Make) -> Iterator[Answer]:
    """What does shards; of one that workers have died of, it tells each row before it begins with it."""
    work = make(job)
    settle()
    yield lambda question, tell: work(question[0], question[1], tell if question[2] else None)
