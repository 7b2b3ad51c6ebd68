"""Findings as SARIF 2.1.0, the exchange format of static analysis; columns count code points.

GitHub refuses a run of more than 25,000 results, and shows 5,000: of more, the worst are written, and it is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mtcheck.engine.fingerprint import Fingerprint
from mtcheck.english.language import name
from mtcheck.findings import CATEGORIES, Severity, Span
from mtcheck.output.forms import Ending
from mtcheck.output.places import applicable, dumped, uri
from mtcheck.rules.rule import Rule
from mtcheck.runs.reports import FileReport, Found
from mtcheck.telling import warn
from mtcheck.version import __version__

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
MOST, SHOWN = 25_000, 5_000  # results of a run that GitHub takes, and of them those that it shows
_LEVELS = {Severity.CRITICAL: "error", Severity.MAJOR: "warning", Severity.MINOR: "note"}


class Sarif:
    """One run. Its rules are those that found something; they come last, when it is known which these are."""

    separator = ","
    lasting = False

    def __init__(self) -> None:
        self._rules: dict[str, int] = {}  # by id: index
        self._skipped: list[dict[str, Any]] = []
        self._results: dict[Severity, list[tuple[int, str]]] = {severity: [] for severity in Severity}
        self._number = self._held = 0  # of results, and of those that are held

    def begin(self) -> str:
        """The opening of the list of results."""
        head = {"$schema": SCHEMA, "version": "2.1.0", "runs": []}
        return dumped(head).removesuffix("]}") + '{"columnKind": "unicodeCodePoints", "results": ['

    def article(self, report: FileReport) -> str:
        """Nothing yet: the results of an article are held until it is known which are the worst."""
        if report.skipped:
            text = f"{report.path}: skipped: it is in {name(report.skipped)}, not in English"
            self._skipped.append({"level": "note", "message": {"text": text}})
        for found, mark in zip(report.found, report.fingerprints, strict=True):
            index = self._rules.setdefault(found.finding.rule_id, len(self._rules))
            self._hold(found.finding.severity, "\n" + dumped(_result(found, report, mark, index)))
        return ""

    def _hold(self, severity: Severity, result: str) -> None:
        """Keep a result, in place of the last of the least grave ones where there are too many."""
        self._results[severity].append((self._number, result))
        self._number += 1
        self._held += 1
        if self._held > MOST:
            next(results for results in self._results.values() if results).pop()
            self._held -= 1

    def end(self, ending: Ending, /) -> str:
        """The results, the rules, and what went wrong."""
        results = sorted(result for results in self._results.values() for result in results)
        notes = [{"level": "warning", "message": {"text": note}} for note in self._too_many()]
        known = ending.rules() if self._rules else {}
        rules = [_rule(id_, known.get(id_)) for id_ in self._rules]
        driver = {"name": "mtcheck", "semanticVersion": __version__, "rules": rules}
        problems = [{"level": "error", "message": {"text": problem}} for problem in ending.problems]
        invocation: dict[str, Any] = {"executionSuccessful": not problems}
        if notes := problems + notes + self._skipped:
            invocation["toolExecutionNotifications"] = notes
        written = ",".join(result for _, result in results)
        return f'{written}\n], "tool": {dumped({"driver": driver})}, "invocations": {dumped([invocation])}}}]}}\n'

    def _too_many(self) -> Iterator[str]:
        """What to say of more results than GitHub shows; it is told on standard error, too."""
        note = ""
        if self._number > MOST:
            note = f"SARIF: {self._number:,} findings are too many for GitHub: the {MOST:,} gravest are written"
        elif self._number > SHOWN:
            note = f"SARIF: of {self._number:,} findings GitHub shows the {SHOWN:,} gravest"
        if note:
            warn(note)
            yield note


def _result(found: Found, report: FileReport, mark: Fingerprint, index: int) -> dict[str, Any]:
    finding = found.finding
    place = {"uri": uri(report.path)}
    region = _region(report, finding.span) | {"snippet": {"text": found.text}}
    row = {
        "ruleId": finding.rule_id,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": {"artifactLocation": place, "region": region}}],
        # The second name is the only one that GitHub goes by.
        "partialFingerprints": {"mtcheck/v1": mark.digest, "primaryLocationLineHash": f"{mark.digest[:16]}:1"},
        "properties": {"category": finding.category, "safety": finding.safety.value},
    }
    fixes = [
        {
            "description": {"text": f"Replace by '{fix.label}'" if fix.label else "Delete"},
            "artifactChanges": [
                {
                    "artifactLocation": place,
                    "replacements": [
                        {"deletedRegion": _region(report, edit.span), "insertedContent": {"text": edit.text}}
                        for edit in fix.edits
                    ],
                }
            ],
        }
        for fix in applicable(finding)
    ]
    return row | ({"fixes": fixes} if fixes else {})


def _region(report: FileReport, span: Span) -> dict[str, Any]:
    start, end = (report.places[offset] for offset in span)
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "charOffset": max(0, span.start - report.lead),
        "charLength": span.end - span.start,
    }


def _rule(id_: str, rule: Rule | None) -> dict[str, Any]:
    """What is known of a rule; of those of grammar checkers, that is less."""
    if rule is None:
        return {"id": id_}
    from mtcheck.output.catalogue import help_markdown, help_text

    return {
        "id": id_,
        "shortDescription": {"text": help_text(rule).partition("\n")[0]},
        "help": {"text": help_text(rule), "markdown": help_markdown(rule)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {
            "category": rule.category,
            "mqm": CATEGORIES[rule.category],
            "safety": rule.safety.value,
            "tags": list(dict.fromkeys((rule.category, rule.family))),  # which may be called the same
        },
    }
