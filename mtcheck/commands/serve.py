"""`mtcheck serve`: for editors by the language server protocol, or as a page for one person in a browser."""

from __future__ import annotations

import sys
from importlib.util import find_spec

from mtcheck.commands.common import emit
from mtcheck.errors import UserError
from mtcheck.settings.config import CommandLine

_NEEDS = {"lsp": ("pygls",), "web": ("starlette", "uvicorn")}


def serve_lsp(command_line: CommandLine) -> int:
    """Serve one editor until it ends; raises UserError where pygls is missing."""
    _check("lsp")
    from mtcheck.serving.lsp.server import serve

    return serve(command_line)


def serve_web(command_line: CommandLine, port: int, *, show: bool = False) -> int:
    """Serve the page until Ctrl-C, and print its address; raises UserError."""
    _check("web")
    from mtcheck.serving.web.app import serve

    def begun(address: str) -> None:
        emit(f"{address}\nOpen this address in a browser on this machine; Ctrl-C ends the server.")
        sys.stdout.flush()
        if show:
            import webbrowser

            webbrowser.open(address)

    return serve(command_line, port, begun)


def _check(extra: str) -> None:
    if not all(map(find_spec, _NEEDS[extra])):
        needed = " and ".join(_NEEDS[extra])
        raise UserError(f"serve --{extra} needs {needed}: pip install 'mtcheck[{extra}]'")
