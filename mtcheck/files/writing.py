"""Writing files, whole or not at all: a new file takes the place of the old one when all of it is there."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress
from errno import ELOOP
from pathlib import Path
from typing import IO

from mtcheck.errors import UserError


class Replacement:
    """A file beside another one (or where none is yet) that takes its place, its mode and its owner when it is `done`.

    Links are followed. Raises OSError where that cannot be; `drop` leaves everything as it was, unless it is done.
    """

    def __init__(self, path: Path) -> None:
        self._place = _real(path)
        import tempfile  # only where something is written

        handle, self._name = tempfile.mkstemp(dir=self._place.parent, prefix=".mtcheck-", suffix=".tmp")
        self.file: IO[bytes] = os.fdopen(handle, "wb")

    def done(self) -> None:
        """Put the file in its place."""
        self.file.flush()
        os.fsync(self.file.fileno())
        self.file.close()
        old = self._place.stat() if self._place.exists() else None
        if old is not None and hasattr(os, "chown"):
            with suppress(PermissionError):  # only the superuser gives files to others
                os.chown(self._name, old.st_uid, old.st_gid)
        Path(self._name).chmod(stat.S_IMODE(old.st_mode) if old is not None else 0o666 & ~_umask())
        Path(self._name).replace(self._place)
        self._name = ""

    def drop(self) -> None:
        """Leave everything as it was."""
        with suppress(OSError):
            self.file.close()
        if self._name:
            Path(self._name).unlink(missing_ok=True)


def replace(path: Path, data: bytes) -> None:
    """Put data in the place of a file; raises OSError."""
    new = Replacement(path)
    try:
        new.file.write(data)
        new.done()
    finally:
        new.drop()


def check_folder(option: str, folder: Path) -> None:
    """Raise UserError where what an option names is no folder, and none can be made there."""
    there = next(place for place in (folder, *folder.parents) if os.path.lexists(place))
    if not there.is_dir():
        raise UserError(f"{there}: is no folder: give {option} a folder")


def write_inside(folder: Path, place: Path, data: bytes, *, expected: bytes | None = None) -> None:
    """Write a file into a folder, made if need be, but not by a link that leads out of it; raises UserError."""
    if not Path(os.path.realpath(place)).is_relative_to(os.path.realpath(folder)):
        raise UserError(f"{place}: a link leads out of {folder}: remove it, or name another folder")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"{place.parent}: cannot be made a folder: {(error.strerror or str(error)).lower()}") from None
    write(place, data, expected=expected)


def write_beside(path: Path, data: bytes, *, expected: bytes | None = None) -> None:
    """Write a file of mtcheck's own beside articles, as `write` does, but not by a link to a file that is not there.

    Whoever has made the articles may have put one in its place, that leads anywhere. Raises UserError.
    """
    if os.path.lexists(path) and not path.is_file():
        raise UserError(f"{path}: is no file, or a link to none: remove it")
    write(path, data, expected=expected)


def write(path: Path, data: bytes, *, expected: bytes | None = None) -> None:
    """Replace a file, keeping its mode and owner; links are followed, "-" is standard output.

    Raises UserError where that cannot be done, or where the file no longer holds `expected`.
    """
    if str(path) in ("-", "/dev/stdout"):
        print_bytes(data)
        return
    try:
        if path.exists() and not path.is_file():
            _write_through(path, data, expected)
            return
        path = _real(path)
        if path.exists() and _read_only(path):
            raise UserError(f"{path}: read-only, left as it was")
        if expected is not None and path.read_bytes() != expected:
            raise UserError(f"{path}: changed by another program meanwhile, left as it is: run again")
        replace(path, data)
    except OSError as error:
        raise _problem(path, error) from None


class Outfile:
    """A file written piece by piece; devices and pipes are written to as they are.

    Raises UserError where it cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._new: Replacement | None = None
        try:
            if path.exists() and not path.is_file():
                self._file: IO[bytes] = path.open("wb")
                return
            self._new = Replacement(path)
            self._file = self._new.file
        except OSError as error:
            raise _problem(path, error) from None

    def write(self, text: str) -> None:
        """Write more, as UTF-8; lone surrogates, from names of files that are none, are escaped."""
        try:
            self._file.write(text.encode("utf-8", "backslashreplace"))
        except OSError as error:
            raise _problem(self._path, error) from None

    def close(self) -> None:
        """Put the file in its place."""
        try:
            if self._new is not None:
                self._new.done()
            self._file.close()
        except OSError as error:
            raise _problem(self._path, error) from None

    def drop(self) -> None:
        """Leave everything as it was, unless the file is in its place already."""
        with suppress(OSError):
            self._file.close()
        if self._new is not None:
            self._new.drop()


def print_bytes(data: bytes) -> None:
    """Write to standard output, all of it: unbuffered, as PYTHONUNBUFFERED makes it, it may take less at a time."""
    rest = memoryview(data)
    while rest:
        rest = rest[sys.stdout.buffer.write(rest) :]
    sys.stdout.buffer.flush()


def _real(path: Path) -> Path:
    """Where links lead to; raises OSError where they lead in a circle."""
    real = Path(os.path.realpath(path))
    if real.is_symlink():
        raise OSError(ELOOP, "a link in a circle: remove it, or name another file", str(path))
    return real


def _problem(path: Path, error: OSError) -> UserError:
    return UserError(f"{path}: cannot be written: {(error.strerror or str(error)).lower()}")


def _write_through(path: Path, data: bytes, expected: bytes | None) -> None:
    """Write to a device or pipe, which must never be replaced by a file; there is nothing to write back to in one."""
    if expected is not None:
        raise UserError(f"{path}: not a file, its articles cannot be changed in place")
    path.write_bytes(data)


def _read_only(path: Path) -> bool:
    """Whether a file is marked as not to be written to, which holds for the superuser, too."""
    return not path.stat().st_mode & 0o222 or not os.access(path, os.W_OK)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
