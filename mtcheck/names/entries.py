"""Reading the files of known names, strictly."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from mtcheck.errors import PackError
from mtcheck.files.tomlfile import read_toml

KINDS = frozenset("person group institution place medium ship weapon treaty company project event".split())
_LISTS = frozenset("source source-uk source-ar also wrong plain".split())
_KEYS = frozenset(
    "name source source-uk source-ar kind gender also wrong plain style surname indeclinable note".split()
)


def read_entries(path: Path, table: str = "name", keys: frozenset[str] = _KEYS) -> list[dict[str, Any]]:
    """The [[name]] tables of a file; raises PackError, with file and line, for what is no such table."""
    text, data = read_toml(path)
    starts = [i for i, line in enumerate(text.split("\n"), 1) if re.match(rf"\s*\[\[\s*{table}\s*\]\]", line)]
    if strangers := sorted(set(data) - {table}):
        raise PackError(
            f"{path}:{_line_of(text, strangers[0])}: {strangers[0]!r} is not known here; names are [[{table}]]"
        )
    entries = data.get(table, [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise PackError(f"{path}:{_line_of(text, table)}: each name stands under [[{table}]], in double brackets")
    for start, entry in zip(starts, entries, strict=False):
        if problem := _problem(entry, keys):
            raise PackError(f"{path}:{start}: {problem}")
    return entries


def _line_of(text: str, key: str) -> int:
    """The line that a top-level key stands in first."""
    return next((i for i, line in enumerate(text.split("\n"), 1) if key in line.split("#")[0]), 1)


def _problem(entry: dict[str, Any], keys: frozenset[str]) -> str:
    unknown, name = set(entry) - keys, entry.get("name")
    if unknown:
        return f"unknown key {min(unknown)!r}; known are {', '.join(sorted(keys))}"
    if name is None or name == "":
        return "an entry needs a name"
    if not isinstance(name, str) or not name.strip():
        return "a name is a text in quotes"
    problem = _odd_value(entry)
    return f"{name}: {problem}" if problem else ""


def _odd_value(entry: dict[str, Any]) -> str:
    if entry.get("kind") not in KINDS:
        return f"kind {entry.get('kind')!r} is not known; it is one of {', '.join(sorted(KINDS))}"
    if entry.get("gender", "m") not in ("m", "f"):
        return f"gender {entry['gender']!r} is not known; it is 'm' or 'f'"
    if not isinstance(entry.get("surname", ""), str):
        return "surname is a text in quotes"
    return next((f"{key} is a list of texts" for key in sorted(_LISTS & set(entry)) if _odd(entry[key])), "")


def _odd(value: Any) -> bool:
    return not isinstance(value, list) or not all(isinstance(text, str) and text.strip() for text in value)
