"""`mtcheck grammar`."""

from __future__ import annotations

import typer

grammar_app = typer.Typer(
    help="Put LanguageTool in place, and see which grammar checkers are there.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@grammar_app.command("install")
def grammar_install() -> int:
    """Put LanguageTool in place; needs Java, and Maven or a download by language-tool-python."""
    from mtcheck.commands.grammar import install

    return install()


@grammar_app.command("status")
def grammar_status() -> int:
    """Say which grammar checkers are there; exit status 1 when LanguageTool cannot be used."""
    from mtcheck.commands.grammar import status

    return status()
