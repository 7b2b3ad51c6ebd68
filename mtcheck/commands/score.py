"""`mtcheck score`: how good an article is, and whether cleaning helps."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mtcheck.commands.common import emit, emit_json, foreign
from mtcheck.document import Document
from mtcheck.engine import Engine
from mtcheck.errors import UserError
from mtcheck.files import Article, decode, read
from mtcheck.fixer import clean
from mtcheck.output import score as output

if TYPE_CHECKING:
    from mtcheck.names.ledger import Ledger


def by_findings(path: str, engine: Engine, form: str, ledger: Ledger | None = None) -> int:
    """Print the MQM score of an article and of its cleaned version; raises UserError."""
    from mtcheck.mqm import mqm
    from mtcheck.source import guess

    article = _read(path)
    document = Document(article.text, article.path, ledger)
    if foreign(document):
        return 2
    findings = engine.lint(document)
    cleaned = document.edited(clean(document, engine).text)
    before = mqm(findings, document.word_count)
    after = mqm(engine.lint(cleaned), cleaned.word_count)
    source = guess(document, findings, engine.rules)
    report = output.FindingsReport(document, findings, before, after, source)
    _print(form, output.findings_json(report), output.findings_text(report))
    return 0


def by_references(
    path: str,
    references: Sequence[str],
    baselines: Sequence[str],
    engine: Engine,
    form: str,
    show_alignment: bool,
    ledger: Ledger | None = None,
) -> int:
    """Print BLEU, chrF2 and TER of an article, its cleaned version and others against references; raises UserError."""
    from mtcheck.quality import Version, scores, segments

    if [path, *references, *baselines].count("-") > 1:
        raise UserError("standard input can be only one of the texts")
    article = _read(path)
    changes = clean(Document(article.text, article.path, ledger), engine).changes
    versions = [
        Version(article.path, article.text),
        Version(f"{article.path}, cleaned", article.text, changes),
        *(Version(other.path, other.text) for other in map(_read, baselines)),
    ]
    cut = segments(versions, [Version(other.path, other.text) for other in map(_read, references)])
    report = output.ReferencesReport(article.path, tuple(references), cut, scores(cut), show_alignment)
    _print(form, output.references_json(report), output.references_text(report))
    return 0


def _read(path: str) -> Article:
    if path == "-" and sys.stdin is not None:
        return decode(sys.stdin.buffer.read(), "-")
    if not path:
        raise UserError("'': there is no such file")
    return read(Path(path))


def _print(form: str, as_json: str, lines: Sequence[str]) -> None:
    if form == "json":
        emit_json(as_json)
        return
    for line in lines:
        emit(line)
