"""The command line of `mtcheck corpus`: options and their meaning."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from mtcheck.cli.meaning import command_line
from mtcheck.cli.options import (
    CHECKERS,
    MODEL,
    RULES,
    SETTINGS,
    Form,
    Options,
    taking,
)
from mtcheck.errors import UserError

corpus_app = typer.Typer(
    help="Check or clean a collection of articles in Parquet, JSON lines or text files.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


class EngineChoice(StrEnum):
    """What runs workers."""

    local = "local"
    ray = "ray"


Input = Annotated[
    str,
    typer.Argument(
        metavar="IN",
        help="A file or folder (.parquet, .jsonl, .jsonl.gz, .jsonl.zst, .txt), or its URI.",
        show_default=False,
    ),
]
Output = Annotated[
    str,
    typer.Option(
        "--output",
        "-o",
        help="A file (.parquet, .jsonl, .jsonl.gz, .jsonl.zst), or a folder for a file to each input's.",
        show_default=False,
    ),
]
TextColumn = Annotated[str, typer.Option(help="The column of the articles.")]
IdColumn = Annotated[str, typer.Option(help="A column that names rows in the error file.", show_default=False)]
SourceColumn = Annotated[str, typer.Option(help="A column of the texts that were translated.", show_default=False)]
SplitBy = Annotated[
    str,
    typer.Option(help="A column that is the same in all rows of an article: they are read as one.", show_default=False),
]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=0, help="Worker processes; 0: one for each core.")]
ShardRows = Annotated[int, typer.Option(min=1, help="Rows that a worker does at a time; the output is the same.")]
MaxLength = Annotated[int, typer.Option(min=1, help="Code points of the longest text that is checked.")]
Prefix = Annotated[str, typer.Option(help="What the names of new columns begin with.")]
Restart = Annotated[bool, typer.Option("--restart", help="Begin anew where a run was interrupted.")]
Overwrite = Annotated[bool, typer.Option("--overwrite", help="Replace the output of an earlier run.")]
Unsafe = Annotated[bool, typer.Option("--unsafe", help="Make the first suggestion of unsafe rules, too.")]
EngineOption = Annotated[EngineChoice, typer.Option("--engine", help="What runs the workers.")]
RayAddress = Annotated[
    str,
    typer.Option(help="The Ray to use: else that of RAY_ADDRESS, else one on this machine.", show_default=False),
]
Ledger = Annotated[
    Path | None,
    typer.Option(help="Names that bind; made of the corpus in a pass before where there is none.", show_default=False),
]
SummaryForm = Annotated[Form, typer.Option(help="How to print the summary.")]

COLLECTION: Options = {
    "text_column": (TextColumn, "text"),
    "id_column": (IdColumn, ""),
    "source_column": (SourceColumn, ""),
    "split_by": (SplitBy, ""),
    "engine": (EngineOption, EngineChoice.local),
    "ray_address": (RayAddress, ""),
    "jobs": (Jobs, 0),
    "shard_rows": (ShardRows, 500),
    "max_length": (MaxLength, 1_000_000),
    "prefix": (Prefix, "mtcheck_"),
    "restart": (Restart, False),
    "overwrite": (Overwrite, False),
    "format": (SummaryForm, Form.text),
    "ledger": (Ledger, None),
    **RULES,
    **CHECKERS,
    **MODEL,
    **SETTINGS,
}


@corpus_app.command("lint")
@taking(COLLECTION)
def corpus_lint(corpus: Input, output: Output, **shared: Any) -> int:
    """Write all rows with their findings, score and language. Exit status: 0 done, 2 the run failed."""
    return _run(locals() | shared)


@corpus_app.command("clean")
@taking(COLLECTION)
def corpus_clean(corpus: Input, output: Output, unsafe: Unsafe = False, **shared: Any) -> int:
    """Write all rows with their cleaned text, findings, score and language. Exit status: 0 done, 2 the run failed."""
    return _run(locals() | shared, clean=True)


def _run(options: dict[str, Any], *, clean: bool = False) -> int:
    from mtcheck.commands.corpus import corpus
    from mtcheck.corpus.job import Checks, Columns

    if options["ray_address"] and options["engine"] is not EngineChoice.ray:
        raise UserError("--ray-address is the address of a Ray cluster: it needs --engine ray")
    columns = Columns(options["text_column"], options["id_column"], options["source_column"], options["split_by"])
    settings = _settings(options, columns.source)
    return corpus(options, columns, Checks(clean, options.get("unsafe", False), settings))


def _settings(options: dict[str, Any], source_column: str) -> Any:
    """The settings for all articles: those of the current folder, and what the command line says."""
    from dataclasses import replace

    from mtcheck.settings.config import settings_for

    settings = settings_for(None, command_line(options))
    rules = tuple(pack.absolute() for pack in settings.rules)  # workers may be in another folder
    return replace(settings, rules=rules, source_pattern=source_column, decisions=None)
