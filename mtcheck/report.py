"""What a run says of each file, before any output form is chosen."""

from __future__ import annotations

from dataclasses import dataclass

from mtcheck.document import Document
from mtcheck.findings import Finding, Severity


@dataclass(frozen=True, slots=True)
class FileReport:
    """One article with its findings."""

    path: str
    document: Document
    findings: tuple[Finding, ...]
    source_language: str | None = None  # a guess
    skipped: str = ""  # the language of an article that is not English


def count_by_severity(reports: list[FileReport]) -> dict[Severity, int]:
    """Number of findings of each severity, worst first."""
    counts = dict.fromkeys(reversed(Severity), 0)
    for report in reports:
        for finding in report.findings:
            counts[finding.severity] += 1
    return counts
