"""Findings and changes as JSON: versioned, stable from run to run."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from mtcheck import __version__
from mtcheck.changes import Change
from mtcheck.report import FileReport, Found


def findings(reports: Iterable[FileReport]) -> Iterator[str]:
    """The document that `lint --format json` prints, in pieces; offsets, lines and columns count code points."""
    head = json.dumps({"version": 1, "tool": f"mtcheck {__version__}"}, ensure_ascii=False, indent=1)
    yield head.removesuffix("\n}") + ',\n "files": ['
    for number, r in enumerate(reports):
        text = "\n" + json.dumps(_file(r), ensure_ascii=False, indent=1)
        yield ("," if number else "") + text.replace("\n", "\n  ")  # in JSON, no string holds a line break
    yield "\n ]\n}\n"


def _file(report: FileReport) -> dict[str, Any]:
    row = {
        "path": report.path,
        "words": report.words,
        "source_language": report.source_language,
        "findings": [_finding(found, report) for found in report.found],
    }
    return row | ({"skipped": report.skipped} if report.skipped else {})


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
