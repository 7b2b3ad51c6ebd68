"""Findings as SARIF 2.1.0, the exchange format of static analysis; columns count code points."""

from __future__ import annotations

from typing import Any

from mtcheck import __version__
from mtcheck.engine.fingerprint import Fingerprint
from mtcheck.english.language import name
from mtcheck.findings import CATEGORIES, Severity, Span
from mtcheck.output.forms import Ending
from mtcheck.output.places import applicable, dumped, uri
from mtcheck.rules.rule import Rule
from mtcheck.runs.reports import FileReport, Found

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.CRITICAL: "error", Severity.MAJOR: "warning", Severity.MINOR: "note"}


class Sarif:
    """One run. Its rules are those that found something; they come last, when it is known which these are."""

    separator = ","
    lasting = False

    def __init__(self) -> None:
        self._rules: dict[str, int] = {}  # by id: index
        self._skipped: list[dict[str, Any]] = []

    def begin(self) -> str:
        """The opening of the list of results."""
        head = {"$schema": SCHEMA, "version": "2.1.0", "runs": []}
        return dumped(head).removesuffix("]}") + '{"columnKind": "unicodeCodePoints", "results": ['

    def article(self, report: FileReport) -> str:
        """The results of an article."""
        if report.skipped:
            text = f"{report.path}: skipped: it is in {name(report.skipped)}, not in English"
            self._skipped.append({"level": "note", "message": {"text": text}})
        pieces = []
        for found, mark in zip(report.found, report.fingerprints, strict=True):
            index = self._rules.setdefault(found.finding.rule_id, len(self._rules))
            pieces.append("\n" + dumped(_result(found, report, mark, index)))
        return ",".join(pieces)

    def end(self, ending: Ending, /) -> str:
        """The rules, and what went wrong."""
        known = ending.rules() if self._rules else {}
        rules = [_rule(id_, known.get(id_)) for id_ in self._rules]
        driver = {"name": "mtcheck", "semanticVersion": __version__, "rules": rules}
        problems = [{"level": "error", "message": {"text": problem}} for problem in ending.problems]
        invocation: dict[str, Any] = {"executionSuccessful": not problems}
        if notes := problems + self._skipped:
            invocation["toolExecutionNotifications"] = notes
        return f'\n], "tool": {dumped({"driver": driver})}, "invocations": {dumped([invocation])}}}]}}\n'


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
        "charOffset": span.start,
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
