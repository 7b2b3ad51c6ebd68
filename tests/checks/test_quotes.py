"""A quotation that is closed, if oddly, is not told as one that is left open."""

from __future__ import annotations

import pytest

import mtcheck


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ('He stood there and thought, " The road is long. Who will mend it?»', {"quotes.guillemet-closing"}),
        (
            'Today the rule" On roads and bridges " binds the towns.',
            {"quotes.wrong-side", "quotes.space-before-closing"},
        ),
    ],
)
def test_an_oddly_closed_quotation_is_told_once(text: str, others: set[str]) -> None:
    found = {finding.rule_id for finding in mtcheck.lint(f"{text}\n\nThen he left.\n")}
    assert others <= found
    assert "quotes.unclosed" not in found


def test_a_mark_at_the_wrong_word_is_told_with_the_words_around_it() -> None:
    found = mtcheck.lint('The success of the" farmers "was due to rain.\n')
    told = [finding.message.rpartition(": ")[2] for finding in found if finding.rule_id == "quotes.wrong-side"]
    assert told == ['the "farmers.', 'farmers" was.']


def test_a_guillemet_pair_closes_nothing() -> None:
    found = mtcheck.lint('He thought, "The road to «Fili» is long. Who will mend it?\n\nThen he left.\n')
    assert "quotes.unclosed" in {finding.rule_id for finding in found}
