"""Lists and tables that come with mtcheck, read once and when somebody asks for them."""

from __future__ import annotations

import os
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from mtcheck.files.shipped import rules_folder

_PAGE = 2048  # bytes
_KEY = 24  # bytes of a line by which its page is found


@cache
def read_list(name: str) -> frozenset[str]:
    """The entries of `lists/NAME`, one a line; lines that begin with # are notes."""
    return frozenset(line for line in _lines(name) if not line.startswith("#"))


class Lines:
    """Sorted lines that are left on the disk: held is the first line of each page, and a page is read when asked for.

    `place` is the file that ends with them; where there is none that can be read so, they are held. What else is
    written into that file makes lines that nobody has asked for, or none.
    """

    def __init__(self, text: bytes, place: Path | None = None) -> None:
        self._firsts: list[bytes] = []
        self._starts: list[int] = []  # of pages, and where the last one ends
        at = 0
        while at < len(text):
            self._starts.append(at)
            self._firsts.append(text[at : min(_end(text, at), at + _KEY)])
            at = _end(text, at + _PAGE) + 1
        self._starts.append(len(text))
        self._handle, self._before = _opened(place, text)
        self._text = text if self._handle is None else b""

    def behind(self, start: str) -> Iterator[str]:
        """What stands behind a text in the lines that begin with it, in their order."""
        key = f"\n{start}".encode(errors="replace")
        page = self._page(key[1:])
        at = page.find(key)
        while at >= 0:
            end = _end(page, at + 1)
            yield page[at + len(key) : end].decode(errors="replace")
            at = end if page.startswith(key, end) else -1

    def first(self, start: str) -> str | None:
        """What stands behind a text in the first line that begins with it."""
        return next(self.behind(start), None)

    def __iter__(self) -> Iterator[str]:
        """All lines, in their order."""
        text = self._read(0, self._starts[-1])
        return iter(text.decode(errors="replace").split("\n") if text else ())

    def __contains__(self, line: object) -> bool:
        return isinstance(line, str) and self.first(line) == ""

    def _page(self, start: bytes) -> bytes:
        """The pages that may hold lines that begin so, each line behind a line break."""
        key = start[:_KEY]
        low = max(0, bisect_left(self._firsts, key) - 1)
        first, end = self._starts[low], self._starts[bisect_left(self._firsts, key + b"\xff", low)]
        return self._read(first - 1, end) if first else b"\n" + self._read(0, end)

    def _read(self, first: int, end: int) -> bytes:
        if self._handle is None:
            return self._text[first:end]
        return os.pread(self._handle, end - first, self._before + first)


def _end(text: bytes, at: int) -> int:
    """Where the line at a place ends."""
    end = text.find(b"\n", at)
    return end if end >= 0 else len(text)


def _opened(place: Path | None, text: bytes) -> tuple[int | None, int]:
    """A handle of a file, and how much of it stands before a text, with whose last page it has to end."""
    if place is None or not hasattr(os, "pread"):
        return None, 0
    try:
        handle = os.open(place, os.O_RDONLY)
    except OSError:
        return None, 0
    before = os.fstat(handle).st_size - len(text)
    last = text[-_PAGE:]
    if before >= 0 and os.pread(handle, len(last), before + len(text) - len(last)) == last:
        return handle, before
    os.close(handle)
    return None, 0


@cache
def read_sorted(name: str) -> Lines:
    """`lists/NAME`, whose lines are sorted."""
    place = rules_folder() / "lists" / name
    return Lines(place.read_bytes(), place)


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
