"""The rules that come with mtcheck: their examples, all of them together, and the conventions of their files."""

from __future__ import annotations

import itertools
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtcheck.document import Document
from mtcheck.engine.changes import apply
from mtcheck.engine.engine import Engine, applied
from mtcheck.engine.evidence import problems, with_source
from mtcheck.engine.fix import Cleaned, clean
from mtcheck.files.lists import read_table
from mtcheck.files.shipped import rules_folder
from mtcheck.output import catalogue
from mtcheck.rules.loading import load, load_with_examples, with_examples
from mtcheck.rules.packs import pack_files, read_pack
from mtcheck.rules.rule import Rule

RULES = load_with_examples()
LISTS = sorted((rules_folder() / "lists").glob("*.txt"))
LICENCE = re.compile(r"(?:GPL|CC0|CC BY|MIT|BSD|Apache|public domain|Unicode)\b")
FEW = 5  # words of a list that several rules may write down themselves
LONGEST = 300  # code points of an expression as it is written: longer ones have words for a list, or are two

by_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)


@cache
def every() -> Engine:
    return Engine(RULES)


@by_rule
def test_examples_hold(rule: Rule) -> None:
    assert [problem for _, problem in problems([rule], [rule])] == []


@by_rule
def test_good_text_is_silent_under_all_rules(rule: Rule) -> None:
    for example in (example for example in rule.examples if example.good or example.keep):
        text = example.good or example.keep
        found = every().lint(with_source(text, example))
        assert [(f.rule_id, text[f.span.start : f.span.end]) for f in found] == []


def test_no_fix_is_what_it_replaces() -> None:
    for rule in RULES:
        for bad, document in ((example.bad, with_source(example.bad, example)) for example in rule.examples):
            fixes = (fix for finding in Engine([rule]).lint(document) for fix in finding.fixes)
            for edit in (edit for fix in fixes for edit in fix.edits):
                assert bad[edit.span.start : edit.span.end] != edit.text, rule.id


def test_there_is_a_near_miss_for_every_rule() -> None:
    assert [rule.id for rule in RULES if sum(bool(e.keep) for e in rule.examples) < 2] == []


def test_ids_are_unique() -> None:
    ids = [id_ for rule in RULES for id_ in (rule.id, *rule.aliases)]
    assert len(ids) == len(set(ids))


def test_no_example_stands_twice() -> None:
    for rule in RULES:
        texts = [(e.source, e.bad or e.keep) for e in rule.examples]
        assert len(texts) == len(set(texts)), rule.id


def test_messages_read_well() -> None:
    for rule in RULES:
        assert rule.message[0].isupper() or rule.message[0] in "'{\"", rule.id
        assert rule.message.rstrip("'\"")[-1] in ".!?", rule.id
        assert "\n" not in rule.message, rule.id


@pytest.mark.parametrize("path", pack_files(rules_folder()), ids=lambda path: path.stem)
def test_files_begin_by_saying_what_they_hold(path: Path) -> None:
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    assert re.match(r"# \w.{10,}", first)
    assert read_pack(path), "no rules"


def test_packs_called_source_hold_the_rules_that_require_one() -> None:
    assert [r.id for r in RULES if r.requires_source != Path(r.pack).name.startswith("source-")] == []


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_lists_are_sorted_and_unique_and_say_where_they_are_from(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    first, *entries = text.splitlines()
    assert first.startswith("# ")
    assert LICENCE.search(first), "no licence"
    assert text.endswith("\n")
    assert all(entry and entry == entry.strip() for entry in entries)
    assert entries == sorted(set(entries))


def test_the_page_of_all_rules_is_up_to_date() -> None:
    page = Path(__file__).parents[2] / "docs" / "rules.md"
    assert page.read_text(encoding="utf-8").splitlines() == list(catalogue.page(RULES)), "run: make docs"


sentences = st.sampled_from([text for rule in RULES for e in rule.examples for text in (e.bad, e.good, e.keep) if text])
articles = st.tuples(st.sampled_from([" ", "\n", "\n\n", "\r\n\r\n"]), st.lists(sentences, max_size=12))


@settings(max_examples=60, deadline=None)
@given(article=articles, unsafe=st.booleans())
def test_all_rules_together_come_to_an_end(article: tuple[str, list[str]], unsafe: bool) -> None:
    text = article[0].join(article[1])
    cleaned = clean(Document(text), every(), unsafe=unsafe)
    assert apply(text, cleaned.changes) == cleaned.text
    assert not applied(every().lint(Document(cleaned.text)), unsafe)
    assert clean(Document(cleaned.text), every(), unsafe=unsafe) == Cleaned(cleaned.text, (), (), 0)


@settings(max_examples=60, deadline=None)
@given(article=articles)
def test_rules_keep_out_of_each_other(article: tuple[str, list[str]]) -> None:
    """A rule finds the same whether or not the others are there, but for those that wait for evidence of the others."""
    document = Document(article[0].join(article[1]))
    together = every().lint(document)
    for id_, found in itertools.groupby(sorted(together, key=lambda f: f.rule_id), key=lambda f: f.rule_id):
        rule = next(rule for rule in RULES if rule.id == id_)
        if not rule.evidence:
            assert list(Engine([rule]).lint(document)) == list(found)


def tables() -> Iterator[dict[str, Any]]:
    """The rules of all packs as they are written."""
    for path in pack_files(rules_folder()):
        yield from tomllib.loads(path.read_text()).get("rule", ())


def written() -> Iterator[tuple[str, str]]:
    """The expressions of all packs as they are written, each with its rule."""
    for table in tables():
        for key in ("swap", "find", "pattern", "trigger", "unless", "unless-sentence"):
            value = table.get(key, ())
            yield from ((table["id"], text) for text in ([value] if isinstance(value, str) else value))


def test_no_expression_is_long() -> None:
    assert [id_ for id_, text in written() if len(text) > LONGEST] == []


def test_no_letter_stands_in_both_cases() -> None:
    doubled = re.compile(r"\[([a-z])(?!\1)(?i:\1)\]|\[([A-Z])(?!\2)(?i:\2)\]")
    assert [(id_, text) for id_, text in written() if doubled.search(text)] == []


def test_a_list_of_words_stands_once() -> None:
    lists = [(f"{table['id']}: {name}", words) for table in tables() for name, words in table.get("lists", {}).items()]
    lists += [(f"words.toml: {name}", words) for name, words in read_table("words.toml").items()]
    places: dict[frozenset[str], list[str]] = {}
    for place, words in lists:
        if len(words) >= FEW:
            places.setdefault(frozenset(words), []).append(place)
    assert [same for same in places.values() if len(same) > 1] == []


def test_rules_out_of_the_cache_get_their_examples_back() -> None:
    some = [rule for rule in load(sourced=True, parsed=True) if rule.family in ("calque", "bilingual", "order")]
    assert some
    assert not any(rule.examples for rule in some)
    whole = {rule.id: rule for rule in RULES}
    assert list(with_examples(some)) == [whole[rule.id] for rule in some]
