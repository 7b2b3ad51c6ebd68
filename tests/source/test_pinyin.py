"""Chinese names in Russian letters."""

from __future__ import annotations

import pytest

from mtcheck.source.pinyin import chinese


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
