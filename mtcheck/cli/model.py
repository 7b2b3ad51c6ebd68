"""`mtcheck model`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from mtcheck.cli.meaning import command_line
from mtcheck.cli.options import (
    ANSWERS,
    LEDGER,
    NAMED,
    PACKS,
    SERVER,
    SETTINGS,
    SOURCE,
    Form,
    Paths,
    taking,
)

model_app = typer.Typer(
    help="See to the language model that reads beside the rules.", no_args_is_help=True, rich_markup_mode=None
)
batch_app = typer.Typer(
    help="Ask by files, as batch interfaces take them.", no_args_is_help=True, rich_markup_mode=None
)
model_app.add_typer(batch_app, name="batch")


@model_app.command("status")
@taking(NAMED, SERVER, SETTINGS)
def status(**shared: Any) -> int:
    """Say whether the model's server can be reached, which models it has, and how it can be made to answer."""
    from mtcheck.commands.model import status as command

    return command(command_line(shared))


@model_app.command("cost")
@taking(NAMED, ANSWERS, PACKS, LEDGER, SOURCE, SETTINGS)
def cost(paths: Paths, **shared: Any) -> int:
    """Say how much there is to ask about articles, and how much is answered already; nothing is sent."""
    from mtcheck.commands.model import cost as command

    return command(paths, command_line(shared))


@model_app.command("prompt")
@taking(NAMED, ANSWERS, PACKS, LEDGER, SOURCE, SETTINGS)
def prompt(
    path: Annotated[str, typer.Argument(help="An article file.", show_default=False)],
    everything: Annotated[
        bool, typer.Option("--all", help="Also what is not sent any more, because its answer is kept.")
    ] = False,
    format: Annotated[Form, typer.Option(help="text, or json: the bodies of the requests.")] = Form.text,
    **shared: Any,
) -> int:
    """Print exactly what would be sent about an article; nothing is."""
    from mtcheck.commands.model import prompt as command

    return command(path, format.value, everything, command_line(shared))


@batch_app.command("export")
@taking(NAMED, SERVER, ANSWERS, PACKS, LEDGER, SOURCE, SETTINGS)
def batch_export(
    paths: Paths,
    output: Annotated[
        Path, typer.Option("--output", "-o", help="Write the requests to this file.", show_default=False)
    ],
    **shared: Any,
) -> int:
    """Write what would be asked as JSON lines: a custom id and the body of a chat completion."""
    from mtcheck.commands.model import export

    return export(paths, output, command_line(shared))


@batch_app.command("import")
@taking(NAMED, ANSWERS, SETTINGS)
def batch_import(
    results: Annotated[Path, typer.Argument(help="Results by custom id, as JSON lines.", show_default=False)],
    **shared: Any,
) -> int:
    """Keep the answers in a file of results: the articles are checked with them from now on."""
    from mtcheck.commands.model import take

    return take(results, command_line(shared))
