"""A run over a corpus, from its plan to its summary."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from mtcheck.corpus import firstpass
from mtcheck.corpus.assembly import assemble, outputs, write_errors
from mtcheck.corpus.check import Counts
from mtcheck.corpus.job import Checks, Columns, Job
from mtcheck.corpus.local import Engine
from mtcheck.corpus.places import absolute, form_of, inputs_at, kind_of, located, write_bytes
from mtcheck.corpus.progress import progress
from mtcheck.corpus.shards import leads
from mtcheck.corpus.state import State
from mtcheck.corpus.worker import Worker
from mtcheck.corpus.writing import added_fields, first_rows, schema_of
from mtcheck.errors import UserError
from mtcheck.telling import tell


def plan(source: str, output: str, columns: Columns, checks: Checks, **sizes: Any) -> Job:
    """The job for an input and an output; raises UserError where they do not go together, or columns are missing."""
    source, output = absolute(source), absolute(output)
    found = inputs_at(source)
    out_form = form_of(output)
    out_folder = kind_of(output) in ("folder", "empty") or not out_form
    if out_form == "text":
        raise UserError(f"{output}: text cannot hold findings: name a folder, or a file ending in .jsonl or .parquet")
    _apart(source, output)
    job = Job(
        source=source,
        output=output,
        form=found.form,
        out_form=found.form if out_folder else out_form,
        out_folder=out_folder,
        inputs=found.inputs,
        columns=columns,
        checks=checks,
        **sizes,
    )
    if job.ledger:
        firstpass.check_file(Path(job.ledger))
    job = replace(job, schema=schema_of(job))
    _check_columns(job)
    return replace(job, leads=leads(job))


def _apart(source: str, output: str) -> None:
    if output == source or output.startswith(source + "/") or source.startswith(output + "/"):
        raise UserError(f"{output}: input and output must not lie in one another")


def _check_columns(job: Job) -> None:
    columns = job.columns
    if job.form == "text":
        if columns.source or columns.split_by:
            raise UserError("text files have no columns: --source-column and --split-by need Parquet or JSON lines")
        return
    there = _columns(job)
    for option, name in (("text", columns.text), ("id", columns.id), ("source", columns.source)):
        if name and there and name not in there:
            raise UserError(f"there is no column {name!r} (--{option}-column): there are {', '.join(there)}")
    if columns.split_by and there and columns.split_by not in there:
        raise UserError(f"there is no column {columns.split_by!r} (--split-by): there are {', '.join(there)}")
    new = {field.name for field in added_fields(job)}
    if taken := sorted(new.intersection(there)):
        raise UserError(f"the input has a column {taken[0]!r} already: give --prefix another beginning for new ones")


def _columns(job: Job) -> list[str]:
    """The columns of the input; of JSON, those of its first rows; empty where none of these is a row."""
    import pyarrow as pa

    if job.schema:
        schema = pa.ipc.read_schema(pa.py_buffer(job.schema))
        if job.form == "parquet":
            _check_text(schema, job.columns.text, pa)
        return list(schema.names)

    return list(dict.fromkeys(name for row in first_rows(job) for name in row))


def _check_text(schema: Any, name: str, pa: Any) -> None:
    if name not in schema.names:
        return
    type_ = schema.field(name).type
    texts = (pa.string(), pa.large_string(), pa.string_view(), pa.binary(), pa.large_binary())
    if type_ not in texts and not pa.types.is_dictionary(type_):
        raise UserError(f"the column {name!r} is no text but {type_}")


def run(job: Job, engine: Engine, *, restart: bool = False, overwrite: bool = False) -> tuple[Counts, float, float]:
    """Do a job; returns what it came to, seconds, and words a second of this run; raises UserError."""
    state = State(job)
    with state.alone(), _kept(job):
        state.begin(restart=restart, overwrite=overwrite)
        _ledger(job, engine)
        before = state.kept()
        if job.checks.settings.model.name:
            from mtcheck.corpus.consulting import consulted  # only where there is a model

            consulted(job, frozenset(before))
        with progress("clean" if job.checks.clean else "lint", _rows(job)) as bar:
            counts = Counts()
            for earlier in before.values():
                counts.add(earlier)
            for done in engine(job, Worker, frozenset(before)):
                counts.add(done)
                bar.advance(done.rows + done.bad, done.words)
            shards = state.done()
            for output, parts in outputs(job, shards):
                assemble(job, output, parts)
            write_errors(job, shards)
            state.end()
            return counts, bar.seconds, bar.rate


@contextmanager
def _kept(job: Job) -> Iterator[None]:
    """Tell who interrupts a run that it can go on."""
    try:
        yield
    except KeyboardInterrupt:
        tell(f"mtcheck: what is done is kept in {job.work}: the same command goes on with it")
        raise


def _ledger(job: Job, engine: Engine) -> None:
    """Put the ledger where workers read it, if there is to be one: the user's, or one made in a pass of its own."""
    if not job.ledger:
        return
    if kind_of(firstpass.ledger_file(job)):
        return
    mine = firstpass.user_file(job)
    if mine is not None and not firstpass.done(job):
        write_bytes(firstpass.ledger_file(job), mine)
        return
    with progress("names", _rows(job)) as bar:
        for done in engine(job, firstpass.NamesWorker, firstpass.done(job)):
            bar.advance(done.rows + done.bad, done.words)
    firstpass.put_in_place(job, firstpass.merged(job))


def _rows(job: Job) -> int | None:
    """How many rows there are, where that is known without reading all of them."""
    if job.form == "text":
        return len(job.inputs)
    if job.form != "parquet" or len(job.inputs) > 1000:
        return None
    import pyarrow.parquet as pq

    system, _ = located(job.source)
    total = 0
    for file in job.inputs:
        with system.open_input_file(file.path) as stream:
            total += pq.read_metadata(stream).num_rows
    return total
