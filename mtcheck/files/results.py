"""Results of earlier runs in a file: a run that cannot read or write it only takes longer."""

from __future__ import annotations

import sqlite3
import time
import zlib
from pathlib import Path

LARGEST = 256_000_000  # bytes of all results, from which on the older half of them is forgotten
_DAYS = 30  # after which results that nobody asked for are forgotten
_BATCH = 200  # results that are written together
_WAIT = 5.0  # seconds for which another run may keep the file from us
_NAME = "results-1.sqlite"
_TABLE = "CREATE TABLE IF NOT EXISTS results (key BLOB PRIMARY KEY, day INTEGER NOT NULL, value BLOB NOT NULL)"
_HALVE = """DELETE FROM results WHERE rowid IN
    (SELECT rowid FROM results ORDER BY day, rowid LIMIT (SELECT count(*) / 2 FROM results))"""


class Results:
    """What was stored under keys in a folder, by this run or others, also at the same time."""

    def __init__(self, folder: Path) -> None:
        self._today = int(time.time() // 86400)
        self._new: dict[bytes, bytes] = {}
        self._asked: set[bytes] = set()  # keys that nobody has asked for today
        self._base = _opened(folder / _NAME)

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
            return zlib.decompress(row[0])
        except sqlite3.Error:
            self._give_up()
        except zlib.error:
            pass
        return None

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
        base, self._base = self._base, None
        if base is not None:
            base.close()


def _opened(place: Path) -> sqlite3.Connection | None:
    """The file, made if need be; read-only where it cannot be written to; None where there is no way."""
    for again in (True, False):
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            base = sqlite3.connect(place, timeout=_WAIT)
            base.execute(_TABLE)
        except sqlite3.OperationalError:
            return _read_only(place)
        except sqlite3.DatabaseError:  # something else, or the rest of a crash: it is ours to throw away
            if again:
                place.unlink(missing_ok=True)
        except OSError:
            return None
        else:
            return base
    return None


def _read_only(place: Path) -> sqlite3.Connection | None:
    try:
        base = sqlite3.connect(f"{place.absolute().as_uri()}?mode=ro", uri=True, timeout=_WAIT)
        base.execute("SELECT 1 FROM results LIMIT 1").fetchone()
    except (sqlite3.Error, OSError, ValueError):
        return None
    return base
