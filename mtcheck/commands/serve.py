"""`mtcheck serve`: for editors by the language server protocol, as a page in a browser, or for `lint` and `clean`."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from mtcheck.commands.run import emit
from mtcheck.errors import UserError
from mtcheck.files.shipped import rules_folder
from mtcheck.files.tomlfile import read_toml
from mtcheck.rules.packs import pack_files
from mtcheck.settings.config import CommandLine

_FEW = 30  # examples of rules that are read once more for the sake of `clean` and of what outputs load
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


def serve_commands(run: Callable[[list[str]], int], answer: Callable[[list[str]], int]) -> int:
    """Stay ready for `lint` and `clean`; raises UserError.

    Both arguments run a command line: the first as a part of this process, the second as all that a process does.
    """
    if sys.platform != "linux":
        raise UserError("serve --commands needs Linux: elsewhere a process cannot safely be a copy of another")
    from mtcheck.serving.resident.server import serve

    return serve(lambda: _load(run), answer)


def _load(run: Callable[[list[str]], int]) -> None:
    """Have all loaded that commands load: by running them on what the rules find in their own examples."""
    examples = tuple(_examples())
    with TemporaryDirectory(prefix="mtcheck-") as folder:
        long, short = Path(folder, "long.txt"), Path(folder, "short.txt")
        for file, some in ((long, examples), (short, examples[:_FEW])):
            file.write_text("\n\n".join(some), encoding="utf-8")
        kept = f"--cache-dir={folder}"
        lint, clean = (["lint", "--isolated"], ["clean", "--isolated", "--jobs=1"])
        for command in (
            [*lint, "--no-cache", "--jobs=1", str(long)],
            [*lint, kept, "--format=json", str(short)],
            [*lint, kept, "--format=json", str(short)],
            [*clean, "--diff", str(short)],
            [*clean, str(short)],
        ):
            with io.TextIOWrapper(io.BytesIO(), "utf-8") as nowhere, redirect_stdout(nowhere), redirect_stderr(nowhere):
                run(command)


def _examples() -> Iterator[str]:
    """What rules that come with mtcheck find: the first example of each."""
    for pack in pack_files(rules_folder()):
        _, data = read_toml(pack)
        for rule in data.get("rule", ()):
            yield from islice((example["bad"] for example in rule.get("example", ()) if "bad" in example), 1)


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
