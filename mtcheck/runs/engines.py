"""What a run needs: an engine for each of its settings, with the grammar checker beside it, and ledgers."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from mtcheck.document import Document
from mtcheck.errors import GrammarError
from mtcheck.formats.forms import form_of
from mtcheck.formats.layout import layout_of
from mtcheck.settings.config import Settings

if TYPE_CHECKING:
    from mtcheck.checks.foreign.checker import Checker
    from mtcheck.checks.foreign.languagetool import LanguageTool
    from mtcheck.engine.decisions import Decisions
    from mtcheck.engine.engine import Engine
    from mtcheck.files.articles import Article
    from mtcheck.model.kept import Kept
    from mtcheck.model.reader import Reader
    from mtcheck.names.ledger import Ledger
    from mtcheck.rules.rule import Rule
    from mtcheck.source.document import SourceDocument

_PLAIN = Settings()
_engines: dict[Settings, Engine] = {}
_ledgers: dict[Path, Ledger] = {}
_decisions: dict[Path, tuple[object, Decisions]] = {}  # with what tells whether the file is as it was
_kept: dict[Path | None, Kept] = {}
_servers: list[tuple[LanguageTool, str]] = []  # at most one, with its URL if it could be started


@cache
def default_engine() -> Engine:
    """The engine with all rules that come with mtcheck, without a grammar checker."""
    return _made(_PLAIN)


def engine(settings: Settings) -> Engine:
    """The engine for some settings, made once until `close`; raises UserError."""
    wanted = settings.for_engine()
    if wanted == _PLAIN:
        return default_engine()
    if wanted not in _engines:
        _engines[wanted] = _made(settings)
    return _engines[wanted]


def rules(settings: Settings) -> tuple[Rule, ...]:
    """The rules that can find something with some settings, those of the grammar checker among them."""
    made = engine(settings)
    return tuple(made.by_id.values())


def check(settings: Settings) -> None:
    """Raise UserError for what only the rules and files that settings name can tell: names of rules, a bad ledger."""
    from mtcheck.runs.ruleset import check as check_rules  # not where results are kept

    check_rules(settings)
    ledger(settings)
    decisions(settings)


def document(article: Article, settings: Settings) -> Document:
    """An article with the names that bind it and its source, ready to be checked; raises UserError for a bad source."""
    return Document(article.text, article.path, ledger(settings), source(article, settings), decisions(settings))


def decisions(settings: Settings) -> Decisions | None:
    """What editors decided about findings, read again where the file has changed; raises UserError."""
    path = settings.decisions
    if path is None:
        return None
    state = _state(path)
    if path not in _decisions or _decisions[path][0] != state:
        from mtcheck.engine.decisions import read_decisions

        _decisions[path] = state, read_decisions(path)
    return _decisions[path][1]


def _state(path: Path) -> object:
    """What changes when another process, or this one, writes a file."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_size, stat.st_ino


def source(article: Article, settings: Settings) -> SourceDocument | None:
    """What an article was translated from, where the settings lead to it; raises UserError."""
    if form_of(article.path):
        from mtcheck.source.sides import source_of

        layout = layout_of(article.path, article.text)
        return source_of(layout.units if layout else (), article.path, settings.source_language)
    if not settings.sourced:
        return None
    from mtcheck.runs.sources import Sources

    return Sources(settings.source, settings.source_pattern).of(article.path)


def ledger(settings: Settings) -> Ledger | None:
    """The ledger that some settings name, read once until `close`; raises UserError."""
    path = settings.ledger
    if path is None:
        return None
    if path not in _ledgers:
        from mtcheck.names.ledger import read_ledger

        _ledgers[path] = read_ledger(path)
    return _ledgers[path]


def kept(settings: Settings) -> Kept:
    """The answers of models that are kept where some settings say, opened once until `close`; raises UserError."""
    path = settings.model.answers
    if path not in _kept:
        from platformdirs import user_data_path  # only where there is a model

        from mtcheck.model.kept import KeptInFile, KeptInFolder

        _kept[path] = KeptInFile(path) if path else KeptInFolder(user_data_path("mtcheck", appauthor=False))
    return _kept[path]


def forget_ledgers() -> None:
    """Read ledgers anew from now on: one has changed."""
    _ledgers.clear()


def close() -> list[tuple[str, bool]]:
    """End the grammar checkers of all engines and forget what was made; what failed, and whether only to warn of it."""
    problems: dict[tuple[str, bool], None] = {}
    for settings, made in _engines.items():
        if made.checker is not None:
            made.checker.close()
            if made.checker.problem:
                problems[made.checker.problem, settings.grammar_optional] = None
    for server, _ in _servers:
        server.close()
    for answers in _kept.values():
        answers.close()
    for made_before in (_engines, _ledgers, _decisions, _servers, _kept):
        made_before.clear()
    return list(problems)


def served(settings: Settings) -> Settings:
    """The settings for several processes: with LanguageTool, they all use one server, started here until `close`.

    Where it cannot be started, the settings are as before, and each process finds out by itself.
    """
    if settings.grammar != "languagetool" or settings.grammar_server:
        return settings
    from mtcheck.checks.foreign.languagetool import LanguageTool

    if not _servers:
        server, url = LanguageTool(), ""
        with suppress(GrammarError):
            url = server.serve()
        _servers.append((server, url))
    return replace(settings, grammar_server=_servers[0][1])


def forget_checkers() -> None:
    """In a process that is a copy of another: leave the grammar checkers to that one."""
    for settings in [settings for settings, made in _engines.items() if made.checker is not None]:
        del _engines[settings]
    _servers.clear()


def _made(settings: Settings) -> Engine:
    from mtcheck.engine.engine import Engine  # not where results are kept
    from mtcheck.rules.rule import is_named
    from mtcheck.runs.ruleset import rules_of

    rules, terms = rules_of(settings), None
    if settings.glossary:
        from mtcheck.rules.glossary import Terms

        terms = Terms(settings.glossary)
    cautious = frozenset(r.id for r in rules if any(is_named(r, name) for name in settings.extend_unsafe))
    beside = {"model", settings.grammar}
    own = tuple(rule for rule in rules if rule.kind not in beside)
    checker = _checker(settings, [rule for rule in rules if rule.kind == settings.grammar])
    reader = _reader(settings, [rule for rule in rules if rule.kind == "model"])
    return Engine(own, checker, terms, cautious, settings.syntax, reader)


def _reader(settings: Settings, rules: Iterable[Rule]) -> Reader | None:
    """The model's reader with these of its rules; None where there is no model, or all of them are switched off."""
    rules = tuple(rules)
    if not rules:
        return None
    from mtcheck.model.reader import Reader

    return Reader(settings.model, kept(settings), rules, [right for right, _ in settings.glossary])


def _checker(settings: Settings, rules: Iterable[Rule]) -> Checker | None:
    """The checker with these of its rules; None where all of them are switched off."""
    rules = tuple(rules)
    if not rules:
        return None
    from mtcheck.checks.foreign.backend import Backend
    from mtcheck.checks.foreign.checker import Checker

    names = [rule.id.partition(".")[2] for rule in rules]
    backend: Backend
    if settings.grammar == "harper":
        from mtcheck.checks.foreign.harper import Harper

        backend = Harper(names)
    else:
        from mtcheck.checks.foreign.languagetool import LanguageTool

        backend = LanguageTool(names, settings.grammar_server)
    return Checker(backend, rules)
