"""Countable nouns in the singular that stand without an article, by counts of how English uses each noun.

`lists/noun-articles.tsv` (made by bench/native/noun_articles.py) holds nouns that are determined nearly everywhere,
with the slots in which each may stand bare all the same: `in court`, `take place`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.checks.parsed.clauses.clauses import is_statement
from mtcheck.checks.parsed.sentence import Sentence, has
from mtcheck.english.casing import capitalize, indefinite
from mtcheck.files.lists import read_columns, read_list
from mtcheck.findings import Finding, Safety
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

if TYPE_CHECKING:
    from spacy.tokens import Token

_SLOTS = {"nsubj": "S", "nsubjpass": "S", "dobj": "O", "pobj": "P", "attr": "=be"}
_KINDS = ("of", "S", "=be", "O", "P")
_ONE = ("only", "same", "main", "whole", "entire")  # of which there is one
_SURE = 94  # percent of `the` among the/a from which it is put in unread


class Noun(NamedTuple):
    """How English uses a noun: percent of `the` among the/a by kind of slot, and the slots where it may be bare."""

    definite: Mapping[str, int]
    bare: frozenset[str]


@cache
def nouns() -> dict[str, Noun]:
    """The nouns of the list."""
    return {
        noun: Noun(
            {kind: int(share) for kind, share in zip(_KINDS, shares.split(), strict=True) if share != "-"},
            frozenset(bare.split()),
        )
        for noun, _, shares, bare in read_columns("noun-articles.tsv")
    }


def bare_object(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """An object that needs an article: They found bomb."""
    yield from _bare(sentence, rule, ("dobj",))


def bare_predicate(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A predicate noun that needs an article: It is difficult task."""
    yield from _bare(sentence, rule, ("attr",))


def bare_subject(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A subject that needs an article: Bridge was closed."""
    yield from _bare(sentence, rule, ("nsubj", "nsubjpass"))


def bare_in_phrase(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A noun behind a preposition that needs an article: near bridge."""
    yield from _bare(sentence, rule, ("pobj",))


# Adjectives, adverbs and verbs behind a preposition (about right, far from level, in a position to judge), and nouns
# that may be bare everywhere.
_TAKEN_FOR_NOUNS = frozenset("right level key judge best industry evolution priority".split())


def _bare(sentence: Sentence, rule: Rule, labels: tuple[str, ...]) -> Iterator[Finding]:
    if not is_statement(sentence):
        return
    for noun in sentence.doc:
        if noun.dep_ not in labels or noun.tag_ != "NN" or noun.lower_ in _TAKEN_FOR_NOUNS:
            continue
        use = nouns().get(noun.lower_)
        if use is None or _slot(noun) in use.bare and not _is_owner(noun) or not _lacks_article(noun):
            continue
        first = noun.left_edge
        behind = nouns().get(first.lower_)
        if first.i < noun.i and behind is not None and _slot(noun) in behind.bare:
            continue  # the phrase ends before: into account period
        if _is_name_elsewhere(sentence, noun) or _is_title(noun):
            continue
        text = sentence.text(first, noun)
        definite = use.definite.get("of" if _has_of(noun) else _SLOTS[noun.dep_], 50)
        like = any(t.lower_ in ("similar", "separate", "different") for t in noun.children)
        only = any(t.lower_ in _ONE for t in noun.doc[first.i : noun.i])
        order = ("the", "a") if (definite >= 50 or only or _is_owner(noun)) and not like else ("a", "the")
        if first.i == 0 and first.tag_ == "RB":
            continue  # the adverb may be of the whole clause: Previously road was
        rest = text if first.text in read_list("nationality-adjectives.txt") else f"{text[:1].lower()}{text[1:]}"
        fixes = [f"{indefinite(text) if one == 'a' else one} {rest}" for one in order]
        if text[:1].isupper() and first.i == 0:
            fixes = [capitalize(fix) for fix in fixes]
        safety = None if definite >= _SURE else Safety.UNSAFE
        yield finding(rule, sentence.document, sentence.span(first, noun), fixes, safety=safety)


def _is_name_elsewhere(sentence: Sentence, noun: Token) -> bool:
    """Whether the article has the first word of a sentence with a capital inside another, as a name: Queen, Hunt."""
    return noun.i == 0 and re.search(rf"[A-Za-z,] {noun.text}\b", sentence.document.folded) is not None


def _is_title(noun: Token) -> bool:
    """Whether a name stands behind a noun and a comma, which is how the press writes a title: designer, Anna Berg."""
    behind = noun.doc[noun.i + 1 : noun.i + 3]
    return len(behind) == 2 and behind[0].text == "," and behind[1].tag_ == "NNP"


def _slot(noun: Token) -> str:
    if noun.dep_ == "pobj":
        return str(noun.head.lower_)
    return f"={noun.head.lemma_}" if noun.dep_ == "dobj" else _SLOTS[noun.dep_]


# Behind these, `of` and a noun say whose they are: the users of network, not a lack of network.
OWNED = frozenset(
    """
    representative user colleague employee leader resident inhabitant owner founder site website building roof account
    page budget participant subscriber customer client shareholder depositor lawyer attorney relative manager
    driver noise passenger director author hero plot creator captain wall door window floor edge perimeter grandmother
    grandfather mother father parent wife widow cost price engine wheel cabin salon interior entrance bankruptcy
    arrest release victim guest half rest middle
    """.split()
)
_NEVER_OWNERS = frozenset("state age government industry action faith color fortune church war town land".split())


def _is_owner(noun: Token) -> bool:
    """Whether a noun behind `of` is whose something is, and is one thing, whatever it may be elsewhere."""
    of = noun.head
    return of.lower_ == "of" and of.head.lemma_ in OWNED and of.head.i == of.i - 1 and noun.lower_ not in _NEVER_OWNERS


def _has_of(noun: Token) -> bool:
    return noun.i + 1 < len(noun.doc) and noun.nbor(1).lower_ == "of"


_DETERMINING = frozenset("det poss nummod predet quantmod nmod appos punct case".split())
ORDERED = frozenset(
    """
    first second third fourth fifth sixth seventh eighth ninth tenth last next previous final special full good bad
    several enough little few
    """.split()
)
BEFORE = frozenset("no any some what which each every either neither per as such this that another one own".split())
_OFFICES = frozenset(
    """
    president chairman chairwoman chairperson director mayor governor minister secretary leader king captain commander
    ambassador editor champion owner founder manager judge coach premier chancellor deputy spokesman spokeswoman
    """.split()
)
# A kind of animal, the post of director, a sign of life
_NAMING = frozenset(
    """
    kind sort type form piece post position role title rank job office status name word letter lack sign act case matter
    state way means source method rate degree level
    """.split()
)
NO_MODIFIER = frozenset("NNS NNP VBG VBN JJR RBR CD".split())
SIGNS = frozenset(("-", "/", '"', "'", "\u2013", "\u2014", "\u2019s", "'s", "$", "("))
MODIFIERS = 2
HOLDING = frozenset("DT CD PRP$ POS JJ NN NNP VBG PDT".split())  # tags of words that the noun may be the end of


def _is_set_phrase(noun: Token) -> bool:
    """Run for mayor; with bated breath; from last place to third; a snack before bed; of medium severity."""
    if noun.head.lower_ in ("for", "as") and (noun.lower_ == "head" or noun.lower_ in _OFFICES):
        return noun.head.head.lemma_ in _SEEKING  # run for head of the village
    if noun.lower_ in ("breath", "third", "fourth", "fifth") or noun.lower_ == "bed" and noun.head.lower_ == "before":
        return True
    return noun.head.lower_ == "of" and any(c.lower_ in _OF_DEGREE for c in noun.children)


_SEEKING = frozenset("run stand compete campaign vote nominate candidate elect appoint choose bid candidacy".split())
# Degrees of what something is of: a storm of moderate intensity
_OF_DEGREE = frozenset(
    "medium moderate mild average low high great equal similar considerable extreme exceptional varying unusual".split()
)


def _lacks_article(noun: Token) -> bool:
    """Whether a noun has nothing that determines it, stands alone, and is no part of a name or list."""
    if any(c.dep_ in _DETERMINING and c.i < noun.i for c in noun.children):
        return False
    if noun.conjuncts or has(noun, "cc", "conj") or noun.head.lower_ == "by":
        return False
    if _is_set_phrase(noun):
        return False
    if noun.dep_ == "attr" and noun.lower_ in _OFFICES:
        return False  # he was president of the club
    if noun.head.lower_ == "of" and noun.head.head.lemma_ in _NAMING:
        return False
    return _is_plain(list(noun.doc[noun.left_edge.i : noun.i])) and _is_apart(noun)


def _is_plain(modifiers: list[Token]) -> bool:
    """Whether what stands before a noun is at most two common adjectives or the like."""
    for word in modifiers:
        if word.dep_ not in ("amod", "compound", "advmod", "npadvmod") or not word.text.isalpha():
            return False
        if word.tag_ in NO_MODIFIER or word.lower_ in ORDERED or word.lower_ == "such" or not _is_common(word):
            return False
    return len(modifiers) <= MODIFIERS


def _is_apart(noun: Token) -> bool:
    """Whether the words around a noun phrase leave it alone."""
    doc, first = noun.doc, noun.left_edge
    before = doc[first.i - 1] if first.i else None
    after = doc[noun.i + 1] if noun.i + 1 < len(doc) else None
    if before is not None and (
        before.lower_ in BEFORE or before.text in SIGNS or before.tag_ in HOLDING or before.text[:1].isdigit()
    ):
        return False  # a digit: the 6ft 6in player
    if after is None:
        return True
    title = after.tag_ == "DT" and after.text[:1].isupper()  # the Finnish film The Three Rooms
    again = after.i + 1 < len(doc) and after.nbor(1).lower_ == noun.lower_  # survey after survey
    goes_on = after.like_num or after.pos_ in ("NOUN", "PROPN", "NUM", "ADJ")
    return not (title or again or goes_on or after.text in SIGNS or after.text == ":")


def _is_common(word: Token) -> bool:
    return word.text.islower() or word.i == 0 or word.text in read_list("nationality-adjectives.txt")
