"""Words that are no English."""

from __future__ import annotations

import mtcheck
from mtcheck.english.frequency import frequency


def test_an_endless_word_is_no_word() -> None:
    before = frequency.cache_info().misses
    assert "leftovers.unknown-word" not in {
        finding.rule_id for finding in mtcheck.lint("The " + "rapirist" * 1000 + " fled.\n")
    }
    assert frequency.cache_info().misses - before < 1000
