"""What becomes of an edit at the gate: it passes, or is refused by a part of it for a reason."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from mtcheck.findings import Finding, Span
from mtcheck.model.answers import Proposal
from mtcheck.model.gate.change import Change


class Gate(StrEnum):
    """The parts of the gate, by what they hold edits to."""

    FORM = "form"
    DOUBT = "doubt"
    QUOTE = "quote"
    CHANGE = "change"
    SIZE = "size"
    SIGNS = "signs"
    PROTECTED = "protected"
    NUMBERS = "numbers"
    NAMES = "names"
    NEGATION = "negation"
    RULES = "rules"
    OVERLAP = "overlap"
    GROUP = "group"
    MARKS = "marks"
    AFTER = "after"
    VERIFY = "verify"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class Refused:
    """An edit that was turned away, by which part of the gate and why; where it stands, if that is known."""

    proposal: Proposal
    gate: Gate
    reason: str
    span: Span | None = None


@dataclass(slots=True)
class Passed:
    """The edits of an article that pass, in text order, and those that do not; what rules repair just as the model."""

    changes: list[Change] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    vouched: list[Finding] = field(default_factory=list)
