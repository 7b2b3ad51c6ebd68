"""Which sentences are parsed, how often, and where the findings stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from mtcheck.checks.parsed.parser.model import model_of, pipeline
from mtcheck.checks.parsed.sentence import Sentence
from mtcheck.document import Document
from mtcheck.engine import parsing
from mtcheck.engine.engine import Engine
from mtcheck.engine.parsing import compiled
from mtcheck.findings import Span
from mtcheck.rules.loading import load_with_examples
from mtcheck.rules.rule import Rule
from mtcheck.runs.engines import engine
from mtcheck.settings.config import Settings

BAD = "The delegation has arrived yesterday."
PLAIN = "The boats are green."


@pytest.fixture(scope="module")
def rules() -> list[Rule]:
    return [replace(rule, evidence=0) for rule in load_with_examples() if rule.kind == "syntax"]


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that are given to the parser."""
    seen: list[str] = []

    class Watched:
        def __init__(self, name: str) -> None:
            self.inner = pipeline(name)

        def tag(self, texts: Iterable[str]) -> Any:
            return self.inner.tag(texts)

        def parse(self, docs: Sequence[Any]) -> None:
            seen.extend(doc.text for doc in docs)
            self.inner.parse(docs)

    monkeypatch.setattr(parsing, "pipeline", Watched)
    return seen


def test_only_sentences_that_may_hold_a_candidate_are_parsed(rules: list[Rule], parsed: list[str]) -> None:
    Engine(rules).lint(Document(f"{PLAIN} {BAD} {PLAIN}"))
    assert parsed == [BAD]


def test_no_sentence_is_parsed_twice(rules: list[Rule], parsed: list[str]) -> None:
    engine = Engine(rules)
    first = engine.lint(Document(f"{BAD}\n\n{BAD}"))
    assert len(first) == 2
    assert engine.lint(Document(f"{BAD}\n\n{PLAIN}"))[0].span == first[0].span
    assert parsed == [BAD]


def test_sentences_whose_tags_speak_against_every_candidate_are_not_parsed(
    rules: list[Rule], parsed: list[str]
) -> None:
    tagged = "The divers waited near tunnel supports for many hours."
    bare = "After the storm, tunnel was closed for two days."
    engine = Engine([rule for rule in rules if rule.id.startswith("article.") and rule.id.endswith("-bare")])
    assert [f.rule_id for f in engine.lint(Document(f"{tagged} {bare}"))] == ["article.subject-bare"]
    assert parsed == [bare]


def test_the_parser_is_not_loaded_for_a_text_without_candidates(
    rules: list[Rule], monkeypatch: pytest.MonkeyPatch
) -> None:
    def loaded(name: str) -> None:
        raise AssertionError(name)

    monkeypatch.setattr(parsing, "pipeline", loaded)
    assert Engine(rules).lint(Document(PLAIN)) == ()


@pytest.mark.parametrize("before", ["", "\U0001d504 \U0001f600 Fine. ", "\u201cOh.\u201d\u00a0He went home.\n\n"])
def test_offsets_are_code_points_of_the_article(rules: list[Rule], before: str) -> None:
    text = before + BAD
    (finding,) = Engine(rules).lint(Document(text))
    assert text[slice(*finding.span)] == "has arrived"
    assert finding.span == Span(len(before) + 15, len(before) + 26)
    (edit,) = finding.fixes[0].edits
    repaired = text[: edit.span.start] + edit.text + text[edit.span.end :]
    assert repaired == before + "The delegation arrived yesterday."


def test_triggers_see_where_each_sentence_begins(rules: list[Rule]) -> None:
    text = "The boats are green. Also, the harbour master is against the plan."
    assert [f.rule_id for f in Engine(rules).lint(Document(text))] == ["order.also-first"]


def test_line_breaks_within_a_sentence_are_spaces(rules: list[Rule]) -> None:
    text = "The long delegation of the northern harbours has arrived\nyesterday with three ships and a hundred guests."
    assert [text[slice(*f.span)] for f in Engine(rules).lint(Document(text))] == ["has arrived"]


def test_without_a_parser_the_rules_are_silent(rules: list[Rule]) -> None:
    assert Engine(rules, parser="off").lint(Document(BAD)) == ()


def test_what_rules_find_does_not_depend_on_which_others_run(rules: list[Rule]) -> None:
    text = " ".join(example.bad for rule in rules for example in rule.examples if example.bad)
    last = ("garbled.", "article.unlikely")  # told where no other tells anything
    together = [f for f in Engine(rules).lint(Document(text)) if not f.rule_id.startswith(last)]
    for rule in rules:
        if not rule.id.startswith(last):
            assert list(Engine([rule]).lint(Document(text))) == [f for f in together if f.rule_id == rule.id]


def test_other_languages_and_endless_lines_are_not_parsed(rules: list[Rule], parsed: list[str]) -> None:
    russian = "Делегация прибыла вчера и осталась в городе на три дня, сообщили в порту."
    Engine(rules).lint(Document(f"{russian}\n\nThe delegation has " + "arrived and " * 200 + "left yesterday."))
    assert parsed == []


def test_checks_stand_sentences_that_end_anywhere(rules: list[Rule]) -> None:
    texts = [e.bad or e.keep for rule in rules for e in rule.examples]
    cut = dict.fromkeys(" ".join(text.split()[:end]) for text in texts for end in range(1, len(text.split()) + 1))
    for text, doc in zip(cut, pipeline(model_of("auto")).pipe(cut), strict=True):
        sentence = Sentence(Document(text), doc, 0)
        for rule in rules:
            form = compiled(rule.syntax)
            every = [sentence] * 5
            found = form.find_in_all(rule, every, lambda all_=every: all_) if form.whole else form.find(rule, sentence)
            assert all(0 <= f.span.start <= f.span.end <= len(text) for f in found)


def test_half_a_character_does_not_end_the_run() -> None:
    text = "If they will come, the d\ud800octors which was there will be glad about it."
    assert isinstance(engine(Settings()).lint(Document(text)), tuple)
