"""Who a source names: nominatives and genders that the parts of a name tell together."""

from __future__ import annotations

import pytest

from mtcheck.source.document import SourceDocument
from mtcheck.source.persons import persons
from mtcheck.source.sexes import told_in


@pytest.mark.parametrize(
    ("text", "forms", "gender"),
    [
        ("Суд отказал Лидии Ваксиной.", ["лидия", "ваксина"], "f"),
        ("Речь о Тимуре Ваксине.", ["тимур", "ваксин"], "m"),
        ("Жалоба Тамары Рябой отклонена.", ["тамара", "рябая"], "f"),
        ("Турнир выиграл бразилец Лукас Соуза.", ["лукас", "соуза"], "m"),
        ("Он играл с Лукасом Соузой.", ["лукас", "соуза"], "m"),
        ("Ученики Раисы Фоминичны Ваксиной.", ["раиса", "фоминична", "ваксина"], "f"),
        ("Рішення Оксани Блажкевич скасували.", ["оксана", "блажкевич"], "f"),
        ("Справу Остапа Блажківського закрили.", ["остап", "блажківський"], "m"),
    ],
)
def test_parts_of_a_name_agree(text: str, forms: list[str], gender: str) -> None:
    found = persons(SourceDocument(text))
    assert [name.forms for name in found] == [(form,) for form in forms]
    assert {name.gender for name in found} == {gender}


@pytest.mark.parametrize("text", ["Золото нашли на месторождении Сухой Лог.", "Москва Тверь Рязань.", "В ООН спорят."])
def test_nobody(text: str) -> None:
    assert persons(SourceDocument(text)) == ()


def test_a_surname_alone_is_that_of_somebody_named_in_full() -> None:
    source = SourceDocument("Тимура Ваксина нашли. Ваксину помогли. Его сестра Лидия Ваксина рада. Ваксина плачет.")
    alone = [(name.text, name.forms, name.gender) for name in persons(source) if name.alone]
    assert alone == [("Ваксину", ("ваксин", "ваксина"), None), ("Ваксина", ("ваксина",), "f")]


@pytest.mark.parametrize(
    ("text", "sure", "perhaps"),
    [
        ("Лидия проиграла в своей первой схватке.", "f", "f"),
        ("Ваксина сказала, что устала.", "f", "f"),
        ("Директор Лидия Ваксина подписала приказ.", "f", "f"),
        ("Директор сказал, что Лидия Ваксина уволена.", "f", "fm"),
        ("Семья Эрденова нажилась на нефти.", "", "fm"),
        ("Комиссия решила, что он прав.", "m", "m"),
    ],
)
def test_genders_of_a_sentence(text: str, sure: str, perhaps: str) -> None:
    source = SourceDocument(text)
    told = told_in(source, source.sentences[0])
    assert ("".join(sorted(told.sure)), "".join(sorted(told.perhaps))) == (sure, perhaps)
