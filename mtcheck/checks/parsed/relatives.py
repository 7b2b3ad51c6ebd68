"""Numbers of relative clauses, and of one among several."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mtcheck.checks.parsed.number import EITHER, ONE_THING, PLURAL_OF, SINGULAR_OF, agreeing, is_unreal, pluralized
from mtcheck.checks.parsed.sentence import Sentence, child, has
from mtcheck.findings import Finding
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

if TYPE_CHECKING:
    from spacy.tokens import Token


def relative_plural(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A relative clause with a singular verb about a plural noun right before it."""
    for noun, word in _clauses(sentence):
        if noun.tag_ == "NNS" and word.lower_ in PLURAL_OF and noun.lower_ not in ONE_THING:
            yield finding(rule, sentence.document, sentence.span(word), [pluralized(word)])


def relative_singular(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A relative clause with a plural verb about a singular noun right before it."""
    for noun, word in _clauses(sentence):
        if noun.tag_ != "NN" or noun.dep_ in ("compound", "npadvmod") or noun.lower_ in EITHER or has(noun, "cc"):
            continue
        several = any(t.tag_ in ("NNS", "NNPS") for t in sentence.doc[max(0, noun.i - 6) : noun.i])
        if word.lower_ in ("are", "have") and not several:  # the clause may be about them
            yield finding(rule, sentence.document, sentence.span(word), [SINGULAR_OF[word.lower_]])


def _clauses(sentence: Sentence) -> Iterator[tuple[Token, Token]]:
    """Each noun with a relative clause right behind it, and the verb that the clause begins with."""
    for pronoun in sentence.doc[1:]:
        if pronoun.lower_ in ("who", "which", "that") and pronoun.dep_ in ("nsubj", "nsubjpass"):
            noun, word = pronoun.nbor(-1), agreeing(pronoun)
            if word is not None and word.i == pronoun.i + 1 and not _is_part(noun):
                yield noun, word


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
