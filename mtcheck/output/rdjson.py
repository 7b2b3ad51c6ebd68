"""Findings as reviewdog reads them, with suggestions for pull requests; columns count bytes of UTF-8."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mtcheck.findings import Fix, Span
from mtcheck.output.forms import Ending
from mtcheck.output.places import applicable, dumped, level, relative
from mtcheck.runs.reports import FileReport, Found


class Rdjson:
    """One JSON object with a list of diagnostics."""

    separator = ","
    lasting = True

    def begin(self) -> str:
        """Who speaks, and the opening of the list."""
        return '{"source": {"name": "mtcheck"}, "diagnostics": ['

    def article(self, report: FileReport) -> str:
        """The diagnostics of an article."""
        return ",".join("\n" + dumped(_diagnostic(found, report)) for found in report.found)

    def end(self, _: Ending, /) -> str:
        """The end of the list; it has no place for problems."""
        return "\n]}\n"


def _diagnostic(found: Found, report: FileReport) -> dict[str, Any]:
    finding = found.finding
    row = {
        "message": finding.message,
        "location": {"path": relative(report.path), "range": _range(report, finding.span)},
        "severity": level(finding, "ERROR", "WARNING", "INFO"),
        "code": {"value": finding.rule_id},
    }
    suggestions = list(_suggestions(found, report))
    return row | ({"suggestions": suggestions} if suggestions else {})


def _suggestions(found: Found, report: FileReport) -> Iterator[dict[str, Any]]:
    for fix in applicable(found.finding):
        whole = _whole(fix, found)
        if whole is not None:
            span, text = whole
            yield {"range": _range(report, span), "text": text}


def _whole(fix: Fix, found: Found) -> tuple[Span, str] | None:
    """A fix as one edit from the first to the last; None where it reaches beyond the sentence."""
    first, last = fix.edits[0].span.start, fix.edits[-1].span.end
    if len(fix.edits) == 1:
        return fix.edits[0].span, fix.edits[0].text
    if first < found.offset or last > found.offset + len(found.written):
        return None
    text, at = "", first
    for edit in fix.edits:
        text += found.written[at - found.offset : edit.span.start - found.offset] + edit.text
        at = edit.span.end
    return Span(first, last), text


def _range(report: FileReport, span: Span) -> dict[str, dict[str, int]]:
    start, end = (report.places[offset] for offset in span)
    return {"start": {"line": start.line, "column": start.byte}, "end": {"line": end.line, "column": end.byte}}
