"""Case endings left on names, and names that only end like one."""

from __future__ import annotations

import pytest

from mtcheck.names.cases import case_forms

CASES = [
    ("Putinym", "Putin", "instrumental", "m"),
    ("Lavrovym", "Lavrov", "instrumental", "m"),
    ("Medvedevu", "Medvedev", "dative", "m"),
    ("Medvedeve", "Medvedev", "prepositional", "m"),
    ("Petrovoy", "Petrova", "genitive", "f"),
    ("Zakharovoi", "Zakharova", "genitive", "f"),
    ("Zelenskogo", "Zelensky", "genitive", "m"),
    ("Zelenskomu", "Zelensky", "dative", "m"),
    ("Navalnogo", "Navalny", "genitive", "m"),
    ("Tolstogo", "Tolstoy", "genitive", "m"),
    ("Kravchukom", "Kravchuk", "instrumental", "m"),
    ("Sobyaninu", "Sobyanin", "dative", "m"),
    ("Kadyrovym", "Kadyrov", "instrumental", "m"),
    ("Sergeya", "Sergey", "genitive", "m"),
    ("Sergeyu", "Sergey", "dative", "m"),
    ("Sergeyem", "Sergey", "instrumental", "m"),
    ("Vladimiru", "Vladimir", "dative", "m"),
    ("Vladimirom", "Vladimir", "instrumental", "m"),
    ("Nikolaya", "Nikolay", "genitive", "m"),
    ("Pavlom", "Pavel", "instrumental", "m"),
    ("Igorya", "Igor", "genitive", "m"),
    ("Mariyu", "Maria", "accusative", "f"),
    ("Svetlanoy", "Svetlana", "instrumental", "f"),
    ("Tatyany", "Tatyana", "genitive", "f"),
    ("Nikitu", "Nikita", "accusative", "m"),
    ("Vladimirovicha", "Vladimirovich", "genitive", "m"),
    ("Abramovichem", "Abramovich", "instrumental", "m"),
    ("PUTINYM", "PUTIN", "instrumental", "m"),
]
# A nominative too: a woman's surname, a given name of its own.
AMBIGUOUS = "Lavrova Peskova Yeltsina Stalina Vladimira Ivana Petra Pavla Aleksandra Trubetskoy Tolstoy".split()
NOMINATIVES = """
Martina Berlin Obama Osama Anna Mary Marina Moscow Vietnam Salem Harlem Jerusalem Nehru Honolulu Timbuktu Trudeau
Netanyahu Ceausescu Antonescu Malcolm Islam Freedom Kingdom Wisdom Wenzhou Zhejiang Beirut Roberta Davida Caroline
Catherine Marine Irene Jeremy Harvey Turkey Kelly Vladimir Sergey Yury Georgy Dmitri Nikolai Ilya Nikita Carlo Traore
Lagarde Merkel Macron Kosovo Sarajevo Bakhmut Avdiivka Donbas Chechnya Crimea Mariupol Petrov Ivanka Hamburg Stockholm
Palermo Bellingham Beckham Xiaomi Samsung Hyundai Suzuki Rahimi Rouhani Khamenei Raisi Kharkiv Poltava Odesa Medina
Rudolf Ursula Prokofiev Victoria Putin Lavrov Epsom Maxim Joachim Ibrahim Muslim Pilgrim Interim Kim Selim Olympus
Brahimi Vilnius Moldau Landau Rousseau Nauru Tuvalu Peru Hindu Zulu Time Vice Home Igora Shoigu Anne Kati Novaya
"""


@pytest.mark.parametrize(("word", "nominative", "case", "gender"), CASES)
def test_oblique_cases(word: str, nominative: str, case: str, gender: str) -> None:
    form = case_forms(word)[0]
    assert (form.nominative, form.case, form.gender, form.ambiguous) == (nominative, case, gender, False)


@pytest.mark.parametrize("word", AMBIGUOUS)
def test_nominatives_too(word: str) -> None:
    form = case_forms(word)[0]
    assert form.ambiguous
    assert form.certainty < 0.5


@pytest.mark.parametrize("word", NOMINATIVES.split())
def test_nominatives(word: str) -> None:
    assert all(form.ambiguous for form in case_forms(word))
