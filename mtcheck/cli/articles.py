"""Commands that read articles and say, ask or write what is to change."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from mtcheck.cli.meaning import command_line, linted
from mtcheck.cli.options import (
    EVERY,
    OUTCOME,
    BaselineFile,
    CacheDir,
    DiffBase,
    DiffForm,
    ForceExclude,
    Jobs,
    NoCache,
    Paths,
    PruneBaseline,
    StdinFilename,
    WriteBaseline,
    taking,
)
from mtcheck.errors import UserError


@taking(OUTCOME, EVERY)
def lint(
    paths: Annotated[
        list[str] | None,
        typer.Argument(help="Article files, folders, or -; by default the current folder.", show_default=False),
    ] = None,
    format: Annotated[
        list[str] | None,
        typer.Option(
            help="text, json, sarif, github, gitlab, rdjson, junit or html, also to a file as in sarif=FILE; "
            "may be repeated.",
            show_default=False,
        ),
    ] = None,
    output_file: Annotated[
        Path | None,
        typer.Option("--output-file", "-o", help="Write the findings to this file instead.", show_default=False),
    ] = None,
    output_dir: Annotated[
        Path | None, typer.Option(help="With html: write a page for each article into this folder.", show_default=False)
    ] = None,
    baseline: BaselineFile = None,
    write_baseline: WriteBaseline = None,
    prune_baseline: PruneBaseline = False,
    fail_under: Annotated[
        float | None, typer.Option(help="Least MQM score (0 to 100) of all articles together.", show_default=False)
    ] = None,
    max_per_1000_words: Annotated[
        str, typer.Option(help="Most findings of a severity, like critical=0,major=5.", show_default=False)
    ] = "",
    explain_model: Annotated[
        bool, typer.Option("--explain-model", help="Print which of the model's edits were turned away, and why.")
    ] = False,
    show_alignment: Annotated[
        bool, typer.Option("--show-alignment", help="Print which sentences of article and source belong together.")
    ] = False,
    show_facts: Annotated[
        bool, typer.Option("--show-facts", help="Print which numbers and names of article and source were compared.")
    ] = False,
    diff_base: DiffBase = None,
    force_exclude: ForceExclude = False,
    stdin_filename: StdinFilename = "",
    jobs: Jobs = None,
    no_cache: NoCache = False,
    cache_dir: CacheDir = None,
    **shared: Any,
) -> int:
    """Print what gives articles away. Exit status: 0 nothing found, 1 findings, 2 the run failed."""
    return linted(locals() | shared)


@taking(EVERY)
def clean(
    paths: Paths,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="Write the cleaned article to this file.", show_default=False),
    ] = None,
    output_dir: Annotated[
        Path | None, typer.Option(help="Write cleaned articles into this folder.", show_default=False)
    ] = None,
    in_place: Annotated[bool, typer.Option("--in-place", help="Replace the articles.")] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Show what would change, word by word (in a pipe: as patch reads it).")
    ] = False,
    word_diff: Annotated[bool, typer.Option("--word-diff", help="The same, word by word in a pipe, too.")] = False,
    format: Annotated[
        DiffForm | None, typer.Option(help="With --diff: words, unified, or a page as html.", show_default=False)
    ] = None,
    unsafe: Annotated[bool, typer.Option("--unsafe", help="Make the first suggestion of unsafe rules, too.")] = False,
    accept: Annotated[
        bool, typer.Option("--accept", help="Word files: make the changes plainly instead of tracking them.")
    ] = False,
    no_comments: Annotated[
        bool, typer.Option("--no-comments", help="Word files: add no comments on what is left to you.")
    ] = False,
    changes: Annotated[
        Path | None, typer.Option(help="Record the changes of each article in this JSON file.", show_default=False)
    ] = None,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Say which fixes were left out, and why.")] = False,
    jobs: Jobs = None,
    force_exclude: ForceExclude = False,
    stdin_filename: StdinFilename = "",
    **shared: Any,
) -> int:
    """Write articles with what is safe to repair repaired; to standard output unless told otherwise."""
    from mtcheck.commands.clean import Target, wish
    from mtcheck.commands.clean import clean as command
    from mtcheck.commands.run import Named

    if format and not diff:
        raise UserError("--format is the form of a difference: it needs --diff")
    if format and word_diff:
        raise UserError("give only one of --word-diff and --format")
    shown = "words" if word_diff else (format.value if format else "auto") if diff else ""
    if sum(map(bool, (output, output_dir, in_place, shown))) > 1:
        raise UserError("give only one of -o, --output-dir, --in-place and --diff")
    target = Target(output, output_dir, in_place, shown, verbose)
    named = Named(force_exclude, stdin_filename)
    wished = wish(shown, unsafe=unsafe, accept=accept, comments=not no_comments)
    return command(paths, command_line(shared), target, wish=wished, changes=changes, jobs=jobs or 0, named=named)


@taking(EVERY)
def fix(
    paths: Paths,
    plain: Annotated[bool, typer.Option("--plain", help="Ask line by line instead of on the whole screen.")] = False,
    track: Annotated[bool, typer.Option("--track", help="Word files: save tracked changes.")] = False,
    **shared: Any,
) -> int:
    """Go through the findings one by one and decide; each file is saved when it is left."""
    from mtcheck.commands.fix import fix as command

    return command(paths, command_line(shared), plain=plain, track=track)
