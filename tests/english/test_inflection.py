"""Inflected forms, regular and irregular."""

from __future__ import annotations

import pytest

from mtcheck.english.casing import carry_case, indefinite
from mtcheck.english.inflection import noun_like, plural, verb, verb_like, verb_words


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("take", "take takes took taken taking"),
        ("inflict", "inflict inflicts inflicted inflicted inflicting"),
        ("carry", "carry carries carried carried carrying"),
        ("stop", "stop stops stopped stopped stopping"),
        ("submit", "submit submits submitted submitted submitting"),
        ("visit", "visit visits visited visited visiting"),
        ("offer", "offer offers offered offered offering"),
        ("refer", "refer refers referred referred referring"),
        ("lie", "lie lies lay lain lying"),
        ("agree", "agree agrees agreed agreed agreeing"),
        ("make", "make makes made made making"),
        ("push", "push pushes pushed pushed pushing"),
        ("go", "go goes went gone going"),
        ("have", "have has had had having"),
        ("fix", "fix fixes fixed fixed fixing"),
        ("play", "play plays played played playing"),
        ("equip", "equip equips equipped equipped equipping"),
        ("explain", "explain explains explained explained explaining"),
        ("show", "show shows showed shown showing"),
    ],
)
def test_forms(base: str, forms: str) -> None:
    assert list(verb(base)) == forms.split()


def test_phrasal_verb_and_be() -> None:
    assert verb("carry out").past == "carried out"
    assert {"am", "is", "are", "was", "were", "be", "been", "being"} <= set(verb_words("be"))


def test_form_carried_over() -> None:
    assert verb_like("take", "accept", "accepted", participle=True) == "taken"
    assert verb_like("take", "accept", "accepted", participle=False) == "took"
    assert verb_like("accept", "take", "took", participle=True) == "accepted"
    assert verb_like("strike", "put", "put", participle=False) == "strike"
    assert verb_like("own", "belong", "belongs", participle=False) == "owns"


@pytest.mark.parametrize(
    ("one", "many"),
    [("blow", "blows"), ("child", "children"), ("party", "parties"), ("air strike", "air strikes"), ("box", "boxes")],
)
def test_plural(one: str, many: str) -> None:
    assert plural(one) == many
    assert noun_like("strike", one, many) == "strikes"
    assert noun_like("strike", one, one) == "strike"


@pytest.mark.parametrize(
    ("word", "article"),
    [
        *[(word, "an") for word in ("hour", "FBI", "8-year", "80", "11", "honest", "unusual", "MP")],
        *[
            (word, "a")
            for word in ("university", "US", "NATO", "UN", "100", "European", "one-day", "unit", "Ukrainian")
        ],
    ],
)
def test_indefinite(word: str, article: str) -> None:
    assert indefinite(word) == article


@pytest.mark.parametrize(
    ("found", "fix", "result"),
    [
        ("In the result of", "as a result of", "As a result of"),
        ("IN THE RESULT OF", "as a result of", "AS A RESULT OF"),
        ("Accepted Participation In", "took part in", "Took Part in"),
        ("in the result of", "as a result of", "as a result of"),
        ("\u201cin result", "as a result", "as a result"),
        ("Big 5", "5 big ones", "5 big ones"),
    ],
)
def test_case_is_carried_over(found: str, fix: str, result: str) -> None:
    assert carry_case(found, fix) == result
