"""Differences word by word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.document import Document
from mtcheck.engine.changes import apply
from mtcheck.findings import Change
from mtcheck.output.worddiff import Kind, hunks
from mtcheck.output.words import words


def shown(text: str, *changes: Change, context: int | None = 2) -> list[str]:
    signs = {Kind.SAME: "{}", Kind.GONE: "[-{}-]", Kind.NEW: "{{+{}+}}"}
    return [
        "".join(signs[part.kind].format(part.text) for part in hunk.parts)
        for hunk in hunks(Document(text), changes, context)
    ]


@pytest.mark.parametrize(
    ("text", "changes", "lines"),
    [
        ("He was said Zakharov to us.", [Change(20, 20, "a", ("r",))], ["was said [-Zakharov-]{+Zakharova+} to us."]),
        ("One two three four five six.", [Change(8, 13, "3", ("r",))], ["One two [-three-]{+3+} four five"]),
        ("One two three four.", [Change(3, 3, ",", ("r",))], ["One{+,+} two three"]),
        ("state Department", [Change(0, 1, "S", ("r",))], ["[-state-]{+State+} Department"]),
        ("a b c d e f g h i j", [Change(2, 3, "B", ("r",)), Change(16, 17, "I", ("s",))],
         ["a [-b-]{+B+} c d", "g h [-i-]{+I+} j"]),
        ("a b c d e f", [Change(2, 3, "B", ("r",)), Change(6, 7, "D", ("s",))], ["a [-b-]{+B+} c [-d-]{+D+} e f"]),
        ("one two", [Change(0, 1, "O", ("r",)), Change(2, 3, "E", ("s",))], ["[-one-]{+OnE+} two"]),
        ("", [Change(0, 0, "new", ("r",))], ["{+new+}"]),
        ("a\n\n\n\nb", [Change(1, 5, "\n\n", ("r",))], ["a[-\n\n\n\n-]{+\n\n+}b"]),
    ],
)  # fmt: skip
def test_hunks(text: str, changes: list[Change], lines: list[str]) -> None:
    assert shown(text, *changes) == lines


@given(st.text("ab ,\n", max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 4), st.text("ab \n"))))
def test_both_texts_can_be_read_in_it(text: str, rows: list[tuple[int, int, str]]) -> None:
    changes: list[Change] = []
    for start, length, new in sorted(rows):
        end = min(start + length, len(text))
        if start <= end and (not changes or start > changes[-1].end) and text[start:end] != new:
            changes.append(Change(start, end, new, ("r",)))
    found = list(hunks(Document(text), changes, None))
    result = apply(text, changes)
    for hunk in found:
        old = "".join(part.text for part in hunk.parts if part.kind is not Kind.NEW)
        new = "".join(part.text for part in hunk.parts if part.kind is not Kind.GONE)
        assert old in text
        assert new in result
    assert bool(found) == bool(changes)


def test_colours() -> None:
    line = next(iter(words(Document("A bump.", "a.txt"), [Change(2, 6, "blow", ("r",))], colour=True)))
    assert line == "\x1b[1ma.txt:1:\x1b[0m A \x1b[31;9mbump\x1b[0m\x1b[32;1mblow\x1b[0m."
