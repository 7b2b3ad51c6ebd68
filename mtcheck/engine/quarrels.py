"""Fixes that undo each other: which are withdrawn, so that the others are made, and what is told of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from mtcheck.document import Document
from mtcheck.engine.engine import applied
from mtcheck.errors import RulesFight
from mtcheck.findings import Finding, Safety


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A finding whose fix would have made the text worse in another way, and in which, in plain words."""

    finding: Finding
    reason: str


class Deed(NamedTuple):
    """What a finding does to which paragraph: known again as long as no paragraph before it goes."""

    rule_id: str
    safety: Safety
    paragraph: int
    edits: tuple[tuple[str, str], ...]


def deed_of(document: Document, finding: Finding) -> Deed:
    """What the first fix of a finding does."""
    edits = finding.fixes[0].edits
    paragraph = bisect_right(document.paragraphs, edits[0].span.start, key=lambda p: p.start)
    changes = tuple((document.raw[slice(*edit.span)], edit.text) for edit in edits)
    return Deed(finding.rule_id, finding.safety, paragraph, changes)


class Quarrel(RulesFight):
    """What was done in the rounds that led nowhere."""

    def __init__(self, rounds: Iterable[Iterable[Deed]]) -> None:
        self.deeds = tuple(deed for some in rounds for deed in some)
        super().__init__(tuple(sorted({deed.rule_id for deed in self.deeds})))


class Wish(NamedTuple):
    """Which fixes are wanted: safe ones, on request unsafe ones, but none that others were seen to undo."""

    unsafe: bool
    undone: dict[Deed, str]  # and by whom

    def of(self, document: Document, findings: Iterable[Finding]) -> list[Finding]:
        """The findings whose fixes may be made."""
        wanted = applied(findings, self.unsafe)
        return [f for f in wanted if deed_of(document, f) not in self.undone] if self.undone else wanted

    def given_up(self, document: Document, findings: Iterable[Finding]) -> Iterator[Withdrawn]:
        """The findings whose fixes others would undo."""
        for finding in applied(findings, self.unsafe) if self.undone else ():
            if why := self.undone.get(deed_of(document, finding)):
                yield Withdrawn(finding, why)

    def without(self, quarrel: Sequence[Deed]) -> bool:
        """Give up the unsafe fixes among those that undo each other, and say whether there are any."""
        for deed in quarrel:
            if deed.safety is Safety.UNSAFE:
                others = sorted({other.rule_id for other in quarrel} - {deed.rule_id}) or [deed.rule_id]
                self.undone[deed] = f"what {', '.join(others)} would undo"
        return any(deed.safety is Safety.UNSAFE for deed in quarrel)
