"""`mtcheck serve`."""

from __future__ import annotations

from typing import Annotated

import typer

from mtcheck.cli.options import (
    Config,
    GrammarOption,
    GrammarOptional,
    GrammarServer,
    Ignore,
    Isolated,
    LedgerFile,
    Packs,
    Select,
    Source,
    SourcePattern,
    Syntax,
    command_line,
)
from mtcheck.errors import UserError


def serve(
    lsp: Annotated[bool, typer.Option("--lsp", help="For an editor: the language server protocol.")] = False,
    select: Select = "",
    ignore: Ignore = "",
    packs: Packs = None,
    source_language: Source = "",
    ledger: LedgerFile = None,
    source_pattern: SourcePattern = "",
    grammar: GrammarOption = None,
    grammar_server: GrammarServer = "",
    grammar_optional: GrammarOptional = None,
    syntax: Syntax = "",
    config: Config = None,
    isolated: Isolated = False,
) -> int:
    """Show findings where people write: in their editor."""
    options = locals()
    from mtcheck.commands.serve import serve_lsp

    if not lsp:
        raise UserError("say for whom: --lsp for an editor")
    return serve_lsp(command_line(options))
