"""Options that commands share: their types, what --help says of them, and which go together."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer


class Form(StrEnum):
    """Output forms of lint and rules."""

    text = "text"
    json = "json"


class DiffForm(StrEnum):
    """Forms of the difference that clean --diff shows."""

    words = "words"
    unified = "unified"
    html = "html"


class NamesForm(StrEnum):
    """Output forms of names."""

    table = "table"
    json = "json"
    toml = "toml"


class Level(StrEnum):
    """Severities for --fail-on."""

    minor = "minor"
    major = "major"
    critical = "critical"


Paths = Annotated[
    list[str],
    typer.Argument(
        help="Article files, folders (.txt, .md, .html, .docx), or - for standard input.", show_default=False
    ),
]
Select = Annotated[
    str,
    typer.Option(help="Only these rules: ids, families or categories, comma-separated, * allowed.", show_default=False),
]
Ignore = Annotated[str, typer.Option(help="All but these rules.", show_default=False)]
LedgerFile = Annotated[
    Path | None,
    typer.Option("--ledger", help="Names that bind, as 'mtcheck names --format toml' writes them.", show_default=False),
]
Source = Annotated[
    str,
    typer.Option("--source-language", help="Code (ru, uk) whose from-xx packs to use: all else.", show_default=False),
]
SourceFile = Annotated[
    Path | None,
    typer.Option("--source", help="The article that it was translated from, for bilingual checks.", show_default=False),
]
SourcePattern = Annotated[
    str,
    typer.Option(help="Where the sources of many articles are, like '{dir}/{stem}.src.ru'.", show_default=False),
]
Jobs = Annotated[
    int | None,
    typer.Option("--jobs", "-j", min=1, help="Number of processes; by default one on each core.", show_default=False),
]
DiffBase = Annotated[
    str | None,
    typer.Option(
        help="A git revision, like origin/main: only articles and lines that have changed since.",
        metavar="REV",
        show_default=False,
    ),
]
ForceExclude = Annotated[
    bool, typer.Option("--force-exclude", help="Leave out what is excluded also where it is named, as by pre-commit.")
]
StdinFilename = Annotated[
    str,
    typer.Option(
        help="What standard input would be called as a file: tells its form (page.html) and its settings.",
        metavar="PATH",
        show_default=False,
    ),
]
NoCache = Annotated[
    bool, typer.Option("--no-cache", help="Check all articles anew, and keep nothing of what is found.")
]
CacheDir = Annotated[
    Path | None,
    typer.Option(
        envvar="MTCHECK_CACHE_DIR",
        help="Where to keep what was found in articles that have not changed.",
        show_default=False,
        show_envvar=True,
    ),
]
Packs = Annotated[
    list[Path] | None,
    typer.Option("--rules", help="A rule pack of your own (file or folder); may be repeated.", show_default=False),
]


class GrammarChoice(StrEnum):
    """Grammar checkers that can work beside the rules."""

    harper = "harper"
    languagetool = "languagetool"
    off = "off"


GrammarOption = Annotated[
    GrammarChoice | None,
    typer.Option(
        "--grammar", help="A grammar checker that works beside the rules; by default off.", show_default=False
    ),
]
GrammarServer = Annotated[
    str,
    typer.Option(
        envvar="MTCHECK_GRAMMAR_SERVER",
        help="URL of a running LanguageTool server, instead of one of our own.",
        show_default=False,
        show_envvar=True,
    ),
]
GrammarOptional = Annotated[
    bool | None,
    typer.Option(
        "--grammar-optional/--grammar-required",
        help="Only warn when the grammar checker fails, and go on without it.",
        show_default=False,
    ),
]
Syntax = Annotated[
    str,
    typer.Option(
        "--syntax", help="Parser of syntax rules: auto (where installed), off, or a spaCy model.", show_default=False
    ),
]
Model = Annotated[
    str, typer.Option("--model", help="A language model that reads beside the rules: its name.", show_default=False)
]
ModelUrl = Annotated[
    str, typer.Option("--model-url", help="Where its server is, as http://localhost:11434/v1.", show_default=False)
]
ModelOptional = Annotated[
    bool | None,
    typer.Option(
        "--model-optional/--model-required", help="Only warn when the model cannot be asked.", show_default=False
    ),
]
ModelOffline = Annotated[
    bool | None,
    typer.Option("--model-offline/--model-online", help="Use answers kept before; ask nothing.", show_default=False),
]
ModelAnswers = Annotated[
    Path | None, typer.Option("--model-answers", help="Keep its answers in this file.", show_default=False)
]
Config = Annotated[
    Path | None,
    typer.Option(help="Use this configuration instead of the nearest one of each article.", show_default=False),
]
Isolated = Annotated[bool, typer.Option("--isolated", "--no-config", help="Use no configuration.")]


class Unused(StrEnum):
    """What unused suppressions do."""

    off = "off"
    warn = "warn"
    fail = "fail"


ReportUnused = Annotated[
    Unused | None,
    typer.Option(help="What unused suppressions do: nothing, warn (default), or fail.", show_default=False),
]
BaselineFile = Annotated[
    Path | None,
    typer.Option("--baseline", help="Findings that were there before: they are not told again.", show_default=False),
]
WriteBaseline = Annotated[
    Path | None, typer.Option(help="Record all findings in this file, to tell only new ones later.", show_default=False)
]
PruneBaseline = Annotated[
    bool, typer.Option("--prune-baseline", help="Take out of the baseline what matches nothing any more.")
]
FailOn = Annotated[
    Level | None,
    typer.Option(
        help="Least severity that makes the exit status 1: minor, or none where limits are given.", show_default=False
    ),
]

Options = Mapping[str, tuple[Any, Any]]  # by name: the type, which says all to Typer, and what holds otherwise

PACKS: Options = {"packs": (Packs, None)}
RULES: Options = {"select": (Select, ""), "ignore": (Ignore, ""), **PACKS, "source_language": (Source, "")}
LEDGER: Options = {"ledger": (LedgerFile, None)}
PATTERN: Options = {"source_pattern": (SourcePattern, "")}
SOURCE: Options = {"source": (SourceFile, None), **PATTERN}
CHECKERS: Options = {"grammar": (GrammarOption, None), "grammar_server": (GrammarServer, ""), "syntax": (Syntax, "")}
GRAMMAR: Options = {**CHECKERS, "grammar_optional": (GrammarOptional, None)}
NAMED: Options = {"model": (Model, "")}
SERVER: Options = {"model_url": (ModelUrl, "")}
ANSWERS: Options = {"model_answers": (ModelAnswers, None)}
MODEL: Options = {
    **NAMED,
    **SERVER,
    **ANSWERS,
    "model_offline": (ModelOffline, None),
    "model_optional": (ModelOptional, None),
}
SETTINGS: Options = {"config": (Config, None), "isolated": (Isolated, False)}
OUTCOME: Options = {"fail_on": (FailOn, None), "report_unused": (ReportUnused, None)}
EVERY: Options = {**RULES, **LEDGER, **SOURCE, **GRAMMAR, **MODEL, **SETTINGS}


def taking(*groups: Options) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """A command with options that others have, too: they come behind its own, and reach it as `**shared`."""

    def decorated(command: Callable[..., int]) -> Callable[..., int]:
        signature = inspect.signature(command, eval_str=True)
        own = [p for p in signature.parameters.values() if p.kind is not p.VAR_KEYWORD]
        shared = [
            inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=type_)
            for name, (type_, default) in {name: option for group in groups for name, option in group.items()}.items()
        ]
        typed: Any = command
        typed.__signature__ = signature.replace(parameters=[*own, *shared])
        typed.__annotations__ = {"return": int} | {p.name: p.annotation for p in (*own, *shared)}
        return command

    return decorated
