"""What a finding says where there is nothing to write, or nothing is known to be right."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mtcheck.document import Document
from mtcheck.findings import Span
from mtcheck.rules.loading import load
from mtcheck.rules.matchers import finding


@pytest.mark.parametrize(
    ("message", "fixes", "told"),
    [
        ("The verb comes first: '{fix}'.", ["blow"], "The verb comes first: 'blow'."),
        ("The verb comes first: '{fix}'.", [], "The verb comes first."),
        ("It is one word: write '{fix}'.", [], "It is one word."),
        ("English has none: {fix}.", [""], "English has none."),
        ("'{found}' stands alone.", [], "'bump' stands alone."),
    ],
)
def test_a_message_names_a_fix_only_where_there_is_one(message: str, fixes: list[str], told: str) -> None:
    rule = replace(next(iter(load())), message=message)
    assert finding(rule, Document("The bump hurt."), Span(4, 8), fixes).message == told
