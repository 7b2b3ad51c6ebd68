"""What of a grammar checker's matches becomes findings, and what happens when it fails."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator

import pytest

from mtcheck.checks.foreign.backend import Match
from mtcheck.checks.foreign.checker import Checker
from mtcheck.document import Document
from mtcheck.engine.engine import Engine
from mtcheck.errors import GrammarError
from mtcheck.findings import Finding, Safety, Severity, Span
from mtcheck.rules.rule import Rule

RULE = Rule("harper.Word", "harper", "spelling", Severity.MINOR, Safety.SAFE, "")


class Fake:
    """Finds every place of some words."""

    name = "harper"

    def __init__(self, words: dict[str, tuple[str, ...]]) -> None:
        self.words, self.problem, self.read, self.closed = words, "", 0, False
        self.texts: list[str] = []

    def check(self, text: str) -> list[Match]:
        self.read += 1
        text.encode()  # as the real ones do: lone surrogates must not come here
        if self.problem:
            raise GrammarError(self.problem)
        self.texts.append(text)
        return [
            Match("Word", Span(text.index(word), text.index(word) + len(word)), "Wrong.", fixes)
            for word, fixes in self.words.items()
            if word in text
        ]

    def close(self) -> None:
        self.closed = True


Lint = Callable[..., tuple[Finding, ...]]


@pytest.fixture
def lint(phrase_engine: Callable[..., Engine]) -> Iterator[Lint]:
    """Lints a text with a rule "bad thing" -> "good thing" and a checker that finds some words."""
    checkers: list[Checker] = []

    def run(text: str, words: dict[str, tuple[str, ...]], rule: Rule = RULE) -> tuple[Finding, ...]:
        checkers.append(Checker(Fake(words), [rule]))
        return Engine(phrase_engine({"bad thing": "good thing"}).rules, checkers[-1]).lint(Document(text))

    yield run
    for checker in checkers:
        checker.close()


def test_a_match_becomes_a_finding(lint: Lint) -> None:
    (found,) = lint("Some wrod.", {"wrod": ("word", "wrod", "rod")})
    assert (found.rule_id, found.span, found.message, found.safety) == ("harper.Word", (5, 9), "Wrong.", Safety.SAFE)
    assert [fix.label for fix in found.fixes] == ["word", "rod"]


def test_display_rules_have_no_fix(lint: Lint) -> None:
    (found,) = lint("Some wrod.", {"wrod": ("word",)}, dataclasses.replace(RULE, safety=Safety.DISPLAY))
    assert found.fixes == ()


def test_our_own_findings_go_first(lint: Lint) -> None:
    assert [f.rule_id for f in lint("A bad thing.", {"thing": ("think",)})] == ["test.rule"]


def test_rules_that_are_not_trusted(lint: Lint) -> None:
    assert lint("Some wrod.", {"wrod": ("word",)}, dataclasses.replace(RULE, id="harper.Other")) == ()


@pytest.mark.parametrize("text", ["See http://a.org/wrod now.", "The `wrod` here.", "Mail wrod@a.org."])
def test_protected_places(lint: Lint, text: str) -> None:
    assert lint(text, {"wrod": ("word",)}) == ()


def test_names_are_left_alone(lint: Lint) -> None:
    assert lint("It was Zakharova.", {"Zakharova": ("Sakharov",)}) == ()
    assert lint("It was Al-Nusra.", {"Nusra": ("Nostra",)}) == ()
    assert lint("It was the the UN.", {"the the UN": ("the UN",)}) != ()
    assert lint("Wrod is it.", {"Wrod": ("Word",)}) != ()


def test_lone_surrogates(lint: Lint) -> None:
    assert len(lint("\ud800 wrod \udfff", {"wrod": ("word",)})) == 1


def test_a_checker_that_fails_is_asked_once(phrase_engine: Callable[..., Engine]) -> None:
    fake = Fake({})
    fake.problem = "no Java"
    checker = Checker(fake, [RULE])
    engine = Engine(phrase_engine({"bad thing": "good thing"}).rules, checker)
    assert len(engine.lint(Document("A bad thing."))) == 1
    assert len(engine.lint(Document("A bad thing."))) == 1
    checker.close()
    assert (fake.read, checker.problem, fake.closed) == (1, "no Java", True)


def test_only_paragraphs_that_may_hold_something_are_read(phrase_engine: Callable[..., Engine]) -> None:
    fake = Fake({"wrod": ("word",), "wrong": ("right",)})
    checker = Checker(fake, [dataclasses.replace(RULE, needs=(r"wr\w+d\b",))])
    text = "Nothing here.\n\nSome wrod.\n\nA wrong one.\n\nAnd a written word, a wrd."
    found = Engine(phrase_engine({"bad thing": "good thing"}).rules, checker).lint(Document(text))
    checker.close()
    assert fake.texts == ["Some wrod."]
    assert [text[f.span.start : f.span.end] for f in found] == ["wrod"]


def test_places_in_later_paragraphs(phrase_engine: Callable[..., Engine]) -> None:
    fake = Fake({"wrod": ("word",), "wrnd": ("round",), "wrd": ("word",)})
    checker = Checker(fake, [dataclasses.replace(RULE, needs=(r"wr\w*d\b",))])
    text = "\U0001f600 A wrod.\n\n\nNothing.\nIn a wrnd way.\r\n\r\nThe end of a wrd"
    found = Engine(phrase_engine({"bad thing": "good thing"}).rules, checker).lint(Document(text))
    checker.close()
    assert [text[f.span.start : f.span.end] for f in found] == ["wrod", "wrnd", "wrd"]
    assert fake.read == 1


def test_one_rule_without_needs_has_everything_read(phrase_engine: Callable[..., Engine]) -> None:
    fake = Fake({"wrod": ("word",)})
    checker = Checker(fake, [RULE, dataclasses.replace(RULE, id="harper.Other", needs=("x",))])
    found = Engine(phrase_engine({"bad thing": "good thing"}).rules, checker).lint(Document("Two.\n\nA wrod."))
    checker.close()
    assert len(found) == 1
