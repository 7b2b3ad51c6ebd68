"""The local engine: processes that are fed one shard at a time, and replaced when they die."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from typing import Any

from mtcheck.corpus.job import Job
from mtcheck.corpus.shards import Shard, missing
from mtcheck.corpus.worker import settle
from mtcheck.errors import UserError

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

    process: Any
    pipe: Connection
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
        context = multiprocessing.get_context("spawn")
        while len(self.workers) < self.size:
            ours, theirs = context.Pipe()
            process = context.Process(target=_main, args=(theirs, self.job, self.make), daemon=True)
            process.start()
            theirs.close()
            self.workers.append(_Process(process, ours))

    def stop(self) -> None:
        """End all workers, whatever they do."""
        for worker in self.workers:
            worker.pipe.close()
            worker.process.terminate()
        for worker in self.workers:
            worker.process.join()


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
    try:
        worker.pipe.send((task.shard, task.skip, task.deaths >= _DEATHS))
    except OSError:
        return  # dead: found out when its answer is waited for


def _ready(workers: list[_Process]) -> list[_Process]:
    """Workers that have something to say, or died."""
    pipes = {worker.pipe: worker for worker in workers}
    return [pipes[pipe] for pipe in wait(list(pipes)) if isinstance(pipe, Connection)]


def _receive(pool: _Pool, worker: _Process, again: deque[_Task]) -> Iterator[Any]:
    try:
        kind, value = worker.pipe.recv()
    except (EOFError, OSError):
        pool.workers.remove(worker)
        worker.pipe.close()
        worker.process.join()
        if worker.task is None:
            pool.deaths += 1
        else:
            worker.task.blame()
            again.append(worker.task)
            if worker.task.deaths > 2 * _DEATHS + len(worker.task.skip) * 2:
                name = worker.task.shard.name
                raise UserError(f"workers die before they begin with shard {name}: too little memory?") from None
        if pool.deaths > 3 * pool.size:
            raise UserError("worker processes die as soon as they start: too little memory?") from None
        return
    if kind == "row" and worker.task is not None:
        worker.task.row = value
        return
    worker.task = None
    if kind == "wrong":
        raise value
    yield value


def _main(pipe: Connection, job: Job, make: Make) -> None:
    """A worker's life: it ends when the run closes the pipe, or dies."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to all; the run ends its workers itself
    worker = make(job)
    settle()
    while True:
        try:
            shard, skip, watched = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            before = (lambda row: pipe.send(("row", row))) if watched else None
            answer = ("done", worker(shard, skip, before))
        except UserError as error:
            answer = ("wrong", UserError(str(error)))
        try:
            pipe.send(answer)
        except OSError:
            return
