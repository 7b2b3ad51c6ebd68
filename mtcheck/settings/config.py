"""Settings: everything that decides how one article is checked, from the command line and the nearest configuration.

A new setting is one field of `Settings`: its line holds the default, what kind of value a file may give, and its help.
An option of the command line that is called the same (with hyphens) overrides it once cli.py passes it on.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields, replace
from functools import cache
from pathlib import Path
from typing import Any

from mtcheck.errors import ConfigError, UserError, nearest
from mtcheck.formats.forms import form_of
from mtcheck.settings.configfile import ConfigFile, find, is_there, read
from mtcheck.settings.configkinds import (
    PLACEHOLDERS,
    BadValue,
    Kind,
    file,
    flag,
    is_pattern,
    names,
    one_file,
    one_of,
    packs,
    parser,
    place,
    rule_options,
    table_of_lists,
    terms,
    text,
)
from mtcheck.settings.globs import matches_any
from mtcheck.settings.modeltable import ModelSettings, model_table
from mtcheck.settings.servers import server

Table = tuple[tuple[str, tuple[str, ...]], ...]  # what a TOML table of lists becomes

IN_FILE = "{file}"  # translation files hold their sources themselves
COMMAND_LINE = "command line"
DEFAULT = "default"
DECISIONS = Path(".mtcheck", "decisions.toml")  # beside the configuration


def _key(default: Any, kind: Kind | None, about: str, *, alias: str = "", engine: bool = True) -> Any:
    """A setting; engines depend on it unless `engine` says otherwise. Without a kind, no file can hold it."""
    return field(default=default, metadata={"kind": kind, "help": about, "alias": alias, "engine": engine})


@dataclass(frozen=True, slots=True)
class Settings:
    """How one article is checked. Paths are absolute, or as the command line gave them."""

    select: tuple[str, ...] = _key((), names, "Only these rules: ids, families or categories, * allowed.")
    ignore: tuple[str, ...] = _key((), names, "All but these rules.")
    per_file_ignores: Table = _key(
        (), table_of_lists, "Patterns of files, each with the rules that are left out there.", engine=False
    )
    extend_safe: tuple[str, ...] = _key((), names, "Rules whose fixes 'clean' makes, too.")
    extend_unsafe: tuple[str, ...] = _key((), names, "Rules whose fixes 'clean' makes only with --unsafe.")
    rule_options: tuple[tuple[str, tuple[tuple[str, Any], ...]], ...] = _key(
        (), rule_options, "Rules, each with a table of options: severity, evidence, quoted."
    )
    glossary: Table = _key((), terms, "Your own terms, each with a list of wrong forms; nothing else changes them.")
    rules: tuple[Path, ...] = _key((), packs, "Rule packs of your own: files or folders.")
    ledger: Path | None = _key(
        None,
        one_file,
        "Names that bind, as 'mtcheck names --format toml' writes them.",
        alias="names",
        engine=False,
    )
    source_language: str = _key("", text, "Code (ru, uk) whose from-xx packs to use: all else.")
    source: Path | None = _key(None, None, "The article that the one article of the run was translated from.")
    source_pattern: str = _key("", place, "Where the sources of articles are, like '{dir}/{stem}.src.ru'.")
    grammar: str = _key("off", one_of("harper", "languagetool", "off"), "A grammar checker beside the rules.")
    grammar_server: str = _key("", server, "URL of a running LanguageTool server, instead of one of our own.")
    grammar_optional: bool = _key(False, flag, "Only warn when the grammar checker fails.")
    syntax: str = _key("auto", parser, "The parser of syntax rules: auto (where installed), off, or a spaCy model.")
    model: ModelSettings = _key(ModelSettings(), model_table, "A language model of yours that reads beside the rules.")
    fail_on: str = _key(
        "", one_of("minor", "major", "critical"), "Least severity that makes the exit status 1.", engine=False
    )
    report_unused: str = _key(
        "warn",
        one_of("off", "warn", "fail"),
        "What unused suppressions do: nothing, warn, or make the exit status 1.",
        engine=False,
    )
    exclude: tuple[str, ...] = _key(
        (), names, "Files and folders to leave out, as patterns (drafts/, *.tmp.txt).", engine=False
    )
    baseline: Path | None = _key(
        None, file, "Findings that were there before, as --write-baseline has recorded them.", engine=False
    )

    decisions: Path | None = _key(None, None, "Where editors' decisions about findings are kept.", engine=False)

    # Not settings, but where they come from: the configuration, and file and line of each value that is no default.
    config: Path | None = field(default=None, compare=False)
    origins: tuple[tuple[str, str], ...] = field(default=(), compare=False)

    def origin(self, name: str) -> str:
        """Where the value of a setting comes from: file and line, "command line" or "default"."""
        return dict(self.origins).get(name, DEFAULT)

    @property
    def sourced(self) -> bool:
        """Whether articles come with what they were translated from."""
        return bool(self.source or self.source_pattern)

    def without_model(self) -> Settings:
        """The same without a model."""
        return replace(self, model=ModelSettings()) if self.model.name else self

    def for_engine(self) -> Settings:
        """The same with everything at its default that engines do not depend on."""
        run_only: dict[str, Any] = {f.name: f.default for f in keys() if not f.metadata["engine"]}
        return replace(self, **run_only)


@dataclass(frozen=True, slots=True)
class CommandLine:
    """What the options of a run say: settings by field name, and which configuration to use instead of the nearest."""

    given: Mapping[str, Any] = field(default_factory=dict)
    config: Path | None = None
    isolated: bool = False
    known: dict[Path | None, Settings] = field(default_factory=dict, compare=False, repr=False)  # by folder
    adjusted: dict[tuple[Settings, tuple[str, ...]], Settings] = field(default_factory=dict, compare=False, repr=False)


@cache
def keys() -> tuple[Field[Any], ...]:
    """The fields of `Settings` that are settings, in the order of documents."""
    return tuple(f for f in fields(Settings) if "kind" in f.metadata)


def key_name(name: str) -> str:
    """What a setting is called in files and on the command line."""
    return name.replace("_", "-")


def settings_for(article: Path | str | None, command_line: CommandLine | None = None) -> Settings:
    """The settings for an article by its path (None or "-": standard input, which belongs to the current folder).

    Raises ConfigError for a configuration that cannot be used, UserError for options that contradict each other.
    """
    run = command_line or CommandLine()
    inside = None if article is None or article == "-" else Path(article).parent
    if inside not in run.known:
        run.known[inside] = _settings(inside, run)
    settings = run.known[inside]
    if form_of(str(article)) and not settings.sourced:
        settings = replace(settings, source_pattern=IN_FILE)
    if not settings.per_file_ignores or inside is None:
        return settings
    ignored = _ignored(Path(str(article)), settings)
    if (settings, ignored) not in run.adjusted:
        run.adjusted[settings, ignored] = _without(settings, ignored)
    return run.adjusted[settings, ignored]


def _ignored(article: Path, settings: Settings) -> tuple[str, ...]:
    """The rules that are left out in one file only."""
    inside = _place(article, settings)
    return tuple(n for pattern, names in settings.per_file_ignores if matches_any(inside, [pattern]) for n in names)


def _without(settings: Settings, ignored: tuple[str, ...]) -> Settings:
    if not ignored:
        return settings
    origin, more = settings.origin("ignore"), settings.origin("per_file_ignores")
    origins = dict(settings.origins) | {"ignore": more if origin == DEFAULT else f"{origin}, {more}"}
    ignored = tuple(dict.fromkeys((*settings.ignore, *ignored)))
    return replace(settings, ignore=ignored, origins=tuple(origins.items()))


def _place(article: Path, settings: Settings) -> str:
    """Where an article lies, seen from the folder of its configuration."""
    top = settings.config.parent if settings.config else Path.cwd()
    return os.path.relpath(article, top).replace(os.sep, "/")


def _settings(folder: Path | None, run: CommandLine) -> Settings:
    if run.isolated and run.config is not None:
        raise UserError("give only one of --config and --isolated")
    found: ConfigFile | None = None
    if run.config is not None:
        found = read(run.config)
    elif not run.isolated:
        found = find(Path(os.path.abspath(folder or "")))  # noqa: PTH100 as the user sees it, links not followed
    settings = from_file(found) if found else Settings()
    if not run.isolated:
        settings = replace(settings, decisions=_decisions(settings, folder))
    return _consistent(_overridden(settings, run.given))


def is_excluded(article: Path, settings: Settings) -> bool:
    """Whether the settings leave an article out that a folder holds."""
    return bool(settings.exclude) and matches_any(_place(article, settings), settings.exclude)


def decisions_file(article: Path, settings: Settings) -> Path:
    """Where decisions about an article are written: where its settings say, or else at the top of its project."""
    if settings.decisions is not None:
        return settings.decisions
    inside = Path(os.path.abspath(article)).parent  # noqa: PTH100 as above
    project = next((folder for folder in (inside, *inside.parents) if (folder / ".git").exists()), inside)
    return project / DECISIONS


def _decisions(settings: Settings, folder: Path | None) -> Path | None:
    """Where decisions are kept: beside the configuration, or else in the nearest folder that has some."""
    if settings.config is not None:
        return settings.config.parent / DECISIONS
    inside = Path(os.path.abspath(folder or ""))  # noqa: PTH100 as above
    places = (above / DECISIONS for above in (inside, *inside.parents))
    return next(filter(is_there, places), None)


def from_file(file: ConfigFile) -> Settings:
    """The settings in a file, strictly; raises ConfigError with file and line."""
    ours = [f for f in keys() if f.metadata["kind"]]
    by_name = {key_name(f.name): f for f in ours} | {f.metadata["alias"]: f for f in ours if f.metadata["alias"]}
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    for key, value in file.table.items():
        known = by_name.get(key)
        if known is None:
            raise ConfigError(f"{file.place(key)}: {_unknown(key, list(by_name), file)}")
        if known.name in values:
            raise ConfigError(f"{file.place(key)}: {key} is the same as {key_name(known.name)}: give only one of them")
        try:
            values[known.name] = known.metadata["kind"](value, file.folder)
        except BadValue as error:
            raise ConfigError(f"{file.place(key, *error.keys, value=error.value)}: {key} {error}") from None
        origins[known.name] = file.place(key)
    return replace(Settings(), **values, config=file.path, origins=tuple(origins.items()))


def _unknown(key: str, known: list[str], file: ConfigFile) -> str:
    if key == "tool" and not file.top:
        return "unknown key 'tool': in a file of mtcheck's own, settings stand without [tool.mtcheck]"
    if key.replace("_", "-") in known:
        return f"unknown key {key!r}: write it as {key.replace('_', '-')}, with hyphens"
    return f"unknown key {key!r}{nearest(key, known)}; known are {', '.join(sorted(known))}"


def _overridden(settings: Settings, given: Mapping[str, Any]) -> Settings:
    """The settings with what the command line says: `--select` starts anew, `--ignore` leaves out more."""
    values = {name: value for name, value in given.items() if value not in (None, "", ())}
    if not values:
        return settings
    if "select" in values:
        settings = replace(settings, ignore=())
    if "ignore" in values:
        values["ignore"] = tuple(dict.fromkeys((*settings.ignore, *values["ignore"])))
    if "grammar" in values and "grammar_server" not in values:
        values["grammar_server"] = settings.grammar_server if values["grammar"] == "languagetool" else ""
    if "source" in values:
        values = {"source_pattern": "", **values}
    if "model" in values:
        values["model"] = replace(settings.model, **dict(values["model"]))
    origins = {**dict(settings.origins), **dict.fromkeys(values, COMMAND_LINE)}
    return replace(settings, **values, origins=tuple(origins.items()))


def _consistent(settings: Settings) -> Settings:
    if settings.source and settings.source_pattern:
        raise UserError("give either --source or --source-pattern")
    if not is_pattern(settings.source_pattern):
        raise UserError(f"--source-pattern {settings.source_pattern!r} {PLACEHOLDERS}")
    if settings.grammar_server and settings.grammar != "languagetool":
        origin = settings.origin("grammar_server")
        option, needed = ("--grammar-server", "--grammar languagetool")
        if origin != COMMAND_LINE:
            option, needed = f"{origin}: grammar-server", 'grammar = "languagetool"'
        raise UserError(f"{option} is the address of a LanguageTool server: it needs {needed}")
    _check_model(settings)
    return settings


def _check_model(settings: Settings) -> None:
    if settings.model.name or settings.model == ModelSettings():
        return
    origin = settings.origin("model")
    if origin == COMMAND_LINE:
        raise UserError("the options of a model need its name: --model NAME")
    raise ConfigError(f"{origin}: model: name is missing: it is what the server calls the model")
