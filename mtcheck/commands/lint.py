"""`mtcheck lint`: print what is found."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from mtcheck.commands.common import Run, emit, emit_json
from mtcheck.document import Document
from mtcheck.engine import Engine
from mtcheck.findings import Severity
from mtcheck.report import FileReport

if TYPE_CHECKING:
    from mtcheck.names.ledger import Ledger


def lint(
    paths: list[str],
    engine: Engine,
    form: str,
    fail_on: Severity,
    *,
    ledger: Ledger | None = None,
    grammar_optional: bool = False,
) -> int:
    """Print the findings of all articles; the exit status says whether there are any as grave as `fail_on`.

    Each article is printed and forgotten before the next is read, so that collections of any size can be checked.
    """
    run, grave = Run(grammar_optional=grammar_optional), False

    def reports() -> Iterator[FileReport]:
        nonlocal grave
        for article in run.articles(paths, bar=form != "text" or not sys.stdout.isatty()):
            document = Document(article.text, article.path, ledger)
            report = FileReport(article.path, document, engine.lint(document))
            grave = grave or any(f.severity.rank >= fail_on.rank for f in report.findings)
            yield report

    with run.checking(engine):
        _print(reports(), form)
    return 2 if run.failed else int(grave)


def _print(reports: Iterable[FileReport], form: str) -> None:
    if form == "json":
        from mtcheck.output.json import findings

        for piece in findings(reports):
            emit_json(piece, end="")
        return
    from mtcheck.output.text import findings as lines

    for line in lines(reports, sys.stdout.isatty()):
        emit(line)
