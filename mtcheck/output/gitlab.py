"""Findings as a code quality report, which GitLab shows in merge requests."""

from __future__ import annotations

from mtcheck.engine.fingerprint import Fingerprint
from mtcheck.files.digests import blake2b
from mtcheck.output.forms import Ending
from mtcheck.output.places import dumped, level, relative
from mtcheck.runs.reports import FileReport


class Gitlab:
    """A JSON list of all findings."""

    separator = ","
    lasting = True

    def begin(self) -> str:
        """The opening of the list."""
        return "["

    def article(self, report: FileReport) -> str:
        """The findings of an article, an object each."""
        path = relative(report.path)
        pieces = []
        for found, mark in zip(report.found, report.fingerprints, strict=True):
            finding = found.finding
            start, end = (report.places[offset] for offset in finding.span)
            row = {
                "type": "issue",
                "check_name": finding.rule_id,
                "description": finding.message,
                "categories": ["Style"],
                "severity": level(finding, "critical", "major", "minor"),
                "fingerprint": _unique(path, mark),
                "location": {"path": path, "lines": {"begin": start.line, "end": end.line}},
            }
            pieces.append("\n" + dumped(row))
        return ",".join(pieces)

    def end(self, _: Ending, /) -> str:
        """The end of the list; it has no place for problems."""
        return "\n]\n"


def _unique(path: str, mark: Fingerprint) -> str:
    """A fingerprint that no other article has either."""
    return blake2b(f"{path}\0{mark.digest}".encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()
