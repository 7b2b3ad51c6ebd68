"""A server of chat completions that answers as a test says, and remembers what it was asked."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Reply:
    """A response: status, the edits or the very content of the answer, and what else can go wrong with one."""

    edits: list[dict[str, Any]] | str = field(default_factory=list)
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    finish: str = "stop"
    raw: bytes | None = None  # instead of a completion
    wait: float = 0.0  # seconds before it answers
    drip: float = 0.0  # seconds between two bytes
    error: str = "something is wrong"

    def body(self) -> bytes:
        if self.raw is not None:
            return self.raw
        if self.status != 200:
            return json.dumps({"error": {"message": self.error}}).encode()
        content = self.edits if isinstance(self.edits, str) else json.dumps({"edits": self.edits})
        choice = {"message": {"role": "assistant", "content": content}, "finish_reason": self.finish}
        return json.dumps({"choices": [choice], "usage": {"total_tokens": 100}}).encode()


Answer = Callable[[dict[str, Any]], Reply]  # what it says to the body of a request


@dataclass
class Server:
    """It runs until `close`."""

    answer: Answer = lambda _: Reply()
    asked: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    most: int = 0  # requests at the same time

    def __post_init__(self) -> None:
        self._now = 0
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._http.daemon_threads = True
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._http.server_port}/v1"

    @property
    def questions(self) -> list[str]:
        """What it was asked, without the instructions."""
        return [body["messages"][1]["content"] for body in self.asked]

    def close(self) -> None:
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()

    def reply(self, body: dict[str, Any], headers: dict[str, str]) -> Reply:
        self.asked.append(body)
        self.headers.append(headers)
        self._now += 1
        self.most = max(self.most, self._now)
        try:
            made = self.answer(body)
            time.sleep(made.wait)
        finally:
            self._now -= 1
        return made


def _handler(server: Server) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self._send(Reply(raw=json.dumps({"data": [{"id": "m"}, {"id": "other"}]}).encode()))

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            self._send(server.reply(body, {k.lower(): v for k, v in self.headers.items()}))

        def _send(self, reply: Reply) -> None:
            data = reply.body()
            try:
                self.send_response(reply.status)
                for name, value in ({"Content-Type": "application/json"} | reply.headers).items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                for at in range(len(data)) if reply.drip else ():
                    self.wfile.write(data[at : at + 1])
                    time.sleep(reply.drip)
                self.wfile.write(b"" if reply.drip else data)
            except OSError:
                self.close_connection = True  # nobody waits any more

        def log_message(self, *_: object) -> None:
            """Nothing."""

    return Handler
