"""What a run says of each file, before any output form is chosen."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from mtcheck.document import Document
from mtcheck.findings import Finding, Safety, Severity


@dataclass(frozen=True, slots=True)
class FileReport:
    """One article with its findings."""

    path: str
    document: Document
    findings: tuple[Finding, ...]
    source_language: str | None = None  # a guess
    skipped: str = ""  # the language of an article that is not English


@dataclass(slots=True)
class Tally:
    """What all reports of a run come to."""

    files: int = 0
    words: int = 0
    repairable: int = 0
    severities: Counter[Severity] = field(default_factory=Counter)

    def add(self, report: FileReport) -> None:
        """Count one more report."""
        self.files += 1
        self.words += report.document.word_count
        self.repairable += sum(finding.safety is Safety.SAFE for finding in report.findings)
        self.severities.update(finding.severity for finding in report.findings)
