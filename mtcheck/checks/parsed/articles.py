"""Countable nouns without an article, superlatives and `same` without theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from mtcheck.checks.parsed.clauses import is_statement
from mtcheck.checks.parsed.sentence import Sentence, child, has
from mtcheck.english.casing import indefinite
from mtcheck.findings import Finding
from mtcheck.names.data import read_list
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

if TYPE_CHECKING:
    from spacy.tokens import Token

_DETERMINING = frozenset("det poss nummod predet quantmod nmod appos punct case".split())
_ORDERED = frozenset("first second third fourth fifth last next previous final special full good bad".split())
_BEFORE = frozenset("no any some what which each every either neither per as such this that another one own".split())


_COUNTABLE = "countable-nouns.txt"
_OFFICES = frozenset(
    """
    president chairman chairwoman chairperson director mayor governor minister secretary leader king captain commander
    ambassador editor champion owner founder manager judge coach premier chancellor deputy spokesman spokeswoman
    """.split()
)


def bare_object(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """An object that needs an article: They found bomb."""
    yield from _bare(sentence, rule, ("dobj",), "a")


def bare_predicate(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A predicate noun that needs an article: It is difficult task."""
    yield from _bare(sentence, rule, ("attr",), "a")


def bare_subject(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A subject that needs an article: Bridge was closed."""
    yield from _bare(sentence, rule, ("nsubj", "nsubjpass"), "the")


def bare_in_phrase(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A noun behind a preposition that needs an article: near bridge."""
    yield from _bare(sentence, rule, ("pobj",), "the")


def _bare(sentence: Sentence, rule: Rule, labels: tuple[str, ...], article: str) -> Iterator[Finding]:
    if not is_statement(sentence):
        return
    for noun in sentence.doc:
        if noun.dep_ == "attr" and noun.lower_ in _OFFICES:
            continue  # he was president of the club
        if noun.dep_ in labels and noun.tag_ == "NN" and noun.text in read_list(_COUNTABLE) and _lacks_article(noun):
            first = noun.left_edge
            articles = [article, "a" if article == "the" else "the"]
            text = sentence.text(first, noun)
            fixes = [f"{indefinite(first.text) if one == 'a' else one} {text}" for one in articles]
            yield finding(rule, sentence.document, sentence.span(first, noun), fixes)


def _lacks_article(noun: Token) -> bool:
    """Whether a noun has nothing that determines it, stands alone, and is no part of a name or list."""
    if any(c.dep_ in _DETERMINING and c.i < noun.i for c in noun.children):
        return False
    if noun.conjuncts or has(noun, "cc", "conj") or noun.head.lower_ == "by":
        return False
    return _is_plain(list(noun.doc[noun.left_edge.i : noun.i])) and _is_apart(noun)


def _is_plain(modifiers: list[Token]) -> bool:
    """Whether what stands before a noun is at most two common adjectives or the like."""
    for word in modifiers:
        if word.dep_ not in ("amod", "compound", "advmod", "npadvmod") or not word.text.isalpha():
            return False
        if word.tag_ in _NO_MODIFIER or word.lower_ in _ORDERED or not word.text.islower():
            return False
    return len(modifiers) <= 2


def _is_apart(noun: Token) -> bool:
    """Whether the words around a noun phrase leave it alone."""
    doc, first = noun.doc, noun.left_edge
    before = doc[first.i - 1] if first.i else None
    after = doc[noun.i + 1] if noun.i + 1 < len(doc) else None
    if before is not None and (before.lower_ in _BEFORE or before.text in _SIGNS or before.tag_ in _HOLDING):
        return False
    return after is None or not (
        after.text in _SIGNS or after.like_num or after.pos_ in ("NOUN", "PROPN", "NUM", "ADJ")
    )


_NO_MODIFIER = frozenset("NNS NNP VBG VBN JJR RBR CD".split())
_SIGNS = frozenset(("-", "/", '"', "'", "\u2013", "\u2014", "\u2019s", "'s", "$", "("))
_HOLDING = frozenset("DT CD PRP$ POS JJ NN NNP VBG PDT".split())  # tags of words that the noun may be the end of


def superlative_without_the(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A superlative before its noun that no article or possessive goes with: in most difficult situation."""
    for word in sentence.doc[:-1]:
        if (
            word.tag_ != "JJS"
            or word.dep_ != "amod"
            or word.lower_ in ("most", "least", "best", "latest")
            or not word.i
        ):
            continue
        noun = word.head
        if noun.tag_ != "NN" or noun.i < word.i or noun.left_edge.i != word.i or has(noun, "poss"):
            continue
        before = word.nbor(-1)
        if (
            before.tag_ in ("DT", "PRP$", "POS", "CD", "JJ", "RB", "NNP", "NN", "NNS")
            or before.text in ("-", '"')
            or not before.text.isalpha()
            or before.lower_ in ("from", "to")  # from lowest to highest
        ):
            continue
        yield finding(rule, sentence.document, sentence.span(word), [f"the {word.text}"])


def same_without_the(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """`same` before its noun without article: at same time."""
    for word in sentence.doc[:-1]:
        if word.lower_ != "same" or word.dep_ != "amod" or not word.i or not is_statement(sentence):
            continue
        before, after = word.nbor(-1), word.nbor(1)
        if (
            before.tag_ not in ("IN", "VBD", "VBZ", "VBP", "VB", "VBG", "VBN", "CC")
            or after.text == "-"
            or word.head.i != after.i
        ):
            continue
        if (
            before.lower_ in ("very", "much")
            or after.lower_ in ("sex", "day", "store")
            and word.head.dep_ == "compound"
        ):
            continue
        yield finding(rule, sentence.document, sentence.span(word), [f"the {word.text}"])


def role_as_subject(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """An office alone as the subject of a verb: Chancellor said."""
    for noun in sentence.doc[:-1]:
        if (
            noun.lower_ not in _ROLES
            or noun.dep_ != "nsubj"
            or noun.tag_ not in ("NN", "NNP")
            or not is_statement(sentence)
        ):
            continue
        if list(noun.children) or noun.nbor(1).tag_ not in ("VBD", "VBN", "VBZ", "MD"):
            continue
        before = noun.nbor(-1) if noun.i else None
        if (
            before is not None
            and before.text not in (",", '"', "”", "'", "’")
            and before.lower_ not in ("that", "when", "but", "because", "where", "if")
        ):
            continue
        if noun.text.isupper():
            continue
        the = "The" if noun.i == 0 else "the"
        yield finding(rule, sentence.document, sentence.span(noun), [f"{the} {noun.lower_}"])


_ROLES = frozenset(
    """
    chancellor president minister premier governor mayor lawyer prosecutor investigator judge ambassador diplomat
    spokesman spokeswoman spokesperson deputy senator commander general officer official expert specialist analyst
    politician journalist correspondent director manager coach doctor driver witness victim suspect defendant author
    writer singer actor actress policeman soldier pilot passenger scientist professor teacher secretary ombudsman
    rector chairman chairwoman leader owner employee representative participant
    """.split()
)


def definite_at_first(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """`The expert from ...` as the first that the article says of any expert."""
    for noun in sentence.doc[:-2]:
        if noun.lower_ not in _ANYONE or noun.dep_ not in ("nsubj", "nsubjpass", "agent", "pobj") or noun.tag_ != "NN":
            continue
        article = child(noun, "det")
        if article is None or article.lower_ != "the" or noun.i != article.i + 1:
            continue
        origin = noun.nbor(1)
        if origin.lower_ not in ("from", "at") or origin.head != noun:
            continue
        start = sentence.span(article).start
        if re.search(rf"\b{noun.lower_}\b", sentence.document.lower[:start]):
            continue
        a = indefinite(noun.text)
        yield finding(
            rule,
            sentence.document,
            sentence.span(article, noun),
            [f"{a.capitalize() if article.text == 'The' else a} {noun.text}"],
        )


_ANYONE = frozenset(
    """
    expert specialist analyst representative employee correspondent journalist official economist researcher scientist
    resident lawyer professor doctor
    """.split()
)
