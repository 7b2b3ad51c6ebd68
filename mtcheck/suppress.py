"""Which findings are shown: those that nobody has decided about, or that a decision repairs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from mtcheck.document import Document
from mtcheck.findings import Edit, Finding, Fix, Safety
from mtcheck.fingerprint import Fingerprint, normalized

if TYPE_CHECKING:
    from mtcheck.decisions import Decision


@dataclass(frozen=True, slots=True)
class Judged:
    """The findings that are shown, and those that are not; decisions that were about one of them."""

    findings: tuple[Finding, ...]
    silenced: tuple[Finding, ...] = ()
    used: frozenset[Fingerprint] = field(default=frozenset())


def judged(findings: Iterable[Finding], document: Document) -> Judged:
    """The findings of a document as its editors decided about them."""
    decisions = document.decisions
    if decisions is None or not len(decisions):
        return Judged(tuple(findings))
    shown: list[Finding] = []
    silenced: list[Finding] = []
    used: set[Fingerprint] = set()
    for finding in findings:
        decision = decisions.about(finding, document)
        if decision is not None:
            used.add(decision.key)
        if decision is not None and decision.silences:
            silenced.append(finding)
        else:
            shown.append(finding if decision is None else repaired(finding, decision, document))
    return Judged(tuple(shown), tuple(silenced), frozenset(used))


def repaired(finding: Finding, decision: Decision, document: Document) -> Finding:
    """A finding whose first fix is the one that was decided on, and safe: an editor has seen it."""
    chosen = next((fix for fix in finding.fixes if normalized(fix.label) == normalized(decision.to)), None)
    if chosen is None:
        if decision.to == document.text[finding.span.start : finding.span.end]:
            return finding
        chosen = Fix((Edit(finding.span, decision.to),), Safety.SAFE, decision.to)
    others = tuple(fix for fix in finding.fixes if fix is not chosen)
    return replace(finding, fixes=(replace(chosen, safety=Safety.SAFE), *others))
