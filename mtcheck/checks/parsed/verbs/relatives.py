"""Numbers of relative clauses, and of one among several; relative pronouns for people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mtcheck.checks.parsed.number import EITHER, ONE_THING, PLURAL_OF, SINGULAR_OF, agreeing, is_unreal, pluralized
from mtcheck.checks.parsed.sentence import FINITE, Sentence, child, has
from mtcheck.english.inflection import in_both_numbers
from mtcheck.files.expressions import compiled
from mtcheck.files.lists import read_list
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
        if noun.head.lemma_ == "be" and any(part.lower_ == "it" for part in noun.head.children):
            continue  # it is not just the council who are worried: said of people
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


def people_which(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """`which` for people: the tourists which arrived, diplomats, which left."""
    doc = sentence.doc
    for which in doc[1:-2]:
        comma = which.nbor(-1).text == ","
        people = doc[which.i - 2] if comma and which.i > 1 else which.nbor(-1)
        if which.lower_ != "which" or people.lower_ not in _people() or which.nbor(1).tag_ not in FINITE:
            continue
        word, main = which.nbor(1), which.head
        several, many = people.tag_ == "NNS", word.lower_ in SINGULAR_OF or word.tag_ == "VBP"
        if comma and not (several and (many or main.lemma_ in _PERSONAL and main.i - which.i < 5)):
            continue
        if not comma and (many != several and (many or word.tag_ == "VBZ") or _is_part(people)):
            continue
        yield finding(rule, sentence.document, sentence.span(which), ["who"])


# What only people do: behind a comma, `which` with another verb may stand for the whole clause.
_PERSONAL = frozenset(
    """
    leave live work arrive come go receive buy speak win die want know think believe fight play study escape flee return
    try decide refuse agree say write ask demand need call help visit wait sit stand hold hope die fall join earn pay
    """.split()
)


def _people() -> frozenset[str]:
    return in_both_numbers(read_list("people-nouns.txt"))


def people_candidate(sentence: str) -> bool:
    """Whether a sentence has `which` right behind a word for people."""
    found = _WHICH.finditer(sentence.lower())
    return any(match[1] in _people() for match in found)


_WHICH = compiled(r"\b([a-z]+),? which\b")


def joined_of(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A singular verb behind two nouns that share what belongs to them: the height and width of boats is."""
    doc = sentence.doc
    for head in doc[:-5]:
        if head.dep_ not in ("nsubj", "nsubjpass") or head.tag_ != "NN" or head.nbor(1).lower_ != "and":
            continue
        other, word = head.nbor(2), agreeing(head)
        if word is None or word.lower_ not in PLURAL_OF or other.tag_ != "NN" or other.nbor(1).lower_ != "of":
            continue
        if {head.lower_, other.lower_} & _MEASURES and not any(t.is_punct for t in doc[head.i : word.i]):
            yield finding(rule, sentence.document, sentence.span(word), [pluralized(word)])


_MEASURES = frozenset(
    """
    speed weight height length width depth size price cost quality quantity number amount volume value age temperature
    strength power distance area density intensity frequency duration salary income population
    """.split()
)
