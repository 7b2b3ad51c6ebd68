"""Numbers of relative clauses, and of one among several."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mtcheck.findings import Finding
from mtcheck.rules import Rule
from mtcheck.rules.matchers import finding
from mtcheck.syntax.sentence import Sentence, child, has

if TYPE_CHECKING:
    from spacy.tokens import Token
from mtcheck.syntax.checks.agreement import EITHER, ONE_THING, PLURAL_OF, SINGULAR_OF, agreeing, is_unreal, pluralized


def relative_plural(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A relative clause with a singular verb about a plural noun right before it."""
    for pronoun in sentence.doc:
        if (
            pronoun.lower_ not in ("who", "which", "that")
            or pronoun.dep_ not in ("nsubj", "nsubjpass")
            or not pronoun.i
        ):
            continue
        noun, word = pronoun.nbor(-1), agreeing(pronoun)
        if noun.tag_ != "NNS" or word is None or word.i != pronoun.i + 1 or word.lower_ not in PLURAL_OF:
            continue
        if noun.lower_ in ONE_THING or _is_part(noun):
            continue
        yield finding(rule, sentence.document, sentence.span(word), [pluralized(word)])


def relative_singular(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A relative clause with a plural verb about a singular noun right before it."""
    for pronoun in sentence.doc:
        if (
            pronoun.lower_ not in ("who", "which", "that")
            or pronoun.dep_ not in ("nsubj", "nsubjpass")
            or not pronoun.i
        ):
            continue
        noun, word = pronoun.nbor(-1), agreeing(pronoun)
        if (
            noun.tag_ != "NN"
            or noun.dep_ in ("compound", "npadvmod")
            or noun.lower_ in EITHER
            or word is None
            or word.i != pronoun.i + 1
        ):
            continue
        if word.lower_ not in ("are", "have") or _is_part(noun) or noun.dep_ == "conj" or has(noun, "cc"):
            continue
        yield finding(rule, sentence.document, sentence.span(word), [SINGULAR_OF[word.lower_]])


def _is_part(noun: Token) -> bool:
    """Whether the relative clause may belong to a noun further left: one of those that has."""
    return noun.dep_ in ("pobj", "conj") or noun.head.dep_ == "prep"


def one_of_plural(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A plural verb after one, each, either or neither of several."""
    for head in sentence.doc:
        if head.lower_ not in ("one", "each", "either", "neither") or head.dep_ not in ("nsubj", "nsubjpass"):
            continue
        of, word = child(head, "prep"), agreeing(head)
        if of is None or of.lower_ != "of" or word is None or word.lower_ not in SINGULAR_OF or is_unreal(word):
            continue
        between = word.doc[of.i : word.i]
        if any(t.lower_ in ("and", "who", "which", "that", "or") or t.is_punct for t in between) or word.i < of.i:
            continue
        yield finding(rule, sentence.document, sentence.span(word), [SINGULAR_OF[word.lower_]])
