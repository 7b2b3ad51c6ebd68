"""An edit at its place, with the sentences around it before and after: what the parts of the gate look at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from mtcheck.document import Document
from mtcheck.findings import Finding, Span
from mtcheck.model.answers import Proposal


@dataclass(frozen=True)
class Change:
    """The code points of `span` of an article are to give way to `text`; `number` is the edit's place in its answer.

    An insertion has an empty span. `flag` is an edit that says what is wrong, not what would be right. `origin` is the
    edit in the article as it was first read, where it was carried over from there; `quoted` the place of all that the
    model has quoted, `said` what a rule has found that makes the same of the place.
    """

    document: Document
    proposal: Proposal
    span: Span
    text: str
    number: float = 0
    flag: bool = False
    origin: Change | None = None
    quoted: Span | None = None
    said: Finding | None = None

    @property
    def old(self) -> str:
        """What stands there, as the article is seen."""
        return self.document.text[self.span.start : self.span.end]

    @cached_property
    def region(self) -> Span:
        """The sentences that hold the place, within their paragraph."""
        first, last = self.document.sentence_at(self.span.start), self.document.sentence_at(self.span.end)
        return Span(min(first.start, self.span.start), max(first.end, last.end, self.span.end))

    @property
    def before(self) -> str:
        """The sentences as they are."""
        return self.document.text[self.region.start : self.region.end]

    @property
    def after(self) -> str:
        """The sentences as they would be."""
        start, end = self.region
        return self.document.text[start : self.span.start] + self.text + self.document.text[self.span.end : end]


def edited(text: str, part: Span, changes: Iterable[Change]) -> str:
    """A part of a text with changes made that are in order and apart from each other."""
    out, at = [], part.start
    for change in changes:
        out += [text[at : change.span.start], change.text]
        at = change.span.end
    return "".join((*out, text[at : part.end]))


def units(changes: Iterable[Change]) -> list[list[Change]]:
    """Edits with the others of their group, each group in text order."""
    found: dict[object, list[Change]] = defaultdict(list)
    for change in sorted(changes, key=lambda c: (c.span, c.number)):
        found[change.proposal.group or change.number].append(change)
    return list(found.values())
