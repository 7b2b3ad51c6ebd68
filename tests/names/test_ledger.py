"""Collecting names from articles, merging them, and what a ledger decides."""

from __future__ import annotations

from itertools import permutations

import pytest

from mtcheck.document import Document
from mtcheck.engine.fix import clean
from mtcheck.findings import Safety
from mtcheck.names.census import Collector, Name
from mtcheck.names.ledger import Ledger, binding
from mtcheck.names.registry import known_name
from mtcheck.runs.engines import engine
from mtcheck.settings.config import Settings


def collected(*texts: str, ledger: Ledger | None = None) -> dict[str, Name]:
    collector = Collector(ledger)
    for text in texts:
        collector.read(Document(text))
    return {name.name: name for name in collector.names()}


def ledger(*entries: dict[str, object]) -> Ledger:
    return binding(known_name({"kind": "person"} | entry, every=True) for entry in entries)


def test_bare_surname_counts_for_its_only_bearer() -> None:
    found = collected("Oleg Dubravin met Nina Dubravina. Dubravin left. Egor Lisitsyn stayed; Lisitsyn slept.")
    assert {name.name: name.mentions for name in found.values()} == {
        "Oleg Dubravin": 1,
        "Nina Dubravina": 1,
        "Egor Lisitsyn": 2,
    }


def test_other_gender_and_other_romanization_are_one_person() -> None:
    (name,) = collected("Nina Dubravina spoke. Dubravin smiled. Mr Dubravinov left. Nina Dubravina sang.").values()
    assert (name.name, name.gender, dict(name.spellings)) == (
        "Nina Dubravina",
        "f",
        {"Nina Dubravina": 2, "Dubravin": 1},
    )
    (name,) = collected("Aleksey Lisitsyn spoke. Alexei Lisitsyn left. Alexei Lisitsyn came back.").values()
    assert (name.name, name.mentions) == ("Alexei Lisitsyn", 3)


def test_equal_numbers_are_decided_by_spelling() -> None:
    assert list(collected("Aleksey Lisitsyn spoke.", "Alexei Lisitsyn left.")) == ["Aleksey Lisitsyn"]


def test_articles_in_any_order_give_the_same() -> None:
    texts = [
        "Aleksey Lisitsyn met Yuliya Orlovskaya. Lisitsyn spoke.",
        "Alexei Lisitsyn left. Yulia Orlovskaya stayed.",
        "Lisitsyn and Orlovskaya came back with Sergey Lavrov.",
        "Sergei Lavrov told Lisitsyn and Juliya Orlovskaya about Lavrova.",
    ]
    results = [list(collected(*order).values()) for order in permutations(texts)]
    assert all(result == results[0] for result in results)
    assert {name.name: name.files for name in results[0]}["Aleksey Lisitsyn"] == 4


@pytest.mark.parametrize(
    "text",
    [
        "Victoria Station was closed.",
        "Sergei Viktorovich said so.",
        "VICTORIA FALLS IN SPRING",
    ],
)
def test_what_is_no_person(text: str) -> None:
    assert "person" not in {name.kind for name in collected(text).values()}


def test_longest_form_of_known_names_counts() -> None:
    mine = ledger(
        {"name": "Dzhaliabad", "kind": "place"},
        {"name": "Dzhaliabad State Bank", "kind": "institution", "wrong": ["Bank of Dzhaliabad"]},
    )
    text = "The Bank of Dzhaliabad closed. Dzhaliabad's mayor called Dzhaliabad State Bank. Dzhaliabadians wept."
    found = collected(text, ledger=mine)
    assert {name.name: (name.kind, dict(name.spellings)) for name in found.values()} == {
        "Dzhaliabad": ("place", {"Dzhaliabad": 1}),
        "Dzhaliabad State Bank": ("institution", {"Bank of Dzhaliabad": 1, "Dzhaliabad State Bank": 1}),
    }


def test_middle_names_stay() -> None:
    assert list(collected("Anna Maria Schmidtke spoke. Schmidtke left.")) == ["Anna Maria Schmidtke"]


def test_registry_gives_spelling_and_source() -> None:
    (name,) = collected("Sergey Lavrov flew home. Lavrov slept.").values()
    assert (name.name, name.source, name.mentions) == ("Sergei Lavrov", "Сергей Лавров", 2)


def test_ledger_goes_before_the_registry() -> None:
    mine = ledger({"name": "Sergey Lavrov", "source": ["Сергей Лавров"], "gender": "m"})
    (name,) = collected("Sergei Lavrov flew home. Lavrov slept.", ledger=mine).values()
    assert (name.name, name.mentions) == ("Sergey Lavrov", 2)


LEDGER = ledger(
    {"name": "Ingrid Haugland", "gender": "f", "also": ["Inga Haugland"]},
    {"name": "Nina Dubravina", "gender": "f"},
    {"name": "Sasha Prokhorenko", "gender": "f"},
    {"name": "Vladimir Zelenskiy", "source": ["Владимир Зеленский"], "gender": "m"},
    {"name": "Jabhat al-Nusra", "kind": "group"},
    {"name": "Dzhaliabad", "source": ["Джалиабад"], "kind": "place", "wrong": ["Jaliville"]},
    {"name": "Maksim Tarasenko", "gender": "m"},
)

BINDING = [
    ("Ingrid Khaugland spoke.", "Ingrid Haugland spoke."),
    ("The talks were led by Khaugland.", "The talks were led by Haugland."),
    ("President Khaugland's talks.", "President Haugland's talks."),
    ("The men of Jebhat an-Nusra left.", "The men of Jabhat al-Nusra left."),
    ("It rained in Jaliabad and in Jaliville.", "It rained in Dzhaliabad and in Dzhaliabad."),
    ("Volodymyr Zelensky and Vladimir Zelenskii spoke.", "Vladimir Zelenskiy and Vladimir Zelenskiy spoke."),
    ("Maxim Tarasenko spoke.", "Maksim Tarasenko spoke."),
    ("Maksym Viktorovich Tarasenko spoke.", "Maksim Viktorovich Tarasenko spoke."),
    ("Nina Dubravin spoke.", "Nina Dubravina spoke."),
    ("Dubravina sang. Then Dubravin said goodbye.", "Dubravina sang. Then Dubravina said goodbye."),
    ("Sasha Prokhorenko said that he would come.", "Sasha Prokhorenko said that she would come."),
    (
        "It was late. Prokhorenko said that he would come.",
        "It was late. Prokhorenko said that she would come.",
    ),
    ("The men met with Dubravinoy.", "The men met with Dubravina."),
]

LEFT = [
    "Inga Haugland spoke. Haugland left.",
    "The men of al-Nusra left, the Nusra Front stayed.",
    "The Hauglands came.",
    "Viktor Dubravin spoke.",
    "Viktor Dubravin spoke. Dubravin left.",
    "Khaugland",
    "KHAUGLAND SPOKE",
    "Erik Khaugland spoke in Oslo. The king thanked Khaugland.",
    "Vladimir Zelenskiy spoke.",
    "JABHAT AL-NUSRA IS BACK. Jabhat Al-Nusra is back.",
    "He runs the Khaugland Company in Oslo.",
    "Sasha Prokhorenko's brother spoke. Sasha Prokhorenko said that he was ill.",
    "Maksim Tarasenko said that he would come.",
    "See https://example.org/Khaugland for the Norwegian.",
]


@pytest.mark.parametrize(("before", "after"), BINDING)
def test_ledger_binds(before: str, after: str) -> None:
    assert clean(Document(before, "", LEDGER), engine(Settings(select=("people", "names")))).text == after


@pytest.mark.parametrize(("before", "after"), BINDING)
def test_what_the_ledger_wants_it_leaves_alone(before: str, after: str) -> None:
    found = engine(Settings(select=("people", "names"))).lint(Document(after, "", LEDGER))
    assert not [f for f in found if f.safety is Safety.SAFE]


@pytest.mark.parametrize("text", LEFT)
def test_ledger_leaves_alone(text: str) -> None:
    settings = Settings(select=("people", "names"), ignore=("names.raw-romanization",))
    assert engine(settings).lint(Document(text, "", LEDGER)) == ()


def test_bare_surname_of_the_other_gender_alone_is_a_suggestion() -> None:
    (finding,) = engine(Settings(select=("people",))).lint(Document("It was Dubravin who spoke.", "", LEDGER))
    assert (finding.rule_id, finding.safety) == ("people.surname-gender", Safety.UNSAFE)


def test_ledger_of_nothing_changes_nothing() -> None:
    text = "Ingrid Haugland spoke. Khaugland left."
    names = engine(Settings(select=("people", "names")))
    assert names.lint(Document(text, "", Ledger(()))) == names.lint(Document(text))


def test_a_name_within_a_longer_one_that_is_spelled_otherwise_stays() -> None:
    two = ledger({"name": "Yusuf Abdel Jalil", "gender": "m"}, {"name": "Abdel Jaleel", "gender": "m"})
    text = "The judge praised Yusuf Abdel Jalil warmly. Abdel Jalil thanked him."
    cleaned = clean(Document(text, "", two), engine(Settings(select=("people", "names")))).text
    assert cleaned == "The judge praised Yusuf Abdel Jalil warmly. Abdel Jaleel thanked him."
