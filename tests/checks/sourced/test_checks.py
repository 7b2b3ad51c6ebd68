"""What the checks say of one sentence and its source, and what they leave alone."""

from __future__ import annotations

from functools import cache

import pytest

from mtcheck.document import Document
from mtcheck.engine.engine import Engine
from mtcheck.findings import Finding, Safety
from mtcheck.rules.loading import load
from mtcheck.source.document import SourceDocument


@cache
def engine(*ids: str) -> Engine:
    return Engine(rule for rule in load(sourced=True) if rule.id in ids)


def found(english: str, source: str | None, *ids: str) -> list[tuple[str, str]]:
    """The marked words and the first fix of each finding of some rules."""
    return [(english[slice(*f.span)], _made(english, f) if f.fixes else "") for f in findings(english, source, *ids)]


def findings(english: str, source: str | None, *ids: str) -> tuple[Finding, ...]:
    return engine(*ids).lint(Document(english, "", None, SourceDocument(source) if source else None))


def _made(text: str, finding: Finding) -> str:
    """The sentence with the first fix."""
    for edit in reversed(finding.fixes[0].edits):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


@pytest.mark.parametrize(
    ("english", "source", "marked", "made"),
    [
        ("It costs $5 million.", "Это стоит 5 млн евро.", "$5 million", "It costs €5 million."),
        ("It costs US$40.", "Это стоит 40 гривен.", "US$40", "It costs 40 hryvnias."),
        ("It costs 40 US dollars.", "Это стоит 40 российских рублей.", "dollars", "It costs 40 US rubles."),
        ("A plot of 12 square meters.", "Участок в 12 га.", "square meters", "A plot of 12 hectares."),
        ("It rose by 3%.", "Вырос на 3 процентных пункта.", "%", "It rose by 3 percentage points."),
        ("A 6-month term.", "Срок 6 лет.", "month", "A 6-year term."),
        ("Він: 20 km.", "Він їхав 20 метрів.", "km", "Він: 20 meters."),
    ],
)
def test_another_unit(english: str, source: str, marked: str, made: str) -> None:
    assert found(english, source, "bilingual.unit-changed") == [(marked, made)]


@pytest.mark.parametrize(
    ("english", "source"),
    [
        ("It costs $5 million.", "Это стоит 5 миллионов американских долларов."),
        ("The road is 10 miles long.", "Длина дороги 16 км."),
        ("The road is 16 kilometers long.", "Длина дороги 16 км."),
        ("He waited 24 hours.", "Он ждал сутки."),
        ("A flat of 40 square meters for 40 years.", "Квартира 40 кв. м на 40 лет."),
        ("5 people died in 5 days.", "За 5 дней погибли 5 человек."),
    ],
)
def test_the_same_unit_or_one_worked_out(english: str, source: str) -> None:
    ids = ("bilingual.unit-changed", "bilingual.number-changed", "bilingual.number-added", "bilingual.number-missing")
    assert found(english, source, *ids) == []


@pytest.mark.parametrize(
    ("english", "source", "marked"),
    [
        ("The havbek left the club.", "Хавбек ушел из клуба.", ["havbek"]),
        ("The midfielder left the club.", "Хавбек ушел из клуба.", []),
        ("The newspaper Lietuvos rytas wrote it.", "Об этом писала Lietuvos rytas, ритас.", []),
        ("A superproduct for all.", "Суперпродукт для всех.", []),
        ("The akkaunts were closed.", "Банк закрыт.", []),
    ],
)
def test_words_left_in_latin_letters(english: str, source: str, marked: list[str]) -> None:
    assert [words for words, _ in found(english, source, "bilingual.word-untranslated")] == marked


def test_the_source_tells_which_acronym_it_is() -> None:
    english, rule = "The bill goes to VVS next week.", "names.acronym-left"  # the air force, or anything else
    assert found(english, None, rule) == []
    (finding,) = findings(english, "Законопроект поступит в ВВС на следующей неделе.", rule)
    assert finding.fixes[0].safety is Safety.SAFE
    assert findings("The air force of Russia, VVS.", "Это фирма из Сочи.", rule) == ()


def test_the_source_makes_an_idiom_sure() -> None:
    english = "He cannot sit on two chairs."
    (alone,) = findings(english, None, "idiom.two-chairs")
    (sourced,) = findings(english, "Он не может сидеть на двух стульях.", "idiom.two-chairs")
    assert alone.fixes[0].safety is Safety.UNSAFE
    assert sourced.fixes[0].safety is Safety.SAFE
    assert findings(english, "В комнате два кресла.", "idiom.two-chairs") == ()


def test_what_only_looks_like_a_difference() -> None:
    assert found("The broker Will Christie spoke.", "Брокер Уилл Кристи рассказал.", "bilingual.future") == []
    assert found("A vaccine for Omicron.", "Вакцина от Omikron.", "bilingual.latin-name") == []
    ship = 'Его доставил фрегат "Адмирал Флота Советского Союза Горшков".'
    assert found("The frigate Admiral Gorshkov carried it.", ship, "bilingual.quotation-lost") == []
