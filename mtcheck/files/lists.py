"""Lists and tables that come with mtcheck, read once and when somebody asks for them."""

from __future__ import annotations

import errno
import os
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from weakref import finalize

from mtcheck.files.reading import MOST, opened, too_large
from mtcheck.files.shipped import rules_folder

_PAGE = 2048  # bytes
_LINE = 256  # bytes that most lines do not have
_KEY = 24  # bytes of a line by which its page is found


@cache
def read_list(name: str) -> frozenset[str]:
    """The entries of `lists/NAME`, one a line; lines that begin with # are notes."""
    return frozenset(line for line in _lines(name) if not line.startswith("#"))


class OnDisk:
    """The bytes of a file, each read when it is asked for; raises OSError as `read_file` does, and where none can be.

    What is written into the file meanwhile is read, or nothing is; a file that takes its place is not. Threads and
    forked processes may read at once: none of them moves the place where another one reads.
    """

    def __init__(self, path: Path, most: int) -> None:
        if not hasattr(os, "pread"):  # Windows
            raise OSError(errno.ENOTSUP, "it can only be read whole", str(path))
        self._handle, self._before = opened(path), 0
        finalize(self, os.close, self._handle)
        if len(self) > most:
            raise too_large(path, most)

    def skip(self, size: int) -> None:
        """Leave out so many bytes at the beginning."""
        self._before += size

    def __len__(self) -> int:
        return max(0, os.fstat(self._handle).st_size - self._before)

    def __getitem__(self, part: slice) -> bytes:
        return os.pread(self._handle, part.stop - part.start, self._before + part.start)


class Lines:
    """Sorted lines, found by the first one of each page of them: all else may be left on the disk."""

    def __init__(self, text: bytes | OnDisk) -> None:
        self._text = text
        self._firsts: list[bytes] = []
        self._starts = [0]  # of pages, and where the last one ends
        size = len(text)
        while (at := self._starts[-1]) < size:
            self._firsts.append(text[at : at + _KEY].partition(b"\n")[0])
            at += _PAGE
            while at < size and (found := text[at : at + _LINE].find(b"\n")) < 0:
                at += _LINE
            self._starts.append(at + found + 1 if at < size else size)

    def behind(self, start: str) -> Iterator[str]:
        """What stands behind a text in the lines that begin with it, in their order."""
        key = f"\n{start}".encode(errors="replace")
        page = self._page(key[1:])
        at = page.find(key)
        while at >= 0:
            end = page.find(b"\n", at + 1)
            end = end if end >= 0 else len(page)
            yield page[at + len(key) : end].decode(errors="replace")
            at = end if page.startswith(key, end) else -1

    def first(self, start: str) -> str | None:
        """What stands behind a text in the first line that begins with it."""
        return next(self.behind(start), None)

    def __iter__(self) -> Iterator[str]:
        """All lines, in their order."""
        text = self._text[0 : self._starts[-1]]
        return iter(text.decode(errors="replace").split("\n") if text else ())

    def __contains__(self, line: object) -> bool:
        return isinstance(line, str) and self.first(line) == ""

    def _page(self, start: bytes) -> bytes:
        """The pages that may hold lines that begin so, each line behind a line break."""
        key = start[:_KEY]
        low = max(0, bisect_left(self._firsts, key) - 1)
        first, end = self._starts[low], self._starts[bisect_left(self._firsts, key + b"\xff", low)]
        return self._text[first - 1 : end] if first else b"\n" + self._text[0:end]


@cache
def read_sorted(name: str) -> Lines:
    """`lists/NAME`, whose lines are sorted."""
    place = rules_folder() / "lists" / name
    try:
        return Lines(OnDisk(place, MOST))
    except OSError:
        return Lines(place.read_bytes())


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
