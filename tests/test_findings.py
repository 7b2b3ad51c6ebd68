"""What is told once, where several rules tell of one place."""

from __future__ import annotations

import pytest

from mtcheck.findings import Edit, Finding, Fix, Safety, Severity, Span, told_once


def found(rule: str, category: str, span: tuple[int, int], text: str, safety: Safety = Safety.SAFE) -> Finding:
    """A finding whose fix puts a text in its place."""
    where = Span(*span)
    return Finding(rule, category, Severity.MAJOR, where, "", (Fix((Edit(where, text),), safety),))


WIDE = found("wide", "capitalization", (0, 20), "ministry of health")


@pytest.mark.parametrize(
    ("inner", "told"),
    [
        (found("part", "capitalization", (12, 18), "health"), False),
        (found("part", "capitalization", (12, 18), "wealth"), True),  # says something else
        (found("part", "name-variant", (12, 18), "health"), True),  # is another fault
        (found("part", "capitalization", (12, 30), "health"), True),  # goes beyond it
    ],
)
def test_a_part_of_a_wider_repair_is_not_told(inner: Finding, told: bool) -> None:
    assert (inner in told_once([WIDE, inner])) is told
    assert WIDE in told_once([WIDE, inner])


def test_a_surer_repair_stays_beside_a_wider_one() -> None:
    wide = found("wide", "capitalization", (0, 20), "ministry of health", Safety.UNSAFE)
    inner = found("part", "capitalization", (12, 18), "health")
    assert told_once([wide, inner]) == (wide, inner)


def test_an_article_goes_with_the_wording_that_replaces_it() -> None:
    wording = found("wording", "lexical", (0, 22), "on social media")
    article = found("article", "article", (3, 22), "social media")
    assert told_once([wording, article]) == (wording,)
    order = found("order", "word-order", (0, 22), "on social media")
    assert told_once([order, article]) == (order, article)
