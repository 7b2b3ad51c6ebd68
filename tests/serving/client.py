"""An editor, as far as the language server can tell: the protocol over the standard streams of a real process."""

from __future__ import annotations

import json
import queue
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.conftest import Cli

WAIT = 60.0  # seconds; a machine may be busy

Message = dict[str, Any]


class Editor:
    """Talks to `mtcheck serve --lsp`, and keeps what it says unasked."""

    def __init__(self, cli: Cli, *options: str, capabilities: Message | None = None) -> None:
        self.folder = cli.folder
        self.prefix = ""  # of the names of texts
        self.process = cli.popen("serve", "--lsp", *options)
        self.notes: list[Message] = []
        self._answers: queue.Queue[Message | None] = queue.Queue()
        self._number = 0
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        given = {"workspace": {"workspaceEdit": {"documentChanges": True}}, **(capabilities or {})}
        asked = {"processId": None, "rootUri": cli.folder.as_uri(), "capabilities": given}
        self.can = self.ask("initialize", asked)["capabilities"]
        self.tell("initialized", {})

    def ask(self, method: str, params: Any) -> Any:
        """The result of a request; raises AssertionError for an error."""
        number = self.send(method, params)
        answer = self.wait(lambda said: said.get("id") == number and "method" not in said)
        assert "error" not in answer, answer["error"]
        return answer.get("result")

    def send(self, method: str, params: Any) -> int:
        """Send a request and wait for nothing; its number."""
        self._number += 1
        self._send({"id": self._number, "method": method, "params": params})
        return self._number

    def tell(self, method: str, params: Any) -> None:
        """Send a notification."""
        self._send({"method": method, "params": params})

    def wait(self, wanted: Callable[[Message], Any], seconds: float = WAIT) -> Message:
        """The next message of a kind, those that were already there included; it is taken away."""
        stop = time.monotonic() + seconds
        seen = 0
        while True:
            for at in range(seen, len(self.notes)):
                if wanted(self.notes[at]):
                    return self.notes.pop(at)
            seen = len(self.notes)
            try:
                said = self._answers.get(timeout=max(0.01, stop - time.monotonic()))
            except queue.Empty:
                raise AssertionError(f"in vain; it has said {self.notes}") from None
            assert said is not None, f"the server has ended: {self.process.stderr.read().decode()}"
            self.notes.append(said)

    def open(self, name: str, text: str, language: str = "plaintext") -> str:
        """Open a text; its address. A name with a colon is an address itself."""
        uri = name if ":" in name else (self.folder / f"{self.prefix}{name}").as_uri()
        item = {"uri": uri, "languageId": language, "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": item})
        return uri

    def change(self, uri: str, version: int, *changes: Message) -> None:
        """Change a text: {"range": ..., "text": ...} each."""
        self.tell(
            "textDocument/didChange",
            {"textDocument": {"uri": uri, "version": version}, "contentChanges": list(changes)},
        )

    def marks(
        self, uri: str, version: int = 1, *, some: bool | None = None, where: Callable[[list[Message]], Any] = id
    ) -> list[Message]:
        """The marks of a text in a version, as soon as they are as wanted (`some`: there are any, or none)."""

        def wanted(said: Message) -> bool:
            if said.get("method") != "textDocument/publishDiagnostics" or said["params"]["uri"] != uri:
                return False
            there = said["params"]["diagnostics"]
            fits = some is None or bool(there) is some
            return fits and said["params"].get("version", version) == version and bool(where(there))

        found: list[Message] = self.wait(wanted)["params"]["diagnostics"]
        return found

    def actions(self, uri: str, mark: Message, *only: str) -> dict[str, Message]:
        """What may be done at a mark, by title."""
        context = {"diagnostics": [mark], **({"only": list(only)} if only else {})}
        asked = {"textDocument": {"uri": uri}, "range": mark["range"], "context": context}
        return {action["title"]: action for action in self.ask("textDocument/codeAction", asked) or []}

    def do(self, action: Message) -> None:
        """Have an order obeyed."""
        order = action["command"]
        self.ask("workspace/executeCommand", {"command": order["command"], "arguments": order["arguments"]})

    def answer(self, said: Message, result: Any) -> None:
        """Answer a request of the server."""
        self._send({"id": said["id"], "result": result})

    def end(self) -> int:
        """End as editors do; the exit status."""
        self.ask("shutdown", None)
        self.tell("exit", None)
        return self.process.wait(WAIT)

    def close(self) -> None:
        """End the server whatever it does."""
        self.process.kill()
        self.process.wait()
        self._reader.join(10)
        killed(self.process)

    def _send(self, message: Message) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin
        self.process.stdin.write(f"Content-Length: {len(data)}\r\n\r\n".encode() + data)
        self.process.stdin.flush()

    def _read(self) -> None:
        stream = self.process.stdout
        assert stream
        while head := stream.readline():
            length = 0
            while head.strip():
                name, _, value = head.decode().partition(":")
                length = int(value) if name == "Content-Length" else length
                head = stream.readline()
            self._answers.put(json.loads(stream.read(length)))
        self._answers.put(None)


def applied(text: str, edits: list[Message]) -> str:
    """A text after edits whose places count UTF-16, as an editor applies them."""
    data = text.encode("utf-16-le", "surrogatepass")
    starts = [0]  # in bytes
    for line in text.split("\n")[:-1]:
        starts.append(starts[-1] + len((line + "\n").encode("utf-16-le", "surrogatepass")))

    def where(place: Message) -> int:
        return starts[place["line"]] + 2 * int(place["character"])

    for edit in sorted(edits, key=lambda e: where(e["range"]["start"]), reverse=True):
        start, end = where(edit["range"]["start"]), where(edit["range"]["end"])
        data = data[:start] + edit["newText"].encode("utf-16-le") + data[end:]
    return data.decode("utf-16-le", "surrogatepass")


def killed(process: subprocess.Popen[bytes]) -> None:
    """End a process whatever it does."""
    process.kill()
    process.wait()
    for stream in (process.stdin, process.stdout, process.stderr):
        if stream:
            stream.close()


def seed() -> Path:
    """The article that comes with the project."""
    return next((Path(__file__).parents[2] / "seeds").glob("*.txt"))
