"""Answers of models that are kept, so that nothing is asked twice: in the user's folder, or in a file to commit."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Protocol

import msgspec

from mtcheck.errors import UserError
from mtcheck.files.reading import read_file
from mtcheck.model.answers import Proposal

_WAIT = 5.0  # seconds for which another run may keep the file from us
_NAME = "answers-1.sqlite"
_TABLE = "CREATE TABLE IF NOT EXISTS answers (key TEXT PRIMARY KEY, value BLOB NOT NULL)"
_LARGEST = 500_000_000  # bytes of a file of answers
_BEGINNING = 40  # code points of a passage that tell people which one an entry of a file is about


class Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is kept under a key.

    The edits for a passage; or of a request that waits for its answer, its passages, what they are about, and of pairs
    which version is the new one; or whether edits make it better.
    """

    key: str
    about: str = ""
    edits: tuple[Proposal, ...] = ()
    passages: tuple[str, ...] = ()
    abouts: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    better: bool | None = None


class Kept(Protocol):
    """Entries by their keys."""

    def get(self, key: str, /) -> Entry | None:
        """What is kept under a key."""

    def renew(self) -> None:
        """Take in what other processes have kept meanwhile."""

    def put(self, entries: Sequence[Entry]) -> None:
        """Keep entries, at once, instead of those that had their keys; raises UserError."""

    def drop(self, keys: Iterable[str]) -> None:
        """Forget entries; raises UserError."""

    def close(self) -> None:
        """End."""


_ENTRY = msgspec.json.Decoder(Entry)


def beginning(text: str) -> str:
    """What tells people which passage an entry is about."""
    return text if len(text) <= _BEGINNING else f"{text[:_BEGINNING]}..."


class Nothing:
    """Nothing is kept."""

    def get(self, _: str, /) -> Entry | None:
        """Never anything."""
        return None

    def renew(self) -> None:
        """Nobody else keeps anything."""

    def put(self, entries: Sequence[Entry]) -> None:
        """Forget them."""

    def drop(self, keys: Iterable[str]) -> None:
        """They are not there."""

    def close(self) -> None:
        """Nothing is open."""


class Given(Nothing):
    """Entries as JSON lines, for reading alone; lines that are none are left out."""

    def __init__(self, data: bytes = b"") -> None:
        self._entries: dict[str, Entry] = {}
        for line in data.split(b"\n"):
            with suppress(msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
                entry = _ENTRY.decode(line)
                self._entries[entry.key] = entry

    def get(self, key: str, /) -> Entry | None:
        """What is given under a key."""
        return self._entries.get(key)


def lines(entries: Iterable[Entry]) -> bytes:
    """Entries as JSON lines, in the order of their keys."""
    return b"".join(msgspec.json.encode(entry) + b"\n" for entry in sorted(entries, key=lambda entry: entry.key))


class KeptInFolder:
    """Entries in a folder that several runs may use at the same time; where it cannot be used, for this run only."""

    def __init__(self, folder: Path) -> None:
        self._mine: dict[str, Entry] = {}
        self._place = folder / _NAME
        self._base = _opened(self._place)
        self._process = os.getpid()

    def get(self, key: str) -> Entry | None:
        """What is kept under a key; what is damaged is not."""
        if self._process != os.getpid():  # a copy of that process, which the connection belongs to
            self._process, self._of_parent = os.getpid(), self._base
            self._base = _read_only(self._place)
        if key in self._mine or self._base is None:
            return self._mine.get(key)
        try:
            row = self._base.execute("SELECT value FROM answers WHERE key = ?", (key,)).fetchone()
            return _ENTRY.decode(row[0]) if row else None
        except (sqlite3.Error, msgspec.MsgspecError, RecursionError, TypeError):
            return None

    def renew(self) -> None:
        """They are there as soon as they are kept."""

    def put(self, entries: Sequence[Entry]) -> None:
        """Keep entries."""
        self._mine |= {entry.key: entry for entry in entries}
        rows = [(entry.key, msgspec.json.encode(entry)) for entry in entries]
        self._run("INSERT OR REPLACE INTO answers VALUES (?, ?)", rows)

    def drop(self, keys: Iterable[str]) -> None:
        """Forget entries."""
        gone = list(keys)
        for key in gone:
            self._mine.pop(key, None)
        self._run("DELETE FROM answers WHERE key = ?", [(key,) for key in gone])

    def close(self) -> None:
        """Let go of the file."""
        if self._base is not None:
            self._base.close()
            self._base = None

    def _run(self, command: str, rows: Sequence[tuple[str | bytes, ...]]) -> None:
        if self._base is None:
            return
        try:
            with self._base:
                self._base.executemany(command, rows)
        except sqlite3.Error:  # a read-only disk, a full one: this run has them all the same
            return


class KeptInFile:
    """Entries in a file of JSON lines, in the order of their keys; what is kept is written at once."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._state = _state(path)
        self._entries = _read(path)

    def get(self, key: str) -> Entry | None:
        """What is kept under a key."""
        return self._entries.get(key)

    def renew(self) -> None:
        """Read the file again where it has changed; one that cannot be read changes nothing."""
        state = _state(self._path)
        if state != self._state:
            self._state = state
            with suppress(UserError):
                self._entries = _read(self._path)

    def put(self, entries: Sequence[Entry]) -> None:
        """Keep entries; raises UserError."""
        self._change({entry.key: entry for entry in entries}, ())

    def drop(self, keys: Iterable[str]) -> None:
        """Forget entries; raises UserError."""
        self._change({}, frozenset(keys))

    def close(self) -> None:
        """Nothing is left open."""

    def _change(self, new: dict[str, Entry], gone: Iterable[str]) -> None:
        """Take in what other runs have kept meanwhile, and write."""
        from mtcheck.files.locking import locked
        from mtcheck.files.writing import write

        gone = frozenset(gone)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UserError(f"{self._path.parent}: cannot be made a folder: {error.strerror}") from None
        with locked(self._path.parent):
            entries = {**self._entries, **_read(self._path), **new}
            self._entries = {key: entries[key] for key in sorted(entries) if key not in gone}
            write(self._path, lines(self._entries.values()))


def _state(path: Path) -> tuple[int, int]:
    """What tells whether a file has changed."""
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_mtime_ns, found.st_size


def _read(path: Path) -> dict[str, Entry]:
    try:
        lines = read_file(path, _LARGEST).split(b"\n")
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise UserError(f"{path}: cannot be read: {(error.strerror or str(error)).lower()}") from None
    entries = {}
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                entry = _ENTRY.decode(line)
            except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
                raise UserError(
                    f"{path}:{number}: no answer of a model as mtcheck keeps them: take the line out"
                ) from None
            entries[entry.key] = entry
    return entries


def _opened(place: Path) -> sqlite3.Connection | None:
    """The file, made if need be; None where there is no way."""
    for again in (True, False):
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            base = sqlite3.connect(place, timeout=_WAIT, check_same_thread=False)
            base.execute(_TABLE)
        except sqlite3.OperationalError:
            return _read_only(place)
        except sqlite3.DatabaseError:  # something else, or the rest of a crash: set aside, for answers cost money
            if again:
                place.replace(place.with_suffix(".damaged"))
        except OSError:
            return None
        else:
            return base
    return None


def _read_only(place: Path) -> sqlite3.Connection | None:
    try:
        uri = f"{place.absolute().as_uri()}?mode=ro"
        base = sqlite3.connect(uri, uri=True, timeout=_WAIT, check_same_thread=False)
        base.execute("SELECT 1 FROM answers LIMIT 1").fetchone()
    except (sqlite3.Error, OSError, ValueError):
        return None
    return base
