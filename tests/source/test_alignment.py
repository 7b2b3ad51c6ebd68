"""Sentences of an article and its source: which belong together, and articles that do not."""

from __future__ import annotations

import pytest

from mtcheck.document import Document
from mtcheck.errors import UserError
from mtcheck.source.document import SourceDocument, guessed
from mtcheck.source.pairs import pairs_of

SOURCE = [
    "Мэр Сергей Собянин открыл 12 мая новую станцию метро.",
    "На церемонию пришли строители и инженеры.",
    "Станция стоила 4,5 миллиарда рублей.",
    "Почему ее строили так долго?",
    "Инженеры объясняют это трудным грунтом и подземной рекой.",
    "В Самаре тоже строят метро, сообщает агентство Reuters.",
]
ENGLISH = [
    "Mayor Sergei Sobyanin opened a new metro station on May 12.",
    "Builders and engineers came to the ceremony.",
    "The station cost 4.5 billion rubles.",
    "Why did it take so long to build?",
    "Engineers explain this by difficult soil and an underground river.",
    "A metro is also being built in Samara, Reuters reports.",
]


def pairs(english: list[str], source: list[str]) -> list[tuple[list[int], list[int]]]:
    """Numbers of the English and the source sentences of each pair."""
    document = Document("\n".join(english), "a.txt", None, SourceDocument("\n".join(source), "a.ru"))
    mine, theirs = document.sentences, SourceDocument("\n".join(source)).sentences
    return [([mine.index(s) for s in p.english], [theirs.index(s) for s in p.source]) for p in pairs_of(document).all]


def test_sentences_one_to_one() -> None:
    assert pairs(ENGLISH, SOURCE) == [([n], [n]) for n in range(6)]


def test_a_dropped_sentence_stands_alone() -> None:
    english = ENGLISH[:2] + ENGLISH[3:]
    assert ([], [2]) in pairs(english, SOURCE)
    assert ([2], [3]) in pairs(english, SOURCE)


def test_an_added_sentence_stands_alone() -> None:
    english = [*ENGLISH[:3], "Tickets for the spring concert of the choir went on sale at noon.", *ENGLISH[3:]]
    assert ([3], []) in pairs(english, SOURCE)
    assert ([4], [3]) in pairs(english, SOURCE)


def test_two_sentences_made_one() -> None:
    english = [*ENGLISH[:1], "Builders and engineers came to the ceremony, and the station cost 4.5 billion rubles."]
    assert ([1], [1, 2]) in pairs(english + ENGLISH[3:], SOURCE)


def test_one_sentence_made_two() -> None:
    english = [*ENGLISH[:4], "Engineers explain this by difficult soil.", "There is an underground river.", ENGLISH[5]]
    assert ([4, 5], [4]) in pairs(english, SOURCE)


def test_another_article_is_an_error() -> None:
    others = [
        "Футболисты готовятся к матчу с гостями из Казани.",
        "Тренер доволен нападающими.",
        "Болельщики купили 30 тысяч билетов.",
    ]
    with pytest.raises(UserError, match=r"a\.txt: is no translation of a\.ru"):
        pairs(ENGLISH, others * 3)


def test_ukrainian_is_told_from_russian() -> None:
    assert guessed("Київ їде до Європи") == "uk"
    assert guessed("Это подъезд") == "ru"
    assert guessed("Das ist gut") == ""


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Он живет на ул. Ленина в г. Омске. Там тихо.", 2),
        ("Премьер-министр Д. А. Медведев приехал. Все ушли.", 2),
        ("«Пора!» — сказал он. Все ушли.", 2),
        ("Цена 5 тыс. рублей. Это много.", 2),
    ],
)
def test_abbreviations_end_no_source_sentence(text: str, number: int) -> None:
    assert len(SourceDocument(text).sentences) == number
