"""Sorted lines that are searched as they lie."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mtcheck.files.lists import Lines

WORDS = st.text("abc -\u00e9", min_size=1, max_size=4)


@given(st.sets(WORDS), WORDS)
def test_a_line_is_among_them_or_not(lines: set[str], other: str) -> None:
    found = Lines("\n".join(sorted(lines)))
    assert all(line in found for line in lines)
    assert (other in found) == (other in lines)
    assert None not in found


@given(st.sets(WORDS), st.text("abc", min_size=1, max_size=2))
def test_lines_that_begin_alike_stand_together(lines: set[str], key: str) -> None:
    text = "\n" + "".join(f"{line}\n" for line in sorted(lines))
    first, end = Lines(text).alike(key)
    assert text[first:end].splitlines() == sorted(line for line in lines if line.startswith(key))
