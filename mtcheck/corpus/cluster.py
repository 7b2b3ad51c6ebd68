"""The Ray engine: Ray Data reads the input files and runs workers as actors, on this machine or on many."""

from __future__ import annotations

import logging
import os
import pickle
import socket
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from functools import partial
from pathlib import Path
from typing import Any

from mtcheck.corpus import local
from mtcheck.corpus.job import Job
from mtcheck.corpus.local import Engine, Make
from mtcheck.corpus.places import read_bytes, write_bytes
from mtcheck.corpus.shards import Shard, file_of, files_of, missing
from mtcheck.corpus.worker import settle
from mtcheck.errors import UserError

_TRIES = 2  # of a shard whose actors die
_STARTS = 3  # tries to start a Ray of our own
_PATIENCE = 10  # seconds
_FOR_READING = 0.1  # of a core, for each input file that is being read
_MEMORY = 400_000_000  # bytes of the object store of a Ray of our own: a few shards at a time pass through it


@contextmanager
def connected(address: str, processes: int) -> Iterator[Engine]:
    """An engine on the Ray at an address, or on one that is started here and ended afterwards; raises UserError."""
    ray = _ray()
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere, redirect_stdout(nowhere):  # Ray prints there
        try:
            _connect(ray, address or os.environ.get("RAY_ADDRESS", ""), processes)
            yield partial(_run, ray, processes=processes)
        except ray.exceptions.RayError as error:
            raise UserError(f"Ray gave up: {str(error).strip().splitlines()[-1]}; run again to go on") from None
        finally:
            ray.shutdown()


def _run(ray: Any, job: Job, make: Make, done: frozenset[str], *, processes: int) -> Iterator[Any]:
    """What actors make of the shards that are not done, in whatever order; raises UserError.

    Shards that are given up, because actors die of them, are left to the local engine, which finds the row.
    """
    ours: set[str] = set()
    deadly: set[int] = set()  # files
    for row in _results(ray, job, make, done, processes):
        kind, name, value = pickle.loads(row["result"])  # noqa: S301 from our own actors
        if kind == "wrong":
            raise UserError(value)
        if kind == "done":
            ours.add(name)
            yield value
        else:
            deadly.add(file_of(name))
    if deadly:
        yield from local.run(job, make, done | ours, 1, sorted(deadly))


def _ray() -> Any:
    """The library; raises UserError where it is missing."""
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # nobody is told of this run
    os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")  # what is wrong is raised here
    os.environ.setdefault("RAY_worker_niceness", "0")  # workers here go first like the local engine's
    os.environ.setdefault("RAY_worker_register_timeout_seconds", "300")  # on a busy machine, too
    try:
        import ray
        import ray.data
    except ImportError:
        raise UserError("--engine ray needs Ray: pip install 'mtcheck[ray]'") from None
    return ray


def _connect(ray: Any, address: str, processes: int) -> None:
    """Connect to a cluster, or start a Ray of our own; raises UserError."""
    _knock(address)
    own: dict[str, Any] = {
        "address": "local",
        "num_cpus": processes or None,
        "include_dashboard": False,
        "object_store_memory": _MEMORY,
        "_node_ip_address": "127.0.0.1",
    }
    for left in reversed(range(1 if address else _STARTS)):
        try:
            with _silence():
                where: dict[str, Any] = {"address": address} if address else own
                ray.init(**where, log_to_driver=False, logging_level=logging.ERROR)
            return
        except Exception as error:  # noqa: BLE001 Ray raises no other where a busy machine is slow to start it
            ray.shutdown()
            if not left:
                what = f"Ray at {address} cannot be reached" if address else "Ray cannot be started"
                raise UserError(f"{what}: {(str(error) or type(error).__name__).strip().splitlines()[0]}") from None


@contextmanager
def _silence() -> Iterator[None]:
    """Keep off standard error what Ray's own library says there, whatever the level of its log."""
    kept, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


def _knock(address: str) -> None:
    """Raise UserError where nobody listens at an address, which Ray itself would wait for many minutes to say."""
    host, colon, port = address.rpartition("://")[2].rpartition(":")
    if not colon or not port.isdecimal():
        return
    try:
        socket.create_connection((host.strip("[]"), int(port)), timeout=_PATIENCE).close()
    except (OSError, OverflowError) as error:
        raise UserError(f"Ray at {address} cannot be reached: {error}") from None


def _results(ray: Any, job: Job, make: Make, done: frozenset[str], processes: int) -> Iterator[Any]:
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    context.target_max_block_size = 1  # each shard is a block of its own, so that any actor may take it
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    files = ray.data.from_items([{"file": file} for file in files_of(job)])
    given = {"job": job, "done": done}
    shards = files.map_batches(_read, fn_kwargs=given, batch_size=1, batch_format="pyarrow", num_cpus=_FOR_READING)
    total = int(ray.cluster_resources().get("CPU", 1))
    results = shards.map_batches(
        _Actor,
        fn_constructor_args=(job, make),
        batch_size=1,
        batch_format="pyarrow",
        num_cpus=_share(ray),
        compute=ray.data.ActorPoolStrategy(size=min(processes or total, total)),
    )
    yield from results.iter_rows()


def _share(ray: Any) -> float:
    """The part of a core that an actor asks for: on each node it leaves room for reading, which else waits for ever."""
    cores = min((node["Resources"].get("CPU", 0) for node in ray.nodes() if node["Alive"]), default=1)
    return max(0.5, (cores - 1) / cores) if cores else 0.5


def _read(batch: Any, job: Job, done: frozenset[str]) -> Iterator[Any]:
    """Input files, each as a stream of shards."""
    import pyarrow as pa

    for shard in missing(job, done, batch.column("file").to_pylist()):
        yield pa.table({"shard": pa.array([pickle.dumps(shard)], pa.large_binary())})


class _Actor:
    """A worker, made once for each actor."""

    def __init__(self, job: Job, make: Make) -> None:
        self._job, self._worker = job, make(job)
        settle()

    def __call__(self, batch: Any) -> Any:
        import pyarrow as pa

        shards = (pickle.loads(data) for data in batch.column("shard").to_pylist())  # noqa: S301 from our own reader
        return pa.table({"result": pa.array([pickle.dumps(self._done(shard)) for shard in shards], pa.binary())})

    def _done(self, shard: Shard) -> tuple[str, str, Any]:
        """What became of a shard: done, given up because actors died of it, or wrong."""
        tries = f"{self._job.work}/{shard.name}.tries"  # Ray would begin again with it for ever
        number = len(read_bytes(tries) or b"")
        if number >= _TRIES:
            return "given up", shard.name, None
        write_bytes(tries, b"." * (number + 1))
        try:
            return "done", shard.name, self._worker(shard, (), None)
        except UserError as error:
            return "wrong", shard.name, str(error)
