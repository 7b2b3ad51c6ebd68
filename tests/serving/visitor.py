"""A browser, as far as the server of the page can tell: requests to a real process."""

from __future__ import annotations

import http.client
import json
from email.message import Message
from typing import Any, NamedTuple

from tests.conftest import Cli

Answer = dict[str, Any]


class Response(NamedTuple):
    """What came back."""

    status: int
    headers: Message
    data: bytes


class Visitor:
    """Starts `mtcheck serve --web` and talks to it as its page does."""

    def __init__(self, cli: Cli, *options: str) -> None:
        self.folder = cli.folder
        self.process = cli.popen("serve", "--web", *options)
        assert self.process.stdout
        self.address = self.process.stdout.readline().decode().strip()
        self.host, _, self.token = self.address.removeprefix("http://").partition("/#")

    def forget(self) -> None:
        """Take out what was decided so far."""
        (self.folder / ".mtcheck" / "decisions.toml").unlink(missing_ok=True)

    def request(self, path: str, body: bytes = b"", method: str = "POST", **headers: str) -> Response:
        """One request, with the token unless other headers are given."""
        given = {"Authorization": f"Bearer {self.token}", "Origin": f"http://{self.host}"}
        given |= {name.replace("_", "-"): value for name, value in headers.items()}
        connection = http.client.HTTPConnection(self.host, timeout=60)
        connection.request(method, path, body, {name: value for name, value in given.items() if value})
        with connection.getresponse() as response:
            answer = Response(response.status, response.headers, response.read())
        connection.close()
        return answer

    def ask(self, path: str, body: Any = None) -> Answer:
        """The answer to a question."""
        response = self.request(path, body if isinstance(body, bytes) else json.dumps(body or {}).encode())
        assert response.status == 200, response.data
        answer: Answer = json.loads(response.data)
        return answer

    def paste(self, text: str, name: str = "a.txt") -> tuple[str, Answer]:
        """Paste an article and wait for all that is found; its key, and the state of the page."""
        state = self.ask(f"/articles?name={name}", text.encode())
        return state["key"], self.settled(state["key"], state)

    def settled(self, key: str, state: Answer | None = None) -> Answer:
        """The whole state of an article as soon as everything is found."""
        state = state or self.ask(f"/articles/{key}/state")
        while not state["settled"]:
            self.ask(f"/articles/{key}/state", {"serial": state["serial"]})
            state = self.ask(f"/articles/{key}/state")
        return state

    def do(self, key: str, verb: str, **more: Any) -> Answer:
        """Answer; the state then."""
        return self.ask(f"/articles/{key}/answer", {"verb": verb, **more})

    def text(self, key: str) -> str:
        """The article as it is now."""
        return self.request(f"/articles/{key}/text").data.decode()


def rules(state: Answer) -> dict[str, int]:
    """The findings that are shown: numbers by rule."""
    found = {}
    for number in state["order"]:
        for part in state["blocks"][str(number)].split('<li class="card')[1:]:
            found[part.partition("<code>")[2].partition("</code>")[0]] = int(
                part.partition('data-n="')[2].partition('"')[0]
            )
    return found
