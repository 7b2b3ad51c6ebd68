"""From findings to a cleaned text: which edits go together, and again until nothing is left to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mtcheck.changes import Change, Patch
from mtcheck.document import Document
from mtcheck.engine import Engine, applied
from mtcheck.errors import RulesFight
from mtcheck.findings import Edit, Finding, Safety

_ROUNDS = 10
_SAFETIES = list(Safety)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A cleaned text, its net changes of the original, and the findings whose fixes had to give way to others."""

    text: str
    changes: tuple[Change, ...]
    skipped: tuple[Finding, ...]
    rounds: int


def order(finding: Finding) -> tuple[object, ...]:
    """Who goes first where two fixes touch: safer, higher priority, longer, earlier, then by id."""
    span = finding.span
    return (
        _SAFETIES.index(finding.safety),
        -finding.priority,
        span.start - span.end,
        span.start,
        finding.rule_id,
        finding.message,
    )


def resolve(findings: Iterable[Finding]) -> tuple[list[Finding], list[Finding]]:
    """Findings whose first fixes can be applied together, and those that give way; touching edits conflict."""
    chosen: list[Finding] = []
    skipped: list[Finding] = []
    taken: list[Edit] = []
    for finding in sorted(findings, key=order):
        edits = finding.fixes[0].edits
        if any(_touch(edit, other) for edit in edits for other in taken):
            skipped.append(finding)
        else:
            chosen.append(finding)
            taken += edits
    return chosen, skipped


def _touch(a: Edit, b: Edit) -> bool:
    return a.span.start <= b.span.end and b.span.start <= a.span.end


def clean(document: Document, engine: Engine, *, unsafe: bool = False) -> Cleaned:
    """The document with the first fix of every safe (and, on request, unsafe) finding, until no such finding is left.

    Raises RulesFight where the rules do not settle.
    """
    patch = Patch(document.text)
    seen = {document.text}
    skipped: dict[tuple[str, str], Finding] = {}
    for number in range(_ROUNDS):
        wanted = applied(engine.lint(document), unsafe)
        chosen, given_way = resolve(wanted)
        if not chosen:
            return Cleaned(document.text, patch.changes(), tuple(skipped.values()), number)
        skipped |= {(f.rule_id, f.message): f for f in given_way}
        patch.apply((edit, f.rule_id) for f in chosen for edit in f.fixes[0].edits)
        if patch.text in seen:
            raise RulesFight(tuple(sorted({f.rule_id for f in chosen})))
        seen.add(patch.text)
        document = Document(patch.text, document.path)
        done = {(f.rule_id, f.message) for f in chosen}
        skipped = {key: f for key, f in skipped.items() if key not in done}
    raise RulesFight(tuple(sorted({f.rule_id for f in chosen})))
