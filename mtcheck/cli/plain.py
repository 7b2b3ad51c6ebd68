"""`mtcheck lint` without Typer, which takes as long to start as reading the results of the run before.

What the options are is asked of Typer once, and kept. A command line that holds anything but the plain names of options
with plain values is left to Typer, as is everything that needs a word to the user.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple, get_type_hints

from mtcheck.files.compiled import cached

_LATER = "later"  # the kind of options that Typer reads


class Told(NamedTuple):
    """What Typer knows of the options of `lint`: for each of its names how it is called and its kind.

    Kinds are `on` and `off` of flags, `text`, `path` and `number` of those with a value, `texts` and `paths` of those
    that may be repeated. `otherwise` holds the values of those that are not given, `variables` the environment
    variables that may give them.
    """

    options: dict[str, tuple[str, str]]
    otherwise: dict[str, str | bool | None]
    variables: list[str]


def options_of(arguments: Sequence[str]) -> dict[str, Any] | None:
    """The options of `lint` by name, as Typer reads them from what stands behind the command; None where it has to."""
    told: Told = cached("options", [], Told, _asked)
    if any(variable in os.environ for variable in told.variables):
        return None
    read: dict[str, Any] = dict(told.otherwise)
    paths: list[str] = []
    left = iter(arguments)
    for argument in left:
        if argument == "-" or argument[:1] != "-":
            paths.append(argument)
            continue
        if argument == "--":  # what follows are paths, whatever they are called
            paths += left
            break
        name, joined, value = argument.partition("=")
        called, kind = told.options.get(name, ("", _LATER))
        if kind in ("on", "off") and not joined:
            read[called] = kind == "on"
        elif joined and name[:2] != "--" or not _put(read, called, kind, value if joined else next(left, "")):
            return None
    return read | {"paths": paths or None}


_VALUES = ("text", "path", "number", "texts", "paths")


def _put(read: dict[str, Any], called: str, kind: str, value: str) -> bool:
    """Note the value of an option; False where Typer is to say what is wrong with it, or with its being repeated."""
    if kind not in _VALUES or value[:1] == "-" or not value:
        return False
    if kind in ("texts", "paths"):
        read[called] = [*(read[called] or ()), Path(value) if kind == "paths" else value]
        return True
    if kind == "number" and not (value.isdecimal() and value.isascii() and 0 < int(value) < 1000):
        return False
    read[called] = Path(value) if kind == "path" else int(value) if kind == "number" else value
    return True


def _asked() -> Told:
    """What Typer knows; raises whatever it raises."""
    import typer

    from mtcheck.cli.app import app
    from mtcheck.cli.articles import lint

    kinds = {
        str: "text",
        Path | None: "path",
        int | None: "number",
        list[str] | None: "texts",
        list[Path] | None: "paths",
    }
    hints = get_type_hints(lint)
    told = Told({}, {}, [])
    command: Any = typer.main.get_command(app)
    for option in command.commands["lint"].params:
        if option.name == "paths":
            continue
        told.otherwise[option.name] = option.default
        told.variables.extend([option.envvar] if option.envvar else [])
        kind = "on" if option.is_flag else kinds.get(hints[option.name], _LATER)
        told.options.update(dict.fromkeys(option.opts, (option.name, kind)))
        told.options.update(dict.fromkeys(option.secondary_opts, (option.name, "off")))
    return told
