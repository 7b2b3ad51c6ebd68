"""Syntax rules are read strictly; what only spaCy can tell is told when the rule first runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtcheck.document import Document
from mtcheck.engine.engine import Engine
from mtcheck.errors import PackError
from mtcheck.rules.packs import read_pack
from tests.conftest import rule_text

HEAD = 'kind = "syntax"\n'
TRIGGER = HEAD + "trigger = 'went'\n"
TOKENS = 'tokens = [{ ID = "a", LOWER = "he" }, { ID = "b", LEMMA = "go" }]\n'
TREE = 'tree = [{ RIGHT_ID = "verb", RIGHT_ATTRS = { LEMMA = "go" } }, \
{ LEFT_ID = "verb", REL_OP = ">", RIGHT_ID = "who", RIGHT_ATTRS = { DEP = "nsubj" } }]\n'
FIX = 'mark = ["b"]\nfix = { b = "{b:base}" }\n'


@pytest.mark.parametrize(
    ("body", "line", "problem"),
    [
        (HEAD + TOKENS + FIX, 2, "needs a trigger"),
        (HEAD + "trigger = '('\n" + TOKENS + FIX, 8, "bad pattern"),
        (HEAD + "trigger = '{no-such-list}'\n" + TOKENS + FIX, 8, "bad pattern"),
        (TRIGGER, 2, "one of tree, tokens and check"),
        (TRIGGER + TOKENS + TREE + FIX, 9, "one of tree, tokens and check"),
        (TRIGGER + 'check = "parsed.verbs.no_such"', 9, "there is no parsed.verbs.no_such"),
        (TRIGGER + 'check = "parsed.verbs.past_since"\nmark = ["a"]', 10, "a check sees to it"),
        (TRIGGER + "tokens = [1]\n" + FIX, 9, "list of tables"),
        (TRIGGER + TOKENS + 'fix = { b = "x" }', 2, "mark lists"),
        (TRIGGER + TOKENS + 'mark = ["z"]\nfix = { b = "x" }', 10, "mark lists"),
        (TRIGGER + TOKENS + 'mark = ["b"]\nfix = { z = "x" }', 11, "a node's name"),
        (TRIGGER + TOKENS + 'mark = ["b"]\nfix = { b = "{b:worst}" }', 11, "one of the forms"),
        (TRIGGER + TOKENS + 'mark = ["b"]\nwithout = { z = ["det"] }\nfix = { b = "x" }', 11, "may not govern"),
        (TRIGGER + TOKENS + 'mark = ["b"]', 3, 'safety = "display"'),
    ],
)
def test_mistakes(tmp_path: Path, body: str, line: int, problem: str) -> None:
    path = tmp_path / "pack.toml"
    path.write_text(rule_text(body))
    with pytest.raises(PackError) as error:
        read_pack(path)
    assert str(error.value).startswith(f"{path}:{line}: "), error.value
    assert problem in str(error.value)


def lint(tmp_path: Path, body: str, text: str, safety: str = "safe") -> list[str]:
    path = tmp_path / "pack.toml"
    path.write_text(rule_text(body, safety=safety))
    findings = Engine(read_pack(path)).lint(Document(text))
    return [f"{text[slice(*f.span)]} -> {f.fixes[0].label}" for f in findings]


def test_tokens_and_forms(tmp_path: Path) -> None:
    assert lint(tmp_path, TRIGGER + TOKENS + FIX, "Then he went away. She went, too.") == ["went -> go"]


def test_tree_marks_from_the_first_node_to_the_last(tmp_path: Path) -> None:
    body = TRIGGER + TREE + 'mark = ["who", "verb"]\nfix = { verb = "has {verb:participle}" }'
    assert lint(tmp_path, body, "The old man went away.") == ["man went -> man has gone"]


def test_without_excepts_by_label_word_and_lemma(tmp_path: Path) -> None:
    for unwanted in ("advmod", "=away", "~away"):
        body = TRIGGER + TREE + f'mark = ["verb"]\nwithout = {{ verb = ["{unwanted}"] }}\nfix = {{ verb = "ran" }}'
        assert lint(tmp_path, body, "The man went away. The dog went to bed.") == ["went -> ran"]


def test_an_empty_text_deletes_the_word_with_its_space(tmp_path: Path) -> None:
    body = TRIGGER + 'tokens = [{ ID = "a", LOWER = "had" }, { ID = "b", LOWER = "went" }]\n'
    body += 'mark = ["a", "b"]\nfix = { a = "" }'
    assert lint(tmp_path, body, "He had went away.") == ["had went -> went"]


def test_lists_stand_for_their_words_in_patterns(tmp_path: Path) -> None:
    body = HEAD + "trigger = '{countable-nouns}'\n"
    body += 'tokens = [{ ID = "a", LOWER = { REGEX = "^(?:{countable-nouns})$" } }]\n'
    body += 'mark = ["a"]\nfix = { a = "{a:plural}" }'
    assert lint(tmp_path, body, "A journalist met peace.") == ["journalist -> journalists"]


def test_a_pattern_that_spacy_does_not_take(tmp_path: Path) -> None:
    body = TRIGGER + 'tokens = [{ ID = "a", COLOUR = "red" }]\nmark = ["a"]\nfix = { a = "b" }'
    with pytest.raises(PackError, match="spaCy does not take this pattern"):
        lint(tmp_path, body, "He went away.")
