"""The command line: options and their meaning; what commands do is in commands/."""

from __future__ import annotations

import sys

from mtcheck.errors import UserError
from mtcheck.telling import tell


def kept_run(arguments: list[str]) -> int:
    """The same as `run`; what it has compiled is kept for the next."""
    status = run(arguments)
    if expressions := sys.modules.get("mtcheck.files.expressions"):
        expressions.keep_new()
    return status


def run(arguments: list[str]) -> int:
    """Run the command line and return its exit status; what a user got wrong is told in one line."""
    try:
        if arguments[:1] == ["lint"]:
            from mtcheck.cli.meaning import linted
            from mtcheck.cli.plain import options_of

            if (options := options_of(arguments[1:])) is not None:
                return linted(options)
        from mtcheck.cli.app import invoke  # takes as long as reading what is kept of a hundred articles

        return invoke(arguments)
    except UserError as error:
        tell(f"mtcheck: {error}")
        return 2
