"""Positions as editors count them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mtcheck.serving.lsp.positions import Positions

CODECS = {"utf-16": ("utf-16-le", 2), "utf-8": ("utf-8", 1), "utf-32": ("utf-32-le", 4)}
TEXTS = st.text(st.sampled_from("ab\n\r\u2028\u0301\U0001f600\x0c\x85\ud83d"), max_size=12)


def lines(text: str) -> list[str]:
    """Lines by the protocol: only these three ends are ends."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


@given(TEXTS, st.sampled_from(sorted(CODECS)))
def test_every_code_point_has_its_place(text: str, encoding: str) -> None:
    codec, size = CODECS[encoding]
    positions = Positions(text, encoding)
    for offset in range(len(text) + 1):
        if text[max(0, offset - 1) : offset + 1] == "\r\n":
            continue  # within an end of line
        line, column = positions.place(offset)
        before = lines(text[:offset])
        assert line == len(before) - 1
        assert column == len(before[-1].encode(codec, "surrogatepass")) // size
        assert positions.offset(line, column) == offset


@given(TEXTS, st.integers(0, 9), st.integers(0, 9))
def test_any_place_leads_into_its_line(text: str, line: int, column: int) -> None:
    offset = Positions(text).offset(line, column)
    there = lines(text[:offset])
    assert 0 <= offset <= len(text)
    if line < len(lines(text)):
        assert len(there) - 1 == line
        assert len(there[-1].encode("utf-16-le", "surrogatepass")) // 2 <= column


def test_a_place_within_a_pair_is_before_it() -> None:
    assert Positions("\U0001f600a").offset(0, 1) == 0
    assert Positions("\U0001f600a").offset(0, 2) == 1
    assert Positions("\u00e9a", "utf-8").offset(0, 1) == 0
