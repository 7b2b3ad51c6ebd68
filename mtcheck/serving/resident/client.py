"""Handing a command over to the process that stays, where this user runs one; whatever is odd, it is done here.

The server is given the arguments, the environment, the current folder and the three streams themselves, and works with
them as the command would. Signals go to it, too, and its exit status is that of the command.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from mtcheck.serving.resident import place

if TYPE_CHECKING:
    from socket import socket

_TIMES = 3  # a signal that comes so often ends the command, whatever the server does
_ENDED = "mtcheck: the process of 'mtcheck serve --commands' that did this was ended from outside: run it again\n"


def asked(command: list[str]) -> int | None:
    """The exit status of a command (its name and arguments) that a server has run; None where it is to be run here."""
    if sys.platform != "linux" or len(command) < 2 or command[1] not in place.COMMANDS:
        return None
    if sys.stdin is None or sys.stdout is None or sys.stderr is None:
        return None
    identity = place.identity()
    where = place.socket_of(identity)
    if not place.is_ours(where, socket=True):
        return None
    from socket import AF_UNIX, socket  # only where there is a server

    with socket(AF_UNIX) as connection:
        try:
            here = os.open(".", os.O_PATH | os.O_DIRECTORY | os.O_CLOEXEC)
            _ask(connection, where, _request(command, identity))
        except (OSError, ValueError):
            return None
        return _followed(connection, here)


def _ask(connection: socket, where: str, request: bytes) -> None:
    """Ask for a command to be run; raises OSError or ValueError where the server does not want to."""
    from socket import SO_PEERCRED, SOL_SOCKET  # only where there is a server

    connection.settimeout(place.PATIENCE)
    connection.connect(where)
    uid = connection.getsockopt(SOL_SOCKET, SO_PEERCRED, 12)[4:8]
    if int.from_bytes(uid, sys.byteorder) != os.geteuid() or len(request) > place.LARGEST:
        raise ValueError
    connection.sendall(len(request).to_bytes(4, "big") + request)
    if connection.recv(1) != place.GO:
        raise ValueError


def _request(command: list[str], identity: str) -> bytes:
    """A command with all that it works with but open files."""
    streams = [
        str(said)
        for stream in (sys.stdin, sys.stdout, sys.stderr)
        for said in (stream.encoding, stream.errors, int(stream.line_buffering), _through(stream))
    ]
    environment = [f"{name}={value}" for name, value in os.environ.items()]
    lists = ([identity], streams, command, environment)
    fields = [field for each in lists for field in (str(len(each)), *each)]
    return "\0".join(fields).encode("utf-8", "surrogateescape")


def _through(stream: object) -> int:
    return int(getattr(stream, "write_through", False))


def _followed(connection: socket, here: int) -> int:
    """The exit status of a command that the server is ready to run in a folder; signals are passed on meanwhile."""
    import signal  # only where there is a server
    from socket import send_fds  # the same

    passed: list[int] = []

    def pass_on(number: int, _: object) -> None:
        passed.append(number)
        if passed.count(number) > _TIMES:
            os._exit(128 + number)
        try:
            connection.send(bytes([number]))
        except OSError:
            return

    for name in place.SIGNALS:
        number = getattr(signal, name)
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, pass_on)
    connection.settimeout(None)
    try:
        # Not before: what waits in the queue of a server that does not look into it stays open.
        send_fds(connection, [place.START], [0, 1, 2, here])
        os.close(here)
        answer = connection.recv(1)
    except OSError:
        answer = b""
    if answer:
        return answer[0]
    if passed and passed[-1] != signal.SIGINT:  # it has ended the other process as it would have ended this one
        signal.signal(passed[-1], signal.SIG_DFL)
        os.kill(os.getpid(), passed[-1])
    sys.stderr.write("mtcheck: interrupted\n" if passed else _ENDED)
    return 130 if passed else 2
