"""Configuration files: which one is a file's own, what it says, and the line where it says it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from mtcheck.errors import ConfigError
from mtcheck.files.reading import read_file

OWN = "mtcheck.toml"
SHARED = "pyproject.toml"  # of a project that holds other tools' settings, too: ours are in [tool.mtcheck]
_TABLE = re.compile(rb"""^[ \t]*(?:\[\s*tool\s*(?:\]|\.\s*["']?mtcheck\b)|tool\s*\.\s*["']?mtcheck\b)""", re.MULTILINE)
_HEADER = re.compile(r"\s*\[\[?(?P<name>[^\[\]#]+)\]\]?\s*(?:#.*)?$")
_PART = re.compile(r"""\s*(?:"(?P<double>(?:[^"\\]|\\.)*)"|'(?P<single>[^']*)'|(?P<bare>[\w-]+))\s*""")


@dataclass(frozen=True)
class ConfigFile:
    """One configuration file: its settings as TOML has them, and where in its text they stand."""

    path: Path
    text: str
    table: dict[str, Any]
    top: tuple[str, ...]  # the table that holds the settings: none, or tool and mtcheck

    @property
    def folder(self) -> Path:
        """The folder that the paths in it start from."""
        return self.path.parent

    def place(self, *keys: str, value: str = "") -> str:
        """File and line of a setting, or of the outer one that holds it; with `value`, of that text in it."""
        return f"{shown(self.path)}:{self._line((*self.top, *keys), value)}"

    def holds(self, *keys: str, value: str) -> bool:
        """Whether a setting, or a list in it, has a value; tables have their keys."""
        inner: Any = self.table
        for key in keys:
            inner = inner.get(key, {}) if isinstance(inner, dict) else {}
        return value in inner or value == keys[-1] and bool(inner)

    def _line(self, keys: tuple[str, ...], value: str) -> int:
        known = self.lines
        while keys and keys not in known:
            keys = keys[:-1]
        first = known.get(keys, 1)
        if not value:
            return first
        stop = min((line for line in known.values() if line > first), default=len(self.text) + 1)
        lines = self.text.split("\n")[first - 1 : stop - 1 or None]
        return next((first + i for i, line in enumerate(lines) if value in line), first)

    @property
    def lines(self) -> dict[tuple[str, ...], int]:
        """The line of each table and key, by its full name."""
        return self._read[0]

    @property
    def headers(self) -> dict[tuple[str, ...], int]:
        """The line of each table that has a header of its own."""
        return self._read[1]

    @cached_property
    def _read(self) -> tuple[dict[tuple[str, ...], int], dict[tuple[str, ...], int]]:
        found: dict[tuple[str, ...], int] = {}
        headers: dict[tuple[str, ...], int] = {}
        table: tuple[str, ...] = ()
        for number, line in enumerate(self.text.split("\n"), 1):
            if header := _HEADER.match(line):
                table = tuple(_parts(header["name"]))
                headers.setdefault(table, number)
                for end in range(1, len(table) + 1):
                    found.setdefault(table[:end], number)
            elif keys := tuple(_parts(line, assigned=True)):
                for end in range(1, len(keys) + 1):
                    found.setdefault((*table, *keys[:end]), number)
        return found, headers


def _parts(name: str, assigned: bool = False) -> Iterator[str]:
    """The parts of a dotted name; with `assigned`, of the one before the equals sign of a line, if it has one."""
    parts, at = [], 0
    while match := _PART.match(name, at):
        parts.append(next(part for part in match.groups() if part is not None))
        at = match.end()
        if name[at : at + 1] != ".":
            break
        at += 1
    if not assigned or name[at : at + 1] == "=":
        yield from parts


def shown(path: Path) -> str:
    """A path as people like to read it: from the current folder where it lies inside."""
    try:
        return str(path.relative_to(Path.cwd()))
    except (ValueError, OSError):
        return str(path)


def find(folder: Path) -> ConfigFile | None:
    """The nearest configuration of a folder (absolute): its own or that of a folder above.

    Raises ConfigError where one cannot be read, also a folder, a pipe or a link that leads nowhere.
    """
    for place in (folder, *folder.parents):
        own = place / OWN
        if os.path.lexists(own):
            return read(own)
        shared = place / SHARED
        if os.path.lexists(shared) and _TABLE.search(_bytes(shared)):
            return read(shared)
    return None


def is_there(path: Path) -> bool:
    """Whether there is a file; none is in a folder that we may not look into, nor in one whose name is too long."""
    try:
        return path.is_file()
    except OSError:
        return False


def read(path: Path) -> ConfigFile:
    """One configuration file; raises ConfigError where there is none, or it is no TOML."""
    path = Path(os.path.abspath(path))  # noqa: PTH100 links are not followed: ".." in them means what the user sees
    try:
        return parse(path, _bytes(path).decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise ConfigError(f"{shown(path)}: not valid UTF-8: save the configuration as UTF-8") from None


def parse(path: Path, text: str) -> ConfigFile:
    """What a configuration file with such a text says; raises ConfigError where it is no TOML."""
    from mtcheck.files.tomlfile import BadToml, parsed  # only where there is a configuration

    try:
        data = parsed(text)
    except BadToml as error:
        raise ConfigError(f"{shown(path)}:{error.line}: {error}") from None
    if path.name != SHARED:
        return ConfigFile(path, text, data, ())
    tool = data.get("tool")
    table = tool.get("mtcheck") if isinstance(tool, dict) else None
    if table is None:
        raise ConfigError(f"{shown(path)}: it has no table [tool.mtcheck]: add one, or name another file")
    file = ConfigFile(path, text, table, ("tool", "mtcheck"))
    if not isinstance(table, dict):
        raise ConfigError(f"{file.place()}: tool.mtcheck is to be a table: write [tool.mtcheck], and settings below it")
    return file


def _bytes(path: Path) -> bytes:
    try:
        return read_file(path)
    except FileNotFoundError:
        what = "a link that leads to no file" if path.is_symlink() else "there is no such configuration file"
        raise ConfigError(f"{shown(path)}: {what}") from None
    except OSError as error:
        raise ConfigError(f"{shown(path)}: cannot be read: {(error.strerror or str(error)).lower()}") from None
