"""A model's edit and a rule's repair at one place: who has the word, and what both of them say."""

from __future__ import annotations

import pytest

from mtcheck.document import Document
from mtcheck.engine.fix import resolve
from mtcheck.findings import Edit, Finding, Fix, Safety, Severity, Span
from mtcheck.model.answers import Proposal
from mtcheck.model.findings import findings_of
from mtcheck.model.gate.passing import Bounds, passed
from mtcheck.model.gate.shrink import words
from mtcheck.model.gate.verdict import Passed
from mtcheck.model.passages import passages_of

TEXT = "The crew fell into the finale of tournament, and the trainer thanked to all.\n"


def rule(old: str, new: str, safety: Safety = Safety.UNSAFE, rule_id: str = "test.rule") -> Finding:
    start = TEXT.index(old)
    span = Span(start, start + len(old))
    return Finding(rule_id, "lexical", Severity.MAJOR, span, "", (Fix((Edit(span, new),), safety),))


def made(old: str, new: str, *own: Finding, sure: str = "certain") -> Passed:
    document = Document(TEXT)
    (passage,) = passages_of(document, 300)
    return passed(Bounds(document, own), [(passage, [Proposal(old, new, "lexical", sure=sure)])])


def texts(found: Passed) -> list[tuple[str, str]]:
    fixes = (fix for finding in findings_of(found.changes, frozenset()) for fix in finding.fixes)
    return [(TEXT[slice(*span)], text) for fix in fixes for span, text in fix.edits]


@pytest.mark.parametrize("sure", ["certain", "likely"])
def test_a_repair_in_doubt_gives_way(sure: str) -> None:
    assert texts(made("fell into", "reached", rule("into the finale", "in the finale"), sure=sure))


def test_a_safe_repair_stays_but_in_more_words_or_where_the_edit_has_it() -> None:
    safe = rule("fell into", "got to", Safety.SAFE)
    assert not made("fell into", "reached", safe).changes
    assert not made("crew fell", "team fell", rule("fell into", "got to", Safety.SAFE), sure="likely").refused
    assert made("fell into the finale", "reached the final", safe).changes
    assert made("the finale", "a final", rule("finale", "final", Safety.SAFE), sure="likely").changes
    assert not made("finale", "end", rule("finale", "final", Safety.SAFE)).changes


def test_what_both_say_is_vouched_for() -> None:
    unsafe = rule("thanked to", "thanked")
    found = made("thanked to all", "thanked all", unsafe)
    assert not found.changes
    assert found.vouched == [unsafe]
    assert not made("thanked to all", "thanked all", unsafe, sure="likely").vouched
    assert not made("thanked to all", "praised all", unsafe).vouched


def test_a_fix_is_whole_though_a_rule_makes_a_part_of_it() -> None:
    found = made("fell into the finale of tournament", "reached the final of the tournament", rule("finale", "final"))
    (finding, *others) = findings_of(found.changes, frozenset())
    assert ("finale", "final") in texts(found)
    assert len(finding.fixes[0].edits) == 3
    assert all(TEXT[slice(*other.span)] != "finale" for other in others)  # the rule has told of it


def test_an_insertion_that_a_rule_makes_beside_the_space_is_the_same() -> None:
    start = TEXT.index(" tournament")
    own = Finding(
        "test.rule",
        "article",
        Severity.MAJOR,
        Span(start, start + 11),
        "",
        (Fix((Edit(Span(start, start), " the"),), Safety.UNSAFE),),
    )
    assert not made("of tournament", "of the tournament", own).changes


def test_a_model_goes_first_and_rules_look_again() -> None:
    mine = rule("fell into", "reached", rule_id="model.lexical")
    beside, inside, apart = rule("The crew", "A crew"), rule("into", "in", Safety.SAFE), rule("trainer", "coach")
    chosen, skipped = resolve([beside, inside, apart, mine])
    assert (chosen[0], skipped) == (mine, [inside])
    assert {apart, beside} <= set(chosen)


@pytest.mark.parametrize(
    ("old", "new", "parts"),
    [
        ("it presented to", "he presented", [("it", "he"), (" to", "")]),
        ("continued benefit", "continues charitable", [("continued", "continues"), ("benefit", "charitable")]),
        ("bitter end", "end bitter", [("", "end "), (" end", "")]),
        ("Finale takes", "The final will take", [("Finale takes", "The final will take")]),
        ("", "the ", [("", "the ")]),
    ],
)
def test_the_smallest_edits(old: str, new: str, parts: list[tuple[str, str]]) -> None:
    assert [(old[start:end], text) for start, end, text in words(old, new)] == parts
