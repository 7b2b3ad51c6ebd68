"""Words that nobody writes: which are told of, which are left alone, and what is suggested."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from mtcheck.checks.foreign.backend import Match
from mtcheck.checks.foreign.checker import Checker
from mtcheck.checks.foreign.harper import Harper
from mtcheck.checks.foreign.spelling import Spelling, ranked
from mtcheck.document import Document
from mtcheck.engine.engine import Engine
from mtcheck.findings import Finding, Safety, Severity
from mtcheck.rules.rule import Rule


class Ignorant:
    """Knows no word at all, and suggests what it was told to."""

    name = "harper"
    spelling = "SpellCheck"

    def __init__(self, *suggestions: str) -> None:
        self.suggestions, self.asked = suggestions, list[str]()

    def check(self, text: str) -> list[Match]:
        raise AssertionError(f"no rule but spelling is switched on, and yet {text!r} is to be read")

    def misspelled(self, words: Sequence[str]) -> dict[str, tuple[str, ...]]:
        self.asked += words
        return dict.fromkeys(words, self.suggestions)

    def close(self) -> None:
        """Nothing to end."""


def wrong(text: str) -> dict[str, tuple[str, ...]]:
    found = Spelling(Ignorant()).check(text)
    return {text[m.span.start : m.span.end]: m.replacements for m in found}


@pytest.mark.parametrize(
    "text",
    [
        "The troops have withdrawn from the town.",
        "Zakharova met the voivode of Lublin; the colour of the organisation was grey.",
        "It was written by a certain kvartalov@mail.ru on www.kvartalov.com/kvartalov.",
        "They call it \u201ckvartalovka\u201d there, or a kvartalov-type house.",
        "A superproduct for multibillionaires and countersanctions of the subcommissions.",
        "We hanged the picture, shined the shoes and payed out the rope.",
    ],
)
def test_what_people_write(text: str) -> None:
    assert wrong(text) == {}


def test_words_that_a_machine_made_up() -> None:
    assert wrong("The zhurnalyst bought two akkaunts.") == {"zhurnalyst": (), "akkaunts": ()}


@pytest.mark.parametrize(
    ("word", "right"),
    [
        ("withdrawed", "withdrew"),
        ("catched", "caught"),
        ("angryly", "angrily"),
        ("preachs", "preaches"),
        ("overthrowed", "overthrew"),
    ],
)
def test_regular_forms_where_english_has_others(word: str, right: str) -> None:
    assert wrong(f"They {word} it.")[word][0] == right


def test_suggestions_are_close_and_in_use() -> None:
    assert ranked("temprature", ("temperature", "temperatures", "temperate", "temprate")) == (
        "temperature",
        "temperatures",
    )
    assert ranked("kvartal", ("quartal", "quarter")) == ()


def test_each_place_is_told_and_each_word_asked_for_once() -> None:
    speller = Ignorant("temperature")
    spelling = Spelling(speller)
    text = "The temprature fell. A temprature like that!"
    assert [text[m.span.start : m.span.end] for m in spelling.check(text)] == ["temprature"] * 2
    assert len(spelling.check(text)) == 2
    assert speller.asked == ["temprature"]


RULE = Rule("harper.SpellCheck", "harper", "spelling", Severity.MAJOR, Safety.UNSAFE, "")
Lint = Callable[[str], tuple[Finding, ...]]


@pytest.fixture
def lint(phrase_engine: Callable[..., Engine]) -> Lint:
    """Lints with a rule "bad thing" -> "good thing" and a checker that knows no word."""

    def run(text: str) -> tuple[Finding, ...]:
        checker = Checker(Ignorant(), [RULE])
        try:
            return Engine(phrase_engine({"bad thing": "good thing"}).rules, checker).lint(Document(text))
        finally:
            checker.close()

    return run


def test_an_unknown_word_alone_is_no_proof_of_a_machine(lint: Lint) -> None:
    assert lint("The khachkar stands on a hill.") == ()
    found = lint("A bad thing, a bad thing and two akkaunts.")
    assert [(f.rule_id, f.safety) for f in found if f.rule_id != "test.rule"] == [(RULE.id, Safety.DISPLAY)]


def test_a_slip_with_an_obvious_remedy_is_told_of_alone(lint: Lint) -> None:
    (found,) = lint("The army withdrawed from it.")
    assert (found.rule_id, found.fixes[0].edits[0].text) == (RULE.id, "withdrew")


def test_harper_agrees() -> None:
    found = Spelling(Harper([])).check("The temprature fell, and the army withdrawed.")
    assert [m.replacements[0] for m in found] == ["temperature", "withdrew"]
