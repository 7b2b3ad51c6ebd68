"""What an editor shows: diagnostics, and what stands beside one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from lsprotocol import types

from mtcheck.errors import UserError
from mtcheck.files.shipped import rules_folder
from mtcheck.findings import Finding, Severity, Span
from mtcheck.fixing.live import Item
from mtcheck.output.catalogue import beside
from mtcheck.rules.loading import load_with_examples
from mtcheck.rules.rule import Rule
from mtcheck.serving.drafts import Draft
from mtcheck.serving.lsp.positions import Positions

_SEVERITIES = {
    Severity.CRITICAL: types.DiagnosticSeverity.Error,
    Severity.MAJOR: types.DiagnosticSeverity.Warning,
    Severity.MINOR: types.DiagnosticSeverity.Information,
}


def place_of(span: Span, positions: Positions) -> types.Range:
    """A stretch of the text as editors count."""
    return types.Range(types.Position(*positions.place(span.start)), types.Position(*positions.place(span.end)))


def diagnostic(item: Item, positions: Positions) -> types.Diagnostic:
    """A finding as an editor marks it."""
    found = item.found
    return types.Diagnostic(
        range=place_of(Span(item.start, item.end), positions),
        message=found.message,
        severity=_SEVERITIES[found.severity],
        code=found.rule_id,
        source="mtcheck",
    )


def found_at(draft: Draft, first: int, last: int) -> Iterator[Item]:
    """The findings that are shown somewhere between two places."""
    return (item for item in draft.shown() if item.start <= last and item.end >= first)


def hover(draft: Draft, offset: int, positions: Positions) -> types.Hover | None:
    """What is known of the findings at a place."""
    there = [item.finding for item in found_at(draft, offset, offset)]
    if not there:
        return None
    said = "\n\n---\n\n".join(_said(finding, draft) for finding in there)
    content = types.MarkupContent(types.MarkupKind.Markdown, said)
    return types.Hover(content, place_of(there[0].span, positions))


def _said(finding: Finding, draft: Draft) -> str:
    rule = draft.session.engine.by_id.get(finding.rule_id)
    if rule is None:
        return finding.message
    return beside(_with_examples(rule, draft.settings.rules), finding.message)


def _with_examples(rule: Rule, packs: tuple[Path, ...]) -> Rule:
    """A rule with its examples, which the engine has left out; as it is where its pack cannot be read any more."""
    try:
        rules = _read(packs if rule.own else (rules_folder() / rule.pack,))
    except UserError:
        return rule
    return replace(rule, examples=next((known.examples for known in rules if known.id == rule.id), ()))


@cache
def _read(packs: tuple[Path, ...]) -> tuple[Rule, ...]:
    return tuple(load_with_examples(packs)) if all(pack.exists() for pack in packs) else ()
