"""The same work on each article of a run, by as many processes as it may use, the results in the order of the files."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Generator, Iterator
from functools import partial
from typing import NamedTuple, Protocol, TypeVar

from mtcheck.commands.run import Files, Run, progress
from mtcheck.errors import UserError
from mtcheck.files.articles import Article
from mtcheck.runs import engines
from mtcheck.runs.pool import Done, Pool, cores
from mtcheck.settings.config import Settings

Result = TypeVar("Result")
Result_co = TypeVar("Result_co", covariant=True)

_ALONE = 60_000  # bytes of articles that are checked sooner than other processes are started
_FEW = 3  # articles that are not worth grammar checkers in several processes


class Job(NamedTuple):
    """An article to work on, and how; the key of what is known of it from before, and whether that is enough."""

    article: Article
    settings: Settings
    key: bytes = b""
    known: bool = False


class Memory(Protocol[Result_co]):
    """What earlier runs made of articles."""

    def key(self, article: Article, settings: Settings) -> bytes:
        """What the result for an article depends on, b"" where nothing is kept."""

    def recall(self, job: Job) -> Result_co | None:
        """The result of an earlier run."""


def on_each(
    run: Run,
    files: Files,
    work: Callable[[Job], Result],
    jobs: int,
    *,
    memory: Memory[Result] | None = None,
    bar: bool = False,
) -> Generator[tuple[Job, Result]]:
    """What `work`, a function of a module, makes of each readable article; the others are complained about.

    Models that settings name are asked first, in this process. `jobs` is the number of processes, 0 for one on each
    core. `bar` shows progress on a terminal: for commands that
    print and ask nothing there meanwhile.
    """
    run.consult(files)
    alone: int = _ALONE
    if any(settings.grammar != "off" for _, settings in files):
        # Grammar checkers have threads, which do not live on in copies of a process: it must not have begun with them.
        alone = 0 if len(files) > _FEW else sys.maxsize
    jobs = min(jobs or cores(), len(files)) or 1
    under_way: deque[Job | None] = deque()
    with (
        Pool[Job, Result | _Problem](
            partial(_tried, work), _size, jobs, alone=alone, prepare=engines.forget_checkers
        ) as pool,
        progress(len(files) if bar else 0) as advance,
    ):
        for result in pool.results(_jobs(run, files, under_way, memory, shared=jobs > 1 and not alone)):
            job = under_way.popleft()
            if isinstance(result, _Problem):
                run.complain(result.text)
            elif job:
                yield job, result
            advance()


class _Problem(NamedTuple):
    """Why there is no result."""

    text: str


def _tried(work: Callable[[Job], Result], job: Job) -> Result | _Problem:
    try:
        return work(job)
    except UserError as error:  # of one article alone: the settings were looked at before
        return _Problem(str(error))


def _jobs(
    run: Run, files: Files, under_way: deque[Job | None], memory: Memory[Result] | None, *, shared: bool
) -> Iterator[Job | Done[Result | _Problem]]:
    seen: set[int] = set()
    for path, settings in files:
        try:
            article = run.read(path)
        except UserError as error:
            under_way.append(None)
            yield Done(_Problem(str(error)))
            continue
        job = Job(article, settings, memory.key(article, settings) if memory else b"")
        known = memory.recall(job) if memory else None
        if known is not None:
            under_way.append(job._replace(known=True))
            yield Done(known)
            continue
        if id(settings) not in seen:
            seen.add(id(settings))
            engines.engine(settings)  # here, where a mistake in them ends the run, and others can share it
            engines.ledger(settings)
        under_way.append(job)
        yield job._replace(settings=engines.served(settings)) if shared else job


def _size(job: Job) -> int:
    return len(job.article.data)
