"""Reading and writing article files, byte for byte except where an edit is made."""

from __future__ import annotations

import codecs
import os
import stat
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from mtcheck.errors import UserError

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
    if encoding == "utf-8" and b"\0" in data[:100_000]:
        raise UserError(f"{path}: not a text file (it has zero bytes): leave it out")
    try:
        return Article(path, data, data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        raise UserError(f"{path}: not valid {encoding.upper()} at byte {error.start}: save it as UTF-8") from None


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


def expand(paths: Iterable[str]) -> tuple[list[Path | None], list[str]]:
    """Article files of the given paths, in order and once each, and one line for each path that has none.

    Standard input, "-", is None.
    """
    found: dict[Path | None, None] = {}
    problems = []
    for name in paths:
        path = Path(name)
        if name == "-":
            found[None] = None
        elif path.is_dir():
            inside = sorted(
                p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file() and not _hidden(p, path)
            )
            found |= dict.fromkeys(inside)
            if not inside:
                problems.append(f"{name}: no articles in this folder (files ending in {', '.join(SUFFIXES)})")
        else:
            found[path] = None
    return list(found), problems


def _hidden(path: Path, top: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(top).parts)


def write(path: Path, data: bytes, *, expected: bytes | None = None) -> None:
    """Replace a file atomically, keeping its mode; links are followed.

    Raises UserError where that cannot be done, or where the file no longer holds `expected`.
    """
    path = Path(os.path.realpath(path))
    try:
        if path.exists() and not os.access(path, os.W_OK):
            raise UserError(f"{path}: read-only, left as it was")
        if expected is not None and path.read_bytes() != expected:
            raise UserError(f"{path}: changed by another program meanwhile, left as it is: run again")
        _replace(path, data)
    except OSError as error:
        raise UserError(f"{path}: cannot be written: {(error.strerror or str(error)).lower()}") from None


def _replace(path: Path, data: bytes) -> None:
    mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(mode)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
