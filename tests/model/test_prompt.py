"""The version of the prompt is part of what answers are kept under."""

from __future__ import annotations

import hashlib
import json

from mtcheck.model.prompt import SCHEMA, VERSION, instructions

# Whoever changes words or form gives them a new version, and its digest here: old answers belong to the old one.
DIGESTS = {"1": "5085eff42a8a2c4f"}


def test_words_and_form_are_those_of_their_version() -> None:
    made = hashlib.sha256((instructions() + json.dumps(SCHEMA, sort_keys=True)).encode()).hexdigest()[:16]
    assert DIGESTS[VERSION] == made
