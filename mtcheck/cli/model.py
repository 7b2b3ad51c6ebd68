"""`mtcheck model`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from mtcheck.cli.meaning import command_line
from mtcheck.cli.options import (
    Config,
    Form,
    Isolated,
    LedgerFile,
    Model,
    ModelAnswers,
    ModelUrl,
    Packs,
    Paths,
    SourceFile,
    SourcePattern,
)

model_app = typer.Typer(
    help="See to the language model that reads beside the rules.", no_args_is_help=True, rich_markup_mode=None
)
batch_app = typer.Typer(
    help="Ask by files, as batch interfaces take them.", no_args_is_help=True, rich_markup_mode=None
)
model_app.add_typer(batch_app, name="batch")


@model_app.command("status")
def status(model: Model = "", model_url: ModelUrl = "", config: Config = None, isolated: Isolated = False) -> int:
    """Say whether the model's server can be reached, which models it has, and how it can be made to answer."""
    options = locals()
    from mtcheck.commands.model import status as command

    return command(command_line(options))


@model_app.command("cost")
def cost(
    paths: Paths,
    model: Model = "",
    model_answers: ModelAnswers = None,
    packs: Packs = None,
    ledger: LedgerFile = None,
    source: SourceFile = None,
    source_pattern: SourcePattern = "",
    config: Config = None,
    isolated: Isolated = False,
) -> int:
    """Say how much there is to ask about articles, and how much is answered already; nothing is sent."""
    options = locals()
    from mtcheck.commands.model import cost as command

    return command(paths, command_line(options))


@model_app.command("prompt")
def prompt(
    path: Annotated[str, typer.Argument(help="An article file.", show_default=False)],
    everything: Annotated[
        bool, typer.Option("--all", help="Also what is not sent any more, because its answer is kept.")
    ] = False,
    format: Annotated[Form, typer.Option(help="text, or json: the bodies of the requests.")] = Form.text,
    model: Model = "",
    model_answers: ModelAnswers = None,
    packs: Packs = None,
    ledger: LedgerFile = None,
    source: SourceFile = None,
    source_pattern: SourcePattern = "",
    config: Config = None,
    isolated: Isolated = False,
) -> int:
    """Print exactly what would be sent about an article; nothing is."""
    options = locals()
    from mtcheck.commands.model import prompt as command

    return command(path, format.value, everything, command_line(options))


@batch_app.command("export")
def batch_export(
    paths: Paths,
    output: Annotated[
        Path, typer.Option("--output", "-o", help="Write the requests to this file.", show_default=False)
    ],
    model: Model = "",
    model_url: ModelUrl = "",
    model_answers: ModelAnswers = None,
    packs: Packs = None,
    ledger: LedgerFile = None,
    source: SourceFile = None,
    source_pattern: SourcePattern = "",
    config: Config = None,
    isolated: Isolated = False,
) -> int:
    """Write what would be asked as JSON lines: a custom id and the body of a chat completion."""
    options = locals()
    from mtcheck.commands.model import export

    return export(paths, output, command_line(options))


@batch_app.command("import")
def batch_import(
    results: Annotated[Path, typer.Argument(help="Results by custom id, as JSON lines.", show_default=False)],
    model: Model = "",
    model_answers: ModelAnswers = None,
    config: Config = None,
    isolated: Isolated = False,
) -> int:
    """Keep the answers in a file of results: the articles are checked with them from now on."""
    options = locals()
    from mtcheck.commands.model import take

    return take(results, command_line(options))
