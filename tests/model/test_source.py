"""A model with the source beside: what it is told, and which edits pass because the source has what they say."""

from __future__ import annotations

import json

import pytest

from mtcheck.document import Document
from mtcheck.model.answers import Proposal
from mtcheck.model.gate.passing import Bounds, passed
from mtcheck.model.passages import passages_of
from mtcheck.source.document import SourceDocument
from tests.conftest import Quick

ARTICLE = """The plant in Lublin was closed on Tuesday. Its owner promised to pay 250 workers more than before.

The workers believe him. Deliveries will begin after the holidays, the agency reports.
"""
RUSSIAN = """Завод в Люблине закрыли в среду. Его владелец обещал заплатить 520 рабочим меньше, чем раньше.

Рабочие ему не верят. Они хотят обратиться в суд. Поставки начнутся до праздников, сообщает агентство.
"""
UKRAINIAN = """Завод у Любліні закрили в середу. Його власник обіцяв заплатити 520 робітникам менше, ніж раніше.

Робітники йому не вірять. Вони хочуть звернутися до суду. Постачання почнеться до свят, повідомляє агентство.
"""


def asked(quick: Quick, source: str) -> list[dict[str, str]]:
    """The messages that are sent about the article with a source, or without."""
    quick.write("a.txt", ARTICLE)
    quick.write("a.src", source)
    mine = ("--model", "m", *(("--source", "a.src") if source else ()))
    assert quick("model", "batch", "export", "a.txt", *mine, "-o", "requests.jsonl").status == 0
    row = json.loads((quick.folder / "requests.jsonl").read_text())
    return [{"id": row["custom_id"]}, *row["body"]["messages"]]


def edited(article: str, source: str, passage: int, old: str, new: str, category: str) -> str:
    """The article with an edit of a model made if it passes."""
    document = Document(article, source=SourceDocument(source) if source else None)
    passages = passages_of(document, 300)
    proposal = Proposal(old, new, category, sure="certain", severity="major")
    made = passed(Bounds(document), [(passages[passage - 1], [proposal])])
    for change in reversed(made.changes):
        article = article[: change.span.start] + change.text + article[change.span.end :]
    return article


def test_a_model_is_told_what_differs_from_the_source(quick: Quick) -> None:
    _, system, user = asked(quick, RUSSIAN)
    assert "THE SOURCE" in system["content"]
    question = user["content"]
    assert "[source of 2] Рабочие ему не верят. Они хотят обратиться в суд. Поставки" in question
    assert "- [1] number changed: source '520', English '250'" in question
    assert "- [1] date changed: source 'среду', English 'Tuesday'" in question
    assert "- [2] not translated: 'Они хотят обратиться в суд.'" in question


def test_without_a_source_nothing_speaks_of_one(quick: Quick) -> None:
    _, system, user = asked(quick, "")
    assert "SOURCE" not in system["content"]
    assert "source" not in user["content"]


@pytest.mark.parametrize("source", [RUSSIAN, UKRAINIAN])
@pytest.mark.parametrize(
    ("passage", "old", "new", "category"),
    [
        (1, "250 workers", "520 workers", "date-number"),
        (1, "on Tuesday", "on Wednesday", "date-number"),
        (1, "workers more than", "workers less than", "lexical"),
        (2, "believe him", "do not believe him", "negation"),
        (2, "after the holidays", "before the holidays", "preposition"),
        (2, "believe him.", "believe him. They want to go to court.", "omission"),
    ],
)
def test_what_the_source_says_passes(source: str, passage: int, old: str, new: str, category: str) -> None:
    assert edited(ARTICLE, source, passage, old, new, category) == ARTICLE.replace(old, new)
    if category != "omission":
        assert edited(ARTICLE, "", passage, old, new, category) == ARTICLE


@pytest.mark.parametrize(
    ("passage", "old", "new"),
    [
        (1, "250 workers", "550 workers"),
        (1, "on Tuesday", "on Friday"),
        (1, "in Lublin", "in Krakow"),
        (1, "promised to pay", "did not promise to pay"),
        (2, "after the holidays", "on 5 May"),
    ],
)
def test_what_neither_side_says_does_not(passage: int, old: str, new: str) -> None:
    for source in (RUSSIAN, UKRAINIAN):
        assert edited(ARTICLE, source, passage, old, new, "lexical") == ARTICLE


@pytest.mark.parametrize(
    ("passage", "old", "new"),
    [
        (1, "520 workers", "workers"),
        (1, "520 workers", "250 workers"),
        (2, "do not believe", "believe"),
        (1, "plant in Lublin", "plant"),
        (2, "before the holidays", "after the holidays"),
    ],
)
def test_what_the_source_has_stays(passage: int, old: str, new: str) -> None:
    right = ARTICLE.replace("250", "520").replace("believe", "do not believe").replace("after", "before")
    for source in (RUSSIAN, UKRAINIAN):
        assert edited(right, source, passage, old, new, "lexical") == right


OTHER = "The road in Lublin was opened by Hualinga Dzharramilo, the mayor's guest. She thanked the town.\n"
OTHER_RUSSIAN = "Дорогу в Люблине открыл Хуалинг Джаррамильо, гость мэра. Он поблагодарил город.\n"


@pytest.mark.parametrize(
    ("old", "new", "passes"),
    [
        ("Hualinga", "Hualing", True),
        ("Dzharramilo", "Jarramillo", True),
        ("Lublin", "Dublin", False),
        ("Hualinga", "Roberto", False),
    ],
)
def test_a_name_of_the_source_may_be_spelled_otherwise(old: str, new: str, passes: bool) -> None:
    expected = OTHER.replace(old, new) if passes else OTHER
    assert edited(OTHER, OTHER_RUSSIAN, 1, old, new, "name-variant") == expected


@pytest.mark.parametrize(
    ("english", "russian", "old", "new"),
    [
        (
            "The blasts came with a gap in half-hour.",
            "Взрывы прогремели с разницей в полчаса.",
            "with a gap in half-hour",
            "half an hour apart",
        ),
        (
            "For the half-year the output fell.",
            "За первое полугодие выпуск упал.",
            "For the half-year",
            "In the first six months",
        ),
        (
            "No harvest this year surely was not.",
            "Никакого урожая в этом году, конечно, не было.",
            "No harvest this year surely was not",
            "Naturally, there was no harvest this year",
        ),
    ],
)
def test_what_a_source_says_in_its_own_way_may_come_in(english: str, russian: str, old: str, new: str) -> None:
    assert new in edited(f"{english}\n", f"{russian}\n", 1, old, new, "lexical")


def test_words_for_numbers_are_no_facts_to_be_told(quick: Quick) -> None:
    article = "Once more a six-year-old boy fell ill for half a week. In the heat of noon, August begins.\n"
    quick.write("a.txt", article)
    quick.write("a.src", "Лишний раз шестилетний мальчик заболел. В жару август начинается.\n")
    done = quick("model", "prompt", "a.txt", "--model", "m", "--source", "a.src")
    assert "A program has compared" not in done.out


def test_lines_of_a_page_may_go() -> None:
    article = "A plant opens\n\nThe plant in Omsk opened on Monday.\n\nPhoto: Ivan Petrov, 12 May\n"
    assert "Photo" not in edited(article, "", 3, "Photo: Ivan Petrov, 12 May", "", "boilerplate")
    assert edited(article, "", 3, "Photo: Ivan Petrov, 12 May", "", "lexical") == article
    assert edited(article, "", 2, "The plant in Omsk opened on Monday.", "", "boilerplate") == article
