"""Names with a small letter, and words with a capital, told by the source."""

from __future__ import annotations

import pytest

from mtcheck.document import Document
from mtcheck.engine.engine import Engine
from mtcheck.findings import Safety
from mtcheck.rules.loading import load
from mtcheck.source.document import SourceDocument

_RULES = ("bilingual.name-lower", "bilingual.word-for-name")


def found(english: str, source: str) -> list[tuple[str, str, Safety | None]]:
    engine = Engine([rule for rule in load(sourced=True) if rule.id in _RULES], parser="off")
    findings = engine.lint(Document(english, "", None, SourceDocument(source)))
    return [(english[slice(*f.span)], f.fixes[0].edits[0].text if f.fixes else "", f.safety) for f in findings]


def test_a_name_has_its_capital() -> None:
    assert found("Oleg dranishko won.", "Выиграл Олег Дранишко.") == [("dranishko", "Dranishko", Safety.SAFE)]


def test_a_case_of_the_source_is_a_suggestion() -> None:
    hits = found("They went to dranishkinu.", "Они пришли к Дранишкину.")
    assert [(text, fix) for text, fix, _ in hits] == [("dranishkinu", "Dranishkin")]
    assert hits[0][2] is not Safety.SAFE


@pytest.mark.parametrize(
    ("english", "source"),
    [
        ("The bank was closed.", "Центральный Банк закрыт."),  # a word that both languages have
        ("The oil company won.", "Выиграл Олег Ойл."),  # English has the word, and no capital stands beside it
        ("The dranishko won.", "Выиграло дранишко. Дранишко любят все."),  # a word, where it begins no sentence
        ("Dranishko won.", "Выиграл Дранишко."),
        ("The magazine Vecherok wrote so.", "Журнал «Доброго вечерка» писал об этом."),  # in a title
    ],
)
def test_what_is_right_stays(english: str, source: str) -> None:
    assert found(english, source) == []


def test_a_word_is_no_name() -> None:
    assert [text for text, _, _ in found("Police met the Volzhanin.", "Полиция встретила волжанина.")] == ["Volzhanin"]
