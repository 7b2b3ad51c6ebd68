"""`mtcheck decisions`."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from mtcheck.cli.meaning import command_line
from mtcheck.cli.options import (
    PACKS,
    SETTINGS,
    Form,
    Paths,
    taking,
)

decisions_app = typer.Typer(
    help="Look at what was decided about findings, and tidy it up.", no_args_is_help=True, rich_markup_mode=None
)


@decisions_app.command("list")
@taking(SETTINGS)
def decisions_list(
    path: Annotated[str, typer.Argument(help="An article or folder whose decisions to show.")] = ".",
    format: Annotated[Form, typer.Option(help="How to print them.")] = Form.text,
    **shared: Any,
) -> int:
    """List decisions: what was rejected or ignored, accepted or edited."""
    from mtcheck.commands.decisions import show

    return show(path, format.value, command_line(shared))


@decisions_app.command("prune")
@taking(PACKS, SETTINGS)
def decisions_prune(
    paths: Paths,
    everything: Annotated[
        bool, typer.Option("--all", help="Accepted and edited answers, too, once they are written.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be taken out.")] = False,
    **shared: Any,
) -> int:
    """Take out decisions about findings that the articles no longer have."""
    from mtcheck.commands.decisions import prune

    return prune(paths, command_line(shared), everything=everything, dry_run=dry_run)
