"""Thousands of terms cost next to nothing: no expression is read or compiled but for those whose words are there."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.document import Document
from mtcheck.engine.engine import Engine
from mtcheck.findings import Span
from mtcheck.rules import glossary
from mtcheck.rules.glossary import Terms, rule_of
from mtcheck.rules.phrases import compile_phrase

words = st.sampled_from("a The e-mail U.S. O'Neil don\u2019t ab 1,5 'x' - x! \u00e9 of $5 # a_b".split())
forms = st.lists(words, min_size=1, max_size=4).map(" ".join)


@given(wrong=forms, right=forms, other=st.booleans())
def test_a_form_is_the_phrase_that_it_reads_as(wrong: str, right: str, other: bool) -> None:
    right = right if other else wrong.swapcase()
    pattern = rule_of(((right, (wrong,)),), "").patterns[0]
    assert pattern == compile_phrase(wrong, (right,), exact=wrong.lower() == right.lower())


def test_twenty_thousand_terms_compile_what_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    terms = tuple((f"Term {number}", (f"therm {number}x", f"turm {number}x")) for number in range(20_000))
    document = Document("The therm 77x, not the Term 77.\n\nA turm 19999x and in the result of it a therm 9.")
    made = 0
    compile_ = re._compiler.compile  # type: ignore[attr-defined]

    def counted(*arguments: Any) -> Any:
        nonlocal made
        made += 1
        return compile_(*arguments)

    monkeypatch.setattr("re._compiler.compile", counted)
    found = Engine((rule_of(terms, ""),), terms=Terms(terms)).lint(document)
    assert [document.text[slice(*f.span)] for f in found] == ["therm 77x", "turm 19999x"]
    assert made <= 10


def test_terms_are_found_over_any_white_space_and_as_whole_words() -> None:
    text = "New  Delhi, New\n Delhi; Newly Delhi, New Delhian, the\u00a0New\u00a0Delhi and Delhi\ud800."
    places = Terms((("New Delhi", ()), ("Delhi", ()))).places(Document(text))
    whole = [text[slice(*span)] for span in places if text[slice(*span)].startswith("New")]
    assert whole == ["New  Delhi", "New\n Delhi", "New\u00a0Delhi"]
    assert sum(text[slice(*span)] == "Delhi" for span in places) == 5


def test_what_lies_in_a_term_is_let_be() -> None:
    engine = Engine((rule_of((("zed", ("of",)),), ""),), terms=Terms((("Bank of New York", ()), ("New York", ()))))
    document = Document("The Bank of New York, a bank of New York.")
    assert [f.span for f in engine.lint(document)] == [Span(29, 31)]


def test_the_rule_is_made_once() -> None:
    terms = (("Kyiv", ("Kiev",)),)
    assert rule_of(terms, "") is rule_of(terms, "")
    assert glossary.MARKS.isprintable()
