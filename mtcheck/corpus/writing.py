"""Checked rows as output: Arrow tables that become Parquet, or JSON lines."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from mtcheck.corpus.forms import FORMS, json_object
from mtcheck.corpus.job import Job
from mtcheck.corpus.places import located
from mtcheck.corpus.rows import Added, Bad, Row
from mtcheck.errors import UserError

_SAMPLE = 1000  # rows of JSON that tell the types of Parquet columns


def added_fields(job: Job) -> list[Any]:
    """The Arrow fields of the columns that a run adds."""
    import pyarrow as pa

    number, text = pa.int32(), pa.string()
    edit = pa.struct([("start", number), ("end", number), ("text", text)])
    fix = pa.struct([("safety", text), ("edits", pa.list_(edit))])
    finding = pa.struct(
        [(name, text) for name in ("rule_id", "category", "severity")]
        + [("start", number), ("end", number), ("text", text), ("message", text), ("fixes", pa.list_(fix))]
    )
    types = {"cleaned": text, "findings": pa.list_(finding), "score": pa.float64(), "language": text}
    if not job.checks.clean:
        del types["cleaned"]
    return [pa.field(job.prefix + name, type_) for name, type_ in types.items()]


def as_table(job: Job, rows: Any, kept: Sequence[Row], added: Iterable[Added]) -> tuple[Any, list[Bad]]:
    """Rows with their new columns as an Arrow table, and those that do not fit the types of the columns."""
    import pyarrow as pa

    bad: list[Bad] = []
    if job.form == "parquet":
        table = rows.take(pa.array([row.at for row in kept], pa.int64()))
    else:
        kept, added, table, bad = _typed(job, kept, list(added))
    columns = [more.columns(job) for more in added]
    for field in added_fields(job):
        values = pa.array([column[field.name] for column in columns], field.type)
        table = table.append_column(field, values)
    return table, bad


def _typed(job: Job, kept: Sequence[Row], added: list[Added]) -> tuple[list[Row], list[Added], Any, list[Bad]]:
    import pyarrow as pa

    schema = pa.ipc.read_schema(pa.py_buffer(job.schema))
    good, more, bad, values = [], [], [], []
    for row, extra in zip(kept, added, strict=True):
        _, data = row.data
        reason = _misfit(data, schema, pa)
        if reason:
            bad.append(Bad(row.at, row.id, reason))
        else:
            good.append(row)
            more.append(extra)
            values.append(data)
    return good, more, pa.Table.from_pylist(values, schema=schema), bad


def _misfit(data: dict[str, Any], schema: Any, pa: Any) -> str:
    for name in data:
        if name not in schema.names:
            return f"the column {name!r} is not in the first {_SAMPLE} rows, and Parquet needs the same everywhere"
    try:
        pa.Table.from_pylist([data], schema=schema)
    except (pa.ArrowException, ValueError, TypeError, OverflowError) as error:
        return f"a column is of another type than in the first {_SAMPLE} rows: {str(error).splitlines()[0]}"
    return ""


def as_lines(job: Job, rows: Any, kept: Sequence[Row], added: Iterable[Added]) -> bytes:
    """Rows with their new columns as JSON lines; what came as JSON stays byte for byte, the new columns behind it."""
    if job.form == "json":
        return b"".join(_spliced(row, more.columns(job)) for row, more in zip(kept, added, strict=True))
    if job.form == "parquet":
        import pyarrow as pa

        values = rows.take(pa.array([row.at for row in kept], pa.int64())).to_pylist()
    else:
        values = [row.data[1] for row in kept]
    return b"".join(_dumped(value | more.columns(job)) + b"\n" for value, more in zip(values, added, strict=True))


def _spliced(row: Row, columns: dict[str, Any]) -> bytes:
    line, values = row.data
    if columns.keys() & values.keys():  # an output of mtcheck as input: the new columns are those that count
        return _dumped(values | columns) + b"\n"
    return bytes(line.strip()[:-1]) + b", " + _dumped(columns)[1:] + b"\n"


def _dumped(values: dict[str, Any]) -> bytes:
    return json.dumps(values, ensure_ascii=False, default=_other).encode()


def _other(value: Any) -> Any:
    """What JSON has no form for: times in ISO 8601, bytes in base 64, all else as text."""
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def schema_of(job: Job) -> bytes:
    """The Arrow schema of the input's rows, packed; of JSON as its first rows tell it; raises UserError."""
    import pyarrow as pa

    if job.form == "text":
        schema = pa.schema([("path", pa.string()), ("text", pa.string())])
    elif job.form == "parquet":
        schema = _of_parquet(job)
    elif job.out_form == "parquet":
        schema = _of_json(job)
    else:
        return b""
    data: bytes = schema.serialize().to_pybytes()
    return data


def _of_parquet(job: Job) -> Any:
    import pyarrow as pa
    import pyarrow.parquet as pq

    system, _ = located(job.source)
    path = job.inputs[0].path
    try:
        with system.open_input_file(path) as stream:
            return pq.read_schema(stream).remove_metadata()
    except (OSError, pa.ArrowException) as error:
        raise UserError(f"{path}: cannot be read as Parquet: {str(error).splitlines()[0].lower()}") from None


def _of_json(job: Job) -> Any:
    import pyarrow as pa

    values = first_rows(job)
    try:
        names = list(dict.fromkeys(name for row in values for name in row))
        fields = [pa.field(name, _type([row.get(name) for row in values], pa)) for name in names]
        return pa.schema(fields)
    except (pa.ArrowException, ValueError, TypeError, OverflowError) as error:
        raise UserError(
            f"the columns of the first {_SAMPLE} rows do not fit Parquet ({str(error).splitlines()[0]}): "
            "name an output that ends in .jsonl"
        ) from None


def first_rows(job: Job) -> list[dict[str, Any]]:
    """The first rows of JSON lines."""
    lines = (line for file in range(len(job.inputs)) for part in FORMS["json"].batches(job, file) for line in part)
    return [row for row in map(json_object, islice(lines, _SAMPLE)) if row is not None]


def _type(values: list[Any], pa: Any) -> Any:
    found = pa.infer_type(values)
    return pa.string() if pa.types.is_null(found) else found
