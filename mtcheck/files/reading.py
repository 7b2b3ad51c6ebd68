"""Reading files that may come from anyone: nothing but files, of a size that fits, and never one that makes us wait."""

from __future__ import annotations

import errno
import os
import stat
import time
from pathlib import Path
from typing import BinaryIO

MOST = 20_000_000  # bytes of a file of settings, rules, names or decisions; others set limits of their own
_PIECE = 1_000_000  # bytes read at a time
_PATIENCE = 2.0  # seconds for somebody to open a pipe
_QUIET = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)


def read_file(path: Path, most: int = MOST) -> bytes:
    """The bytes of a file; raises OSError where there is none that can be read, for pipes, devices and huge files."""
    with open(opened(path), "rb") as file:
        data = _read(file, most + 1)
    if len(data) > most:
        raise too_large(path, most)
    return data


def _read(file: BinaryIO, most: int) -> bytes:
    """At most so many bytes, piece by piece: asked for at once, they would be memory that may not be there."""
    parts: list[bytes] = []
    while most > 0 and (part := file.read(min(most, _PIECE))):
        parts.append(part)
        most -= len(part)
    return parts[0] if len(parts) == 1 else b"".join(parts)


def opened(path: Path) -> int:
    """The handle of a file, to be read; raises OSError as `read_file` does."""
    if not stat.S_ISREG(path.stat().st_mode):  # asked before it is opened, which some devices take for an order
        raise _refused(path)
    handle = os.open(path, os.O_RDONLY | _QUIET)
    if not stat.S_ISREG(os.fstat(handle).st_mode):  # another one has come in its place
        os.close(handle)
        raise _refused(path)
    return handle


def too_large(path: Path, most: int) -> OSError:
    """What there is to say of a file of more than so many bytes."""
    size = f"{most / 1e6:.0f} MB" if most >= 1e6 else f"{most} bytes"
    return OSError(errno.EFBIG, f"it is larger than {size}", str(path))


def read_pipe(path: Path, most: int) -> bytes:
    """All that comes through a pipe; raises OSError where nobody has it open to write, or for more than that."""
    import select  # pipes are rare

    handle = os.open(path, os.O_RDONLY | _QUIET)
    named = Path(os.path.realpath(path)).exists()  # others are a shell's, and were open before us
    data, stop = b"", time.monotonic() + _PATIENCE
    try:
        while len(data) <= most:
            try:
                more = os.read(handle, 1 << 20)
            except BlockingIOError:  # somebody has it open, and has nothing to say yet
                select.select([handle], [], [])
                continue
            data += more
            if more:
                continue
            if data or not named or time.monotonic() > stop:
                break
            time.sleep(0.02)  # nobody has it open yet, or not any more
    finally:
        os.close(handle)
    if not data and named:
        raise OSError(errno.EPIPE, "nothing comes through this pipe", str(path))
    if len(data) > most:
        raise OSError(errno.EFBIG, "too much comes through this pipe", str(path))
    return data


def reason(error: OSError) -> str:
    """Why a file cannot be read, as the end of a line."""
    reasons = {
        FileNotFoundError: "there is no such file",
        PermissionError: "no permission to open it",
        IsADirectoryError: "it is a folder",
    }
    return reasons.get(type(error), (error.strerror or str(error)).lower())


def _refused(path: Path) -> OSError:
    if path.is_dir():
        return IsADirectoryError(errno.EISDIR, "is a directory", str(path))
    return OSError(errno.EINVAL, "not a file", str(path))  # a device, a pipe, a socket


def read_text(path: Path) -> str:
    """The text of a file in UTF-8, a byte order mark left out; raises OSError and UnicodeDecodeError."""
    return read_file(path).decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
