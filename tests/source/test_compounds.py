"""Numbers that words of a source begin with."""

from __future__ import annotations

import pytest

from mtcheck.source.compounds import compounded


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("шестилетний мальчик", {6}),
        ("двадцатипятилетие завода", {25}),
        ("за первое полугодие", {0.5, 6}),
        ("через полчаса", {0.5, 30}),
        ("полуторачасовой фильм", {1.5}),
        ("п'ятиденний похід", {5}),
        ("столица, сторона, пятно, полный", set()),
    ],
)
def test_words_that_begin_with_a_number(text: str, values: set[float]) -> None:
    assert compounded(text) == values
