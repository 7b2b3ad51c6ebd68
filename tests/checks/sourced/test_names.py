"""Names of the source in the English: another one, none, a case of it, a Western form of it."""

from __future__ import annotations

import pytest

from mtcheck.findings import Safety
from tests.checks.sourced.test_checks import findings, found


@pytest.mark.parametrize(
    ("english", "source", "marked", "fix"),
    [
        ("The fleet left Odesa.", "Флот покинул Владивосток.", "Odesa", "Vladivostok"),
        ("Sweden lost to Norway.", "Финляндия проиграла Норвегии.", "Sweden", "Finland"),
        ("OPEC met.", "Собрание провела ВОЗ.", "OPEC", "WHO"),
        ("Poet Inna Karpenko left.", "Поэтесса Инна Лозовская уехала.", "Karpenko", "Lozovskaya"),
        ("Poet Inna Lozvskaya left.", "Поэтесса Инна Лозовская уехала.", "Lozvskaya", "Lozovskaya"),
        ("The governor left Lviv.", "Губернатор залишив Полтаву.", "Lviv", "Poltava"),
    ],
)
def test_another_name(english: str, source: str, marked: str, fix: str) -> None:
    assert found(english, source, "bilingual.name-changed", "bilingual.name-spelling") == [
        (marked, english.replace(marked, fix))
    ]


@pytest.mark.parametrize(
    ("english", "source"),
    [
        ("The Swedish team won.", "Победила сборная Швеции."),
        ("Washington and London agreed.", "США и Великобритания договорились."),
        ("The ministry said so in Moscow.", "Об этом сказали в МИД."),
        ("Bill Gates came to Guangzhou.", "Билл Гейтс приехал в Гуанчжоу."),
        ("Kyiv, the capital, is quiet.", "В Киеве тихо."),
        ("The UN sent aid to Kyiv.", "ООН направила помощь в Киев."),
        ("The mayor of Prague resigned.", "Мер Праги пішов у відставку."),
        ("In Prague, the mayor resigned.", "У Празі мер пішов у відставку."),
    ],
)
def test_a_name_told_otherwise(english: str, source: str) -> None:
    assert found(english, source, "bilingual.name-changed", "bilingual.name-missing", "bilingual.name-case") == []


def test_a_name_left_out_unless_it_stands_beside() -> None:
    rule = "bilingual.name-missing"
    source = "Пожар начался в Самаре. Его потушили к утру."
    assert len(findings("The fire started at night. It was put out by morning.", source, rule)) == 1
    assert found("The fire started at night. It was put out in Samara by morning.", source, rule) == []


@pytest.mark.parametrize(
    ("english", "source", "marked", "fix"),
    [
        ("Orhanom was praised.", "Орханом довольны. Орхан рад.", "Orhanom", "Orhan"),
        ("It rains in Pyatigorske.", "В Пятигорске дождь.", "Pyatigorske", "Pyatigorsk"),
    ],
)
def test_a_case_of_the_source(english: str, source: str, marked: str, fix: str) -> None:
    (finding,) = findings(english, source, "bilingual.name-case")
    assert (english[slice(*finding.span)], finding.fixes[0].safety) == (marked, Safety.SAFE)
    assert found(english, source, "bilingual.name-case") == [(marked, english.replace(marked, fix))]


@pytest.mark.parametrize(
    ("english", "source"),
    [
        ("Marina Stupina came.", "Приехала Марина Ступина."),
        ("It rains in Ukraine.", "На Украине дождь."),
        ("The Altara resort opened.", "Открыт курорт «Алтара». Алтар рад."),
    ],
)
def test_what_only_looks_like_a_case(english: str, source: str) -> None:
    assert found(english, source, "bilingual.name-case") == []


def test_a_western_given_name_of_a_slavic_person_only() -> None:
    rule = "bilingual.given-name"
    assert found("Eugene Lozovsky left.", "Евгений Лозовский уехал.", rule) == [("Eugene", "Yevgeny Lozovsky left.")]
    assert found("Eugene O'Neill left.", "Юджин О'Нил уехал.", rule) == []
    assert found("Yevgeny Lozovsky left.", "Евгений Лозовский уехал.", rule) == []
