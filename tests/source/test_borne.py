"""What the letters of the source say of another spelling of a name."""

from __future__ import annotations

import pytest

from mtcheck.document import Document
from mtcheck.findings import Edit, Finding, Fix, Safety, Severity, Span
from mtcheck.source.borne import borne_out, contradicted
from mtcheck.source.document import SourceDocument
from mtcheck.source.sourcenames import genders_of_surnames


def told(english: str, source: str, old: str, new: str) -> bool | None:
    span = Span(english.index(old), english.index(old) + len(old))
    fix = Fix((Edit(span, new),), Safety.UNSAFE)
    found = Finding("names.some", "name-variant", Severity.MAJOR, span, "", (fix,))
    return borne_out(Document(english, "", None, SourceDocument(source)), found)


@pytest.mark.parametrize(
    ("english", "source", "old", "new", "expected"),
    [
        ("Gagarin ran the race.", "Гагарина пробежала кросс.", "Gagarin", "Gagarina", True),
        ("The race was won by Rubtsova.", "Кросс выиграла Рубцова.", "Rubtsova", "Rubtsov", False),
        (
            "According to Cherchesova, the team won.",
            "По словам Черчесова, команда победила.",
            "Cherchesova",
            "Cherchesov",
            True,
        ),
        ("They met Belova.", "Они встретили Белова.", "Belova", "Belov", None),  # her or him
        ("Erdo\u011fan left.", "Эрдоган уехал.", "Erdo\u011fan", "Erdogan", None),  # no slip of a machine
        ("The town left.", "Город опустел.", "town", "city", None),  # no name
    ],
)
def test_the_nominative_of_the_source_decides(
    english: str, source: str, old: str, new: str, expected: bool | None
) -> None:
    assert told(english, source, old, new) is expected


def test_some_place_of_the_article_tells_the_gender() -> None:
    source = SourceDocument(
        "Победила Анна Белова. Кубок вручили Захаровой. Мэр поздравил Орлова. По словам Орлова, все рады."
    )
    assert genders_of_surnames(source) == {"белов": "f", "захаров": "f", "орлов": "m"}


@pytest.mark.parametrize(
    ("english", "source", "old", "new"),
    [
        ("The mayor of Accumoli spoke.", "Выступил мэр Аккумоли.", "Accumoli", "Akkumoli"),
        ("Vassiliy Levit won the fight.", "Бой выиграл Василий Левит.", "Vassiliy", "Vasily"),
        ("A book by Hakobyan is out.", "Вышла книга Акопян.", "Hakobyan", "Akopyan"),
    ],
)
def test_what_bearers_write_is_not_worn_down(english: str, source: str, old: str, new: str) -> None:
    assert told(english, source, old, new) is None


@pytest.mark.parametrize(
    ("english", "source", "old", "new", "expected"),
    [
        ("Mr. Mukhametshin spoke.", "Господин Мухаметшин выступил.", "Mukhametshin", "Mukhammetshin", True),
        ("Mr. Bredshou spoke.", "Господин Брэдшоу выступил.", "Bredshou", "Bradshaw", False),  # what bearers write
        ("Mr. Mukhammetshin spoke.", "Господин Мухаметшин выступил.", "Mukhammetshin", "Mukhametshin", False),
    ],
)
def test_a_garbled_spelling_of_the_article_does_not_win(
    english: str, source: str, old: str, new: str, expected: bool
) -> None:
    span = Span(english.index(old), english.index(old) + len(old))
    fix = Fix((Edit(span, new),), Safety.SAFE)
    found = Finding("names.spelled-twice", "name-variant", Severity.MAJOR, span, "", (fix,))
    assert contradicted(Document(english, "", None, SourceDocument(source)), found) is expected
