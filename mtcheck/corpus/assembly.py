"""Putting the output together from shards: in the order of the input, and cut as if there had been no shards."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from mtcheck.corpus.job import Job
from mtcheck.corpus.places import Writing, compression_of, located, read_bytes, remove_file
from mtcheck.corpus.worker import data_file, read_summary
from mtcheck.corpus.writing import added_fields
from mtcheck.errors import UserError

GROUP = 4096  # rows of a row group in Parquet


def outputs(job: Job, shards: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """Each output file with its shards in order: one for each input file in a folder, else one for all."""
    names = sorted(shards)
    if not job.out_folder:
        yield job.output, names
    elif job.form == "text":
        yield f"{job.output}/{'_findings' if job.out_form == 'text' else 'articles'}.{_ending(job)}", names
    else:
        for number, file in enumerate(job.inputs):
            yield f"{job.output}/{file.name}", [n for n in names if n.startswith(f"{number:06}-")]


def _ending(job: Job) -> str:
    return "parquet" if job.out_form == "parquet" else "jsonl"


def assemble(job: Job, output: str, shards: list[str]) -> None:
    """Write one output file; raises UserError."""
    if job.out_form == "parquet":
        _parquet(job, output, shards)
        return
    with Writing(output, compression_of(output)) as file:
        for shard in shards:
            system, path = located(data_file(job, shard))
            with system.open_input_stream(path, compression=None) as stream:
                file.write(stream.read())


def _parquet(job: Job, output: str, shards: list[str]) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = pa.ipc.read_schema(pa.py_buffer(job.schema))
    for field in added_fields(job):
        schema = schema.append(field)
    with Writing(output) as file, pq.ParquetWriter(file, schema, compression="zstd") as writer:
        for table in _groups(_tables(job, shards, schema)):
            writer.write_table(table, row_group_size=GROUP)


def _tables(job: Job, shards: list[str], schema: Any) -> Iterator[Any]:
    """The tables of shards, which lie where others may write, too."""
    import pyarrow as pa

    for shard in shards:
        data = read_bytes(data_file(job, shard))
        if data is None:
            raise UserError(f"{data_file(job, shard)}: is gone: give --restart to begin anew")
        try:
            with pa.ipc.open_stream(pa.py_buffer(data)) as reader:
                table = reader.read_all()
            for column in table.columns:
                _check(column)
            table = table.cast(schema)
        except (pa.ArrowException, ValueError, OSError):
            place = data_file(job, shard)
            raise UserError(f"{place}: is not what a worker left: give --restart to begin anew") from None
        yield table


def _check(column: Any) -> None:
    """Raise ValueError for a column that leads outside of its own memory; texts that are no UTF-8 are none of these."""
    try:
        column.validate(full=True)
    except ValueError as error:
        if "UTF8" not in str(error):
            raise


def _groups(tables: Iterator[Any]) -> Iterator[Any]:
    """The same rows, GROUP in each table but the last, and each in one piece: how they came leaves no trace."""
    import pyarrow as pa

    waiting: list[Any] = []
    rows = 0
    for table in tables:
        waiting.append(table)
        rows += len(table)
        while rows >= GROUP:
            whole = pa.concat_tables(waiting)
            yield whole[:GROUP].combine_chunks()
            waiting, rows = [whole[GROUP:]], rows - GROUP
    if rows:
        yield pa.concat_tables(waiting).combine_chunks()


def write_errors(job: Job, shards: Iterable[str]) -> int:
    """Write the file of rows that could not be checked or cleaned, if there are such; returns their number."""
    number = 0
    remove_file(job.errors)
    names = [name for name in sorted(shards) if read_summary(job, name)[1]]
    if not names:
        return 0
    with Writing(job.errors) as file:
        for name in names:
            for error in read_summary(job, name)[1]:
                file.write(json.dumps(error, ensure_ascii=False).encode() + b"\n")
                number += 1
    return number
