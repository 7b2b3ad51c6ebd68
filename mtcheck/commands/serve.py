"""`mtcheck serve`: for editors by the language server protocol, or as a page for one person in a browser."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

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

    with TemporaryDirectory(prefix="mtcheck-") as folder:

        def begun(address: str) -> None:
            emit(f"{address}\nOpen this address in a browser on this machine; Ctrl-C ends the server.")
            sys.stdout.flush()
            if show:
                _show(address, Path(folder))

        return serve(command_line, port, begun)


def _show(address: str, folder: Path) -> None:
    """Open the page by way of a file of this user's: what stands on a command line, others on the machine can read."""
    import webbrowser

    file = folder / "mtcheck.html"
    file.write_text(f'<!doctype html><meta http-equiv="refresh" content="0; url={address}">')
    webbrowser.open(file.as_uri())


def _check(extra: str) -> None:
    if not all(map(find_spec, _NEEDS[extra])):
        needed = " and ".join(_NEEDS[extra])
        raise UserError(f"serve --{extra} needs {needed}: pip install 'mtcheck[{extra}]'")
