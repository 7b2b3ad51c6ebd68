"""`mtcheck model`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from mtcheck.cli.options import (
    Config,
    Isolated,
    LedgerFile,
    Model,
    ModelAnswers,
    ModelUrl,
    Packs,
    Paths,
    SourceFile,
    SourcePattern,
    command_line,
)

model_app = typer.Typer(
    help="See to the language model that reads beside the rules.", no_args_is_help=True, rich_markup_mode=None
)
batch_app = typer.Typer(
    help="Ask by files, as batch interfaces take them.", no_args_is_help=True, rich_markup_mode=None
)
model_app.add_typer(batch_app, name="batch")


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
