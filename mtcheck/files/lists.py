"""Lists and tables that come with mtcheck, read once and when somebody asks for them."""

from __future__ import annotations

import sys
from functools import cache
from typing import Any

from mtcheck.files.shipped import rules_folder


@cache
def read_list(name: str) -> frozenset[str]:
    """The entries of `lists/NAME`, one a line; lines that begin with # are notes."""
    return frozenset(line for line in _lines(name) if not line.startswith("#"))


class Lines:
    """Sorted lines of a text, searched as they lie: a set or a table of them takes ten times the memory.

    Before the first line stands nothing, or a line break.
    """

    def __init__(self, text: str) -> None:
        self.text = text

    def __contains__(self, line: object) -> bool:
        if not isinstance(line, str):
            return False
        first = self.first(line)
        return self.text.startswith(line, first) and self.text[first + len(line) :][:1] in ("", "\n")

    def first(self, start: str) -> int:
        """Where the first line begins that is not less than a text; the length of all where none is."""
        text, low, high = self.text, 0, len(self.text)
        while low < high:  # both are where lines begin
            line = text.rfind("\n", low, (low + high) // 2) + 1 or low
            end = text.find("\n", line) + 1 or len(text)
            if text[line:end] < start:
                low = end
            else:
                high = line
        return low

    def alike(self, key: str) -> tuple[int, int]:
        """Where the lines that begin so begin, and where they end."""
        return self.first(key), self.first(f"{key}{chr(sys.maxunicode)}")


@cache
def read_sorted(name: str) -> Lines:
    """`lists/NAME`, whose lines are sorted, as it lies."""
    return Lines("\n" + (rules_folder() / "lists" / name).read_bytes().decode())


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
