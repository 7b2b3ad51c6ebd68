"""One fact of a sentence changed by a script: it is found. The translation as it was: nothing is."""

from __future__ import annotations

from collections import Counter
from functools import cache

from mtcheck.checks.sourced.facts import facts
from mtcheck.document import Document
from mtcheck.engine.engine import Engine
from mtcheck.findings import Finding
from mtcheck.rules.loading import load
from mtcheck.source.document import SourceDocument
from tests.checks.sourced.changing import Change, changes, translations

_LEAST = 0.95  # of the changed facts


@cache
def _engine() -> Engine:
    return Engine([rule for rule in load(sourced=True) if rule.id.startswith("bilingual.")], parser="off")


def _findings(english: str, source: str, language: str) -> tuple[Finding, ...]:
    return _engine().lint(Document(english, "", None, SourceDocument(source, language=language)))


def test_a_changed_fact_is_found() -> None:
    told: dict[Change, bool] = {c: bool(_findings(c.english, c.source, c.language)) for c in changes()}
    missed = Counter(c.kind for c, found in told.items() if not found)
    assert len(told) >= 400
    assert sum(told.values()) >= _LEAST * len(told), (missed, [c for c, found in told.items() if not found][:20])


def test_a_right_translation_is_left_alone() -> None:
    found = {english: _findings(english, source, language) for language, source, english in translations()}
    assert {english: told for english, told in found.items() if told} == {}


def test_a_name_is_paired_with_the_word_that_spells_it() -> None:
    source, english = "Сборная Великобритании прилетела в Рио.", "The team of Britain flew to Rio."
    document = Document(english, "", None, SourceDocument(source, language="ru"))
    pairs = [(source[slice(*f.source)], english[slice(*f.english)]) for f in facts(document) if f.source and f.english]
    assert pairs == [("Великобритании", "Britain"), ("Рио", "Rio")]
