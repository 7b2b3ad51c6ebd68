"""LanguageTool, through language-tool-python: a server of our own on this machine, or a running one by URL."""

from __future__ import annotations

import re
import socket
import subprocess
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from mtcheck.checks.foreign import installed
from mtcheck.checks.foreign.backend import Match
from mtcheck.errors import GrammarError
from mtcheck.files.ending import end_in_order
from mtcheck.findings import Span

if TYPE_CHECKING:
    from language_tool_python import LanguageTool as Client

LONGEST = 20_000  # code points sent at a time; servers have limits, and long requests hold up the others
START = 60  # seconds that a server of ours may take to answer for the first time
ANSWER = 60  # seconds that an answer may take
_DYING = 2.0  # seconds between a server's last answer and the end of its process
_PORTS = 3  # ports to try: one that was free may be taken before the server gets it
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n\s*|\n")


class LanguageTool:
    """LanguageTool with some of its rules switched on (with its own choice where none are given).

    The server is started with the first text and serves all that follow.
    """

    name = "languagetool"
    spelling = "MORFOLOGIK_RULE_EN_US"

    def __init__(self, rules: Iterable[str] | None = None, url: str = "") -> None:
        self._rules = None if rules is None else frozenset(rules) - {self.spelling}
        self._url = url
        self._process: subprocess.Popen[bytes] | None = None
        self._client: Client | None = None
        self._closed = False
        if not url:
            end_in_order()

    def check(self, text: str) -> list[Match]:
        """What LanguageTool says of a text; raises GrammarError."""
        return [] if self._rules == frozenset() else self._matches(text)

    def misspelled(self, words: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """The words that LanguageTool does not know, each with what it suggests; raises GrammarError."""
        client = self._client = self._client or self._connected()
        rules, only = client.enabled_rules, client.enabled_rules_only
        client.enabled_rules, client.enabled_rules_only = {self.spelling}, True
        text = "\n\n".join(words)
        try:
            return {text[m.span.start : m.span.end]: m.replacements for m in self._matches(text)}
        finally:
            client.enabled_rules, client.enabled_rules_only = rules, only

    def serve(self) -> str:
        """The URL of the server, which is started if need be; raises GrammarError."""
        self._client = self._client or self._connected()
        return self._url

    def close(self) -> None:
        """End the server if it is ours."""
        self._closed = True
        process, self._process = self._process, None
        if process is not None:
            with suppress(OSError):
                process.kill()
            process.wait()

    def _matches(self, text: str) -> list[Match]:
        return [match for start, part in parts(text) for match in self._part(part, start)]

    def _part(self, text: str, start: int) -> Iterator[Match]:
        client = self._client = self._client or self._connected()
        try:
            found = client.check(text)
            wide = not text.isascii() and max(text) > "\uffff"
            for m in found:
                length = _code_points(text, m.offset, m.error_length) if wide else m.error_length
                where = Span(start + m.offset, start + m.offset + length)
                yield Match(m.rule_id, where, m.message, tuple(m.replacements))
        except (KeyError, TypeError, ValueError, AttributeError):
            raise GrammarError("LanguageTool gives an answer that is none; is this the URL of its server?") from None
        except _errors() as error:
            raise GrammarError(self._told(error)) from None

    def _told(self, error: Exception) -> str:
        """What happened, in one line."""
        if "timed out" in str(error):
            return f"LanguageTool has not answered within {ANSWER} seconds"
        status = self._ended()
        if status is not None:
            return f"LanguageTool ended in the middle of the work (exit status {status})"
        line = next(iter(str(error).splitlines()), "") or type(error).__name__
        return f"LanguageTool does not answer as it should: {line[:200]}"

    def _ended(self) -> int | None:
        """Exit status of our own server; a broken connection can be seen a moment before its process has ended."""
        if self._process is None:
            return None
        try:
            return self._process.wait(timeout=_DYING)
        except subprocess.TimeoutExpired:
            return None

    def _connected(self) -> Client:
        if self._url:
            return self._open(self._url)
        for _ in range(0 if self._closed else _PORTS):
            port = _free_port()
            self._start(port)
            url = f"http://127.0.0.1:{port}"
            client = self._wait(url)
            if client is not None:
                self._url = url
                return client
        raise GrammarError("LanguageTool ends as soon as it is started; it needs Java 17 or newer ('java -version')")

    def _start(self, port: int) -> None:
        command = installed.server_command(port)
        quiet = subprocess.DEVNULL
        # A session of its own: Ctrl-C is for mtcheck, which then ends the server.
        self._process = subprocess.Popen(  # noqa: S603 the command is language-tool-python's
            command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
        )
        if self._closed:
            self.close()

    def _wait(self, url: str) -> Client | None:
        """A client of the server that is starting; None when it ended instead."""
        until = time.monotonic() + START
        while time.monotonic() < until:
            if self._process is None or self._process.poll() is not None:
                return None
            with suppress(GrammarError):
                return self._open(url)
            time.sleep(0.1)
        self.close()
        raise GrammarError(f"LanguageTool was started, but has not answered within {START} seconds")

    def _open(self, url: str) -> Client:
        try:
            client = _client_class()("en-US", remote_server=url)
        except Exception as error:  # noqa: BLE001 the library raises whatever a wrong answer leads to
            said = _first_line(error)
            why = "is it running?" if "Max retries exceeded" in said else said  # what requests says of no connection
            raise GrammarError(f"no LanguageTool server answers at {url}: {why}") from None
        if self._rules is not None:
            client.enabled_rules = set(self._rules)
            client.enabled_rules_only = True
        return client


def parts(text: str) -> Iterator[tuple[int, str]]:
    """A text in parts short enough to be sent, cut at ends of paragraphs, else of words, and where each begins."""
    start = 0
    while len(text) - start > LONGEST:
        piece = text[start : start + LONGEST]
        ends = [m.end() for m in _PARAGRAPH.finditer(piece)]
        end = ends[-1] if ends else piece.rfind(" ") + 1
        yield start, piece[: end or LONGEST]
        start += end or LONGEST
    yield start, text[start:]


def _code_points(text: str, start: int, units: int) -> int:
    """How many code points from a position on make up so many UTF-16 units, in which LanguageTool counts lengths."""
    end = start
    while units > 0 and end < len(text):
        units -= 2 if text[end] > "\uffff" else 1
        end += 1
    return end - start


def _free_port() -> int:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        port: int = server.getsockname()[1]
        return port


def _client_class() -> type[Client]:
    from language_tool_python import LanguageTool as Library

    class Impatient(Library):
        """The library's client, which would wait for five minutes."""

        _TIMEOUT: Any = ANSWER

    return Impatient


def _errors() -> tuple[type[Exception], ...]:
    from language_tool_python.exceptions import LanguageToolError

    return (LanguageToolError, OSError)


def _first_line(error: Exception) -> str:
    return (next(iter(str(error).splitlines()), "") or type(error).__name__)[:200]
