"""The whole command line, as Typer reads it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from mtcheck.cli.articles import clean, fix, lint
from mtcheck.cli.corpus import corpus_app
from mtcheck.cli.decisions import decisions_app
from mtcheck.cli.grammar import grammar_app
from mtcheck.cli.looking import explain, names, score, show_config
from mtcheck.cli.model import model_app
from mtcheck.cli.rules import rules_app
from mtcheck.cli.serve import serve
from mtcheck.errors import UserError
from mtcheck.telling import tell
from mtcheck.version import __version__

app = typer.Typer(
    name="mtcheck",
    help="Find and repair what gives machine-translated articles away.",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.add_typer(rules_app, name="rules")
app.add_typer(grammar_app, name="grammar")
app.add_typer(model_app, name="model")
app.add_typer(corpus_app, name="corpus")
app.add_typer(decisions_app, name="decisions")
for command in (lint, clean, fix, names, score):
    app.command()(command)
app.command("config")(show_config)
app.command()(explain)
app.command()(serve)


@app.callback()
def main(
    version: Annotated[bool, typer.Option("--version", help="Print the version and exit.", is_eager=True)] = False,
) -> None:
    """Find and repair what gives machine-translated articles away."""
    if version:
        typer.echo(f"mtcheck {__version__}")
        raise typer.Exit


def invoke(arguments: list[str]) -> int:
    """Run the command line and return its exit status.

    Commands are invoked here, not by calling `app`, which would make exits of its own of closed pipes and Ctrl-C.
    """
    command = typer.main.get_command(app)
    _check_values(command, arguments)
    try:
        with command.make_context("mtcheck", arguments) as context:
            result = command.invoke(context)
        return result if isinstance(result, int) else 0
    except typer.Exit as error:
        return error.exit_code
    except UserError:
        raise
    except Exception as error:
        if not hasattr(error, "format_message"):  # not one of the command line's own
            raise
        _tell_usage(error)
    return 2


def _check_values(command: Any, arguments: list[str]) -> None:
    """Raise UserError for an empty name of a file, as unset variables of scripts make it: it is no current folder."""
    left = list(arguments)
    while left and left[0] in getattr(command, "commands", ()):
        command = command.commands[left.pop(0)]
    files = [option for option in command.params if option.type_descriptor.annotation in (Path, list[Path])]
    names = {name for option in files for name in option.opts}
    for argument, following in zip(left, [*left, None][1:], strict=True):
        if argument == "--":
            return
        name, joined, value = argument.partition("=")
        if name in names and not (value if joined else following or following is None):
            raise UserError(f"{name} '': give it the name of a file or folder")


def _tell_usage(error: Any) -> None:
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "mtcheck"
    message: str = error.format_message().rstrip(".").replace("Value error, ", "", 1)  # pydantic's word, for nobody
    if message.startswith("Usage:"):  # a command without arguments: the message is its help
        print(message, file=sys.stderr)
    else:
        tell(f"mtcheck: {message}; see '{command} --help'" if message else f"mtcheck: see '{command} --help'")
