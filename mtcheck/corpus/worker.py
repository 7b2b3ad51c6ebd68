"""What a worker does: makes the files of a shard, its output and a summary, which says that the shard is done."""

from __future__ import annotations

import gc
import json
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from mtcheck.corpus.check import Checked, Checker, Counts
from mtcheck.corpus.forms import FORMS
from mtcheck.corpus.job import Job
from mtcheck.corpus.places import read_bytes, write_bytes
from mtcheck.corpus.rows import Bad, rows_of
from mtcheck.corpus.shards import Shard
from mtcheck.corpus.writing import as_lines, as_table
from mtcheck.errors import UserError


class Worker:
    """Does shard after shard of a job; doing one twice makes the same files again."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._checker = Checker(job)

    def __call__(self, shard: Shard, skip: Iterable[int] = (), before: Callable[[int], None] | None = None) -> Counts:
        """Check a shard and write its files; `skip` are rows that workers died of, `before` is told each article's."""
        job = self._job
        rows = FORMS[job.form].unpack(shard.data)
        good, bad = rows_of(job, rows)
        skip = frozenset(skip)
        bad += [Bad(r.at, r.id, "workers died of it") for r in good if r.at in skip]
        good = [r for r in good if r.at not in skip]
        if job.checks.settings.model.name:
            self._checker.heed(read_bytes(answers_file(job, shard.name)) or b"")
        checked = self._checker.check(good, bad, before)
        data = self._data(rows, checked)
        write_bytes(data_file(job, shard.name), data)
        write_bytes(summary_file(job, shard.name), json.dumps(_summary(job, shard, checked)).encode())
        return checked.counts

    def _data(self, rows: Any, checked: Checked) -> bytes:
        job = self._job
        if job.out_form == "parquet":
            import pyarrow as pa

            table, bad = as_table(job, rows, checked.rows, checked.added)
            checked.bad += bad
            checked.counts.rows -= len(bad)
            checked.counts.bad += len(bad)
            sink = pa.BufferOutputStream()
            with pa.ipc.new_stream(sink, table.schema, options=pa.ipc.IpcWriteOptions(compression="zstd")) as writer:
                writer.write_table(table)
            data: bytes = sink.getvalue().to_pybytes()
            return data
        if job.out_form == "text" and job.checks.clean:
            self._texts(checked)
        return as_lines(job, rows, checked.rows, checked.added)

    def _texts(self, checked: Checked) -> None:
        """Write cleaned text files at once, each to its own name."""
        for row, added in zip(checked.rows, checked.added, strict=True):
            article, _ = row.data
            try:
                data = article.encode(added.cleaned or "")
            except UserError as error:  # a Word file
                data = article.data
                checked.notes.append(Bad(row.at, row.id, f"not cleaned: {error}"))
                checked.counts.noted = len(checked.notes)
            write_bytes(f"{self._job.output}/{article.path}", data)


def settle() -> None:
    """Make this process one that works for long: what is loaded stays, and is not looked through for garbage."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000)


def data_file(job: Job, shard: str) -> str:
    """Where the output of a shard waits."""
    return f"{job.work}/{shard}.{'arrow' if job.out_form == 'parquet' else 'jsonl'}"


def answers_file(job: Job, shard: str) -> str:
    """What a model has said of the articles of a shard, where one reads with the rules."""
    return f"{job.work}/answers-{shard}.jsonl"


def summary_file(job: Job, shard: str) -> str:
    """The file that is there once a shard is done."""
    return f"{job.work}/{shard}.json"


def _summary(job: Job, shard: Shard, checked: Checked) -> dict[str, Any]:
    rows = [(bad, False) for bad in checked.bad] + [(note, True) for note in checked.notes]
    errors = [_error(job, shard, bad, kept) for bad, kept in sorted(rows, key=lambda row: row[0].at)]
    return {"counts": {name: getattr(checked.counts, name) for name in Counts.__slots__}, "errors": errors}


def _error(job: Job, shard: Shard, bad: Bad, kept: bool) -> dict[str, Any]:
    if job.form == "text":
        file, row = str(bad.id), 1
    else:
        number, row = shard.place(bad.at)
        file = job.inputs[number].name
    plain = bad.id if isinstance(bad.id, int | str | float) or bad.id is None else str(bad.id)
    return {"id": plain, "file": file, "row": row, "reason": bad.reason, "kept": kept}


class _Counts(msgspec.Struct, forbid_unknown_fields=True):
    rows: int
    bad: int
    noted: int
    articles: int
    words: int
    foreign: int
    changed: int
    changes: int
    rules: dict[str, int]
    categories: dict[str, int]
    severities: dict[str, int]


class _Summary(msgspec.Struct, forbid_unknown_fields=True):
    counts: _Counts
    errors: list[dict[str, int | float | str | bool | None]]


def read_summary(job: Job, shard: str) -> tuple[Counts, list[dict[str, Any]]]:
    """What a shard that is done comes to, and its errors; raises ValueError for a file that no worker wrote."""
    try:
        summary = msgspec.json.decode(read_bytes(summary_file(job, shard)) or b"", type=_Summary)
    except RecursionError:
        raise ValueError("no summary of a shard") from None
    values = {name: getattr(summary.counts, name) for name in Counts.__slots__}
    values |= {name: Counter(values[name]) for name in ("rules", "categories", "severities")}
    return Counts(**values), summary.errors
