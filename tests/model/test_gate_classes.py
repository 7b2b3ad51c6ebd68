"""Kinds of edits that strong models make and the gate has to let through, each beside one that it has to hold."""

from __future__ import annotations

import pytest

from mtcheck.document import Document
from mtcheck.model.answers import Proposal
from mtcheck.model.gate.evidence import named_wrongly, tells_enough
from mtcheck.model.gate.negation import changes_negation
from mtcheck.model.gate.numbers import changes_numbers
from mtcheck.model.gate.passing import Bounds, passed
from mtcheck.model.passages import passages_of

ARTICLE = """Marshall met Khyuz and Sidorenko Larisa in Barnaule. The MVD opened a case; Larisa Stepanov was heard.
"""


def passes(old: str, new: str, category: str = "name-variant") -> bool:
    document = Document(ARTICLE)
    (passage,) = passages_of(document, 300)
    return bool(passed(Bounds(document), [(passage, [Proposal(old, new, category, sure="certain")])]).changes)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Barnaule", "Barnaul"),
        ("Khyuz", "Hughes"),
        ("Sidorenko Larisa", "Larisa Sidorenko"),
        ("MVD", "Interior Ministry"),
        ("Stepanov", "Stepanova"),
    ],
)
def test_names_may_be_put_right(old: str, new: str) -> None:
    assert passes(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [("Barnaule", "Omsk"), ("Khyuz", "Sidorenko"), ("MVD", "Lufthansa"), ("MVD", "it"), ("Marshall", "Khyuz")],
)
def test_names_may_not_give_way_to_others(old: str, new: str) -> None:
    assert not passes(old, new)


def test_days_of_a_range_stay() -> None:
    assert not changes_numbers("on the night of 3 to 4 June", "on the night of June 3 to 4")
    assert changes_numbers("on the night of 3 to 4 June", "on the night of June 3 to 5")


def test_words_that_only_seem_to_deny() -> None:
    assert not changes_negation("to prevent that it leaks", "to keep it from leaking", 0)
    assert changes_negation("he refused to sign", "he agreed to sign", 3)


def test_both_of_not_without_may_go() -> None:
    assert not changes_negation("It won't pass without rain.", "There will be some rain.", 0)
    assert changes_negation("It won't pass without rain.", "It will pass without rain.", 0)
    assert changes_negation("It won't pass, and none stayed.", "It will pass, and some stayed.", 0)


def test_a_time_with_a_point_is_one() -> None:
    assert not changes_numbers("starts into 00.30, and", "will start at 00:30; in")
    assert changes_numbers("starts into 00.30, and", "will start at 00:40; in")
    assert not changes_numbers("the day and Saturday", "both the day and Saturday")


def test_names_of_machines_are_evidence() -> None:
    document = Document(ARTICLE)
    (passage,) = passages_of(document, 300)
    edits = [Proposal("Barnaule", "Barnaul", "name-variant"), Proposal("heard", "questioned", "lexical")]
    named = named_wrongly(passed(Bounds(document), [(passage, edits)]).changes)
    assert named == 1
    assert tells_enough(document, 1, named)
    assert not tells_enough(document, 2, 0)
