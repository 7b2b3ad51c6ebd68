"""Numbers of the source in the English: what is the same, and what is another."""

from __future__ import annotations

import pytest

from mtcheck.checks.sourced.facts import facts, table
from mtcheck.document import Document
from mtcheck.source.document import SourceDocument
from tests.checks.sourced.test_checks import found

RULES = ("bilingual.number-changed", "bilingual.number-missing", "bilingual.number-added")


@pytest.mark.parametrize(
    ("english", "source"),
    [
        ("Two and a half million tenge.", "Два с половиной миллиона тенге."),
        ("Half a million people.", "Полмиллиона человек."),
        ("A quarter of a million species.", "Четверть миллиона видов."),
        ("Some 14,200 rubles.", "Около 14 тысяч 200 рублей."),
        ("The 4x100 m relay.", "Эстафета 4 по 100 м."),
        ("Dozens were hurt.", "Десятки пострадали."),
        ("Tens of thousands of people.", "Десятки тысяч человек."),
        ("In the round of 16.", "В одной восьмой финала."),
        ("About 3,000 people.", "У місті близько трьох тисяч людей."),
        ("The '90s were hard.", "1990-е были трудными."),
        ("Some 2.3 million people.", "2 345 тысяч человек."),
        ("A cast that is a foot long.", "Гипс длиной 30 сантиметров."),
    ],
)
def test_the_same_number(english: str, source: str) -> None:
    assert found(english, source, *RULES) == []


@pytest.mark.parametrize(
    ("english", "source", "marked", "made"),
    [
        ("The mill has 23 looms.", "На фабрике 423 станка.", "23", "The mill has 423 looms."),
        ("There are 254 books.", "Там 245 книг.", "254", "There are 245 books."),
        ("Nine firefighters died.", "Погибли пять пожарных.", "Nine", "Five firefighters died."),
        ("It opens on May 9.", "Открытие 3 мая.", "9", "It opens on May 3."),
        ("They won 3-1 in 5 days.", "Они победили 3:2 за 5 дней.", "1", "They won 3-2 in 5 days."),
        ("There were seven cars.", "Їхали п'ять машин.", "seven", "There were five cars."),
    ],
)
def test_another_number(english: str, source: str, marked: str, made: str) -> None:
    assert found(english, source, RULES[0]) == [(marked, made)]


def test_the_table_has_months_and_days() -> None:
    source = SourceDocument("В четверг, 3 мая, выпал снег. В июне, во вторник, он растаял.", "a.ru")
    document = Document("It snowed on Thursday, May 3. It melted on Tuesday in July.", "a.txt", None, source)
    told = [(fact.verdict, document.text[slice(*fact.english)]) for fact in facts(document) if fact.english]
    assert told == [("same", "Thursday"), ("same", "3"), ("same", "May"), ("changed", "July"), ("same", "Tuesday")]


def test_the_table_shows_what_was_compared() -> None:
    source = SourceDocument("В Казани 245 школ и ВВП растет.", "a.ru")
    document = Document("In Rostov there are 245 schools.", "a.txt", None, source)
    kinds = {(fact.verdict, fact.kind) for fact in facts(document)}
    assert kinds == {("changed", "place"), ("same", "number"), ("missing", "acronym")}
    lines = list(table(document))
    assert lines[0] == "a.txt: facts of a.ru, and the English for them"
    assert any("Казани" in line and line.endswith("Rostov") for line in lines)
    assert list(table(Document("In Rostov.", "a.txt"))) == []
