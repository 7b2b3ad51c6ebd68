"""Where the process that stays is found, and what a command must have in common with it.

Both sides import this, commands before anything else: it is small, and imports next to nothing.
"""

from __future__ import annotations

import os
import stat
import sys
import zlib
from pathlib import Path

COMMANDS = ("lint", "clean")
GO, START = b"+", b"!"  # what the server says when it is ready, and the command when it is still there
SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")  # passed on from the command to the process that does its work
LARGEST = 8_000_000  # bytes of a request: arguments and environment
PATIENCE = 2.0  # seconds until a command does its work by itself
_STATUS = ("Uid", "Gid", "Groups", "Umask", "NoNewPrivs", "Seccomp", "CapEff", "CapBnd", "Cpus_allowed")
_SOFT = 46  # columns of the name of a limit, and of the limit as it is
_SPACES = ("mnt", "user", "net", "pid")  # kinds of Linux's name spaces


def folder() -> str:
    """The user's folder for the socket: in that for things of a session, else one in /tmp."""
    if (own := os.environ.get("XDG_RUNTIME_DIR", "")).startswith("/"):  # the standard wants others ignored
        return f"{own}/mtcheck"
    own = f"/run/user/{os.getuid()}"
    return f"{own}/mtcheck" if os.path.isdir(own) else f"/tmp/mtcheck-{os.getuid()}"  # noqa: PTH112 S108 see is_ours


def socket_of(identity: str) -> str:
    """The socket of one installation: several may have a server each."""
    return f"{folder()}/{zlib.crc32(identity.encode('utf-8', 'surrogateescape')):08x}.socket"


def is_ours(path: str, *, socket: bool = False) -> bool:
    """Whether a folder is one, no link to one, and this user's alone; with `socket`, the same of a socket in such."""
    try:
        found = os.lstat(path)
    except OSError:
        return False
    if found.st_uid != os.geteuid() or os.geteuid() != os.getuid():
        return False
    if socket:
        return stat.S_ISSOCK(found.st_mode) and is_ours(os.path.dirname(path))  # noqa: PTH120 as short
    return stat.S_ISDIR(found.st_mode) and not stat.S_IMODE(found.st_mode) & 0o077


def identity() -> str:
    """What of an interpreter and of mtcheck must be the same on both sides: there is no doing without."""
    read = [f"{name}={value}" for name, value in sorted(os.environ.items()) if name.startswith(("PYTHON", "LD_"))]
    known = (sys.version, sys.prefix, str(Path(__file__).parent), str(sys.flags), *sys.warnoptions)
    return "\n".join((*known, sys.getfilesystemencoding(), *read))


def bounds(pid: int | str) -> tuple[str, ...]:
    """What the system lets a process of this user's do and see; raises OSError for one that hides it."""
    base = f"/proc/{pid}"
    with open(f"{base}/status", encoding="utf-8", errors="replace") as file:  # noqa: PTH123 without pathlib's detour
        status = [line for line in file if line.startswith(_STATUS)]
    with open(f"{base}/limits", encoding="utf-8") as file:  # noqa: PTH123
        limits = [line[:_SOFT].split() for line in file]  # how far they can be raised differs by who has started it
    with open(f"{base}/stat", encoding="utf-8", errors="replace") as file:  # noqa: PTH123
        nice = file.read().rpartition(")")[2].split()[16]
    spaces = (os.readlink(f"{base}/ns/{kind}") for kind in _SPACES)  # noqa: PTH115
    return (*status, str(limits), nice, os.readlink(f"{base}/root"), *spaces)  # noqa: PTH115
