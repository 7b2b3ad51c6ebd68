"""The command line of `mtcheck corpus`: options and their meaning."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Any

import typer

from mtcheck.errors import UserError
from mtcheck.options import Form, GrammarChoice, GrammarOption, GrammarServer, Ignore, Packs, Select, Source

corpus_app = typer.Typer(
    help="Check or clean a collection of articles in Parquet, JSON lines or text files.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

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
SummaryForm = Annotated[Form, typer.Option(help="How to print the summary.")]


@corpus_app.command("lint")
def corpus_lint(
    source: Input,
    output: Output,
    text_column: TextColumn = "text",
    id_column: IdColumn = "",
    source_column: SourceColumn = "",
    split_by: SplitBy = "",
    jobs: Jobs = 0,
    shard_rows: ShardRows = 500,
    max_length: MaxLength = 1_000_000,
    prefix: Prefix = "mtcheck_",
    restart: Restart = False,
    overwrite: Overwrite = False,
    format: SummaryForm = Form.text,
    select: Select = "",
    ignore: Ignore = "",
    packs: Packs = None,
    source_language: Source = "",
    grammar: GrammarOption = None,
    grammar_server: GrammarServer = "",
) -> int:
    """Write all rows with their findings, score and language. Exit status: 0 done, 2 the run failed."""
    options = {"jobs": jobs, "shard_rows": shard_rows, "max_length": max_length, "prefix": prefix}
    options |= {"restart": restart, "overwrite": overwrite, "form": format.value}
    checks = _checks(False, False, select, ignore, packs, source_language, grammar, grammar_server)
    return _run(source, output, (text_column, id_column, source_column, split_by), checks, options)


@corpus_app.command("clean")
def corpus_clean(
    source: Input,
    output: Output,
    text_column: TextColumn = "text",
    id_column: IdColumn = "",
    source_column: SourceColumn = "",
    split_by: SplitBy = "",
    unsafe: Unsafe = False,
    jobs: Jobs = 0,
    shard_rows: ShardRows = 500,
    max_length: MaxLength = 1_000_000,
    prefix: Prefix = "mtcheck_",
    restart: Restart = False,
    overwrite: Overwrite = False,
    format: SummaryForm = Form.text,
    select: Select = "",
    ignore: Ignore = "",
    packs: Packs = None,
    source_language: Source = "",
    grammar: GrammarOption = None,
    grammar_server: GrammarServer = "",
) -> int:
    """Write all rows with their cleaned text, findings, score and language. Exit status: 0 done, 2 the run failed."""
    options = {"jobs": jobs, "shard_rows": shard_rows, "max_length": max_length, "prefix": prefix}
    options |= {"restart": restart, "overwrite": overwrite, "form": format.value}
    checks = _checks(True, unsafe, select, ignore, packs, source_language, grammar, grammar_server)
    return _run(source, output, (text_column, id_column, source_column, split_by), checks, options)


def _checks(
    clean: bool,
    unsafe: bool,
    select: str,
    ignore: str,
    packs: list[Path] | None,
    source_language: str,
    grammar: GrammarChoice | None,
    server: str,
) -> Any:
    from mtcheck.corpus.job import Checks

    if server and grammar is not GrammarChoice.languagetool:
        raise UserError("--grammar-server is the address of a LanguageTool server: it needs --grammar languagetool")
    checker = grammar.value if grammar else "off"
    rules = tuple(str(pack.absolute()) for pack in packs or ())
    return Checks(clean, unsafe, _names(select), _names(ignore), rules, source_language, checker, server)


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())


def _run(source: str, output: str, columns: tuple[str, str, str, str], checks: Any, options: dict[str, Any]) -> int:
    from mtcheck.commands.corpus import corpus
    from mtcheck.corpus.job import Columns

    options["jobs"] = options["jobs"] or _cores()
    return corpus(source, output, Columns(*columns), checks, options)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
