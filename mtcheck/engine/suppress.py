"""Which findings are shown: those that nobody has decided about, or that a decision repairs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from mtcheck.document import Document
from mtcheck.engine.fingerprint import Fingerprint
from mtcheck.findings import Edit, Finding, Fix, Safety
from mtcheck.formats.marks import MARKUP
from mtcheck.rules.rule import Rule, is_named
from mtcheck.text import normalized

if TYPE_CHECKING:
    from mtcheck.engine.decisions import Decision
    from mtcheck.engine.directives import Directive


@dataclass(frozen=True, slots=True)
class Judged:
    """The findings that are shown; directives of the article, and which of them and of the decisions were needed."""

    findings: tuple[Finding, ...]
    silenced: tuple[Finding, ...] = ()
    directives: tuple[Directive, ...] = ()
    needed: frozenset[Directive] = field(default=frozenset())
    decided: frozenset[Fingerprint] = field(default=frozenset())


def judged(findings: Iterable[Finding], document: Document, rules: Mapping[str, Rule]) -> Judged:
    """The findings of a document as its editors decided about them; `rules` are those of the findings, by id."""
    orders: tuple[Directive, ...] = ()
    if document.layout is not None and document.layout.comments:
        from mtcheck.engine.directives import directives  # only where there are comments

        orders = directives(document)
    if not orders and not document.decisions:
        return Judged(tuple(findings))
    shown: list[Finding] = []
    silenced: list[Finding] = []
    needed: set[int] = set()  # of the directives, by their number: there may be hundreds
    decided: set[Fingerprint] = set()
    for finding in findings:
        decision = document.decisions.about(finding, document) if document.decisions else None
        covering = [number for number, order in enumerate(orders) if _covers(order, finding, rules)]
        needed.update(covering)
        if decision is not None:
            decided.add(decision.key)
        if covering or (decision is not None and decision.silences):
            silenced.append(finding)
        else:
            shown.append(finding if decision is None else repaired(finding, decision, document))
    return Judged(tuple(shown), tuple(silenced), orders, frozenset(map(orders.__getitem__, needed)), frozenset(decided))


def _covers(order: Directive, finding: Finding, rules: Mapping[str, Rule]) -> bool:
    if not order.scope.start <= finding.span.start < order.scope.end:
        return False
    rule = rules.get(finding.rule_id)
    return not order.names or any(rule is not None and is_named(rule, name) for name in order.names)


def repaired(finding: Finding, decision: Decision, document: Document) -> Finding:
    """A finding whose first fix is the one that was decided on, and safe: an editor has seen it."""
    chosen = next((fix for fix in finding.fixes if normalized(fix.label) == normalized(decision.to)), None)
    if chosen is None:
        found = document.raw[finding.span.start : finding.span.end]
        if decision.to == found or document.layout and MARKUP.search(decision.to) and not MARKUP.search(found):
            return finding  # mark-up may be anyone's: whoever decides in that article puts it there
        chosen = Fix((Edit(finding.span, decision.to),), Safety.SAFE, decision.to)
    others = tuple(fix for fix in finding.fixes if fix is not chosen)
    return replace(finding, fixes=(replace(chosen, safety=Safety.SAFE), *others))
