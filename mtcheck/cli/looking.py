"""Commands that look at articles, settings and findings and change nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from mtcheck.cli.meaning import command_line
from mtcheck.cli.options import (
    EVERY,
    LEDGER,
    MODEL,
    OUTCOME,
    PACKS,
    RULES,
    SETTINGS,
    SOURCE,
    Form,
    NamesForm,
    Paths,
    taking,
)
from mtcheck.errors import UserError


@taking(LEDGER, SOURCE, SETTINGS)
def names(
    paths: Paths,
    format: Annotated[NamesForm, typer.Option(help="How to print the names.")] = NamesForm.table,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write them to this file.", show_default=False)
    ] = None,
    **shared: Any,
) -> int:
    """Print who and what is named in articles, and how; as TOML it is a ledger to correct and keep."""
    from mtcheck.commands.names import names as command

    return command(paths, format.value, output, command_line(shared))


@taking(RULES, LEDGER, SOURCE, MODEL, SETTINGS)
def score(
    candidate: Annotated[str, typer.Argument(help="Article file, or - for standard input.", show_default=False)],
    reference: Annotated[
        list[str] | None, typer.Option(help="A human translation of it; may be repeated.", show_default=False)
    ] = None,
    baseline: Annotated[
        list[str] | None, typer.Option(help="Another version to compare; may be repeated.", show_default=False)
    ] = None,
    show_alignment: Annotated[
        bool, typer.Option("--show-alignment", help="Print which sentences were compared.")
    ] = False,
    format: Annotated[Form, typer.Option(help="How to print the scores.")] = Form.text,
    **shared: Any,
) -> int:
    """Say how good an article is, and whether cleaning helps: against references, or by its findings (MQM)."""
    from mtcheck.commands.score import by_findings, by_references

    if reference:
        run = command_line(shared)
        return by_references(candidate, reference, baseline or [], format.value, show_alignment, run)
    if baseline or show_alignment:
        raise UserError("--baseline and --show-alignment need a --reference")
    return by_findings(candidate, format.value, command_line(shared))


@taking(OUTCOME, EVERY)
def show_config(
    path: Annotated[str, typer.Argument(help="An article file, a folder, or - for standard input.")] = ".",
    format: Annotated[Form, typer.Option(help="How to print the settings.")] = Form.text,
    **shared: Any,
) -> int:
    """Print the settings that hold for an article, and where each of them comes from."""
    from mtcheck.commands.config import config as command

    return command(path, format.value, command_line(shared))


@taking(PACKS, SETTINGS)
def explain(
    what: Annotated[
        str, typer.Argument(help="A rule's id, or the place of a finding: PATH:LINE:COLUMN.", show_default=False)
    ],
    **shared: Any,
) -> int:
    """Explain a rule or a finding: what is wrong, where it comes from, examples, how to leave it out."""
    from mtcheck.commands.explain import explain as command

    return command(what, command_line(shared))
