"""What is told once, where several rules tell of one place."""

from __future__ import annotations

from dataclasses import replace

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


@pytest.mark.parametrize("category", ["capitalization", "lexical"])
def test_one_repair_of_one_place_is_told_once(category: str) -> None:
    first = found("first", "capitalization", (0, 20), "ministry of health")
    other = found("other", category, (0, 20), "ministry of health")
    assert told_once([first, other]) == (first,)
    graver = replace(other, severity=Severity.CRITICAL)
    assert told_once([first, graver]) == (graver,)
    doubtful = replace(graver, fixes=(replace(other.fixes[0], safety=Safety.UNSAFE),))
    assert told_once([doubtful, first]) == (first,)


def test_a_repair_that_is_told_at_both_ends_stays_at_both() -> None:
    both = Fix((Edit(Span(0, 0), "("), Edit(Span(9, 9), ")")), Safety.UNSAFE)
    ends = [Finding("pair", "quotes", Severity.MAJOR, span, "", (both,)) for span in (Span(0, 4), Span(8, 9))]
    assert told_once(ends) == tuple(ends)


def test_hints_of_one_place_are_all_told() -> None:
    hints = [Finding(rule, "lexical", Severity.MINOR, Span(0, 4), "") for rule in ("one", "two")]
    assert told_once(hints) == tuple(hints)


def test_what_is_to_be_deleted_is_not_put_right_first() -> None:
    where = Span(4, 6)
    gone = Finding("gone", "article", Severity.MAJOR, where, "", (Fix((Edit(where, ""),), Safety.SAFE),))
    form = Finding("form", "article", Severity.MINOR, Span(4, 7), "", (Fix((Edit(Span(4, 5), "an"),), Safety.SAFE),))
    assert told_once([form, gone]) == (gone,)
    assert told_once([form, replace(gone, category="name-variant")]) == (form, replace(gone, category="name-variant"))
