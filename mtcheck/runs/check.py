"""The one way in which every command lints and cleans articles, in any process: opened, left alone if not English."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mtcheck.document import Document
from mtcheck.engine.engine import Engine
from mtcheck.engine.origin import guess
from mtcheck.english.language import foreign_article
from mtcheck.files.articles import Article
from mtcheck.findings import Finding, Span, told_once
from mtcheck.runs import engines
from mtcheck.runs.reports import FileReport, Place, Turned, found_in
from mtcheck.settings.config import Settings
from mtcheck.text import BOM

if TYPE_CHECKING:
    from mtcheck.engine.fix import Cleaned
    from mtcheck.engine.suppress import Judged
    from mtcheck.model.gate.verdict import Refused


@dataclass(frozen=True, slots=True)
class Opened:
    """An article with the engine that is to lint or clean it."""

    document: Document
    engine: Engine

    @property
    def language(self) -> str:
        """The language of an article that is not English, which is left alone; empty for English."""
        return foreign_article(self.document) or ""

    @property
    def problem(self) -> str:
        """Why the grammar checker could not read it; empty where it could, or there is none."""
        return self.engine.checker.problem if self.engine.checker else ""

    def findings(self) -> tuple[Finding, ...]:
        """What is to be shown of it; nothing where it is not English."""
        return () if self.language else self.engine.lint(self.document)

    def cleaned(self, *, unsafe: bool = False, first: tuple[Finding, ...] | None = None) -> Cleaned:
        """What cleaning makes of it (see `engine.fix.clean`); nothing where it is not English. Raises RulesFight."""
        from mtcheck.engine import fix  # not needed by lint

        if self.language:
            return fix.Cleaned(self.document.raw, (), (), 0)
        return fix.clean(self.document, self.engine, unsafe=unsafe, first=first)


def opened(article: Article, settings: Settings) -> Opened:
    """An article with all that binds it, and the engine for its settings; raises UserError."""
    return Opened(engines.document(article, settings), engines.engine(settings))


def check(article: Article, settings: Settings, *, whole: bool = False) -> FileReport:
    """The report on an article; one in another language has no findings. Raises UserError for unusable settings.

    With `whole`, the report holds the document, too.
    """
    one = opened(article, settings)
    document, engine = one.document, one.engine
    kept = document if whole else None
    if language := one.language:
        return FileReport(article.path, document.word_count, skipped=language, whole=kept)
    judged = engine.judge(document)
    findings = told_once(judged.findings)
    idle = _unused(one, judged, settings) if judged.directives or document.decisions else ()
    source = document.source.language if document.source else None
    source = source or (guess(document, findings, engine.packs).language if findings else None)
    made = report(document, findings, engine.reader.refused(document) if engine.reader else ())
    return replace(made, source_language=source, problem=one.problem, unused=idle, whole=kept)


def _unused(one: Opened, judged: Judged, settings: Settings) -> tuple[str, ...]:
    from mtcheck.runs.unused import unused  # only where something is suppressed

    return tuple(unused(one.document, judged, one.engine.by_id, settings))


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
