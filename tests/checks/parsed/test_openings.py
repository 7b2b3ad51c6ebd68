"""Clauses that open with phrases: where they are cut short, too."""

from __future__ import annotations

import pytest

from mtcheck.checks.parsed.model import model_of, pipeline
from mtcheck.checks.parsed.openings import opening, starts


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("In the killed dog, according to", []),
        ("In the port of Oslo due to", []),
        ("In Bergen, in Oslo because of", []),
        ("In Oslo yesterday, along with", []),
        ("In Oslo, according to the mayor, died two divers.", ["died"]),
        ("In Oslo yesterday were sold boats.", ["were"]),
    ],
)
def test_the_verb_that_a_clause_comes_to(text: str, verbs: list[str]) -> None:
    (doc,) = pipeline(model_of("auto")).tag([text])
    found = [opening(doc, start) for start in starts(doc)]
    assert [clause.verb.text for clause in found if clause] == verbs
