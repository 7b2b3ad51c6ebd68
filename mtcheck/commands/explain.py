"""`mtcheck explain`: all that is known of a rule, or of the finding at a place."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from mtcheck.commands.run import emit
from mtcheck.engine.engine import Engine
from mtcheck.errors import UserError
from mtcheck.files.articles import read
from mtcheck.findings import Finding
from mtcheck.output.catalogue import explained
from mtcheck.output.text import Style, one
from mtcheck.rules.glossary import rule_of
from mtcheck.rules.loading import load, with_examples
from mtcheck.rules.rule import Rule, select
from mtcheck.runs.check import Opened
from mtcheck.runs.engines import document
from mtcheck.runs.ruleset import rules_of
from mtcheck.settings.config import CommandLine, Settings, settings_for

_PLACE = re.compile(r"(?P<path>.+):(?P<line>\d+):(?P<column>\d+)")
_LINE = re.compile(r":\d*\Z")


def explain(what: str, command_line: CommandLine) -> int:
    """Explain a rule by its id, or each finding at PATH:LINE:COLUMN; status 1 where nothing is found there."""
    place = _PLACE.fullmatch(what)
    file = _LINE.sub("", what)
    if place is None and file and os.path.lexists(file):
        raise UserError(f"{what}: say which finding of the article by its line and column, like {file}:12:5")
    settings = settings_for(place["path"] if place else None, command_line)
    terms = (rule_of(settings.glossary, str(settings.config)),) if settings.glossary else ()
    rules = (*load(settings.rules, sourced=True, parsed=True), *terms)
    if place is None:
        for rule in select(rules, (what,)):
            _print(rule, terms)
        return 0
    article = document(read(Path(place["path"])), settings)
    there = Opened(article, Engine(rules_of(_every(settings)), parser=settings.syntax))
    found = list(_at(there, int(place["line"]), int(place["column"])))
    if not found:
        emit(f"Nothing is found at {what}.")
    for finding in found:
        for line in one(finding, article, article.path, Style(sys.stdout.isatty())):
            emit(line)
        _print(next(rule for rule in rules if rule.id == finding.rule_id), terms)
    return int(not found)


def _every(settings: Settings) -> Settings:
    """The settings with all rules but those of grammar checkers: what is left out elsewhere is explained, too."""
    return replace(settings, select=(), ignore=(), grammar="off", grammar_server="")


def _at(there: Opened, line: int, column: int) -> Iterator[Finding]:
    """The findings that begin at a place, or, where none does, those that cover it; raises UserError outside."""
    document = there.document
    last = document.lines.at(len(document.raw.removesuffix("\n")))[0]
    if not (1 <= line <= last and column >= 1):
        size = f"{last} line{'' if last == 1 else 's'}"
        raise UserError(f"{document.path}: there is no line {line}, column {column} in it (it has {size})")
    findings = there.findings()
    begin = [f for f in findings if document.lines.at(f.span.start) == (line, column)]
    covers = (
        f
        for f in findings
        if document.lines.at(f.span.start) <= (line, column) < document.lines.at(max(f.span.end, f.span.start + 1))
    )
    yield from begin or covers


def _print(rule: Rule, terms: tuple[Rule, ...]) -> None:
    for whole in (rule,) if rule in terms else with_examples([rule]):
        for line in explained(whole):
            emit(line)
    emit("")
