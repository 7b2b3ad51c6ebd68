"""Reading and writing article files, byte for byte except where an edit is made."""

from __future__ import annotations

import codecs
import os
import stat
import sys
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from mtcheck.errors import UserError
from mtcheck.formats.forms import form_of

SUFFIXES = (".txt", ".md", ".html")
MAX_BYTES = 20_000_000  # a hundred novels; more is no article, and would be held in memory several times over
_BOMS = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


@dataclass(frozen=True, slots=True)
class Article:
    """A file as it was read; a byte order mark is the first code point of its text."""

    path: str
    data: bytes
    text: str
    encoding: str

    def encode(self, text: str) -> bytes:
        """A changed text in the file's own encoding."""
        return text.encode(self.encoding)


def decode(data: bytes, path: str) -> Article:
    """Bytes as an article; raises UserError for what is no text."""
    encoding = next((name for bom, name in _BOMS if data.startswith(bom)), "utf-8")
    if len(data) > MAX_BYTES:
        raise _too_large(path, len(data))
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if b"\0" in data and encoding == "utf-8":
            raise _no_text(path) from None
        raise UserError(f"{path}: not valid {encoding.upper()} at byte {error.start}: save it as UTF-8") from None
    if "\0" in text:  # a binary file, or text in UTF-16 without its mark, or in UTF-32
        raise _no_text(path)
    if form_of(path):
        _check_units(path, text)
    return Article(path, data, text, encoding)


def _check_units(path: str, text: str) -> None:
    """Raise UserError for a translation file that cannot be read as one."""
    from mtcheck.formats.layout import layout_of  # not needed by other files

    try:
        layout_of(path, text)
    except UserError as error:
        raise UserError(f"{path}: {error}") from None


def _no_text(path: str) -> UserError:
    return UserError(f"{path}: not a text file (it has zero bytes): save it as UTF-8, or leave it out")


def read(path: Path) -> Article:
    """A file as an article; raises UserError for what cannot be read or is no text."""
    try:
        if not stat.S_ISREG(path.stat().st_mode) and not path.is_fifo():
            raise UserError(f"{path}: not a file")
        if path.stat().st_size > MAX_BYTES:
            raise _too_large(str(path), path.stat().st_size)
        data = path.read_bytes()
    except OSError as error:
        raise UserError(f"{path}: {_reason(error)}") from None
    return decode(data, str(path))


def _too_large(path: str, size: int) -> UserError:
    most = f"at most {MAX_BYTES / 1e6:.0f} MB"
    return UserError(
        f"{path}: {size / 1e6:.0f} MB is too large for an article ({most}): split it into files of one article"
    )


def _reason(error: OSError) -> str:
    reasons = {
        FileNotFoundError: "there is no such file",
        PermissionError: "no permission to open it",
        IsADirectoryError: "it is a folder",
    }
    return reasons.get(type(error), (error.strerror or str(error)).lower())


def expand(
    paths: Iterable[str], left_out: Callable[[Path], bool] = lambda _: False
) -> tuple[list[Path | None], list[str]]:
    """Article files of the given paths, in order and once each, and one line for each path that has none.

    Standard input, "-", is None. `left_out` tells which files of folders are left out; named files are not asked about.
    """
    found: dict[Path | None, None] = {}
    problems = []
    for name in paths:
        path = Path(name)
        if name == "-":
            found[None] = None
        elif not name:  # an unset variable of a script; Path("") would be the current folder
            problems.append("'': there is no such file")
        elif is_folder(path):
            inside = sorted(
                p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file() and not _hidden(p, path)
            )
            found |= dict.fromkeys(p for p in inside if not left_out(p))
            if not inside:
                problems.append(f"{name}: no articles in this folder (files ending in {', '.join(SUFFIXES)})")
        else:
            found[path] = None
    return list(found), problems


def is_folder(path: Path) -> bool:
    """Whether a path is a folder; what cannot be asked for (a name too long) is none."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _hidden(path: Path, top: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(top).parts)


def write(path: Path, data: bytes, *, expected: bytes | None = None) -> None:
    """Replace a file atomically, keeping its mode and owner; links are followed, "-" is standard output.

    Raises UserError where that cannot be done, or where the file no longer holds `expected`.
    """
    if str(path) in ("-", "/dev/stdout"):
        print_bytes(data)
        return
    try:
        if path.exists() and not path.is_file():
            _write_through(path, data, expected)
            return
        path = Path(os.path.realpath(path))
        if path.exists() and _read_only(path):
            raise UserError(f"{path}: read-only, left as it was")
        if expected is not None and path.read_bytes() != expected:
            raise UserError(f"{path}: changed by another program meanwhile, left as it is: run again")
        _replace(path, data)
    except OSError as error:
        raise UserError(f"{path}: cannot be written: {(error.strerror or str(error)).lower()}") from None


def print_bytes(data: bytes) -> None:
    """Write to standard output, all of it: unbuffered, as PYTHONUNBUFFERED makes it, it may take less at a time."""
    rest = memoryview(data)
    while rest:
        rest = rest[sys.stdout.buffer.write(rest) :]
    sys.stdout.buffer.flush()


def _write_through(path: Path, data: bytes, expected: bytes | None) -> None:
    """Write to a device or pipe, which must never be replaced by a file; there is nothing to write back to in one."""
    if expected is not None:
        raise UserError(f"{path}: not a file, its articles cannot be changed in place")
    path.write_bytes(data)


def _read_only(path: Path) -> bool:
    """Whether a file is marked as not to be written to, which holds for the superuser, too."""
    return not path.stat().st_mode & 0o222 or not os.access(path, os.W_OK)


def _replace(path: Path, data: bytes) -> None:
    old = path.stat() if path.exists() else None
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".mtcheck-", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if old is not None and hasattr(os, "chown"):
            with suppress(PermissionError):  # only the superuser gives files to others
                os.chown(name, old.st_uid, old.st_gid)
        Path(name).chmod(stat.S_IMODE(old.st_mode) if old is not None else 0o666 & ~_umask())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
