"""`mtcheck decisions`."""

from __future__ import annotations

from typing import Annotated

import typer

from mtcheck.cli.meaning import command_line
from mtcheck.cli.options import (
    Config,
    Form,
    Isolated,
    Packs,
    Paths,
)

decisions_app = typer.Typer(
    help="Look at what was decided about findings, and tidy it up.", no_args_is_help=True, rich_markup_mode=None
)


@decisions_app.command("list")
def decisions_list(
    path: Annotated[str, typer.Argument(help="An article or folder whose decisions to show.")] = ".",
    format: Annotated[Form, typer.Option(help="How to print them.")] = Form.text,
    config: Config = None,
    isolated: Isolated = False,
) -> int:
    """List decisions: what was rejected or ignored, accepted or edited."""
    options = locals()
    from mtcheck.commands.decisions import show

    return show(path, format.value, command_line(options))


@decisions_app.command("prune")
def decisions_prune(
    paths: Paths,
    everything: Annotated[
        bool, typer.Option("--all", help="Accepted and edited answers, too, once they are written.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be taken out.")] = False,
    packs: Packs = None,
    config: Config = None,
    isolated: Isolated = False,
) -> int:
    """Take out decisions about findings that the articles no longer have."""
    options = locals()
    from mtcheck.commands.decisions import prune

    return prune(paths, command_line(options), everything=everything, dry_run=dry_run)
