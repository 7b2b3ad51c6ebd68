"""How the rows of each kind of input file are read: JSON lines, Parquet, text files."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from itertools import islice
from typing import Any, Protocol

from mtcheck.corpus.job import Job
from mtcheck.corpus.places import located
from mtcheck.errors import UserError

LONGEST_LINE = 64_000_000  # bytes; a longer one is no row
HEAVY = 32_000_000  # bytes of rows from which on no more are gathered
OVERLONG = b"\0"  # stands for such a line: no JSON begins so


class Form(Protocol):
    """How the rows of one kind of file are read; what stands for some rows has a length and can be sliced."""

    def batches(self, job: Job, file: int) -> Iterator[Any]:
        """The rows of a file, some at a time."""

    def keys(self, rows: Any, column: str) -> list[Any]:
        """The values of a column; None where there is none."""

    def pack(self, parts: list[Any]) -> bytes:
        """Some rows as bytes."""

    def unpack(self, data: bytes) -> Any:
        """The rows again."""


class Lines:
    """JSON lines, each as its bytes."""

    def batches(self, job: Job, file: int) -> Iterator[list[bytes]]:
        """Lines without their ends."""
        system, _ = located(job.source)
        with system.open_input_stream(job.inputs[file].path) as stream:
            lines = _lines(io.BufferedReader(stream, 1 << 20))
            batch: list[bytes] = []
            size = 0
            for line in lines:
                batch.append(line)
                size += len(line)
                if len(batch) == 256 or size > HEAVY:  # few bytes of a compressed file may be many lines of many
                    yield batch
                    batch, size = [], 0
            if batch:
                yield batch

    def keys(self, rows: list[bytes], column: str) -> list[Any]:
        """The values of a column; None where a line has none, or is no row."""
        return [_value(line, column) for line in rows]

    def pack(self, parts: list[list[bytes]]) -> bytes:
        """Lines joined."""
        return b"\n".join(line for part in parts for line in part)

    def unpack(self, data: bytes) -> list[bytes]:
        """Lines again."""
        return data.split(b"\n")


def _lines(stream: io.BufferedReader) -> Iterator[bytes]:
    first = True
    while line := stream.readline(LONGEST_LINE):
        whole = line
        while len(line) == LONGEST_LINE and not line.endswith(b"\n"):  # read on to its end, keep nothing
            whole, line = OVERLONG, stream.readline(LONGEST_LINE)
        whole = whole.rstrip(b"\r\n")
        yield whole.removeprefix(b"\xef\xbb\xbf") if first else whole
        first = False


def json_object(line: bytes) -> dict[str, Any] | None:
    """The object that a line holds; None where it holds none."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return row if isinstance(row, dict) else None


def _value(line: bytes, column: str) -> Any:
    value = (json_object(line) or {}).get(column)
    return json.dumps(value, sort_keys=True) if isinstance(value, dict | list) else value


class Tables:
    """Parquet, as Arrow tables."""

    def batches(self, job: Job, file: int) -> Iterator[Any]:
        """Tables in the columns and types of the first file; raises UserError where they are others."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        system, _ = located(job.source)
        path = job.inputs[file].path
        schema = pa.ipc.read_schema(pa.py_buffer(job.schema)) if job.schema else None
        try:
            with system.open_input_file(path) as stream, pq.ParquetFile(stream) as parquet:
                for group in range(parquet.num_row_groups):  # one by one: pyarrow keeps what it read until it is done
                    for batch in parquet.iter_batches(batch_size=256, row_groups=[group], use_threads=False):
                        table = pa.Table.from_batches([batch]).replace_schema_metadata(None)
                        yield _fitted(table, schema, path) if schema else table
        except (OSError, pa.ArrowException) as error:
            raise UserError(f"{path}: cannot be read: {str(error).splitlines()[0].lower()}") from None

    def keys(self, rows: Any, column: str) -> list[Any]:
        """The values of a column."""
        values: list[Any] = rows.column(column).to_pylist()
        return values

    def pack(self, parts: list[Any]) -> bytes:
        """An Arrow stream."""
        import pyarrow as pa

        table = pa.concat_tables(parts)
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, table.schema) as writer:
            writer.write_table(table)
        data: bytes = sink.getvalue().to_pybytes()
        return data

    def unpack(self, data: bytes) -> Any:
        """One table again."""
        import pyarrow as pa

        with pa.ipc.open_stream(pa.py_buffer(data)) as reader:
            return reader.read_all().combine_chunks()


def _fitted(table: Any, schema: Any, path: str) -> Any:
    import pyarrow as pa

    if table.schema.equals(schema):
        return table
    if sorted(table.column_names) != sorted(schema.names):
        raise UserError(f"{path}: its columns are not those of the first file: give each kind a run of its own")
    try:
        return table.select(schema.names).cast(schema)
    except (pa.ArrowException, ValueError) as error:
        raise UserError(f"{path}: a column is of another type than in the first file: {error}") from None


class Files:
    """Text files, each one row: its name, while it waits to be read by a worker."""

    def batches(self, job: Job, file: int) -> Iterator[list[bytes]]:  # noqa: ARG002 all files are one list
        """The numbers of the files."""
        numbers = iter(range(len(job.inputs)))
        while batch := [b"%d" % number for number in islice(numbers, 64)]:
            yield batch

    def keys(self, rows: list[bytes], column: str) -> list[Any]:  # noqa: ARG002 they have no columns
        """Nothing: each file is an article."""
        return [None] * len(rows)

    def pack(self, parts: list[list[bytes]]) -> bytes:
        """Numbers joined."""
        return b"\n".join(number for part in parts for number in part)

    def unpack(self, data: bytes) -> list[bytes]:
        """Numbers again."""
        return data.split(b"\n")


FORMS: dict[str, Form] = {"json": Lines(), "parquet": Tables(), "text": Files()}
