"""Chinese names in Russian letters."""

from __future__ import annotations

import pytest

from mtcheck.names.syllables import palladius
from mtcheck.names.syllables import pinyin as of_latin
from mtcheck.source.pinyin import chinese, pinyin


@pytest.mark.parametrize(
    ("surname", "given", "english"),
    [
        ("Сунь", "Цзяньго", "Sun Jianguo"),
        ("Чжэн", "Вэйминя", "Zheng Weimin"),
        ("Цзэн", "Сюэляну", "Zeng Xueliang"),
        ("Хуа", "Чуньхуа", "Hua Chunhua"),
        ("Ли", "Сергей", None),
        ("Ким", "Минсу", None),
    ],
)
def test_pinyin(surname: str, given: str, english: str | None) -> None:
    assert chinese(surname, given) == english


@pytest.mark.parametrize(
    ("word", "latin", "english"),
    [("Чжэнхуа", "Chzhenkhua", "Zhenghua"), ("Сюэлян", "Syuelyan", "Xueliang"), ("Цяо", "Tsyao", "Qiao")],
)
def test_its_letters_and_its_romanization_are_read_alike(word: str, latin: str, english: str) -> None:
    assert next(iter(of_latin(latin))) == pinyin(word) == english


def test_syllables_are_whole() -> None:
    assert {palladius()[one] for one in ("люй", "люэ", "цзюй", "сюэ")} == {"lü", "lüe", "ju", "xue"}
    assert not {"ге", "че", "же"} & palladius().keys()
