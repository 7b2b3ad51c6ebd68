"""Findings, fixes, edits and changes: what a check says, what would put it right, and what was done."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """Code points `start` to `end` of a text, half open."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point; an empty span overlaps what it lies inside of."""
        if self.start == self.end or other.start == other.end:
            return self.start <= other.end and other.start <= self.end
        return self.start < other.end and other.start < self.end

    def overlaps_any(self, others: Sequence[Span]) -> bool:
        """Whether it overlaps one of some spans that are in text order and do not overlap each other."""
        before = bisect_right(others, self.end, key=lambda other: other.start)
        return any(self.overlaps(other) for other in others[max(0, before - 2) : before])  # the last may only touch


def take(taken: list[Span], place: Span) -> bool:
    """Add a place to some in text order that do not overlap, unless it overlaps one; whether it was added."""
    if place.overlaps_any(taken):
        return False
    insort(taken, place)
    return True


class Safety(StrEnum):
    """How sure a fix is: applied unread, applied on request, or a hint in words only."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    DISPLAY = "display"


class Severity(StrEnum):
    """MQM severity: style, clearly wrong, or meaning changed."""

    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """0 for minor, 1 for major, 2 for critical."""
        return list(Severity).index(self)


# Each category of finding with the MQM error type that it belongs to (themqm.org, MQM core and full typology).
CATEGORIES: dict[str, str] = {
    "name-gender": "accuracy/mistranslation/named-entity",
    "name-variant": "terminology/inconsistent-use/named-entity",
    "capitalization": "linguistic-conventions/spelling/capitalization",
    "abbreviation": "locale-conventions/abbreviation",
    "quotes": "linguistic-conventions/punctuation/unpaired-marks",
    "punctuation": "linguistic-conventions/punctuation",
    "date-number": "locale-conventions/number-and-date-format",
    "agreement": "linguistic-conventions/grammar/agreement",
    "article": "linguistic-conventions/grammar/function-words/article",
    "preposition": "linguistic-conventions/grammar/function-words/preposition",
    "verb-form": "linguistic-conventions/grammar/word-form/tense-mood-aspect",
    "word-order": "linguistic-conventions/grammar/word-order",
    "negation": "accuracy/mistranslation/negation",
    "pronoun": "linguistic-conventions/grammar/function-words/pronoun",
    "lexical": "accuracy/mistranslation/overly-literal",
    "editor-note": "accuracy/addition/editorial-note",
    "boilerplate": "accuracy/addition/page-furniture",
    "untranslated": "accuracy/untranslated",
    "repetition": "style/unidiomatic/repetition",
    "omission": "accuracy/omission",
    "spelling": "linguistic-conventions/spelling",
    "garbled": "style/unintelligible",
}


class Edit(NamedTuple):
    """The code points of `span` give way to `text`."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """One way to put a finding right: all of its edits together, in text order."""

    edits: tuple[Edit, ...]
    safety: Safety
    label: str = ""  # what the marked place reads afterwards, for people


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault at one place; only the first of its fixes is ever applied without a person."""

    rule_id: str
    category: str
    severity: Severity
    span: Span
    message: str
    fixes: tuple[Fix, ...] = ()
    priority: int = 0

    @property
    def safety(self) -> Safety:
        """Safety of the first fix; display where there is none."""
        return self.fixes[0].safety if self.fixes else Safety.DISPLAY


@dataclass(frozen=True, slots=True)
class Change:
    """Code points `start` to `end` of the original give way to `text`; `rule_ids` are the rules that did it."""

    start: int
    end: int
    text: str
    rule_ids: tuple[str, ...]


def told_once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings without those that another rule tells of the same place with the same repair.

    Of such findings the one stays whose repair is the safest, then the gravest, then the first. Nor is a fault told
    where a wider one of its kind is put right as surely with the same words, or by deleting the place.
    """
    told = list(findings)
    alike: dict[tuple[Edit, ...], list[int]] = {}
    for at, finding in enumerate(told):
        alike.setdefault(finding.fixes[0].edits if finding.fixes else (), []).append(at)
    alike.pop((), None)  # hints without a repair are about different things
    doubled: set[int] = set()
    for places in alike.values():
        kept: list[Span] = []  # several only where one repair is told at several places: both ends of a quotation
        doubled |= {at for at in sorted(places, key=lambda at: _rank(told[at])) if not take(kept, told[at].span)}
    return tuple(_widest(finding for at, finding in enumerate(told) if at not in doubled))


def _rank(finding: Finding) -> tuple[int, int]:
    """Before others whose repair is less safe, and then before what is less grave."""
    return -_SURE.index(finding.safety), -finding.severity.rank


_SURE = (Safety.DISPLAY, Safety.UNSAFE, Safety.SAFE)


def _widest(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, in their order, without those whose repair is a part of that of a wider one."""
    told = list(findings)
    wider = sorted((f for f in told if f.fixes), key=lambda f: (f.span.start, -f.span.end))
    starts = [f.span.start for f in wider]
    longest = max((f.span.end - f.span.start for f in wider), default=0)
    for finding in told:
        first = bisect_left(starts, finding.span.end - longest)
        near = wider[first : bisect_right(starts, finding.span.start)]
        if not (finding.fixes and any(_includes(one, finding) for one in near)):
            yield finding


def _includes(wider: Finding, finding: Finding) -> bool:
    """Whether a finding is told and repaired by a wider one of its category, or an article by other wording."""
    wording = finding.category == "article" and wider.category in ("lexical", "preposition")
    if not (wording or finding.category == wider.category):
        return False
    if _SURE.index(wider.safety) < _SURE.index(finding.safety):
        return False
    ours, theirs = finding.fixes[0].edits, wider.fixes[0].edits
    if any(edit.text for edit in ours) and all(_is_deleted(edit, theirs) for edit in ours):
        return True
    if finding.span == wider.span or not _covers(wider.span, finding.span):
        return False
    return all(any(_rewrites(one, edit) for one in theirs) for edit in ours)


def _is_deleted(edit: Edit, others: Iterable[Edit]) -> bool:
    """Whether other edits delete what an edit would change: an for a in "a advice"."""
    return any(not one.text and _covers(one.span, edit.span) for one in others)


def _covers(span: Span, other: Span) -> bool:
    return span.start <= other.start and other.end <= span.end


def _rewrites(one: Edit, edit: Edit) -> bool:
    """Whether an edit writes what another one would write, over its place."""
    return _covers(one.span, edit.span) and edit.text.strip().lower() in one.text.lower()


def counted(findings: Sequence[Finding]) -> list[Finding]:
    """The findings without those that overlap a graver one, or one as grave that comes first: each fault once."""
    kept: list[Finding] = []
    starts: list[int] = []  # of those that are kept, in text order
    ends: list[int] = []
    for finding in sorted(findings, key=lambda f: (-f.severity.rank, f.span.start, -f.span.end, f.rule_id)):
        start, end = finding.span.start, max(finding.span.end, finding.span.start + 1)
        at = bisect_left(starts, end)
        if not (at and ends[at - 1] > start):
            kept.append(finding)
            starts.insert(at, start)
            ends.insert(at, end)
    return kept
