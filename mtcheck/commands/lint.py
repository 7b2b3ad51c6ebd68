"""`mtcheck lint`: print what is found."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from mtcheck.commands.common import Run, emit, emit_json, foreign
from mtcheck.document import Document
from mtcheck.engine import Engine
from mtcheck.errors import UserError
from mtcheck.findings import Severity
from mtcheck.report import FileReport, Tally

if TYPE_CHECKING:
    from mtcheck.bilingual.sources import Sources
    from mtcheck.mqm import Limits
    from mtcheck.names.ledger import Ledger


def lint(  # noqa: PLR0913 one for each option
    paths: list[str],
    engine: Engine,
    form: str,
    fail_on: Severity | None,
    ledger: Ledger | None = None,
    limits: Limits | None = None,
    *,
    grammar_optional: bool = False,
    sources: Sources | None = None,
    show_alignment: bool = False,
    folder: Path | None = None,
) -> int:
    """Print the findings of all articles; the exit status says whether one is as grave as `fail_on` or limits break.

    Each article is printed and forgotten before the next is read, so that collections of any size can be checked.
    """
    run, tally = Run(grammar_optional=grammar_optional), Tally()
    if form == "html":
        from mtcheck.commands.report import check_place, report

        check_place(paths, folder)

    def reports() -> Iterator[FileReport]:
        for article in run.articles(paths, bar=form != "text" or not sys.stdout.isatty()):
            try:
                source = sources.of(article.path) if sources else None
                document = Document(article.text, article.path, ledger, source)
                report = _report(document, engine, form)
            except UserError as error:  # a source that cannot be read, or belongs to another article
                run.complain(error)
                continue
            if show_alignment and not report.skipped:
                _show_alignment(document, form)
            if not report.skipped:
                tally.add(report)
            if form != "text" or not report.skipped:
                yield report

    with run.checking(engine):
        if form == "html":
            report(reports(), paths, engine, folder)
        else:
            _print(reports(), form)
    broken = limits.broken(tally) if limits else []
    for line in broken:
        print(f"mtcheck: {line}", file=sys.stderr)
    grave = fail_on is not None and any(n and s.rank >= fail_on.rank for s, n in tally.severities.items())
    return 2 if run.failed else int(grave or bool(broken))


def _report(document: Document, engine: Engine, form: str) -> FileReport:
    """An article with its findings, of which one in another language has none."""
    if language := foreign(document):
        return FileReport(document.path, document, (), skipped=language)
    findings = engine.lint(document)
    if form == "text" or not findings:
        return FileReport(document.path, document, findings)
    from mtcheck.source import guess

    return FileReport(document.path, document, findings, guess(document, findings, engine.rules).language)


def _show_alignment(document: Document, form: str) -> None:
    """Which sentences belong together, on standard output, or on standard error where that has to be JSON."""
    from mtcheck.output.alignment import alignment

    for line in alignment(document):
        if form == "text":
            emit(line)
        else:
            print(line, file=sys.stderr)


def _print(reports: Iterable[FileReport], form: str) -> None:
    if form == "json":
        from mtcheck.output.json import findings

        for piece in findings(reports):
            emit_json(piece, end="")
        return
    from mtcheck.output.text import findings as lines

    for line in lines(reports, sys.stdout.isatty()):
        emit(line)
