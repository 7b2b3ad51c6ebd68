"""`mtcheck serve`."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from mtcheck.cli.meaning import command_line
from mtcheck.cli.options import (
    GRAMMAR,
    LEDGER,
    PATTERN,
    RULES,
    SETTINGS,
    taking,
)
from mtcheck.errors import UserError

_GROUPS = (RULES, LEDGER, PATTERN, GRAMMAR, SETTINGS)
_FROM_ENVIRONMENT = "grammar_server"  # a copy reads it from the environment of the command that it answers


@taking(*_GROUPS)
def serve(
    lsp: Annotated[bool, typer.Option("--lsp", help="For an editor: the language server protocol.")] = False,
    web: Annotated[bool, typer.Option("--web", help="For a person: a page in a browser on this machine.")] = False,
    commands: Annotated[
        bool, typer.Option("--commands", help="For lint and clean: they start at once while this runs.")
    ] = False,
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="Port of the page; by default any that is free.", show_default=False)
    ] = 0,
    show: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
    **shared: Any,
) -> int:
    """Show findings where people write, in their editor or on a page in their browser; or stay ready for commands."""
    from mtcheck.commands.serve import serve_commands, serve_lsp, serve_web

    if lsp + web + commands != 1:
        raise UserError("say for whom: --lsp for an editor, --web for a browser, --commands for lint and clean")
    if commands:
        defaults = {name: default for group in _GROUPS for name, (_, default) in group.items()}
        given = (value for name, value in shared.items() if value != defaults[name] and name != _FROM_ENVIRONMENT)
        if port or show or any(given):
            raise UserError("serve --commands takes no other options: give them to lint and clean")
        from mtcheck.cli import kept_run
        from mtcheck.cli.ending import ended

        return serve_commands(kept_run, lambda arguments: ended(lambda: kept_run(arguments)))
    run = command_line(shared)
    return serve_lsp(run) if lsp else serve_web(run, port, show=show)
