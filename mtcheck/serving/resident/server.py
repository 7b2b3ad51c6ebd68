"""The process that stays: everything that `lint` and `clean` load is loaded, and each command is run by a copy of it.

The copy works with the streams, folder and environment of who asks, and is gone when it has answered: what it has read
is nowhere then. It is asked by processes of the same user alone that may do and see the same as this one, and run the
same mtcheck.
"""

from __future__ import annotations

import atexit
import fcntl
import gc
import io
import os
import signal
import socket
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import NamedTuple, NoReturn

from mtcheck.errors import UserError
from mtcheck.files.ending import end_in_order
from mtcheck.files.locking import locked
from mtcheck.files.shipped import rules_folder
from mtcheck.serving.resident import place
from mtcheck.telling import tell

_CODE = Path(__file__).parent.parent.parent
_MOST = 200  # commands at a time; those who ask meanwhile wait, or do without
_WAITING = 128  # connections that are not looked at yet
_START_WITHIN = 60.0  # seconds for one who has been told to go on: a busy machine may keep it waiting
_CHANGED = 75  # exit status of a copy that has found other code than it was made of

State = dict[str, tuple[int, int]]


class _Changed(Exception):
    """The code or the rules are others than those that are loaded."""


class _Request(NamedTuple):
    """What is to be run, with what; `streams` are encoding, errors, and whether lines or all is written at once."""

    streams: list[tuple[str, str, bool, bool]]
    command: list[str]
    environment: list[str]


def serve(load: Callable[[], None], run: Callable[[list[str]], int]) -> int:
    """Answer commands until Ctrl-C, or until mtcheck changes; `run` is given arguments, and returns an exit status.

    `load` has everything loaded before. Raises UserError where there is a server already, or no place for one.
    """
    where = place.socket_of(place.identity())
    made = _made_folder(Path(where).parent)
    _check_free(where)
    end_in_order()
    state = _state()
    load()
    state |= _packages()
    gc.collect()
    gc.freeze()  # all this is shared with the copies, as long as nobody looks through it
    with locked(made):
        _check_free(where)
        Path(where).unlink(missing_ok=True)  # left by one that was killed
        listener = socket.socket(socket.AF_UNIX)
        try:
            listener.bind(where)
        except OSError as error:
            raise UserError(f"{where}: cannot be made: {(error.strerror or str(error)).lower()}") from None
        listener.listen(_WAITING)
    inode = os.lstat(where).st_ino
    try:
        tell("mtcheck: lint and clean are answered from here while this runs; Ctrl-C ends it")
        _serve(listener, state, run)
    except _Changed:
        tell("mtcheck: has changed: start it again")
    finally:
        listener.close()
        with suppress(OSError):
            if os.lstat(where).st_ino == inode:
                os.unlink(where)  # noqa: PTH108 as short
    return 0


def _made_folder(path: Path) -> Path:
    try:
        path.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise UserError(f"{path}: cannot be made a folder: {(error.strerror or str(error)).lower()}") from None
    if not place.is_ours(str(path)):
        raise UserError(f"{path}: is to be a folder that is yours alone (mode 0700): remove it, or set XDG_RUNTIME_DIR")
    return path


def _check_free(where: str) -> None:
    with socket.socket(socket.AF_UNIX) as other, suppress(OSError):
        other.settimeout(place.PATIENCE)
        other.connect(where)
        raise UserError("there is one already: this user runs 'mtcheck serve --commands' elsewhere")


def _serve(listener: socket.socket, state: State, run: Callable[[list[str]], int]) -> None:
    ended: list[int] = []
    with _burying(ended):
        for number in count():
            connection, _ = listener.accept()
            with connection:
                while number - len(ended) >= _MOST:
                    time.sleep(0.1)
                try:
                    pid = os.fork()
                except OSError:  # no room for another process: the command is done where it was given
                    ended.append(0)
                    continue
                if not pid:
                    listener.close()
                    _answer(connection, state, run)


@contextmanager
def _burying(ended: list[int]) -> Iterator[None]:
    """The time in which copies that have ended are taken note of; raises _Changed where one has found other code."""

    def bury(*_: object) -> None:
        changed = False
        with suppress(ChildProcessError):
            while True:
                pid, status = os.waitpid(-1, os.WNOHANG)
                if not pid:
                    break
                ended.append(pid)
                changed = changed or os.waitstatus_to_exitcode(status) == _CHANGED
        if changed:
            raise _Changed

    before = signal.signal(signal.SIGCHLD, bury)
    try:
        yield
    finally:
        signal.signal(signal.SIGCHLD, before)


def _answer(connection: socket.socket, state: State, run: Callable[[list[str]], int]) -> NoReturn:
    """Life of a copy: it takes what it is asked, runs it, says how it ended, and ends."""
    left = 1
    try:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        os.setsid()  # Ctrl-C at the server's terminal is no matter of those that it works for
        request = _taken(connection)
        _check(connection)
        if _state() | _packages() != state:
            left = _CHANGED
        elif request is not None and (files := _files(connection)):
            _become(request, files)
            _listen_to(connection)
            status = _ran(run, request)
            signal.signal(signal.SIGIO, signal.SIG_IGN)
            _let_go()
            connection.send(bytes([status & 0xFF]))
            left = 0
    except (OSError, ValueError, KeyboardInterrupt):  # who asks does it alone, or is gone
        left = 1
    finally:
        os._exit(left)


def _taken(connection: socket.socket) -> _Request | None:
    """What is asked; None where it is asked by another mtcheck. Raises OSError, ValueError."""
    connection.settimeout(place.PATIENCE)
    head = connection.recv(4)
    length = int.from_bytes(head, "big")
    if len(head) != 4 or length > place.LARGEST:
        raise ValueError("no request")
    data = bytearray()
    while len(data) < length:
        piece = connection.recv(min(1 << 16, length - len(data)))
        if not piece:
            raise ValueError("cut short")
        data += piece
    fields = iter(data.decode("utf-8", "surrogateescape").split("\0"))
    lists = [[next(fields, "") for _ in range(min(int(next(fields, "0")), len(data)))] for _ in range(4)]
    identity, said, command, environment = lists
    streams = [(said[at], said[at + 1], said[at + 2] == "1", said[at + 3] == "1") for at in range(0, len(said) - 3, 4)]
    if identity != [place.identity()] or len(streams) != 3 or len(command) < 2 or command[1] not in place.COMMANDS:
        return None
    return _Request(streams, command, environment)


def _check(connection: socket.socket) -> None:
    """Raise OSError or ValueError for a process that is another user's, or may do or see other things than this one."""
    told = connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12)
    pid, uid = (int.from_bytes(told[at : at + 4], sys.byteorder) for at in (0, 4))
    if uid != os.geteuid() or place.bounds(pid) != place.bounds("self"):
        raise ValueError("a stranger")


def _files(connection: socket.socket) -> list[int]:
    """The standard streams and the current folder of who asks; none where it has lost patience."""
    connection.sendall(place.GO)
    connection.settimeout(_START_WITHIN)
    said, files, _, _ = socket.recv_fds(connection, 1, 8)
    return files if said == place.START and len(files) == 4 else []


def _become(request: _Request, files: list[int]) -> None:
    """Take the streams, the folder and the environment of who asks, and signals as a program finds them."""
    for name in place.SIGNALS:
        signal.signal(getattr(signal, name), signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    *streams, here = files
    os.fchdir(here)
    for number, file in enumerate(streams):
        os.dup2(file, number)
    for file in files:
        os.close(file)
    os.environ.clear()
    os.environ.update(pair.partition("=")[::2] for pair in request.environment if pair[:1] != "=")
    time.tzset()
    tempfile.tempdir = None  # what TMPDIR named here when it was first asked for
    sys.argv = request.command
    sys.stdin, sys.stdout, sys.stderr = map(_stream, range(3), request.streams)


def _stream(number: int, said: tuple[str, str, bool, bool]) -> io.TextIOWrapper:
    encoding, errors, lines, through = said
    raw = io.FileIO(number, "r" if number == 0 else "w", closefd=False)
    buffer = io.BufferedReader(raw) if number == 0 else io.BufferedWriter(raw)
    return io.TextIOWrapper(buffer, encoding, errors, line_buffering=lines, write_through=through)


def _listen_to(connection: socket.socket) -> None:
    """From now on, have signals that who asks passes on, and end with it."""
    known = {int(getattr(signal, name)) for name in place.SIGNALS}

    def heard(*_: object) -> None:
        try:
            said = connection.recv(64)
        except BlockingIOError:
            return
        except OSError:
            said = b""
        for number in said or (signal.SIGTERM,):
            if number in known:
                os.kill(os.getpid(), number)

    connection.setblocking(False)
    signal.signal(signal.SIGIO, heard)
    fcntl.fcntl(connection, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(connection, fcntl.F_SETFL, fcntl.fcntl(connection, fcntl.F_GETFL) | os.O_ASYNC)
    heard()  # what came before


def _ran(run: Callable[[list[str]], int], request: _Request) -> int:
    """The exit status of a command; its output is written and what it has left for the end is done."""
    try:
        status = run(request.command[1:])
    except SystemExit as error:
        status = error.code if isinstance(error.code, int) else int(error.code is not None)
    atexit._run_exitfuncs()  # noqa: SLF001 as the interpreter would, if it ended here
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    return status


def _let_go() -> None:
    """Leave the streams: who reads them waits for their end, and the end of a process takes its time."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in range(3):
        os.dup2(nowhere, number)


def _state() -> State:
    """What changes when a file of mtcheck's code or rules does, or one comes or goes."""
    found: State = {}
    left = [str(_CODE), str(rules_folder())]
    while left:
        with os.scandir(left.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    if entry.name != "__pycache__":
                        left.append(entry.path)
                elif not entry.name.endswith(".pyc"):
                    stat = entry.stat()
                    found[entry.path] = stat.st_mtime_ns, stat.st_size
    return found


def _packages() -> State:
    """What changes when another package, or another version of one, is installed."""
    folders = [path for path in sys.path if path.endswith(("site-packages", "dist-packages"))]
    return {path: (os.stat(path).st_mtime_ns, 0) for path in folders if os.path.isdir(path)}  # noqa: PTH112 PTH116
