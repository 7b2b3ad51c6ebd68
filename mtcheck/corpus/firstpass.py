"""The first of two passes: what all articles name, added up to the ledger that the second holds each of them to."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import msgspec

from mtcheck.corpus.articles import articles
from mtcheck.corpus.check import Counts
from mtcheck.corpus.forms import FORMS
from mtcheck.corpus.job import Job
from mtcheck.corpus.places import names_in, read_bytes, remove_file, write_bytes
from mtcheck.corpus.rows import rows_of
from mtcheck.corpus.shards import Shard
from mtcheck.document import Document
from mtcheck.errors import UserError
from mtcheck.names.census import Census, Collector, census_of
from mtcheck.names.given import Gender
from mtcheck.names.ledger import read_ledger
from mtcheck.names.registry import Known
from mtcheck.output.nametable import as_toml
from mtcheck.telling import warn

_DONE = re.compile(r"names-(\d{6}-\d{8})\.json")


class NamesWorker:
    """Collects the names of shard after shard, each into a file of its own."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._collector = Collector()

    def __call__(self, shard: Shard, skip: Iterable[int] = (), before: Callable[[int], None] | None = None) -> Counts:
        """Collect the names of a shard, with the parameters of `Worker`; returns its rows and words."""
        self._collector.census = Census()
        skip, counts = frozenset(skip), Counts()
        good, bad = rows_of(self._job, FORMS[self._job.form].unpack(shard.data))
        rows = [row for row in good if row.at not in skip]
        counts.rows, counts.bad = len(rows), len(bad)
        for article in articles(rows, joined=bool(self._job.columns.split_by)):
            if before is not None:
                before(article.rows[0].at)
            document = Document(article.text, article.path(self._job.form))
            self._collector.read(document)
            counts.words += document.word_count
        census = self._collector.census.rows(self._collector.known)
        write_bytes(f"{self._job.work}/names-{shard.name}.json", json.dumps(census, ensure_ascii=False).encode())
        return counts


class _Rows(msgspec.Struct, forbid_unknown_fields=True):
    """A census as `Census.rows` has it."""

    known: list[tuple[int, int, dict[str, int]]]
    people: list[tuple[list[tuple[str, str]], dict[Gender, int], dict[str, int], int]]
    loose: dict[str, int]
    loose_files: list[tuple[list[tuple[str, bool]], int]]


def done(job: Job) -> frozenset[str]:
    """Names of the shards whose names are collected; what is not as a worker left it is removed, and collected anew."""
    names = {found[1]: f"{job.work}/{name}" for name in names_in(job.work) if (found := _DONE.fullmatch(name))}
    known = Collector().known
    for name, place in list(names.items()):
        try:
            _read(place, known)
        except ValueError:
            warn(f"{place}: is not what a worker left: the names of the shard are collected anew")
            remove_file(place)
            del names[name]
    return frozenset(names)


def _read(place: str, known: Sequence[Known]) -> Census:
    """The names of a shard; raises ValueError for a file that no worker wrote."""
    try:
        rows = msgspec.json.decode(read_bytes(place) or b"", type=_Rows)
        return census_of({name: getattr(rows, name) for name in rows.__struct_fields__}, known)
    except (RecursionError, IndexError):
        raise ValueError("no names of a shard") from None


def merged(job: Job) -> bytes:
    """The ledger of all shards: the same bytes in whatever order, and of however many, they were made."""
    known, census = Collector().known, Census()
    for name in done(job):
        census.merge(_read(f"{job.work}/names-{name}.json", known))
    return as_toml(census.names()).encode("utf-8", "backslashreplace")


def ledger_file(job: Job) -> str:
    """The copy of the ledger that workers read."""
    return f"{job.work}/ledger.toml"


def user_file(job: Job) -> bytes | None:
    """The ledger that the user named, None where it is still to be made."""
    try:
        return Path(job.ledger).read_bytes()
    except FileNotFoundError:
        return None


def check_file(path: Path) -> None:
    """Raise UserError where a ledger is wrong, or is still to be made and could not be written."""
    if path.exists():
        read_ledger(path)
    elif not path.parent.is_dir():
        raise UserError(f"{path}: there is no folder {path.parent} to write the ledger into")
    elif not os.access(path.parent, os.W_OK):
        raise UserError(f"{path}: cannot be written: permission denied")


def put_in_place(job: Job, data: bytes) -> None:
    """Write a ledger that was made, for the user and for the workers."""
    from mtcheck.files.writing import write

    write(Path(job.ledger), data)
    write_bytes(ledger_file(job), data)
