"""Worker processes that die, and runs that are killed: the output is the same."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mtcheck.corpus import local
from mtcheck.corpus.check import Counts
from mtcheck.corpus.job import Job
from mtcheck.corpus.shards import Shard
from mtcheck.corpus.worker import Worker
from mtcheck.errors import UserError
from mtcheck.rules import loading
from tests.conftest import Cli
from tests.corpus.conftest import Corpora, rows


def quick_worker(job: Job) -> Worker:
    """A worker with no rules but those of the tests; it is in a process of its own."""
    loading.rules_folder = lambda: job.checks.settings.rules[0].parent / "rules"  # type: ignore[assignment]
    return Worker(job)


class Mortal:
    """A worker that is killed in the middle of its second shard, once in all."""

    def __init__(self, job: Job) -> None:
        self._worker, self._mark = quick_worker(job), Path(job.work) / "killed"

    def __call__(self, shard: Shard, skip: tuple[int, ...], before: Any) -> Counts:
        if shard.number == 1 and not self._mark.exists():
            self._mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return self._worker(shard, skip, before)


class Allergic:
    """A worker that dies of the row whose text says so."""

    def __init__(self, job: Job) -> None:
        self._worker = quick_worker(job)

    def __call__(self, shard: Shard, skip: tuple[int, ...], before: Callable[[int], None] | None) -> Counts:
        if b"item 5." in shard.data and before is None:
            os.kill(os.getpid(), signal.SIGKILL)

        def watch(row: int) -> None:
            assert before is not None
            before(row)
            if row == 1 and b"item 5." in shard.data:
                os.kill(os.getpid(), signal.SIGKILL)

        return self._worker(shard, skip, watch if before else None)


class Stillborn:
    """A worker that no machine can start."""

    def __init__(self, _: Job) -> None:
        os.kill(os.getpid(), signal.SIGKILL)


class Refusing:
    """A worker that tells what is wrong."""

    def __init__(self, _: Job) -> None:
        pass

    def __call__(self, *_: Any) -> Counts:
        raise UserError("the disk is full")


def with_worker(make: Any, processes: int = 2) -> Any:
    def engine(job: Job, _: Any, done: frozenset[str]) -> Any:
        return local.run(job, make, done, processes)

    return engine


def test_a_worker_that_is_killed_is_replaced_and_nothing_is_lost_or_doubled(corpora: Corpora) -> None:
    corpora.parquet("in.parquet", rows(10))
    whole = corpora("in.parquet", "whole.parquet", shard_rows=3)
    counts = corpora("in.parquet", "out.parquet", shard_rows=3, engine=with_worker(Mortal))
    assert counts == whole
    assert corpora.bytes("out.parquet") == corpora.bytes("whole.parquet")


def test_a_row_that_workers_die_of_goes_to_the_error_file(corpora: Corpora) -> None:
    corpora.parquet("in.parquet", rows(8))
    counts = corpora("in.parquet", "out.jsonl", shard_rows=4, engine=with_worker(Allergic, 1))
    assert (counts.rows, counts.bad) == (7, 1)
    assert [row["id"] for row in corpora.read("out.jsonl")] == ["a0", "a1", "a2", "a3", "a4", "a6", "a7"]
    errors = corpora.read("out.jsonl.errors.jsonl")
    assert [(e["row"], e["reason"]) for e in errors] == [(6, "workers died of it")]


def test_workers_that_cannot_live_end_the_run(corpora: Corpora) -> None:
    corpora.parquet("in.parquet", rows(8))
    with pytest.raises(UserError, match="workers die"):
        corpora("in.parquet", "out.jsonl", engine=with_worker(Stillborn))


def test_what_a_worker_cannot_do_is_told(corpora: Corpora) -> None:
    corpora.parquet("in.parquet", rows(8))
    with pytest.raises(UserError, match="the disk is full"):
        corpora("in.parquet", "out.jsonl", engine=with_worker(Refusing))


def test_a_run_that_is_killed_goes_on(corpora: Corpora, cli: Cli) -> None:
    corpora.parquet("in.parquet", rows(60))
    folder = corpora.folder
    whole = cli("corpus", "clean", folder / "in.parquet", "--output", folder / "whole.parquet", "--jobs", "1")
    assert whole.returncode == 0, whole.stderr
    command = ("corpus", "clean", folder / "in.parquet", "--output", folder / "out.parquet", "--shard-rows", "2")
    process = cli.popen(*command)
    deadline = time.monotonic() + 60
    while not list(folder.glob("out.parquet.mtcheck/0*.json")) and time.monotonic() < deadline:
        time.sleep(0.01)
    process.kill()
    process.communicate()
    assert not (folder / "out.parquet").exists()
    assert list(folder.glob("out.parquet.mtcheck/0*.json"))
    done = cli(*command, "--format", "json")
    assert done.returncode == 0, done.stderr
    assert corpora.bytes("out.parquet") == corpora.bytes("whole.parquet")
    assert not list(folder.glob("out.parquet.*"))


def test_two_runs_do_not_work_on_one_output(corpora: Corpora) -> None:
    corpora.parquet("in.parquet", rows(4))

    def engine(job: Job, make: Any, done: Any) -> Any:
        with pytest.raises(UserError, match="another run is at work"):
            corpora("in.parquet", "out.parquet", shard_rows=2)
        return iter(())

    corpora("in.parquet", "out.parquet", shard_rows=2, engine=engine)


def test_ctrl_c_ends_the_workers_and_the_run_goes_on_later(corpora: Corpora, cli: Cli) -> None:
    corpora.parquet("in.parquet", rows(60))
    folder = corpora.folder
    command = ("corpus", "lint", folder / "in.parquet", "--output", folder / "out.jsonl", "--shard-rows", "1")
    process = cli.popen(*command)
    deadline = time.monotonic() + 60
    while not list(folder.glob("out.jsonl.mtcheck/0*.json")) and time.monotonic() < deadline:
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=30)
    assert process.returncode == 130
    assert errors.decode().splitlines()[-1].startswith("mtcheck: interrupted")
    assert cli(*command).returncode == 0
    assert len(corpora.read("out.jsonl")) == 60
