"""Numbers by their value in both languages."""

from __future__ import annotations

import pytest

from mtcheck.findings import Span
from mtcheck.source.numerals import numbers


def values(text: str, language: str) -> list[float]:
    return [n.value for n in numbers(text, language, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("11 тысяч человек", [11_000]),
        ("две тысячи пятьсот рублей", [2500]),
        ("1,5 млн и 3 000 руб.", [1_500_000, 3000]),
        ("двадцать пять домов", [25]),
        ("полторы тысячи", [1500]),
        ("танк Т-34 и COVID-19", []),
        ("10-15%", [10, 15]),
        ("XVI век и XIX съезд", [16, 100, 19]),
    ],
)
def test_russian(text: str, found: list[float]) -> None:
    assert values(text, "ru") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1,000 people and 3 000 more", [1000, 3000]),
        ("36 million", [36_000_000]),
        ("twenty-five houses", [25]),
        ("a 21-year-old man, the 1st of two", [21, 1, 2]),
        ("the G7 and a T-34", []),
        ("millions of people", [1_000_000]),
        ("I saw Louis XIV", [14]),
    ],
)
def test_english(text: str, found: list[float]) -> None:
    assert values(text, "en") == found


def test_ukrainian_words_are_known_by_their_stems() -> None:
    assert values("дванадцять тисяч гривень", "uk") == [12_000]


def test_the_hour_by_either_clock() -> None:
    (number,) = numbers("at 5 p.m.", "en", Span(0, 9))
    assert set(number.values) == {5, 17}
