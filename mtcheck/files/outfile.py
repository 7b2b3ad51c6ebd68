"""A file written piece by piece that is there only when it is whole."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import IO

from mtcheck.errors import UserError


class Outfile:
    """A new file, or in place of an old one once `close` is called; devices and pipes are written to as they are.

    Raises UserError where it cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._temporary: str | None = None
        try:
            if path.exists() and not path.is_file():
                self._file: IO[bytes] = path.open("wb")
                return
            self._place = Path(os.path.realpath(path))
            handle, self._temporary = tempfile.mkstemp(dir=self._place.parent, prefix=".mtcheck-", suffix=".tmp")
            self._file = os.fdopen(handle, "wb")
        except OSError as error:
            raise self._problem(error) from None

    def write(self, text: str) -> None:
        """Write more, as UTF-8; lone surrogates, from names of files that are none, are escaped."""
        try:
            self._file.write(text.encode("utf-8", "backslashreplace"))
        except OSError as error:
            raise self._problem(error) from None

    def close(self) -> None:
        """Put the file in its place."""
        try:
            self._file.close()
            if self._temporary is not None:
                Path(self._temporary).chmod(_mode(self._place))
                Path(self._temporary).replace(self._place)
                self._temporary = None
        except OSError as error:
            raise self._problem(error) from None

    def drop(self) -> None:
        """Leave everything as it was, unless the file is in its place already."""
        with suppress(OSError):
            self._file.close()
        if self._temporary is not None:
            Path(self._temporary).unlink(missing_ok=True)

    def _problem(self, error: OSError) -> UserError:
        return UserError(f"{self._path}: cannot be written: {(error.strerror or str(error)).lower()}")


def _mode(place: Path) -> int:
    """The mode of the file that is there, else that of any new file."""
    if place.exists():
        return place.stat().st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
