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
        ("The Senate rose. She spoke in the Senate.", "Сенат разошелся. Она говорила в Сенате."),
        ("Sauli Niinisto opened the bridge.", "Мост открыл Саули Ниинистё."),
    ],
)
def test_what_only_looks_like_a_case(english: str, source: str) -> None:
    assert found(english, source, "bilingual.name-case") == []


def test_a_western_given_name_of_a_slavic_person_only() -> None:
    rule = "bilingual.given-name"
    assert found("Eugene Lozovsky left.", "Евгений Лозовский уехал.", rule) == [("Eugene", "Yevgeny Lozovsky left.")]
    assert found("Eugene O'Neill left.", "Юджин О'Нил уехал.", rule) == []
    assert found("Yevgeny Lozovsky left.", "Евгений Лозовский уехал.", rule) == []


@pytest.mark.parametrize(
    ("english", "source", "marked", "right"),
    [
        ("The court freed Lidia Vaksin.", "Суд освободил Лидию Ваксину.", "Vaksin", "Vaksina"),
        ("He played Lucas Souzoy.", "Он играл с Лукасом Соузой.", "Souzoy", "Souza"),
        ("Lidia Vaksina left. Vaksin was tired.", "Лидия Ваксина ушла. Ваксина устала.", "Vaksin", "Vaksina"),
        ("Ostap Blazhkivska left.", "Остап Блажківський пішов.", "Blazhkivska", "Blazhkivskyi"),
        ("Taras Blazhkovskogo was freed.", "Тараса Блажковського звільнили.", "Blazhkovskogo", "Blazhkovskyi"),
    ],
)
def test_forms_of_people(english: str, source: str, marked: str, right: str) -> None:
    rules = ("bilingual.name-case", "bilingual.name-gender")
    (finding,) = (f for rule in rules for f in findings(english, source, rule))
    assert (english[slice(*finding.span)], finding.fixes[0].edits[0].text) == (marked, right)


@pytest.mark.parametrize(
    ("english", "source"),
    [
        (
            "Vaksina owns it with her brother Lev Vaksin.",
            "Ваксина владеет ею с братом Львом Ваксиным. Лидия Ваксина рада.",
        ),
        ("Judge Jean-Claude Mola agreed.", "Судья Жан-Клод Мола согласился."),
    ],
)
def test_forms_that_are_right(english: str, source: str) -> None:
    assert found(english, source, "bilingual.name-case", "bilingual.name-gender") == []


@pytest.mark.parametrize(
    ("english", "source", "wrong", "right"),
    [
        ("Vaksina said he was tired.", "Ваксина сказала, что устала.", "he", "she"),
        ("There, the girl went on with his studies.", "Там девочка продолжила занятия.", "his", "her"),
        ("The robber asked him for syrup.", "Грабитель попросил у нее сироп.", "him", "her"),
        ("Vaksin jumped, and she was picked up.", "Ваксин прыгнул, и его подобрали.", "she", "he"),
        ('"It hurts," she said, brushing off snow.', "«Болит», — сказал он, стряхивая снег.", "she", "he"),
        ("The coach praised her player.", "Тренер похвалил своего игрока, сказав, что он рад.", "her", "his"),
    ],
)
def test_pronouns_of_the_other_gender(english: str, source: str, wrong: str, right: str) -> None:
    (finding,) = findings(english, source, "bilingual.pronoun-gender")
    assert (english[slice(*finding.span)], finding.fixes[0].edits[0].text) == (wrong, right)


@pytest.mark.parametrize(
    ("english", "source"),
    [
        ("Vaksina said he was tired.", "Ваксина сказала, что он устал."),
        ('"We teach him signs," Vaksina said.', "«Мы учим его жестам», — сказала Ваксина."),
        ("He reads what is sent to him.", "Он читает письма к ним."),
        ("The director said Lidia Vaksina knew his plans.", "Директор сказал, что Лидия Ваксина знает о планах."),
    ],
)
def test_pronouns_that_may_be_right(english: str, source: str) -> None:
    assert found(english, source, "bilingual.pronoun-gender") == []


_ALL = (
    "bilingual.name-changed", "bilingual.name-spelling", "bilingual.name-missing", "bilingual.surname-letters",
    "bilingual.name-gender", "bilingual.word-swapped", "bilingual.pronoun-gender", "bilingual.negation-lost",
    "bilingual.name-garbled", "bilingual.name-raw", "bilingual.name-twice",
)  # fmt: skip


@pytest.mark.parametrize(
    ("english", "source"),
    [
        ("Speaker Iryna Herasymenko left.", "Спикер Ирина Герасименко уехала."),
        ("Sviatlana Tsimafeyeva met the press.", "Светлана Тимофеева встретилась с прессой."),
        ("The Sadovnikovs live in Pskov.", "Садовниковы живут в Пскове."),
        (
            "The brothers Oleg and Ilya Gusev and their sister, Vera Guseva, came.",
            "Пришли братья Олег и Илья Гусевы и их сестра Вера Гусева.",
        ),
        ("The frigate left Brest. She returned in May.", "Фрегат ушел из Бреста. Он вернулся в мае."),
        ("He danced until he got tired.", "Он танцевал, пока он не устал."),
    ],
)
def test_right_as_it_is(english: str, source: str) -> None:
    assert not findings(english, source, *_ALL)


def test_a_given_name_as_a_word() -> None:
    source = "Концерт дала скрипачка Надежда Шишова."
    english = "The violinist Hope Shishova gave a concert."
    assert found(english, source, "bilingual.name-changed") == [("Hope", english.replace("Hope", "Nadezhda"))]


@pytest.mark.parametrize(
    ("english", "source"),
    [
        ("Zorana Petrovic praised the crew.", "Министр Зорана Петрович похвалила экипаж."),
        ("Ramila won the race.", "Рамила выиграла гонку."),
        ("Maia Rotaru opened the school.", "Майя Ротару открыла школу."),
        ("Marte Hansen was sent the cup.", "Кубок прислали Марте Хансен."),
        ("Gorsky and his sister Olga Gorskaya came.", "Пришли Горский и его сестра Ольга Горская."),
        ("Nina Belsky met Olga Lvov.", "Нина Бельская встретила Ольгу Львову. Ольга Львов уехала."),
        ("The deputy is Anahitte Sarkisyan.", "Заместитель — Анахитте Саркисян."),
        ("A monument to freedom stands on the Liberty hill.", "Памятник стоит на холме Свободы."),
        ("The interior secretary resigned.", "Глава МВД ушел."),
        ("Krzysztof Malicki left.", "Кшиштоф Малицкий уехал."),
        ("GB won the game.", "Великобритания выиграла матч."),
        ("The singer Sebull left.", "Певица Сибалл уехала."),
        ("She met Milos Dzuric.", "Она встретила Милоша Джурича."),
        ("He came to the village of Berestiv.", "Он приехал в село Берестов."),
        ("Medvedeva won.", "Медведева выиграла."),
    ],
)
def test_weak_evidence_says_nothing(english: str, source: str) -> None:
    rules = (
        "bilingual.name-case",
        "bilingual.name-gender",
        "bilingual.name-raw",
        "bilingual.name-missing",
        "bilingual.name-changed",
        "bilingual.name-garbled",
        "bilingual.name-spelling",
        "bilingual.surname-letters",
        "bilingual.name-twice",
    )
    assert found(english, source, *rules) == []


def test_a_case_behind_a_womans_verb_of_another() -> None:
    english, source = "The wife of Zorana Petrovic came.", "Жена Зорана Петровича приехала."
    assert found(english, source, "bilingual.name-case") == [("Zorana", english.replace("Zorana", "Zoran"))]


def test_two_spellings_that_are_letter_by_letter_are_told_by_most_places() -> None:
    english = "Olga Zaiko came. Zayko sat down. Zayko left."
    source = "Пришла Ольга Зайко. Зайко села. Зайко ушла."
    assert found(english, source, "bilingual.name-twice") == [("Zaiko", "Olga Zayko came. Zayko sat down. Zayko left.")]


@pytest.mark.parametrize(
    ("english", "source"),
    [
        ("A 20-year-old student won.", "Победила двадцатилетняя студентка."),
        ("He is in the top 300.", "Он в первых трех сотнях."),
    ],
)
def test_numbers_within_words(english: str, source: str) -> None:
    rules = ("bilingual.number-added", "bilingual.number-changed", "bilingual.number-missing")
    assert found(english, source, *rules) == []


def test_a_person_who_is_told_by_herself() -> None:
    english = "Ivan Petrov spoke of the mayor herself."
    assert found(english, "Иван Петров говорил о самой мэре.", "bilingual.pronoun-gender") == []
