"""Edits that are put together, and found between two texts."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from mtcheck.findings import Edit, Span
from mtcheck.moves import difference, edited, then

KEYS = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 5), st.text("xyz", max_size=3)), max_size=8)


@given(st.text("abc", max_size=12), KEYS)
def test_edits_one_after_the_other_are_edits_of_the_first_text(text: str, keys: list[tuple[int, int, str]]) -> None:
    now, together = text, tuple[Edit, ...]()
    for start, length, new in keys:
        first = min(start, len(now))
        edit = Edit(Span(first, min(first + length, len(now))), new)
        now, together = edited(now, [edit]), then(together, edit)
        assert edited(text, together) == now
        assert all(one.span.end < other.span.start for one, other in pairwise(together))


@given(st.text("ab", max_size=12), st.text("ab", max_size=12))
def test_the_difference_makes_one_text_of_another(old: str, new: str) -> None:
    edit = difference(old, new)
    assert edited(old, [edit]) == new
    start, end = edit.span
    assert start == end or not edit.text or old[start] != edit.text[0] and old[end - 1] != edit.text[-1]
