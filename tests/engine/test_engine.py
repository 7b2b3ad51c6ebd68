"""The engine: what it looks at, and that looking less finds no less."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mtcheck.document import Document
from mtcheck.engine.engine import Engine
from mtcheck.rules.loading import load_with_examples
from mtcheck.rules.matchers import find
from tests.conftest import Pack, rule_text


def test_literals_hide_no_match() -> None:
    """Each bad example of every rule, read by all patterns, with and without the search for literals."""
    rules = [replace(rule, requires_source=False) for rule in load_with_examples()]  # the English alone is read
    engine = Engine(rules)
    by_family: dict[str, list[str]] = {}
    for rule in rules:
        by_family.setdefault(rule.family, []).extend(e.bad for e in rule.examples if e.bad)
    for family, texts in by_family.items():
        document = Document("\n\n".join(texts))
        patterns = [(r, p) for r in rules if r.family == family for p in r.patterns]
        all_of_it = range(len(document.paragraphs))
        pairs = [(engine._entries[number], at) for number, at in engine._candidates(document, all_of_it)]
        tried = {(rule.id, pattern.regex, document.paragraphs[at]) for (rule, pattern), at in pairs}
        hidden = [
            (rule.id, document.text[where.start : where.end])
            for rule, pattern in patterns
            for where in document.paragraphs
            if (rule.id, pattern.regex, where) not in tried and any(find(rule, pattern, document, where))
        ]
        assert not hidden


def test_findings_are_in_text_order_and_unique(pack: Pack) -> None:
    engine = Engine(pack(rule_text('kind = "phrase"\nswap = { "b c" = "x", "a" = "y", "(a|z)" = "y" }')))
    assert [f.span for f in engine.lint(Document("b c a b c"))] == [(0, 3), (4, 5), (6, 9)]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\ufeff", "123", "\u0416" * 50])
def test_texts_with_nothing_to_say(text: str) -> None:
    assert Engine(load_with_examples()).lint(Document(text)) == () or text.startswith("\u0416")
