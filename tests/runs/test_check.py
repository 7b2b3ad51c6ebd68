"""The report on an article: plain values, all that outputs need, whatever process made it."""

from __future__ import annotations

import pickle
from dataclasses import replace

from mtcheck.document import Document
from mtcheck.engine.fingerprint import fingerprints
from mtcheck.files.articles import decode
from mtcheck.findings import Edit, Finding, Fix, Safety, Severity, Span, told_once
from mtcheck.runs.check import check, report
from mtcheck.runs.reports import FileReport, Place
from mtcheck.settings.config import Settings

TEXT = "\ufeffÀ first line.\r\nThe 😀 bump. A bump and a bump.\n"


def bumps(text: str) -> list[Finding]:
    spans = [Span(i, i + 4) for i in range(len(text)) if text.startswith("bump", i)]
    return [Finding("a.b", "lexical", Severity.MINOR, s, "No.", (Fix((Edit(s, "blow"),), Safety.SAFE),)) for s in spans]


def test_places_count_code_points_and_bytes() -> None:
    document = Document(TEXT, "a.txt")
    made = report(document, bumps(TEXT))
    first = TEXT.index("bump")
    assert made.places[first] == Place(2, 7, 10)
    for offset, place in made.places.items():
        line = TEXT.split("\n")[place.line - 1]
        assert (place.line, place.column) == document.lines.at(offset)
        assert len(line[: place.column - 1].encode()) == place.byte - 1


def test_of_two_that_make_the_same_repair_the_safe_one_is_told() -> None:
    (sure,) = bumps("The bump.")
    unsure = replace(sure, rule_id="a.c", fixes=(replace(sure.fixes[0], safety=Safety.UNSAFE),))
    other = replace(unsure, fixes=(replace(unsure.fixes[0], edits=(Edit(sure.span, "dent"),)),))
    assert told_once([unsure, sure]) == told_once([sure, unsure]) == (sure,)
    assert told_once([sure, other]) == (sure, other)


def test_edits_have_places_too() -> None:
    far = Finding("a.b", "lexical", Severity.MINOR, Span(1, 2), "No.", (Fix((Edit(Span(20, 22), ""),), Safety.SAFE),))
    assert set(report(Document(TEXT), [far]).places) == {1, 2, 20, 22}


def test_fingerprints_are_those_of_the_document() -> None:
    document = Document(TEXT, "a.txt")
    findings = bumps(TEXT)
    assert report(document, findings).fingerprints == fingerprints(findings, document)


def copied(made: FileReport) -> FileReport:
    """The report as another process gets it."""
    copy = pickle.loads(pickle.dumps(made))  # noqa: S301 our own
    assert isinstance(copy, FileReport)
    return copy


def test_reports_go_from_process_to_process() -> None:
    article = decode(b"The talks led to the fact that prices rose.", "a.txt")
    made = check(article, Settings())
    assert copied(made) == made
    assert made.whole is None
    assert "led to the fact that" in [found.text for found in made.found]


def test_whole_reports_hold_the_article() -> None:
    article = decode(b"It rained.", "a.txt")
    document = copied(check(article, Settings(), whole=True)).whole
    assert document is not None
    assert (document.text, document.path) == (article.text, "a.txt")
