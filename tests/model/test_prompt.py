"""The version of the prompt is part of what answers are kept under."""

from __future__ import annotations

import hashlib
import json

from mtcheck.model.passages import COMPARED
from mtcheck.model.prompt import SCHEMA, VERSION, instructions, source_instructions
from tests.conftest import Quick

# Whoever changes words or form gives them a new version, and its digest here: old answers belong to the old one.
DIGESTS = {"1": "5085eff42a8a2c4f"}
SOURCE_DIGESTS = {"1": "8d150369c73b1c12"}  # of what is said besides where there is a source


def test_words_and_form_are_those_of_their_version() -> None:
    made = hashlib.sha256((instructions() + json.dumps(SCHEMA, sort_keys=True)).encode()).hexdigest()[:16]
    assert DIGESTS[VERSION] == made


def test_words_about_the_source_are_those_of_their_version() -> None:
    assert SOURCE_DIGESTS[COMPARED] == hashlib.sha256(source_instructions().encode()).hexdigest()[:16]


def test_names_that_nothing_bears_out_stand_apart(quick: Quick) -> None:
    quick.write("a.txt", "Angela Merkel met Oleg Zabolotnov in Berlin. Zabolotnov said that Merkel had agreed.\n")
    known, other = quick("model", "prompt", "a.txt", "--model", "m").out.split(
        "Other names, as the article spells them"
    )
    assert "- Angela Merkel" in known
    assert "- Oleg Zabolotnov" in other
