"""Results of earlier runs in a file: a run that cannot read or write it only takes longer.

The file may be anyone's work: it is used only where it holds our one table and nothing else, and no value is unpacked
beyond what a result may have.
"""

from __future__ import annotations

import sqlite3
import time
import zlib
from contextlib import suppress
from pathlib import Path

from mtcheck.telling import warn

LARGEST = 256_000_000  # bytes of all results, from which on the older half of them is forgotten
_DAYS = 30  # after which results that nobody asked for are forgotten
_BATCH = 200  # results that are written together
_WAIT = 5.0  # seconds for which another run may keep the file from us
_NAME = "results-1.sqlite"
_LONGEST = 100_000_000  # bytes of one result
_TABLE = "CREATE TABLE results (key BLOB PRIMARY KEY, day INTEGER NOT NULL, value BLOB NOT NULL)"
_OURS = [("index", None), ("table", _TABLE)]
_HALVE = """DELETE FROM results WHERE rowid IN
    (SELECT rowid FROM results ORDER BY day, rowid LIMIT (SELECT count(*) / 2 FROM results))"""


class Results:
    """What was stored under keys in a folder, by this run or others, also at the same time."""

    def __init__(self, folder: Path) -> None:
        self._today = int(time.time() // 86400)
        self._new: dict[bytes, bytes] = {}
        self._asked: set[bytes] = set()  # keys that nobody has asked for today
        self._place = folder / _NAME
        self._complained = False
        self._base = self._opened()

    def get(self, key: bytes) -> bytes | None:
        """What is stored under a key."""
        if self._base is None:
            return None
        try:
            row = self._base.execute("SELECT value, day FROM results WHERE key = ?", (key,)).fetchone()
            if row is None:
                return None
            if row[1] != self._today:
                self._asked.add(key)
            return _unpacked(row[0])
        except sqlite3.Error:
            self._give_up()
        except (zlib.error, TypeError, ValueError):
            self.complain()
        return None

    def complain(self) -> None:
        """Tell, once a run, that there are entries which mtcheck did not write, or not so."""
        if not self._complained:
            self._complained = True
            warn(f"{self._place}: holds what is no result of mtcheck: it is left, and the articles are checked anew")

    def put(self, key: bytes, value: bytes) -> None:
        """Store something, now or with what comes next."""
        self._new[key] = zlib.compress(value, 1)
        if len(self._new) >= _BATCH:
            self._write()

    def close(self) -> None:
        """Write what is left."""
        self._write()
        if self._base is not None:
            self._base.close()
            self._base = None

    def _write(self) -> None:
        rows = [(key, self._today, value) for key, value in self._new.items()]
        asked = [(self._today, key) for key in self._asked]
        self._new.clear()
        self._asked.clear()
        if self._base is None or not (rows or asked):
            return
        try:
            with self._base:
                self._base.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?)", rows)
                self._base.executemany("UPDATE results SET day = ? WHERE key = ?", asked)
                self._forget(self._base)
        except sqlite3.Error:  # a read-only disk, a full one, another run that takes too long
            pass

    def _forget(self, base: sqlite3.Connection) -> None:
        """Forget what is old, and half of the rest if there is too much; the room in the file is used again."""
        base.execute("DELETE FROM results WHERE day < ?", (self._today - _DAYS,))
        used, free, size = (
            base.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size")
        )
        if (used - free) * size > LARGEST:
            base.execute(_HALVE)

    def _give_up(self) -> None:
        """Go on without: the file is damaged, or cannot be read."""
        self.complain()
        base, self._base = self._base, None
        if base is not None:
            base.close()

    def _opened(self) -> sqlite3.Connection | None:
        """The file, made if need be; read-only where it cannot be written to; None where there is no way."""
        place = self._place
        for again in (True, False):
            try:
                place.parent.mkdir(parents=True, exist_ok=True)
                if place.exists() and not place.is_file():
                    return None
                return _ours(sqlite3.connect(place, timeout=_WAIT), new=True)
            except sqlite3.OperationalError:
                return _read_only(place)
            except sqlite3.DatabaseError:  # something else, or the rest of a crash: it is ours to throw away
                self.complain()
                if again:
                    place.unlink(missing_ok=True)
            except OSError:
                return None
        return None


def _ours(base: sqlite3.Connection, *, new: bool) -> sqlite3.Connection:
    """A database that holds our table and nothing else, views and triggers least of all; raises sqlite3.Error."""
    try:
        base.execute("PRAGMA trusted_schema = OFF")
        there = sorted(base.execute("SELECT type, sql FROM sqlite_master").fetchall())
        if not there and new:
            with suppress(sqlite3.OperationalError):  # another run was faster, or it is read-only
                base.execute(_TABLE)
            there = sorted(base.execute("SELECT type, sql FROM sqlite_master").fetchall())
        if there != _OURS:
            raise sqlite3.DatabaseError("no cache of mtcheck")
    except sqlite3.Error:
        base.close()
        raise
    return base


def _read_only(place: Path) -> sqlite3.Connection | None:
    try:
        return _ours(sqlite3.connect(f"{place.absolute().as_uri()}?mode=ro", uri=True, timeout=_WAIT), new=False)
    except (sqlite3.Error, OSError, ValueError):
        return None


def _unpacked(value: bytes) -> bytes:
    """A value as it was stored; raises zlib.error or ValueError for what is none, or would be larger than a result."""
    unpacking = zlib.decompressobj()
    data = unpacking.decompress(value, _LONGEST)
    if not unpacking.eof or unpacking.unused_data:
        raise ValueError("cut short, or too long")
    return data
