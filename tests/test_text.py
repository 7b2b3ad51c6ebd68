"""Views and units of texts."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck import text as texts
from mtcheck.document import Document
from mtcheck.english.quotations import quotations_of
from mtcheck.findings import Span
from mtcheck.text import has_word


@given(st.text())
def test_views_keep_the_length(text: str) -> None:
    assert len(texts.fold(text)) == len(text)
    assert len(texts.lower(text)) == len(text)


@given(st.text(alphabet='a .\n\r\t\ufeff\u00a0"b'))
def test_paragraphs_are_stripped_ordered_and_hold_all_that_is_not_space(text: str) -> None:
    spans = texts.paragraphs(text)
    covered = "".join(text[s.start : s.end] for s in spans)
    assert "".join(covered.split()).replace("\ufeff", "") == "".join(text.split()).replace("\ufeff", "")
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(text[s.start : s.end].strip() == text[s.start : s.end] for s in spans)


def pieces(text: str) -> list[str]:
    return [text[s.start : s.end] for s in texts.paragraphs(text)]


def test_lines_are_paragraphs() -> None:
    assert pieces("Share to Google\nShare to Facebook\n\nThe end.") == [
        "Share to Google",
        "Share to Facebook",
        "The end.",
    ]
    assert pieces("\ufeffOne.\r\nTwo.\r\n\r\nThree.") == ["One.", "Two.", "Three."]


def test_hard_wrapped_lines_are_joined() -> None:
    text = "The delegation arrived in the capital late on Monday and met\nthe minister the next morning."
    assert pieces(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two.", ["One.", "Two."]),
        ("Mr. Orlov left. He was ill.", ["Mr. Orlov left.", "He was ill."]),
        ("The U.S. Army left. It is far.", ["The U.S. Army left.", "It is far."]),
        ("\u201cNo.\u201d He left.", ["\u201cNo.\u201d", "He left."]),
        ("A. B. Petrov came. It cost 3.5 million.", ["A. B. Petrov came.", "It cost 3.5 million."]),
        ("Why? Nobody knows", ["Why?", "Nobody knows"]),
        ("He left\u2026 and came back.", ["He left\u2026 and came back."]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[s.start : s.end] for s in texts.sentences(text, Span(0, len(text)))] == expected


def test_lines_and_columns_count_from_one() -> None:
    lines = texts.Lines("ab\ncd\n")
    assert [lines.at(i) for i in (0, 1, 3, 4, 6)] == [(1, 1), (1, 2), (2, 1), (2, 2), (3, 1)]


def test_protected_places() -> None:
    text = "See https://example.org/in-the-result, write to a.b@example.org, tag #of, `code` and <b class='x'>bold</b>."
    assert [text[s.start : s.end] for s in texts.protected(text)] == [
        "https://example.org/in-the-result",
        "a.b@example.org",
        "#of",
        "`code`",
        "<b class='x'>",
        "</b>",
    ]


def test_quotations() -> None:
    text = '\u201cOne \u201ctwo\u201d three,\u201d he said.\n\n"Four," she said, "and five."\n\n\u201cSix'
    assert [text[s.start : s.end] for s in quotations_of(Document(text))] == [
        "\u201cOne \u201ctwo\u201d three,\u201d",
        '"Four,"',
        '"and five."',
        "\u201cSix",
    ]


@pytest.mark.parametrize(
    ("text", "word", "joining", "there"),
    [
        ("Kiev fell", "Kiev", "_", True),
        ("in Kiev", "Kiev", "_", True),
        ("Kievan, then Kiev.", "Kiev", "_", True),
        ("Kievan Rus", "Kiev", "_", False),
        ("preKiev", "Kiev", "_", False),
        ("Kiev-born", "Kiev", "_", True),
        ("Kiev-born", "Kiev", "_-", False),
        ("Kiev_1", "Kiev", "_", False),
        ("", "Kiev", "_", False),
    ],
)
def test_a_text_has_a_word(text: str, word: str, joining: str, there: bool) -> None:
    assert has_word(text, word, joining) is there


def test_an_article_has_a_word_only_by_itself_and_in_its_letter_case() -> None:
    document = Document("The Sverdlovskaya road ends in Tomsk.")
    assert document.has_word("Tomsk")
    assert document.has_word("Tomsk")  # as it was found before
    assert not document.has_word("Sverdlovsk")
    assert not document.has_word("tomsk")
