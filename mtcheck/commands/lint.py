"""`mtcheck lint`: print what is found."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from mtcheck.commands.common import Run, emit, emit_json, foreign
from mtcheck.document import Document
from mtcheck.engine import Engine
from mtcheck.findings import Finding, Severity
from mtcheck.report import FileReport

if TYPE_CHECKING:
    from mtcheck.mqm import Limits
    from mtcheck.names.ledger import Ledger


def lint(
    paths: list[str],
    engine: Engine,
    form: str,
    fail_on: Severity | None,
    ledger: Ledger | None = None,
    limits: Limits | None = None,
) -> int:
    """Print the findings of all articles; the exit status says whether one is as grave as `fail_on` or limits break."""
    run, reports = Run(), []
    for article in run.articles(paths):
        document = Document(article.text, article.path, ledger)
        language = foreign(document)
        findings = () if language else engine.lint(document)
        source = _source(document, findings, engine) if form == "json" and findings else None
        reports.append(FileReport(article.path, document, findings, source, language))
    if reports or form != "text":
        _print(reports, form)
    broken = limits.broken([r for r in reports if not r.skipped]) if limits else []
    for line in broken:
        print(f"mtcheck: {line}", file=sys.stderr)
    if run.failed:
        return 2
    if fail_on is None:
        return int(bool(broken))
    return int(bool(broken) or any(f.severity.rank >= fail_on.rank for r in reports for f in r.findings))


def _source(document: Document, findings: tuple[Finding, ...], engine: Engine) -> str | None:
    from mtcheck.source import guess

    return guess(document, findings, engine.rules).language


def _print(reports: list[FileReport], form: str) -> None:
    if form == "json":
        from mtcheck.output.json import findings

        emit_json(findings(reports))
        return
    from mtcheck.output.text import findings as lines

    for line in lines([r for r in reports if not r.skipped], sys.stdout.isatty()):
        emit(line)
