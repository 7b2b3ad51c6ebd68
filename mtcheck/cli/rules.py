"""`mtcheck rules`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from mtcheck.cli.options import (
    Form,
)

rules_app = typer.Typer(help="Look at the rules and run their examples.", no_args_is_help=True, rich_markup_mode=None)


@rules_app.command("list")
def rules_list(
    names: Annotated[list[str] | None, typer.Argument(help="Ids, families or categories.", show_default=False)] = None,
    format: Annotated[Form, typer.Option(help="How to print them.")] = Form.text,
) -> int:
    """List rules with severity, safety and category."""
    from mtcheck.commands.rules import show_list

    return show_list(tuple(names or ()), format.value)


@rules_app.command("show")
def rules_show(name: str, format: Annotated[Form, typer.Option(help="How to print it.")] = Form.text) -> int:
    """Show a rule (or family) in full, with its examples."""
    from mtcheck.commands.rules import show

    return show(name, format.value)


@rules_app.command("test")
def rules_test(
    packs: Annotated[
        list[Path] | None, typer.Argument(help="Rule packs; all of mtcheck's by default.", show_default=False)
    ] = None,
) -> int:
    """Run the examples of rule packs."""
    from mtcheck.commands.rules import test

    return test(packs or [])


@rules_app.command("docs")
def rules_docs() -> int:
    """Print the page of all rules (docs/rules.md)."""
    from mtcheck.commands.rules import docs

    return docs()
