"""Rows of a shard as texts to check, and what was found as columns beside them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from mtcheck.corpus.forms import OVERLONG
from mtcheck.corpus.job import Job
from mtcheck.corpus.places import located
from mtcheck.errors import UserError
from mtcheck.files.articles import decode


class BadRow(Exception):
    """A row that cannot be checked; its text is the reason."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row that can be checked, and its number in the shard; `data` are what it was read from and its columns."""

    at: int
    text: str
    id: Any
    source: str | None
    key: Any
    data: Any


@dataclass(frozen=True, slots=True)
class Bad:
    """A row that cannot."""

    at: int
    id: Any
    reason: str


@dataclass(frozen=True, slots=True)
class Added:
    """What a run adds to one row."""

    findings: list[dict[str, Any]]
    score: float | None
    language: str | None
    cleaned: str | None = None

    def columns(self, job: Job) -> dict[str, Any]:
        """The columns by their names."""
        found: dict[str, Any] = {"cleaned": self.cleaned} if job.checks.clean else {}
        found |= {"findings": self.findings, "score": self.score, "language": self.language}
        return {job.prefix + name: value for name, value in found.items()}


def rows_of(job: Job, rows: Any) -> tuple[list[Row], list[Bad]]:
    """The rows of a shard as its form unpacks them: those to check, and those that are none."""
    return {"json": _of_lines, "parquet": _of_table, "text": _of_files}[job.form](job, rows)


def _of_lines(job: Job, rows: Sequence[bytes]) -> tuple[list[Row], list[Bad]]:
    good, bad = [], []
    for at, line in enumerate(rows):
        if not line.strip():
            continue
        values: Any = None
        try:
            values = _object(line)
            good.append(_row(job, at, values, line))
        except BadRow as error:
            bad.append(Bad(at, values.get(job.columns.id) if isinstance(values, dict) else None, str(error)))
    return good, bad


def _object(line: bytes) -> dict[str, Any]:
    if line == OVERLONG:
        raise BadRow("the line is too long")
    try:
        values = json.loads(line)
    except UnicodeDecodeError as error:
        raise BadRow(f"not valid UTF-8 at byte {error.start}") from None
    except ValueError as error:
        raise BadRow(f"not JSON: {error}") from None
    except RecursionError:
        raise BadRow("not JSON that can be read: nested too deep") from None
    if not isinstance(values, dict):
        raise BadRow("not a JSON object")
    return values


def _of_table(job: Job, table: Any) -> tuple[list[Row], list[Bad]]:
    import pyarrow as pa

    names = job.columns
    wanted = {name: _plain(table.column(name), pa) for name in (names.text, names.source) if name}
    wanted |= {name: table.column(name).to_pylist() for name in (names.id, names.split_by) if name}
    good, bad = [], []
    for at in range(len(table)):
        values = {name: column[at] for name, column in wanted.items()}
        try:
            good.append(_row(job, at, values, None))
        except BadRow as error:
            bad.append(Bad(at, values.get(names.id), str(error)))
    return good, bad


def _plain(column: Any, pa: Any) -> list[Any]:
    """The values of a column of texts, as bytes: Parquet does not say that texts are valid."""
    if pa.types.is_dictionary(column.type):
        column = column.cast(column.type.value_type)
    if pa.types.is_string(column.type) or pa.types.is_large_string(column.type) or pa.types.is_string_view(column.type):
        column = column.cast(pa.large_binary())
    values: list[Any] = column.to_pylist()
    return values


def _of_files(job: Job, numbers: Sequence[bytes]) -> tuple[list[Row], list[Bad]]:
    system, _ = located(job.source)
    good, bad = [], []
    for at, number in enumerate(numbers):
        file = job.inputs[int(number)]
        try:
            with system.open_input_stream(file.path, compression=None) as stream:
                data = stream.read()
            article = decode(data, file.name)
            text = _within(job, article.text)
            good.append(Row(at, text, file.name, None, None, (article, {"path": file.name, "text": text})))
        except OSError as error:
            bad.append(Bad(at, file.name, (error.strerror or str(error)).lower()))
        except (UserError, BadRow) as error:
            bad.append(Bad(at, file.name, str(error).removeprefix(f"{file.name}: ")))
    return good, bad


def _row(job: Job, at: int, values: dict[str, Any], data: Any) -> Row:
    names = job.columns
    text = _text(job, values.get(names.text), names.text)
    source = None
    if names.source and values.get(names.source) is not None:
        source = _text(job, values[names.source], names.source)
    key = values.get(names.split_by)
    if isinstance(key, dict | list):
        key = json.dumps(key, sort_keys=True)
    return Row(at, text, values.get(names.id), source, key, (data, values))


def _text(job: Job, value: Any, column: str) -> str:
    if isinstance(value, bytes):
        try:
            value = value.decode()
        except UnicodeDecodeError as error:
            raise BadRow(f"{column!r} is not valid UTF-8 at byte {error.start}") from None
    if value is None:
        raise BadRow(f"{column!r} is empty or missing")
    if not isinstance(value, str):
        raise BadRow(f"{column!r} is no text but {value!r:.40}")
    if "\0" in value:
        raise BadRow(f"{column!r} is no text: it has zero bytes")
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise BadRow(f"{column!r} is not valid Unicode at code point {error.start}") from None
    return _within(job, value)


def _within(job: Job, text: str) -> str:
    if len(text) > job.max_length:
        raise BadRow(f"too long: {len(text):,} code points, of at most {job.max_length:,} (--max-length)")
    return text
