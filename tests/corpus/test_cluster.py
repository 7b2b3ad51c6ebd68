"""The Ray engine writes what the local one writes, and leaves no process behind.

Each test has a process of its own that is ended when it takes too long: Ray waits for ever for what does not come.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from mtcheck.corpus import cluster
from mtcheck.errors import UserError
from mtcheck.rules import loading
from tests.conftest import Cli
from tests.corpus.conftest import Corpora, rows
from tests.corpus.test_processes import Allergic, Mortal

# One at a time: two Rays on two cores wait for each other.
pytestmark = [pytest.mark.filterwarnings("default"), pytest.mark.xdist_group("ray")]  # Ray's warnings are not ours

PATIENCE = 200  # seconds of a test; a tenth of it does on a machine that does nothing else


def left_by(mark: str) -> list[int]:
    """Processes, of Ray or not, that a run has left, by a variable of its environment."""
    found = []
    for place in Path("/proc").glob("[0-9]*/environ"):
        with suppress(OSError):
            if mark.encode() in place.read_bytes():
                found.append(int(place.parent.name))
    return sorted(set(found) - {os.getpid()})


@pytest.fixture
def mark(cli: Cli) -> Iterator[str]:
    """What marks the processes of a test; those that it leaves behind are ended, and make it fail."""
    value = uuid.uuid4().hex
    cli.env["MTCHECK_TEST"] = value
    yield value
    deadline = time.monotonic() + 30
    while left_by(value) and time.monotonic() < deadline:
        time.sleep(0.1)
    left = left_by(value)
    for pid in left:
        with suppress(OSError):
            os.kill(pid, signal.SIGKILL)
    assert left == []


def _child(pipe: Any, mark: str, task: Callable[[Corpora], None], corpora: Corpora) -> None:
    os.environ["MTCHECK_TEST"] = mark  # of what is started from here on
    loading.rules_folder = lambda: corpora.pack.parent / "rules"  # type: ignore[assignment]
    try:
        task(corpora)
    except BaseException as error:
        pipe.send(f"{type(error).__name__}: {error}")
        raise
    pipe.send("done")


def apart(task: Callable[[Corpora], None], corpora: Corpora, mark: str) -> None:
    """Do a part of a test in a process of its own, which is killed if it does not come to an end."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_child, args=(theirs, mark, task, corpora))
    process.start()
    theirs.close()
    try:
        assert ours.poll(PATIENCE), f"no end after {PATIENCE} seconds"
        assert ours.recv() == "done"
        process.join(30)
        assert process.exitcode == 0
    finally:
        process.kill()  # the processes of its Ray end with it
        process.join()


def run_bounded(cli: Cli, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """The command line, killed if it does not come to an end; files take what it says, which no process keeps open."""
    out, err = cli.folder / "out.txt", cli.folder / "err.txt"
    with out.open("wb") as o, err.open("wb") as e:
        command = cli.command(*arguments)
        done = subprocess.run(command, cwd=cli.folder, env=cli.env, stdout=o, stderr=e, timeout=PATIENCE, check=False)
    return subprocess.CompletedProcess(command, done.returncode, out.read_text(), err.read_text())


def test_ray_writes_the_same_bytes_in_one_pass_and_in_two(corpora: Corpora, cli: Cli, mark: str) -> None:
    folder = corpora.folder
    corpora.parquet("in/a.parquet", rows(7))
    corpora.parquet("in/b.parquet", rows(13))
    for name, options in (("local", ["--jobs", "1"]), ("ray", ["--engine", "ray", "--jobs", "2", "--shard-rows", "3"])):
        ledger = folder / f"{name}.toml"
        arguments = ("corpus", "clean", folder / "in", "-o", folder / f"{name}.parquet", "--ledger", ledger, *options)
        done = run_bounded(cli, *arguments)
        assert done.returncode == 0, done.stderr
        assert [line for line in done.stderr.splitlines() if not line.startswith("mtcheck: ")] == []
    assert corpora.bytes("ray.parquet") == corpora.bytes("local.parquet")
    assert corpora.bytes("ray.toml") == corpora.bytes("local.toml")


def with_worker(engine: Any, make: Any) -> Any:
    return lambda job, _, done: engine(job, make, done)


def killed_actors(corpora: Corpora) -> None:
    whole = corpora("in.parquet", "whole.parquet", shard_rows=3)
    with cluster.connected("", 2) as engine:
        mortal = with_worker(engine, Mortal)
        assert corpora("in.parquet", "out.parquet", shard_rows=3, engine=mortal) == whole
        assert corpora.bytes("out.parquet") == corpora.bytes("whole.parquet")
        counts = corpora("in.parquet", "out.jsonl", shard_rows=4, engine=with_worker(engine, Allergic))
        assert (counts.rows, counts.bad) == (9, 1)


def test_an_actor_that_is_killed_is_replaced_and_a_row_that_kills_them_left_out(
    corpora: Corpora, mark: str, capfd: pytest.CaptureFixture[str]
) -> None:
    corpora.parquet("in.parquet", rows(10))
    apart(killed_actors, corpora, mark)
    out, err = capfd.readouterr()
    assert out == ""  # where programs read a summary
    assert [line for line in err.splitlines() if not line.startswith("mtcheck: ")] == []


def test_a_cluster_that_is_not_there_is_told() -> None:
    with pytest.raises(UserError, match="cannot be reached"), cluster.connected("127.0.0.1:1", 2):
        pass
