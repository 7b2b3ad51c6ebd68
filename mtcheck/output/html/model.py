"""What the pages show, without any markup."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.document import Document
from mtcheck.findings import CATEGORIES, Finding, Safety, Severity, Span
from mtcheck.scoring.mqm import Mqm, mqm

if TYPE_CHECKING:
    from mtcheck.names.census import Name
    from mtcheck.output.worddiff import Hunk

SEVERITIES = tuple(reversed(Severity))  # the gravest first
_WORDS = {Safety.SAFE: "safe fix", Safety.UNSAFE: "suggestion", Safety.DISPLAY: "hint"}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What the marked place would read (nothing: deleted), and how far that can be trusted, in words."""

    text: str
    trust: str


@dataclass(frozen=True, slots=True)
class Card:
    """One finding beside its paragraph; `source` is the sentence that the marked one was translated from, if known."""

    number: int
    severity: Severity
    category: str
    mqm: str
    safety: Safety
    rule_id: str
    line: int
    column: int
    found: str
    message: str
    suggestions: tuple[Suggestion, ...]
    source: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that the same findings cover: their numbers, and which of them begin and end here."""

    text: str
    numbers: tuple[int, ...] = ()
    severity: Severity | None = None
    begins: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph in pieces, with the findings that begin in it."""

    line: int
    pieces: tuple[Piece, ...]
    cards: tuple[Card, ...]


class _Cover(NamedTuple):
    """A finding's place within one paragraph, and whether the finding begins and ends there."""

    number: int
    severity: Severity
    span: Span
    first: bool
    last: bool


@dataclass(frozen=True, slots=True)
class Row:
    """Findings of one category (or article) by severity, the gravest first, and the penalty points of all of them."""

    name: str
    counts: tuple[int, ...]
    points: int
    note: str = ""

    @property
    def total(self) -> int:
        """Findings of all severities."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class Page:
    """One article's report."""

    path: str
    words: int
    score: float | None
    counts: tuple[int, ...]
    repairable: int
    rows: tuple[Row, ...]
    blocks: tuple[Block, ...]
    language: str = ""
    guessed: bool = True  # the language
    skipped: str = ""
    hunks: tuple[Hunk, ...] = ()
    changes: int = 0
    problem: str = ""  # why there is no cleaned version
    names: tuple[Name, ...] = ()

    @property
    def total(self) -> int:
        """Findings of all severities."""
        return sum(self.counts)


def counts_of(findings: Iterable[Finding]) -> tuple[int, ...]:
    """How many findings there are of each severity, the gravest first."""
    counter = Counter(finding.severity for finding in findings)
    return tuple(counter[severity] for severity in SEVERITIES)


def rows_of(findings: Sequence[Finding]) -> tuple[Row, ...]:
    """Findings by category, those with most points first."""
    scored = mqm(findings, 0)
    return tuple(Row(g.category, counts_of(findings[n] for n in g.findings), g.points, g.mqm) for g in scored.groups)


def score_of(points: int, words: int) -> float | None:
    """The MQM score of so many penalty points; None for a text without words."""
    return Mqm(words, points, ()).score


def blocks_of(
    document: Document, findings: Sequence[Finding], sources: Sequence[str] = (), numbers: Sequence[int] = ()
) -> tuple[Block, ...]:
    """The paragraphs of an article with their findings, numbered from 1 unless other `numbers` are given.

    `sources` are source sentences in the order of the findings.
    """
    numbers, sources = numbers or range(1, len(findings) + 1), sources or [""] * len(findings)
    cards = [_card(n, f, document, source) for n, f, source in zip(numbers, findings, sources, strict=True)]
    frames = _frames(document)
    own: dict[int, list[Card]] = defaultdict(list)
    covering: dict[int, list[_Cover]] = defaultdict(list)
    for card, finding in zip(cards, findings, strict=True):
        start, end = place = document.seen(finding.span)
        first, last = _frame_at(frames, start), _frame_at(frames, max(start, end - 1))
        own[first].append(card)
        for at in range(first, last + 1):
            span = _clip(place, frames[at])
            covering[at].append(_Cover(card.number, card.severity, span, at == first, at == last))
    return tuple(
        Block(line, tuple(_pieces(document.text, frame, covering[at])), tuple(own[at]))
        for at, frame in enumerate(frames)
        for line in (document.lines.at(document.place(frame).start)[0],)
    )


def _frames(document: Document) -> list[Span]:
    """Paragraphs, or the whole text where there are none: every finding has a place in one of them."""
    return list(document.paragraphs) or [Span(0, len(document.text))]


def _frame_at(frames: Sequence[Span], position: int) -> int:
    return max(0, bisect_right(frames, position, key=lambda frame: frame.start) - 1)


def _card(number: int, finding: Finding, document: Document, source: str) -> Card:
    line, column = document.lines.at(finding.span.start)
    return Card(
        number,
        finding.severity,
        finding.category,
        CATEGORIES.get(finding.category, ""),
        finding.safety,
        finding.rule_id,
        line,
        column,
        document.text[slice(*document.seen(finding.span))],
        finding.message,
        tuple(Suggestion(fix.label, _WORDS[fix.safety]) for fix in finding.fixes),
        source,
    )


def _pieces(text: str, frame: Span, covering: Sequence[_Cover]) -> Iterator[Piece]:
    """The paragraph cut wherever a finding begins or ends; one without any text is an empty piece."""
    cuts = sorted({frame.start, frame.end, *(edge for cover in covering for edge in cover.span)})
    empty: dict[int, list[_Cover]] = defaultdict(list)
    for cover in covering:
        if cover.span.start == cover.span.end:
            empty[cover.span.start].append(cover)
    waiting = sorted((c for c in covering if c.span.start < c.span.end), key=lambda c: c.span, reverse=True)
    active: list[_Cover] = []
    for start, end in zip(cuts, [*cuts[1:], frame.end], strict=True):
        for cover in empty[start]:
            yield _piece("", [cover], cover.span)
        active = [c for c in active if c.span.end > start]
        while waiting and waiting[-1].span.start <= start:
            active.append(waiting.pop())
        if end > start:
            yield _piece(text[start:end], active, Span(start, end))


def _piece(text: str, covers: Sequence[_Cover], span: Span) -> Piece:
    return Piece(
        text,
        tuple(c.number for c in covers),
        max((c.severity for c in covers), key=lambda severity: severity.rank, default=None),
        tuple(c.number for c in covers if c.first and c.span.start == span.start),
        tuple(c.number for c in covers if c.last and c.span.end == span.end),
    )


def _clip(span: Span, frame: Span) -> Span:
    start = min(max(span.start, frame.start), frame.end)
    return Span(start, max(start, min(span.end, frame.end)))
