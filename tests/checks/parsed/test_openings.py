"""Clauses that open with phrases: where they are cut short, too."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from mtcheck.checks.parsed.clauses.openings import inner_starts, opening, starts
from mtcheck.checks.parsed.order import doers, subjects
from mtcheck.checks.parsed.parser.model import model_of, pipeline


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("In the killed dog, according to", []),
        ("In the port of Oslo due to", []),
        ("In Bergen, in Oslo because of", []),
        ("In Oslo yesterday, along with", []),
        ("In Oslo, according to the mayor, died two divers.", ["died"]),
        ("In Oslo yesterday were sold boats.", ["were"]),
        ("Here often repairs boats a yard from Bergen.", ["repairs"]),
    ],
)
def test_the_verb_that_a_clause_comes_to(text: str, verbs: list[str]) -> None:
    (doc,) = pipeline(model_of("auto")).tag([text])
    found = [opening(doc, start) for start in starts(doc)]
    assert [clause.verb.text for clause in found if clause] == verbs


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("He showed the beach where were found two boats.", ["were"]),
        ("As the mayor said, in May near Oslo occurred a landslide.", ["occurred"]),
        ("The harbour in which are kept the boats is old.", ["are"]),
        ("They left because in Bergen will be held a festival.", ["will"]),
        ("The pier, in its new role, will attract many visitors.", []),
        ("He asked which of the boats will be sold on Monday.", []),
    ],
)
def test_clauses_begin_inside_a_sentence_too(text: str, verbs: list[str]) -> None:
    (doc,) = pipeline(model_of("auto")).tag([text])
    found = [opening(doc, start) for start in inner_starts(doc)]
    assert [clause.verb.text for clause in found if clause] == verbs


@pytest.mark.parametrize("text", ["And", "In towns have held", "On Monday from under", "In May die noted"])
def test_what_is_cut_short_has_no_verb_of_interest(text: str) -> None:
    words = text.split()
    tags = {"In": "IN", "On": "IN", "from": "IN", "under": "IN", "have": "VBP", "held": "VBN", "die": "VBP"}
    doc = Doc(Vocab(), words, tags=[tags.get(word, "NNS") for word in words], lemmas=words)
    assert not doers.tagged(doc)
    assert not subjects.tagged_behind_verb(doc)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Here often repairs boats a yard from Bergen.", True),
        ("Here usually sells fish a widow from the island.", True),
        ("Here is the list of boats.", False),
    ],
)
def test_a_doer_may_stand_at_the_end(text: str, asked: bool) -> None:
    assert doers.candidate(text) is asked
