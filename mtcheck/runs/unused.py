"""Suppressions that suppress nothing any more, or that name no rule: what to say of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from mtcheck.document import Document
from mtcheck.engine.decisions import Decision
from mtcheck.engine.directives import KINDS, Directive
from mtcheck.engine.suppress import Judged
from mtcheck.rules.rule import Rule, is_known, unknown
from mtcheck.runs.ruleset import every_rule
from mtcheck.settings.config import Settings


def unused(document: Document, judged: Judged, rules: Mapping[str, Rule], settings: Settings) -> Iterator[str]:
    """A line for each of an article that was checked with these rules, which its settings chose."""
    for directive in judged.directives:
        problem = _problem(directive, judged, rules, settings)
        if problem:
            line, column = document.lines.at(directive.comment.start)
            yield f"{document.path}:{line}:{column}: {problem}"
    for decision in document.decisions or ():
        if _is_unused(decision, document, judged, rules):
            place = document.decisions.path if document.decisions else None
            yield (
                f"{document.path}: not found any more, though {place} has it as {decision.verdict}: {decision.rule}: "
                f"{decision.found!r} in {decision.sentence!r}: take it out"
            )


def _problem(directive: Directive, judged: Judged, rules: Mapping[str, Rule], settings: Settings) -> str:
    if directive.kind not in KINDS:
        return f"unknown comment 'mtcheck: {directive}'; known are {', '.join(KINDS)}"
    strangers = [name for name in directive.names if not is_known(rules.values(), name)]
    for name in strangers:
        if not is_known(every_rule(settings), name):
            return f"in 'mtcheck: {directive}': {unknown(every_rule(settings), name)}"
    if directive.kind == "on" or directive in judged.needed:
        return ""
    looked_for = not strangers if directive.names else not (settings.select or settings.ignore)
    return f"'mtcheck: {directive}' suppresses nothing: take it out" if looked_for else ""


def _is_unused(decision: Decision, document: Document, judged: Judged, rules: Mapping[str, Rule]) -> bool:
    """Whether a decision was made in this article, and is about nothing in it now; repairs made are no news."""
    if not decision.silences or not decision.file or decision.key in judged.decided or decision.rule not in rules:
        return False
    top = document.decisions.path.parent.parent if document.decisions and document.decisions.path else Path()
    return Path(document.path).absolute() == (top / decision.file).absolute()
