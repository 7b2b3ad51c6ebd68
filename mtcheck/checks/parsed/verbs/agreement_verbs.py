"""Numbers of a full verb and the subject right before it: Analysts advises, Children was given."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mtcheck.checks.parsed.number import ONE_THING, PLURAL_OF, agreeing
from mtcheck.checks.parsed.sentence import Sentence
from mtcheck.english.inflection import verb
from mtcheck.files.lists import read_list
from mtcheck.findings import Finding
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

if TYPE_CHECKING:
    from spacy.tokens import Token

_PEOPLE = frozenset("people children men women police mice teeth feet geese".split())


def third_behind_plural(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A verb in -s right behind a plural subject: Analysts advises."""
    for head in sentence.doc[:-1]:
        low = head.lower_
        plural = head.tag_ == "NNS" and low != head.lemma_.lower() or low in _PEOPLE
        if head.dep_ not in ("nsubj", "nsubjpass") or not plural or low in ONE_THING or low.endswith("ics"):
            continue
        word = agreeing(head)
        if word is None or word.i != head.i + 1 or not _is_free(head):
            continue
        if head.text.istitle() and low not in _PEOPLE and head.lemma_.lower() not in read_list("people-nouns.txt"):
            continue  # Holmes starts
        if low in _PEOPLE and word.lower_ in PLURAL_OF:
            yield finding(rule, sentence.document, sentence.span(word), [PLURAL_OF[word.lower_]])
        elif word.tag_ == "VBZ" and _is_full(word):
            yield finding(rule, sentence.document, sentence.span(word), [verb(word.lemma_.lower()).base])


def _is_full(word: Token) -> bool:
    """Whether a form in -s is surely that of a verb: what verbs have behind them follows."""
    if word.lower_ in PLURAL_OF or word.lemma_ in ("be", "have", "do") or not word.text.islower():
        return False
    if word.i + 1 >= len(word.doc):
        return False
    behind = word.nbor(1)
    return behind.tag_ in ("DT", "PRP$", "TO", "PRP", "RB", "WRB") or behind.lower_ in ("that", "in", "on", "at")


def _is_free(head: Token) -> bool:
    """Whether a subject begins its clause, and has nothing that could be what its verb agrees with."""
    if any(c.dep_ not in ("det", "amod", "poss", "nummod", "compound") for c in head.children) or head.conjuncts:
        return False
    first = head.left_edge
    if any(c.lower_ in ("a", "an", "one", "each", "every", "this", "that", "another") for c in head.children):
        return False
    if first.tag_ in ("VBG", "CD") or any(c.tag_ in ("NNP", "NNPS") for c in head.children):
        return False
    before = first.nbor(-1) if first.i else None
    if before is not None and before.tag_ == "CC":
        return before.i > 0 and before.nbor(-1).text == ","
    return before is None or before.tag_ in (",", "IN", "``", "''", ":") and before.lower_ not in _PREPOSITIONS


_PREPOSITIONS = frozenset("of in on at for with from by to about as than like between among into".split())
