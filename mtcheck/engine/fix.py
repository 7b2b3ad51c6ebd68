"""From findings to a cleaned text: which edits go together, and again until nothing is left to do."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable
from dataclasses import dataclass

from mtcheck.document import Document
from mtcheck.engine.changes import Change, Patch, apply
from mtcheck.engine.engine import Engine, applied
from mtcheck.errors import RulesFight
from mtcheck.findings import Finding, Safety, Span
from mtcheck.formats.layout import merged

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
        finding.fixes[0].edits,
    )


def resolve(findings: Iterable[Finding]) -> tuple[list[Finding], list[Finding]]:
    """Findings whose first fixes can be applied together, and those that give way.

    Two of them conflict where what one finds or edits touches what the other finds or edits: a fix holds only as long
    as the words around it, which it was made for, stay as they are.
    """
    chosen: list[Finding] = []
    skipped: list[Finding] = []
    taken: list[Span] = []  # apart from each other, in text order
    for finding in sorted(findings, key=order):
        spans = merged([finding.span, *(edit.span for edit in finding.fixes[0].edits)])
        if any(_touched(span, taken) for span in spans):
            skipped.append(finding)
        else:
            chosen.append(finding)
            for span in spans:
                insort(taken, span)
    return chosen, skipped


def _touched(span: Span, taken: list[Span]) -> bool:
    """Whether a span touches one of some spans that lie apart from each other, in text order."""
    at = bisect_right(taken, span.end, key=lambda other: other.start)
    return at > 0 and taken[at - 1].end >= span.start


def clean(
    document: Document, engine: Engine, *, unsafe: bool = False, first: tuple[Finding, ...] | None = None
) -> Cleaned:
    """The document with the first fix of every safe (and, on request, unsafe) finding, until no such finding is left.

    `first` are the document's findings where they are known already. Raises RulesFight where the rules do not settle.
    """
    original, patch = document, Patch(document.raw)
    seen = [document.raw]
    rules: list[set[str]] = []  # behind the edits of each round
    skipped: dict[tuple[str, str], Finding] = {}
    for number in range(_ROUNDS):
        findings = first if first is not None and not number else engine.lint(document)
        chosen, given_way = resolve(applied(findings, unsafe))
        if not chosen:
            text, changes = _finished(original, patch)
            return Cleaned(text, changes, tuple(skipped.values()), number)
        rules.append({f.rule_id for f in chosen})
        patch.apply((edit, f.rule_id) for f in chosen for edit in f.fixes[0].edits)
        if patch.text in seen:
            raise RulesFight(_names(rules[seen.index(patch.text) :]))
        seen.append(patch.text)
        document = document.edited(patch.text)
        done = {(f.rule_id, f.message) for f in chosen}
        skipped = {key: f for key, f in skipped.items() if key not in done}
        skipped |= {(f.rule_id, f.message): f for f in given_way}
    raise RulesFight(_names(rules[_ROUNDS // 2 :]))


def _finished(original: Document, patch: Patch) -> tuple[str, tuple[Change, ...]]:
    """The cleaned text and its changes; in a translation file, changed units are marked as ones to be reviewed."""
    changes = patch.changes()
    if not changes or original.layout is None or not original.layout.units:
        return patch.text, changes
    from mtcheck.formats.units import reviewed  # only where there are units

    changes = reviewed(original.layout.units, changes)
    return apply(original.raw, changes), changes


def _names(rules: list[set[str]]) -> tuple[str, ...]:
    return tuple(sorted(set().union(*rules)))
