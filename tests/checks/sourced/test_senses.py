"""The table of senses: what its lines say, and what speaks for and against a wrong word."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mtcheck.checks.sourced.sensetable import table
from mtcheck.document import Document
from mtcheck.engine.engine import Engine
from mtcheck.findings import Safety
from mtcheck.rules.loading import load
from mtcheck.source.document import SourceDocument

_LEMMAS = 600  # Russian words that the table tells senses of, at least


def found(english: str, source: str) -> list[tuple[str, str]]:
    engine = Engine(
        [replace(rule, evidence=0) for rule in load(sourced=True) if rule.id == "sense.wrong-word"], parser="off"
    )
    findings = engine.lint(Document(english, "", None, SourceDocument(source)))
    return [(english[slice(*f.span)], f.fixes[0].edits[0].text) for f in findings]


def safety(english: str, source: str) -> Safety:
    engine = Engine(
        [replace(rule, evidence=0) for rule in load(sourced=True) if rule.id == "sense.wrong-word"], parser="off"
    )
    (told,) = engine.lint(Document(english, "", None, SourceDocument(source)))
    return told.safety


@pytest.mark.parametrize(
    ("english", "source", "expected"),
    [
        ("The doctors rendered first aid.", "Врачи оказали первую помощь.", Safety.SAFE),
        ("Aid was rendered to the crew.", "Экипажу оказали помощь.", Safety.UNSAFE),  # another preposition, perhaps
        ("The rendered aid did not suffice.", "Оказанной помощи не хватило.", Safety.UNSAFE),
        ("The law was accepted on Friday.", "Закон принят в пятницу.", Safety.SAFE),  # a participle alone
    ],
)
def test_repairs_where_what_stands_beside_goes_on(english: str, source: str, expected: Safety) -> None:
    assert safety(english, source) is expected


@pytest.mark.parametrize("language", ["ru", "uk"])
def test_no_line_sends_a_word_to_itself(language: str) -> None:
    for sense in table(language):
        assert not set(sense.wrong) & set(sense.right), sense.words
        assert not sense.near & sense.excuses, sense.words


def test_there_are_many() -> None:
    assert len({word for sense in table("ru") for word in sense.words}) >= _LEMMAS


@pytest.mark.parametrize(
    ("english", "source", "expected"),
    [
        ("The fire rescuers found two victims of the sacrifice.", "Спасатели нашли двух жертв пожара.", []),
        ("The command lost the match.", "Команда проиграла матч.", [("command", "team")]),
        ("The command was given.", "Команда была дана.", []),  # nothing of sport stands near
        ("They took the house.", "Они снесли дом.", [("took", "demolished")]),
        ("They took it there, and then bought a house.", "Они снесли это туда, а через год купили дом.", []),  # ~
        ("He carried talks.", "Он вел переговоры.", [("carried", "conducted")]),
        ("He carried out talks.", "Он вел переговоры.", []),  # another verb
        ("The team lost at the command of the coach.", "Команда проиграла матч по приказу тренера.", []),
        ("An edition wrote about the theft.", "Издание сообщает о краже.", [("An edition", "A publication")]),
        ("The actor received a premium.", "Актер получил премию за роль в фильме.", [("a premium", "prize")]),
        ("The mayor underlined this.", "Мэр подчеркнул это.", [("underlined", "stressed")]),
        ("The law was accepted on Friday.", "Закон принят в пятницу.", [("accepted", "adopted")]),
        ("On the eve, the mayor left.", "Накануне мэр уехал.", [("On the eve", "The day before")]),
        ("On the eve of the vote, the mayor left.", "Накануне голосования мэр уехал.", []),  # "!of" in the list
        ("The party held on a ruling.", "По итогам голосования партия осталась.", []),
        ("By results of the vote, it won.", "По итогам голосования она победила.", [("By results of", "Following")]),
        ("The benefit payments went on.", "Благотворительные выплаты продолжились.", [("benefit", "charitable")]),
        ("From the side of the council came a letter.", "Со стороны совета пришло письмо.", [("From the side of", "")]),
        ("A car drove in the head of the column.", "Машина шла во главе колонны.", [("in the head of", "headed by")]),
        ("The speaker of the lower house, Rossi, saw a hospital.", "Спикер нижней палаты Росси осмотрел больницу.", []),
        ("The elder daughter came.", "Пришла старшая дочь.", []),
        ("The fast train left the station.", "Скорый поезд покинул станцию.", []),  # скорая: a form of its own
        ("Мешканці: the inhabitants left.", "Мешканці виїхали.", [("inhabitants", "residents")]),
    ],
)
def test_three_witnesses(english: str, source: str, expected: list[tuple[str, str]]) -> None:
    assert found(english, source) == expected
