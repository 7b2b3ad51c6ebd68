"""What a run says of each article, before any output form is chosen: plain values that go from process to process."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.engine.fingerprint import Fingerprint
from mtcheck.findings import Finding, Safety, Severity, Span, counted
from mtcheck.text import normalized

if TYPE_CHECKING:
    from mtcheck.document import Document

WITHHELD = "evidence"  # the part of a model's gate that holds back all that it says of an article
LONG = 300  # words from which on rules alone leave much of a machine translation untold


class Place(NamedTuple):
    """Where a code point stands, all counted from 1: line, column in code points, column in bytes of UTF-8."""

    line: int
    column: int
    byte: int


class Found(NamedTuple):
    """A finding with its text and the sentence around it, as a reader sees them; `begin` is its place in the sentence.

    `source` is what the sentence was translated from, where that is at hand; `unit` is the id of its unit in a
    translation file. `written` is the sentence as it stands in the file, from `offset` on.
    """

    finding: Finding
    text: str
    sentence: str
    begin: int
    offset: int
    written: str
    source: str | None = None
    unit: str = ""


class Turned(NamedTuple):
    """An edit of a model that was turned away: by which part of the gate, why, and where, if that is known."""

    gate: str
    reason: str
    quote: str
    replacement: str | None
    category: str
    start: int | None


def found_in(document: Document, finding: Finding) -> Found:
    """A finding with what outputs show of the document."""
    start, end = document.seen(finding.span)
    first, last = document.around(Span(start, end))
    place = document.place(Span(first, last))
    source = None
    if document.source is not None:
        from mtcheck.source.beside import source_text  # only where there is a source

        source = source_text(document, finding.span.start)
    unit = document.layout.unit_at(finding.span.start) if document.layout and document.layout.units else ""
    seen, written = document.text[first:last], document.raw[slice(*place)]
    return Found(finding, document.text[start:end], seen, start - first, place.start, written, source, unit)


@dataclass(frozen=True, slots=True)
class FileReport:
    """One article with what was found in it; `places` holds both ends of every finding and of every edit."""

    path: str
    words: int
    found: tuple[Found, ...] = ()
    places: Mapping[int, Place] = field(default_factory=dict)
    source_language: str | None = None  # a guess where there is no source
    skipped: str = ""  # the language of an article that is not English
    problem: str = ""  # why the grammar checker could not read it
    unused: tuple[str, ...] = ()  # suppressions that suppress nothing, a line for each
    refused: tuple[Turned, ...] = ()  # edits of a model that were turned away
    lead: int = 0  # code points in front of the text: 1 where the file has a byte order mark
    whole: Document | None = None  # the article itself, for outputs that show all of it

    @property
    def document(self) -> Document:
        """The article itself; only for reports that were asked to hold it."""
        if self.whole is None:
            raise ValueError("this report was made without its article")
        return self.whole

    @property
    def severities(self) -> Counter[Severity]:
        """How many findings there are of each severity."""
        return Counter(found.finding.severity for found in self.found)

    @property
    def counted(self) -> Counter[Severity]:
        """The same of the findings that count: of those that overlap, one."""
        return Counter(finding.severity for finding in counted(self.findings))

    @property
    def translated(self) -> bool:
        """Whether the article is long, and what is found in it says from which language it was translated."""
        return self.words >= LONG and self.source_language not in (None, "", "en")

    @property
    def withheld(self) -> bool:
        """Whether a model's edits are held back because nothing else tells that a machine translated the article."""
        return any(turned.gate == WITHHELD for turned in self.refused)

    @property
    def repairable(self) -> int:
        """How many findings 'mtcheck clean' repairs."""
        return sum(found.finding.safety is Safety.SAFE for found in self.found)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings alone, in text order."""
        return tuple(found.finding for found in self.found)

    @property
    def fingerprints(self) -> list[Fingerprint]:
        """The fingerprints of the findings, in their order: no two are the same."""
        seen: Counter[Fingerprint] = Counter()
        marks = []
        for found in self.found:
            mark = Fingerprint(found.finding.rule_id, normalized(found.text), normalized(found.sentence))
            marks.append(mark._replace(number=seen[mark]))
            seen[mark] += 1
        return marks


@dataclass(frozen=True, slots=True)
class Brief:
    """What a run needs of a report that has been written out before: its figures, and what outputs wrote of it."""

    path: str
    words: int
    severities: Counter[Severity]
    repairable: int
    skipped: str
    written: tuple[str, ...]  # by the outputs of the run, in their order
    counted: Counter[Severity]
    translated: bool = False
    withheld: bool = False
    problem: str = ""
    unused: tuple[str, ...] = ()


@dataclass(slots=True)
class Tally:
    """What all reports of a run come to."""

    files: int = 0
    words: int = 0
    repairable: int = 0
    translated: int = 0  # files
    withheld: int = 0  # files
    severities: Counter[Severity] = field(default_factory=Counter)
    counted: Counter[Severity] = field(default_factory=Counter)

    def add(self, report: FileReport | Brief) -> None:
        """Count one more report."""
        self.files += 1
        self.words += report.words
        self.repairable += report.repairable
        self.translated += report.translated
        self.withheld += report.withheld
        self.severities.update(report.severities)
        self.counted.update(report.counted)
