"""A terminal of its own for a program: keys go in, and what stands on the screen can be read."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pexpect
import pyte


class Terminal:
    """Runs a command in a pseudo-terminal of so many columns and rows."""

    def __init__(
        self, command: list[str], folder: Path, env: dict[str, str], size: tuple[int, int] = (100, 30)
    ) -> None:
        columns, rows = size
        inherited = {name: value for name, value in env.items() if name not in ("COLUMNS", "LINES", "NO_COLOR")}
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.child = pexpect.spawn(
            command[0],
            command[1:],
            cwd=str(folder),
            env={**inherited, "TERM": "xterm-256color", "COLORTERM": "truecolor"},  # type: ignore[arg-type]
            dimensions=(rows, columns),
            timeout=20,
        )
        self.child.delaybeforesend = None

    def read(self, seconds: float = 0.05) -> None:
        """Take in what the program has written, for at least so long."""
        end = time.monotonic() + seconds
        while True:
            try:
                self.stream.feed(_plain(self.child.read_nonblocking(65536, timeout=max(0.01, end - time.monotonic()))))
            except pexpect.TIMEOUT:
                return
            except pexpect.EOF:
                return
            if time.monotonic() > end:
                return

    @property
    def text(self) -> str:
        """What stands on the screen."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def wait(self, *texts: str, gone: str = "", seconds: float = 60) -> str:
        """Wait until all texts stand on the screen, and one no longer."""
        return self.until(lambda text: all(one in text for one in texts) and (not gone or gone not in text), seconds)

    def until(self, done: Callable[[str], bool], seconds: float = 60) -> str:
        """Wait until the screen is as it should be."""
        end = time.monotonic() + seconds
        while not done(self.text):
            assert time.monotonic() < end, self.text
            assert self.child.isalive() or done(self.text), self.text
            self.read()
        return self.text

    def press(self, keys: str) -> None:
        """Press keys."""
        self.child.send(keys)

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the window."""
        self.read()
        self.screen.resize(rows, columns)
        self.child.setwinsize(rows, columns)

    def end(self) -> int:
        """Wait for the program to end by itself, and return its exit status."""
        end = time.monotonic() + 60
        while self.child.isalive():
            assert time.monotonic() < end, self.text
            self.read()
        self.read()
        return int(self.child.exitstatus or 0)


def _plain(data: bytes) -> bytes:
    """What the screen emulator knows: without the few newer sequences that it would print."""
    import re

    return re.sub(rb"\x1b\[[<>=?]?[0-9;]*(?:\$p|u)", b"", data)
