"""Nouns whose number does not go with what stands before them, and verbs that do not go with `he` and `she`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from mtcheck.checks.parsed.sentence import Sentence
from mtcheck.english.inflection import plural, verb
from mtcheck.findings import Finding
from mtcheck.names.data import read_list
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

if TYPE_CHECKING:
    from spacy.tokens import Token

_MANY = frozenset(("these", "those", "several", "many", "various", "numerous"))
_ONE = frozenset(("every", "each", "another"))
_MODIFIES = frozenset(("compound", "nmod", "npadvmod"))  # labels of nouns that say something of another


def pronoun_plural_verb(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """He or she with the verb of a plural: she have sold."""
    for subject, main in zip(sentence.doc, sentence.doc[1:], strict=False):
        if (
            subject.lower_ in ("he", "she")
            and subject.dep_ in ("nsubj", "nsubjpass")
            and main.lower_ in ("have", "are")
            and main.tag_ == "VBP"
        ):
            span = sentence.span(subject, main)
            before = sentence.document.text[span.start : sentence.span(main).start]
            yield finding(rule, sentence.document, span, [before + verb(main.lemma_.lower()).third])


def several_of_one(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """Several with a singular: several journalist."""
    for noun in sentence.doc:
        if noun.tag_ != "NN" or noun.lower_ not in _countable() or noun.dep_ in _MODIFIES:
            continue
        if noun.i + 1 < len(noun.doc) and noun.nbor(1).text == "-":
            continue
        if not any(one.lower_ in _MANY and one.dep_ in ("det", "amod") for one in noun.children):
            continue
        if not _governs(noun, {"poss", "compound", "cc", "conj"}, {"a", "an", "the"}):
            yield finding(rule, sentence.document, sentence.span(noun), [plural(noun.text)])


def every_several(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """Every with a plural: every trains."""
    for noun in sentence.doc:
        if noun.tag_ != "NNS" or noun.lower_[-1:] != "s" or noun.lower_[-2:-1] in ("", "s") or noun.dep_ in _MODIFIES:
            continue
        if not any(one.lower_ in _ONE and one.dep_ == "det" for one in noun.children):
            continue
        if not _governs(noun, {"nummod", "poss", "quantmod", "case"}, {"few", "other", "little"}):
            yield finding(rule, sentence.document, sentence.span(noun), [noun.lemma_])


def _governs(noun: Token, labels: set[str], words: set[str]) -> bool:
    """Whether a noun has a dependent with one of some labels, or one of some words."""
    return any(one.dep_ in labels or one.lower_ in words for one in noun.children)


@cache
def _countable() -> frozenset[str]:
    return frozenset(read_list("countable-nouns.txt"))
