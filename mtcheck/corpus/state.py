"""The folder where a run keeps what is done, so that an interrupted run goes on where it ended."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import msgspec

from mtcheck.corpus.check import Counts
from mtcheck.corpus.job import Job
from mtcheck.corpus.places import kind_of, names_in, read_bytes, remove_file, remove_folder, write_bytes
from mtcheck.corpus.worker import read_summary, summary_file
from mtcheck.errors import UserError
from mtcheck.telling import warn

_DONE = re.compile(r"\d{6}-\d{8}\.json")
_MEANING = {
    "version": "another version of mtcheck",
    "input": "another input, or one that has changed",
    "rules": "other rules",
    "ledger": "another ledger",
}


class State:
    """The work folder of a job; its manifest says for which settings its shards were made."""

    def __init__(self, job: Job) -> None:
        self._job = job

    def begin(self, *, restart: bool, overwrite: bool) -> bool:
        """Make the folder, or take the one that is there; returns whether an interrupted run goes on.

        Raises UserError where the output is there already, or the interrupted run was another.
        """
        job = self._job
        if restart:
            remove_folder(job.work)
        old = read_bytes(self._manifest) if kind_of(job.work) else None
        if old is not None:
            self._compare(old)
            return True
        if not overwrite and kind_of(job.output) not in ("", "empty"):
            raise UserError(f"{job.output}: is there already: remove it, name another, or give --overwrite")
        if overwrite and kind_of(job.output) == "file" and job.out_folder:
            raise UserError(f"{job.output}: is a file, and the output is a folder: name another")
        write_bytes(self._manifest, json.dumps(self._settings(), indent=1).encode())
        return False

    def _settings(self) -> dict[str, Any]:
        job = self._job
        return job.settings() | {"ledger": _ledger(Path(job.ledger)) if job.ledger else ""}

    @property
    def _manifest(self) -> str:
        return f"{self._job.work}/manifest.json"

    def _compare(self, old: bytes) -> None:
        try:
            before = msgspec.json.decode(old, type=dict[str, Any])
        except (ValueError, RecursionError):
            warn(f"{self._manifest}: is not what a run of mtcheck left")
            before = {}
        now = json.loads(json.dumps(self._settings()))
        copy = read_bytes(f"{self._job.work}/ledger.toml")
        if before.get("ledger") == "made" and now["ledger"] in ("made", _digest(copy)):
            now["ledger"] = "made"  # by the run that goes on
        other = [_MEANING.get(key, f"another {key.replace('_', '-')}") for key in now if before.get(key) != now[key]]
        if other:
            raise UserError(
                f"{self._job.output}: an unfinished run for it had {', '.join(other)}: go on as it began, or give "
                "--restart to begin anew"
            )

    def done(self) -> frozenset[str]:
        """Names of the shards that are done."""
        return frozenset(name.removesuffix(".json") for name in names_in(self._job.work) if _DONE.fullmatch(name))

    def kept(self) -> dict[str, Counts]:
        """What the shards come to that an earlier run did; one that is not as a worker left it counts as not done."""
        found = {}
        for name in self.done():
            try:
                found[name] = read_summary(self._job, name)[0]
            except ValueError:
                place = summary_file(self._job, name)
                warn(f"{place}: is not what a worker left: the shard is done again")
                remove_file(place)
        return found

    def end(self) -> None:
        """Remove the folder."""
        remove_folder(self._job.work)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """The time in which no other run on this machine may work on the same output; raises UserError."""
        output = self._job.output
        if "://" in output or os.name != "posix":
            yield
            return
        import fcntl

        place = Path(f"{output}.lock")
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            handle = os.open(place, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise UserError(f"{place}: cannot be written: {(error.strerror or str(error)).lower()}") from None
        try:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                raise UserError(f"{output}: another run is at work on it") from None
            try:
                yield
            finally:
                with suppress(OSError):
                    place.unlink()
        finally:
            os.close(handle)


def _ledger(path: Path) -> str:
    """What tells whether a ledger is the same; raises UserError where it cannot be read."""
    try:
        return _digest(path.read_bytes())
    except FileNotFoundError:
        return "made"
    except OSError as error:
        raise UserError(f"{path}: {(error.strerror or str(error)).lower()}") from None


def _digest(data: bytes | None) -> str:
    return hashlib.sha256(data or b"").hexdigest()
