"""Input files as shards: runs of rows, cut where one article ends and the next begins."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from mtcheck.corpus.forms import FORMS, HEAVY
from mtcheck.corpus.job import Job

MOST_ROWS = 100_000  # of one article; a column that is the same everywhere must not make one shard of a corpus


@dataclass(frozen=True, slots=True)
class Shard:
    """Some rows of an input file, packed; `pieces` are the files and numbers of its rows: (file, first row, rows)."""

    file: int
    number: int
    data: bytes
    pieces: tuple[tuple[int, int, int], ...]

    @property
    def name(self) -> str:
        """What its own files are called; in the order of the corpus."""
        return f"{self.file:06}-{self.number:08}"

    def place(self, row: int) -> tuple[int, int]:
        """The input file of one of its rows, and the row's number there, counted from 1."""
        for file, first, rows in self.pieces:
            if row < rows:
                return file, first + row + 1
            row -= rows
        raise IndexError(row)


def files_of(job: Job) -> range:
    """The numbers of input files to be read one by one; text files are all read as one."""
    return range(1 if job.form == "text" else len(job.inputs))


def shards(job: Job, file: int) -> Iterator[Shard]:
    """The shards of one input file, with the rest of its last article where that goes on in the files after it."""
    cutter = _Cutter(job, file)
    for number, first, rows in _runs(job, file):
        yield from cutter.add(number, first, rows)
    yield from cutter.end()


def _runs(job: Job, file: int) -> Iterator[tuple[int, int, Any]]:
    """Rows of a file but for those that end the article before, and those of the next files that end its own."""
    form, lead = FORMS[job.form], job.leads[file] if job.leads else 0
    at = 0
    for rows in form.batches(job, file):
        skip = max(0, min(len(rows), lead - at))
        if skip < len(rows):
            yield file, at + skip, rows[skip:]
        at += len(rows)
    following = file + 1
    while job.leads and at > lead and following < len(job.inputs):
        own = yield from _lead(job, following)
        if own:
            return
        following += 1


def _lead(job: Job, file: int) -> Generator[tuple[int, int, Any], None, bool]:
    """The rows at the start of a file that belong to the article before; returns whether it has rows of its own."""
    at, lead = 0, job.leads[file]
    for rows in FORMS[job.form].batches(job, file):
        if at < lead:
            yield file, at, rows[: lead - at]
        at += len(rows)
        if at > lead:
            return True
    return False


def file_of(shard: str) -> int:
    """The number of the input file that a shard, by its name, was cut from."""
    return int(shard.partition("-")[0])


def missing(job: Job, done: frozenset[str], files: Iterable[int] | None = None) -> Iterator[Shard]:
    """The shards of some input files, or of all, that are not done yet."""
    every = (shard for file in (files_of(job) if files is None else files) for shard in shards(job, file))
    return (shard for shard in every if shard.name not in done)


class _Cutter:
    """Gathers rows, and cuts them into shards between two articles."""

    def __init__(self, job: Job, file: int) -> None:
        self._form, self._column = FORMS[job.form], job.columns.split_by
        self._file, self._size = file, job.shard_rows
        self._number = 0
        self._parts: list[Any] = []
        self._pieces: list[tuple[int, int, int]] = []
        self._rows = self._bytes = 0
        self._key: Any = None
        self._same = 0  # rows since the article began

    def add(self, file: int, first: int, rows: Any) -> Iterator[Shard]:
        """Take some rows of a file; yields what is complete."""
        start = 0
        for cut in self._cuts(rows):
            self._take(file, first + start, rows[start:cut])
            yield self._shard()
            start = cut
        if start < len(rows):
            self._take(file, first + start, rows[start:])
        if not self._column and self._bytes > HEAVY:
            yield self._shard()

    def end(self) -> Iterator[Shard]:
        """What is left."""
        if self._rows:
            yield self._shard()

    def _cuts(self, rows: Any) -> list[int]:
        """Where to cut within some rows that come after those gathered."""
        if not self._column:
            first = self._size - self._rows
            return list(range(first, len(rows) + 1, self._size)) if first <= len(rows) else []
        cuts, gathered = [], self._rows
        for at, key in enumerate(self._form.keys(rows, self._column)):
            new = key is not None and key != self._key
            self._same = 0 if new else self._same + 1
            endless = self._same == MOST_ROWS
            if gathered and (new and gathered >= self._size or endless):
                cuts.append(at)
                gathered = 0
            if new or endless:
                self._key, self._same = key, 0
            gathered += 1
        return cuts

    def _take(self, file: int, first: int, rows: Any) -> None:
        if not len(rows):
            return
        self._parts.append(rows)
        self._bytes += sum(map(len, rows)) if isinstance(rows, list) else rows.nbytes
        self._rows += len(rows)
        if self._pieces and self._pieces[-1][0] == file and sum(self._pieces[-1][1:]) == first:
            self._pieces[-1] = (file, self._pieces[-1][1], self._pieces[-1][2] + len(rows))
        else:
            self._pieces.append((file, first, len(rows)))

    def _shard(self) -> Shard:
        shard = Shard(self._file, self._number, self._form.pack(self._parts), tuple(self._pieces))
        self._number += 1
        self._parts, self._pieces, self._rows, self._bytes = [], [], 0, 0
        return shard


def leads(job: Job) -> tuple[int, ...]:
    """How many rows at the start of each file belong to the article at the end of the file before."""
    if not job.columns.split_by or job.form == "text" or len(job.inputs) < 2:
        return ()
    found, last = [], None
    for file in range(len(job.inputs)):
        lead, open_, key = 0, last is not None, last
        for rows in FORMS[job.form].batches(job, file):
            for value in FORMS[job.form].keys(rows, job.columns.split_by):
                open_ = open_ and value in (None, last)
                lead += open_
                key = value if value is not None else key
        found.append(lead)
        last = key
    return tuple(found)
