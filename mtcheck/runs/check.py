"""From an article and its settings to a report: the one way that every command checks articles, in any process."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from mtcheck.document import Document
from mtcheck.engine.origin import guess
from mtcheck.english.language import foreign_article
from mtcheck.files.articles import Article
from mtcheck.findings import Finding, Span
from mtcheck.runs import engines
from mtcheck.runs.reports import FileReport, Place, Turned, found_in
from mtcheck.runs.unused import unused
from mtcheck.settings.config import Settings
from mtcheck.text import BOM

if TYPE_CHECKING:
    from mtcheck.model.gate.verdict import Refused


def check(article: Article, settings: Settings, *, whole: bool = False) -> FileReport:
    """The report on an article; one in another language has no findings. Raises UserError for unusable settings.

    With `whole`, the report holds the document, too.
    """
    document, engine = engines.document(article, settings), engines.engine(settings)
    kept = document if whole else None
    if language := foreign_article(document):
        return FileReport(article.path, document.word_count, skipped=language, whole=kept)
    judged = engine.judge(document)
    findings = judged.findings
    idle = tuple(unused(document, judged, engine.by_id, settings)) if judged.directives or document.decisions else ()
    source = document.source.language if document.source else None
    source = source or (guess(document, findings, engine.packs).language if findings else None)
    problem = engine.checker.problem if engine.checker else ""
    made = report(document, findings, engine.reader.refused(document) if engine.reader else ())
    return replace(made, source_language=source, problem=problem, unused=idle, whole=kept)


def report(document: Document, findings: Iterable[Finding], turned_away: Iterable[Refused] = ()) -> FileReport:
    """A report on findings of a document, with what outputs show of the text."""
    found = tuple(found_in(document, finding) for finding in findings)
    refused = tuple(_turned(turned_away))
    offsets = sorted(
        {offset for each in found for span in _spans(each.finding) for offset in span}
        | {each.start for each in refused if each.start is not None}
    )
    lead = int(document.raw.startswith(BOM))
    places = dict(_places(document, offsets))
    return FileReport(document.path, document.word_count, found, places, refused=refused, lead=lead)


def _turned(turned_away: Iterable[Refused]) -> Iterator[Turned]:
    """What a model wanted that was turned away, in text order, as far as that is known."""
    for refused in sorted(turned_away, key=lambda r: r.span or (-1, -1)):
        wanted, start = refused.proposal, refused.span.start if refused.span else None
        yield Turned(refused.gate, refused.reason, wanted.quote, wanted.replacement, wanted.category, start)


def _spans(finding: Finding) -> Iterator[Span]:
    yield finding.span
    for fix in finding.fixes:
        for edit in fix.edits:
            yield edit.span


def _places(document: Document, offsets: list[int]) -> Iterator[tuple[int, Place]]:
    """Each offset with its place; a line is encoded piece by piece, for it may be as long as the article."""
    start, byte = 0, 1
    for offset in offsets:
        line, column = document.lines.at(offset)
        first = 0 if line == 1 else offset - column + 1  # also where a mark that no column counts is in front of it
        if start <= first:
            start, byte = first, 1
        byte += len(document.raw[start:offset].encode("utf-8", "surrogatepass"))
        start = offset
        yield offset, Place(line, column, byte)
