"""`mtcheck lint`: print what is found."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from mtcheck.commands.common import Run, emit, emit_json
from mtcheck.document import Document
from mtcheck.engine import Engine
from mtcheck.findings import Severity
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
        reports.append(FileReport(article.path, document, engine.lint(document)))
    if reports or form != "text":
        _print(reports, form)
    broken = limits.broken(reports) if limits else []
    for line in broken:
        print(f"mtcheck: {line}", file=sys.stderr)
    if run.failed:
        return 2
    if fail_on is None:
        return int(bool(broken))
    return int(bool(broken) or any(f.severity.rank >= fail_on.rank for r in reports for f in r.findings))


def _print(reports: list[FileReport], form: str) -> None:
    if form == "json":
        from mtcheck.output.json import findings

        emit_json(findings(reports))
        return
    from mtcheck.output.text import findings as lines

    for line in lines(reports, sys.stdout.isatty()):
        emit(line)
