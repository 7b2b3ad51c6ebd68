"""The folder where a run keeps what is done, so that an interrupted run goes on where it ended."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from mtcheck.corpus.job import Job
from mtcheck.corpus.places import kind_of, names_in, read_bytes, remove_folder, write_bytes
from mtcheck.errors import UserError

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
        write_bytes(self._manifest, json.dumps(job.settings(), indent=1).encode())
        return False

    @property
    def _manifest(self) -> str:
        return f"{self._job.work}/manifest.json"

    def _compare(self, old: bytes) -> None:
        try:
            before: Any = json.loads(old)
        except ValueError:
            before = {}
        now = json.loads(json.dumps(self._job.settings()))
        other = [_MEANING.get(key, f"another {key.replace('_', '-')}") for key in now if before.get(key) != now[key]]
        if other:
            raise UserError(
                f"{self._job.output}: an unfinished run for it had {', '.join(other)}: go on as it began, or give "
                "--restart to begin anew"
            )

    def done(self) -> frozenset[str]:
        """Names of the shards that are done."""
        names = (name.partition(".") for name in names_in(self._job.work))
        return frozenset(name for name, _, ending in names if ending == "json" and name != "manifest")

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
