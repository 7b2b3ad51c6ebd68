"""Reading files that may come from anyone: nothing but files, of a size that fits, and never one that makes us wait."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

MOST = 20_000_000  # bytes of a file of settings, rules, names or decisions; others set limits of their own
_QUIET = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)


def read_file(path: Path, most: int = MOST) -> bytes:
    """The bytes of a file; raises OSError where there is none that can be read, for pipes, devices and huge files."""
    if not stat.S_ISREG(path.stat().st_mode):  # asked before it is opened, which some devices take for an order
        raise _refused(path)
    handle = os.open(path, os.O_RDONLY | _QUIET)
    with open(handle, "rb") as file:  # noqa: PTH123 from a handle
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise _refused(path)
        data = file.read(most + 1)
    if data is None or len(data) > most:
        size = f"{most / 1e6:.0f} MB" if most >= 1e6 else f"{most} bytes"
        raise OSError(errno.EFBIG, f"it is larger than {size}", str(path))
    return data


def _refused(path: Path) -> OSError:
    if path.is_dir():
        return IsADirectoryError(errno.EISDIR, "it is a folder", str(path))
    return OSError(errno.EINVAL, "it is no file but a device, a pipe or a socket", str(path))


def read_text(path: Path) -> str:
    """The text of a file in UTF-8, a byte order mark left out; raises OSError and UnicodeDecodeError."""
    return read_file(path).decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
