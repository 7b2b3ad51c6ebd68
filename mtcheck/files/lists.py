"""Lists and tables that come with mtcheck, read once and when somebody asks for them."""

from __future__ import annotations

from functools import cache
from typing import Any

from mtcheck.files.shipped import rules_folder


@cache
def read_list(name: str) -> frozenset[str]:
    """The entries of `lists/NAME`, one a line; lines that begin with # are notes."""
    return frozenset(line for line in _lines(name) if not line.startswith("#"))


@cache
def read_columns(name: str) -> tuple[tuple[str, ...], ...]:
    """The entries of `lists/NAME` whose columns are separated by tabs, in the order of the file."""
    return tuple(tuple(line.split("\t")) for line in _lines(name) if not line.startswith("#"))


@cache
def read_table(name: str) -> dict[str, Any]:
    """`lists/NAME` as TOML."""
    import tomllib  # here, because few checks need it

    return tomllib.loads((rules_folder() / "lists" / name).read_text(encoding="utf-8"))


def _lines(name: str) -> list[str]:
    return (rules_folder() / "lists" / name).read_text(encoding="utf-8").splitlines()
