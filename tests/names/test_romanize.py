"""Cyrillic names in Latin letters and back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtcheck.names.romanize import cyrillic_candidates, romanizations

RUSSIAN = [
    ("Сергей", "Sergey Sergei Sergej"),
    ("Лавров", "Lavrov"),
    ("Захарова", "Zakharova Zaharova"),
    ("Дмитрий", "Dmitry Dmitriy Dmitri Dmitrii Dmitrij"),
    ("Юлия", "Yulia Yuliya Iuliia Julia Juliya"),
    ("Ксения", "Ksenia Xenia Kseniya Kseniia"),
    ("Васильев", "Vasilyev Vasiliev Vasilev"),
    ("Хрущёв", "Khrushchev Khrushchov Hruschev"),
    ("Евгений", "Yevgeny Evgeny Evgeniy Evgenii Yevgeniy"),
    ("Джапаридзе", "Dzhaparidze Japaridze Djaparidze"),
    ("Наталья", "Natalya Natalia Natalja"),
    ("Александр", "Aleksandr Alexander Alexandr"),
    ("Фёдор", "Fyodor Fedor Fiodor"),
    ("Щербаков", "Shcherbakov Scherbakov Sherbakov"),
    ("Толстой", "Tolstoy Tolstoi"),
    ("Белый", "Bely Belyy Beliy Belyi"),
    ("Геннадий", "Gennady Gennadi Gennadiy"),
    ("Соловьёв", "Solovyov Solovyev Soloviev Solovev"),
    ("Сергеевич", "Sergeyevich Sergeevich"),
    ("Цветаева", "Tsvetayeva Tsvetaeva Cvetaeva"),
    ("Салтыков-Щедрин", "Saltykov-Shchedrin"),
]
UKRAINIAN = [
    ("Зеленський", "Zelensky Zelenskyy Zelenskyi Zelenskiy"),
    ("Сергій", "Serhiy Serhii Sergiy Sergii"),
    ("Марія", "Mariia Maria Mariya"),
    ("Гладка", "Hladka Gladka"),
    ("Головчук", "Holovchuk Golovchuk"),
    ("Володимир", "Volodymyr Volodimir"),
    ("Євген", "Yevhen Yevgen"),
    ("Київ", "Kyiv Kyyiv"),
    ("Лук'яненко", "Lukianenko Lukyanenko"),
]


@pytest.mark.parametrize(("cyrillic", "latin"), RUSSIAN)
def test_usual_russian_spellings(cyrillic: str, latin: str) -> None:
    assert set(latin.split()) <= set(romanizations(cyrillic, "ru"))


@pytest.mark.parametrize(("cyrillic", "latin"), UKRAINIAN)
def test_usual_ukrainian_spellings(cyrillic: str, latin: str) -> None:
    assert set(latin.split()) <= set(romanizations(cyrillic, "uk"))


@pytest.mark.parametrize(
    ("cyrillic", "first"), [("Сергей Лавров", "Sergey Lavrov"), ("Захарова", "Zakharova"), ("Дмитрий", "Dmitry")]
)
def test_the_most_common_spelling_comes_first(cyrillic: str, first: str) -> None:
    assert romanizations(cyrillic, "ru")[0] == first


def test_one_manner_throughout_a_name() -> None:
    assert "Kharkhov" in (spelled := romanizations("Хархов", "ru"))
    assert "Kharhov" not in spelled


def test_letter_case_and_other_characters_are_kept() -> None:
    assert romanizations("ЩУКИН", "ru")[0] == "SHCHUKIN"
    assert romanizations("Щукин (2)", "ru")[0] == "Shchukin (2)"
    assert romanizations("щука", "ru")[0] == "shchuka"


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("Lavrov", "лавров"),
        ("Zakharova", "захарова"),
        ("Dmitry", "дмитрий"),
        ("Yulia", "юлия"),
        ("Khrushchev", "хрущев"),
        ("Vasilyev", "васильев"),
        ("Olga", "ольга"),
        ("Sergey", "сергей"),
        ("Alexei", "алексей"),
        ("Dzhaparidze", "джапаридзе"),
        ("Japaridze", "джапаридзе"),
        ("Shcherbakov", "щербаков"),
        ("Trubetskaya", "трубецкая"),
        ("Putinym", "путиным"),
        ("Sergeya", "сергея"),
        ("Solovyov", "соловьёв"),
        ("Jablonski", "яблонский"),
        ("Igor", "игорь"),
        ("Xenia", "ксения"),
        ("Nagorny", "нагорный"),
    ],
)
def test_russian_originals_are_among_the_first(latin: str, cyrillic: str) -> None:
    assert cyrillic in cyrillic_candidates(latin, "ru")[:8]


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [("Zelenskyi", "зеленський"), ("Serhii", "сергій"), ("Voznytska", "возницька"), ("Holovchuk", "головчук")],
)
def test_ukrainian_originals_are_among_the_first(latin: str, cyrillic: str) -> None:
    assert cyrillic in cyrillic_candidates(latin, "uk")[:4]


@settings(deadline=None)
@given(st.text("абвгдеёжзийклмнопрстуфхцчшщъыьэюя", min_size=1, max_size=14))
def test_spellings_are_bounded_distinct_and_latin(name: str) -> None:
    spelled = romanizations(name, "ru")
    assert 1 <= len(spelled) <= 64
    assert len(set(spelled)) == len(spelled)
    assert all(text.isascii() for text in spelled)


@settings(deadline=None)
@given(st.text("abcdefghijklmnopqrstuvwxyz'-", min_size=1, max_size=14))
def test_candidates_are_bounded_and_distinct(name: str) -> None:
    found = cyrillic_candidates(name, "ru")
    assert 1 <= len(found) <= 32
    assert len(set(found)) == len(found)


@pytest.mark.parametrize("name", [cyrillic for cyrillic, _ in RUSSIAN if cyrillic.isalpha() and "ё" not in cyrillic])
def test_back_from_the_first_spelling(name: str) -> None:
    assert name.lower() in cyrillic_candidates(romanizations(name, "ru")[0], "ru")
