"""Harper: positions, suggestions, and only the rules that were asked for."""

from __future__ import annotations

import pytest

from mtcheck.checks.foreign.allow import trusted
from mtcheck.checks.foreign.harper import Harper
from mtcheck.errors import GrammarError


def test_only_the_rules_asked_for() -> None:
    text = "An cat sat in april. He he sat."
    found = Harper(["Months"]).check(text)
    assert [(m.rule, text[m.span.start : m.span.end], m.replacements) for m in found] == [
        ("Months", "april", ("April",))
    ]


def test_positions_are_code_points() -> None:
    text = "\U0001f600\U0001d400 caf\u00e9: it was in april."
    (found,) = Harper(["Months"]).check(text)
    assert text[found.span.start : found.span.end] == "april"


def test_suggestions_to_remove_and_to_insert() -> None:
    found = {m.rule: m.replacements for m in Harper(["OxfordComma", "Spaces"]).check("Red, white and blue  .")}
    assert found == {"OxfordComma": ("white,",), "Spaces": ("",)}


def test_a_rule_that_is_gone_is_named() -> None:
    with pytest.raises(GrammarError, match="NoSuchRule"):
        Harper(["NoSuchRule"]).check("One.")


def test_all_trusted_rules_are_there() -> None:
    assert Harper(rule.id.partition(".")[2] for rule in trusted("harper")).check("One.") == []
