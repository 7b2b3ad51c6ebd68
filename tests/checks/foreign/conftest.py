"""A server that answers like LanguageTool's, or wrongly, and a `java` that is it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mtcheck.checks.foreign.installed import JAR, VERSION

# Finds each "qqq" that a text holds, up to the next space; `mood` is how it goes wrong.
SERVER = """
import json, os, signal, sys, time, urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

mood, port = sys.argv[1], int(sys.argv[sys.argv.index("-p") + 1])
if mood == "ends":
    sys.exit(1)

def units(text):
    return len(text.encode("utf-16-le")) // 2

class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.answer([{"code": "en", "longCode": "en-US"}] if mood != "stranger" else {"hello": 1})

    def do_POST(self):
        body = urllib.parse.parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        text = body["text"][0]
        if mood == "dies":
            os._exit(3)
        if mood == "hangs":
            time.sleep(60)
        if mood == "fails":
            self.send_response(500)
            self.end_headers()
            self.wfile.write(b"Error: java.lang.OutOfMemoryError\\n  at Line.java")
            return
        if mood == "babbles":
            self.answer({"nothing": True})
            return
        found, at = [], text.find("qqq")
        while at >= 0:
            word = text[at:].split(" ")[0]
            found.append({
                "message": "Wrong.", "offset": units(text[:at]), "length": units(word), "sentence": "",
                "replacements": [{"value": "right"}], "context": {"offset": 0, "text": ""},
                "rule": {"id": "MD_NO_VB", "issueType": "x", "category": {"id": "Y"}},
            })
            at = text.find("qqq", at + 3)
        self.answer({"matches": found})

    def answer(self, data):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(data).encode())

    def log_message(self, *_):
        pass

server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
print(server.server_port, flush=True)
server.serve_forever()
"""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Callable[[str], str]]:
    """Starts a server in some mood and gives its URL."""
    running: list[subprocess.Popen[str]] = []

    def start(mood: str = "well") -> str:
        command = [sys.executable, "-c", SERVER, mood, "-p", "0"]
        running.append(subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True))
        assert running[-1].stdout is not None
        return f"http://127.0.0.1:{int(running[-1].stdout.readline())}"

    yield start
    for process in running:
        process.kill()
        process.wait()
        assert process.stdout is not None
        process.stdout.close()


@pytest.fixture
def java(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Puts a `java` that is the server in some mood on the PATH, and gives the file that tells its process id."""

    def make(mood: str = "well") -> Path:
        folder, pid = tmp_path / "bin", tmp_path / "pid"
        (folder / "server.py").parent.mkdir()
        (folder / "server.py").write_text(SERVER)
        script = folder / "java"
        script.write_text(f'#!/bin/sh\necho $$ > {pid}\nexec {sys.executable} {folder}/server.py {mood} "$@"\n')
        script.chmod(0o755)
        jar = tmp_path / "lt" / f"LanguageTool-{VERSION}" / JAR
        jar.parent.mkdir(parents=True)
        jar.write_bytes(b"")
        monkeypatch.setenv("LTP_PATH", str(tmp_path / "lt"))
        monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
        return pid

    return make
