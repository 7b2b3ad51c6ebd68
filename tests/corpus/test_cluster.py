"""The Ray engine writes what the local one writes, and leaves no process behind."""

from __future__ import annotations

import time
import uuid
from pathlib import Path
from typing import Any

import pytest

from mtcheck.corpus import cluster
from mtcheck.errors import UserError
from tests.conftest import Cli
from tests.corpus.conftest import Corpora, rows
from tests.corpus.test_processes import Allergic, Mortal

pytestmark = pytest.mark.filterwarnings("default")  # Ray's own are not ours to put right


def left_by(mark: str) -> list[str]:
    """Processes, of Ray or not, that a run has left, by a variable of its environment."""
    found = []
    for place in Path("/proc").glob("[0-9]*/environ"):
        try:
            if mark.encode() in place.read_bytes():
                found.append(place.parent.name)
        except OSError:
            continue
    return found


def with_worker(engine: Any, make: Any) -> Any:
    return lambda job, _, done: engine(job, make, done)


def test_ray_writes_the_same_bytes_in_one_pass_and_in_two(corpora: Corpora, cli: Cli) -> None:
    folder, mark = corpora.folder, uuid.uuid4().hex
    cli.env["MTCHECK_TEST"] = mark
    corpora.parquet("in/a.parquet", rows(7))
    corpora.parquet("in/b.parquet", rows(13))
    for name, options in (("local", ["--jobs", "1"]), ("ray", ["--engine", "ray", "--jobs", "2", "--shard-rows", "3"])):
        ledger = folder / f"{name}.toml"
        done = cli("corpus", "clean", folder / "in", "-o", folder / f"{name}.parquet", "--ledger", ledger, *options)
        assert done.returncode == 0, done.stderr
        assert all(line.startswith("mtcheck: ") for line in done.stderr.splitlines())
    assert corpora.bytes("ray.parquet") == corpora.bytes("local.parquet")
    assert corpora.bytes("ray.toml") == corpora.bytes("local.toml")
    deadline = time.monotonic() + 30
    while left_by(mark) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert left_by(mark) == []


def test_an_actor_that_is_killed_is_replaced_and_a_row_that_kills_them_left_out(corpora: Corpora) -> None:
    corpora.parquet("in.parquet", rows(10))
    whole = corpora("in.parquet", "whole.parquet", shard_rows=3)
    with cluster.connected("", 2) as engine:
        mortal = with_worker(engine, Mortal)
        assert corpora("in.parquet", "out.parquet", shard_rows=3, engine=mortal) == whole
        assert corpora.bytes("out.parquet") == corpora.bytes("whole.parquet")
        counts = corpora("in.parquet", "out.jsonl", shard_rows=4, engine=with_worker(engine, Allergic))
        assert (counts.rows, counts.bad) == (9, 1)


def test_a_cluster_that_is_not_there_is_told() -> None:
    with pytest.raises(UserError, match="cannot be reached"), cluster.connected("127.0.0.1:1", 2):
        pass
