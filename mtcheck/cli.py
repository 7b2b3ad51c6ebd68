"""The command line: options and their meaning; what commands do is in commands/."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from mtcheck import __version__
from mtcheck.cli_corpus import corpus_app
from mtcheck.errors import UserError
from mtcheck.options import (
    BaselineFile,
    CacheDir,
    Config,
    DiffBase,
    DiffForm,
    FailOn,
    Form,
    GrammarOption,
    GrammarOptional,
    GrammarServer,
    Ignore,
    Isolated,
    Jobs,
    LedgerFile,
    NamesForm,
    NoCache,
    Packs,
    Paths,
    PruneBaseline,
    ReportUnused,
    Select,
    Source,
    SourceFile,
    SourcePattern,
    Syntax,
    WriteBaseline,
    command_line,
)

app = typer.Typer(
    name="mtcheck",
    help="Find and repair what gives machine-translated articles away.",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
rules_app = typer.Typer(help="Look at the rules and run their examples.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(rules_app, name="rules")
grammar_app = typer.Typer(
    help="Put LanguageTool in place, and see which grammar checkers are there.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.add_typer(grammar_app, name="grammar")
app.add_typer(corpus_app, name="corpus")
decisions_app = typer.Typer(
    help="Look at what was decided about findings, and tidy it up.", no_args_is_help=True, rich_markup_mode=None
)
app.add_typer(decisions_app, name="decisions")


@app.callback()
def main(
    version: Annotated[bool, typer.Option("--version", help="Print the version and exit.", is_eager=True)] = False,
) -> None:
    """Find and repair what gives machine-translated articles away."""
    if version:
        typer.echo(f"mtcheck {__version__}")
        raise typer.Exit


@app.command()
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
    fail_on: FailOn = None,
    report_unused: ReportUnused = None,
    baseline: BaselineFile = None,
    write_baseline: WriteBaseline = None,
    prune_baseline: PruneBaseline = False,
    fail_under: Annotated[
        float | None, typer.Option(help="Least MQM score (0 to 100) of all articles together.", show_default=False)
    ] = None,
    max_per_1000_words: Annotated[
        str, typer.Option(help="Most findings of a severity, like critical=0,major=5.", show_default=False)
    ] = "",
    select: Select = "",
    ignore: Ignore = "",
    packs: Packs = None,
    source_language: Source = "",
    ledger: LedgerFile = None,
    source: SourceFile = None,
    source_pattern: SourcePattern = "",
    show_alignment: Annotated[
        bool, typer.Option("--show-alignment", help="Print which sentences of article and source belong together.")
    ] = False,
    grammar: GrammarOption = None,
    grammar_server: GrammarServer = "",
    grammar_optional: GrammarOptional = None,
    syntax: Syntax = "",
    diff_base: DiffBase = "",
    jobs: Jobs = None,
    no_cache: NoCache = False,
    cache_dir: CacheDir = None,
    config: Config = None,
    isolated: Isolated = False,
) -> int:
    """Print what gives articles away. Exit status: 0 nothing found, 1 findings, 2 the run failed."""
    options = locals()
    from mtcheck.commands.baselines import Recording
    from mtcheck.commands.lint import Options
    from mtcheck.commands.lint import lint as command
    from mtcheck.commands.outputs import wanted

    chosen = wanted(format or (), output_file)
    if output_dir is not None and not chosen.pages:
        raise UserError("--output-dir is for pages: it needs --format html")
    cache = None if no_cache else cache_dir or _cache_dir()
    bounds = _limits(fail_under, max_per_1000_words)
    chosen_options = Options(
        bounds, show_alignment, output_dir, jobs or 0, cache, Recording(write_baseline, prune_baseline), diff_base
    )
    return command(paths or ["."], command_line(options), chosen, chosen_options)


@app.command()
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
    changes: Annotated[
        Path | None, typer.Option(help="Record the changes of each article in this JSON file.", show_default=False)
    ] = None,
    select: Select = "",
    ignore: Ignore = "",
    packs: Packs = None,
    source_language: Source = "",
    ledger: LedgerFile = None,
    source: SourceFile = None,
    source_pattern: SourcePattern = "",
    grammar: GrammarOption = None,
    grammar_server: GrammarServer = "",
    grammar_optional: GrammarOptional = None,
    syntax: Syntax = "",
    jobs: Jobs = None,
    config: Config = None,
    isolated: Isolated = False,
) -> int:
    """Write articles with what is safe to repair repaired; to standard output unless told otherwise."""
    options = locals()
    from mtcheck.commands.clean import Target
    from mtcheck.commands.clean import clean as command

    if format and not diff:
        raise UserError("--format is the form of a difference: it needs --diff")
    if format and word_diff:
        raise UserError("give only one of --word-diff and --format")
    shown = "words" if word_diff else (format.value if format else "auto") if diff else ""
    if sum(map(bool, (output, output_dir, in_place, shown))) > 1:
        raise UserError("give only one of -o, --output-dir, --in-place and --diff")
    target = Target(output, output_dir, in_place, shown)
    return command(paths, command_line(options), target, unsafe=unsafe, changes=changes, jobs=jobs or 0)


@app.command()
def fix(
    paths: Paths,
    plain: Annotated[bool, typer.Option("--plain", help="Ask line by line instead of on the whole screen.")] = False,
    select: Select = "",
    ignore: Ignore = "",
    packs: Packs = None,
    source_language: Source = "",
    ledger: LedgerFile = None,
    source: SourceFile = None,
    source_pattern: SourcePattern = "",
    grammar: GrammarOption = None,
    grammar_server: GrammarServer = "",
    grammar_optional: GrammarOptional = None,
    syntax: Syntax = "",
    config: Config = None,
    isolated: Isolated = False,
) -> int:
    """Go through the findings one by one and decide; each file is saved when it is left."""
    options = locals()
    from mtcheck.commands.fix import fix as command

    return command(paths, command_line(options), plain=plain)


@app.command()
def names(
    paths: Paths,
    format: Annotated[NamesForm, typer.Option(help="How to print the names.")] = NamesForm.table,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write them to this file.", show_default=False)
    ] = None,
    ledger: LedgerFile = None,
    source: SourceFile = None,
    source_pattern: SourcePattern = "",
    config: Config = None,
    isolated: Isolated = False,
) -> int:
    """Print who and what is named in articles, and how; as TOML it is a ledger to correct and keep."""
    options = locals()
    from mtcheck.commands.names import names as command

    return command(paths, format.value, output, command_line(options))


@app.command()
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
    select: Select = "",
    ignore: Ignore = "",
    packs: Packs = None,
    source_language: Source = "",
    ledger: LedgerFile = None,
    config: Config = None,
    isolated: Isolated = False,
) -> int:
    """Say how good an article is, and whether cleaning helps: against references, or by its findings (MQM)."""
    options = locals()
    from mtcheck.commands.score import by_findings, by_references

    if reference:
        run = command_line(options)
        return by_references(candidate, reference, baseline or [], format.value, show_alignment, run)
    if baseline or show_alignment:
        raise UserError("--baseline and --show-alignment need a --reference")
    return by_findings(candidate, format.value, command_line(options))


@app.command("config")
def show_config(
    path: Annotated[str, typer.Argument(help="An article file, a folder, or - for standard input.")] = ".",
    format: Annotated[Form, typer.Option(help="How to print the settings.")] = Form.text,
    fail_on: FailOn = None,
    report_unused: ReportUnused = None,
    select: Select = "",
    ignore: Ignore = "",
    packs: Packs = None,
    source_language: Source = "",
    ledger: LedgerFile = None,
    source: SourceFile = None,
    source_pattern: SourcePattern = "",
    grammar: GrammarOption = None,
    grammar_server: GrammarServer = "",
    grammar_optional: GrammarOptional = None,
    syntax: Syntax = "",
    config: Config = None,
    isolated: Isolated = False,
) -> int:
    """Print the settings that hold for an article, and where each of them comes from."""
    options = locals()
    from mtcheck.commands.config import config as command

    return command(path, format.value, command_line(options))


@app.command()
def explain(
    what: Annotated[
        str, typer.Argument(help="A rule's id, or the place of a finding: PATH:LINE:COLUMN.", show_default=False)
    ],
    packs: Packs = None,
    config: Config = None,
    isolated: Isolated = False,
) -> int:
    """Explain a rule or a finding: what is wrong, where it comes from, examples, how to leave it out."""
    options = locals()
    from mtcheck.commands.explain import explain as command

    return command(what, command_line(options))


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


def _cache_dir() -> Path | None:
    """Where results are kept unless the user says otherwise; None where the user has no folder for such things."""
    from platformdirs import user_cache_path

    try:
        return user_cache_path("mtcheck") / "results"
    except (OSError, RuntimeError):
        return None


def _limits(fail_under: float | None, most: str) -> Any:
    if fail_under is None and not most:
        return None
    from mtcheck.mqm import limits

    return limits(fail_under, most)


def run(arguments: list[str]) -> int:
    """Run the command line and return its exit status; what a user got wrong is told in one line.

    Commands are invoked here, not by calling `app`, which would make exits of its own of closed pipes and Ctrl-C.
    """
    command = typer.main.get_command(app)
    try:
        with command.make_context("mtcheck", arguments) as context:
            result = command.invoke(context)
        return result if isinstance(result, int) else 0
    except UserError as error:
        problem = f"mtcheck: {error}"
    except typer.Exit as error:
        return error.exit_code
    except Exception as error:
        if not hasattr(error, "format_message"):  # not one of the command line's own
            raise
        problem = _usage(error)
    print(problem, file=sys.stderr)
    return 2


def _usage(error: Any) -> str:
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "mtcheck"
    message: str = error.format_message().rstrip(".")
    if message.startswith("Usage:"):  # a command without arguments: the message is its help
        return message
    return f"mtcheck: {message}; see '{command} --help'" if message else f"mtcheck: see '{command} --help'"
