"""Findings and changes as JSON: versioned, stable from run to run."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from mtcheck.findings import Change
from mtcheck.runs.reports import FileReport, Found, Turned
from mtcheck.version import __version__

if TYPE_CHECKING:
    from mtcheck.output.forms import Ending


class Json:
    """What `lint --format json` prints; offsets, lines and columns count code points."""

    separator = ","
    lasting = True

    def begin(self) -> str:
        """The opening of the list of files."""
        head = json.dumps({"version": 1, "tool": f"mtcheck {__version__}"}, ensure_ascii=False, indent=1)
        return head.removesuffix("\n}") + ',\n "files": ['

    def article(self, report: FileReport) -> str:
        """One file of the list."""
        text = "\n" + json.dumps(_file(report), ensure_ascii=False, indent=1)
        return text.replace("\n", "\n  ")  # in JSON, no string holds a line break

    def end(self, _: Ending, /) -> str:
        """The end of the list; problems have been told on standard error."""
        return "\n ]\n}\n"


def _file(report: FileReport) -> dict[str, Any]:
    row: dict[str, Any] = {
        "path": report.path,
        "words": report.words,
        "source_language": report.source_language,
        "findings": [_finding(found, report) for found in report.found],
    }
    if report.refused:
        row["refused"] = [_refused(turned, report) for turned in report.refused]
    return row | ({"skipped": report.skipped} if report.skipped else {})


def _refused(turned: Turned, report: FileReport) -> dict[str, Any]:
    row = turned._asdict()
    if turned.start is not None:
        line, column, _ = report.places[turned.start]
        row |= {"line": line, "column": column}
    return row


def _finding(found: Found, report: FileReport) -> dict[str, Any]:
    finding = found.finding
    start, end = finding.span
    line, column, _ = report.places[start]
    row = {
        "rule_id": finding.rule_id,
        "category": finding.category,
        "severity": finding.severity.value,
        "start": start,
        "end": end,
        "line": line,
        "column": column,
        "text": found.text,
        "message": finding.message,
        "fixes": [
            {
                "safety": fix.safety.value,
                "edits": [{"start": e.span.start, "end": e.span.end, "text": e.text} for e in fix.edits],
            }
            for fix in finding.fixes
        ],
    }
    row |= {"unit": found.unit} if found.unit else {}
    return row if found.source is None else row | {"source_text": found.source}


def changes(files: Iterable[tuple[str, tuple[Change, ...]]]) -> str:
    """The document that `clean --changes` writes: net changes of each original, in text order."""
    rows = [
        {
            "path": path,
            "changes": [{"start": c.start, "end": c.end, "text": c.text, "rule_ids": list(c.rule_ids)} for c in made],
        }
        for path, made in files
    ]
    return json.dumps({"version": 1, "files": rows}, ensure_ascii=False, indent=1) + "\n"
