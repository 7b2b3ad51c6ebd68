"""Sentences that begin with a finite verb and have no subject, as Russian leaves it out: Graduated from the academy.

A question, an order and a headline may begin so; a sentence of running text may not. Who is meant stands in the
sentences before, for the most part as the last pronoun.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from mtcheck.checks.parsed.clauses.clauses import is_statement
from mtcheck.checks.parsed.sentence import SUBJECTS, Sentence, words
from mtcheck.english.inflection import verb
from mtcheck.files.expressions import compiled
from mtcheck.findings import Finding
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_BACK = 400  # code points before the sentence, in which a pronoun may tell who is meant
# What people do, and what is said of things; `seems`, `sounds`, `turns out` begin sentences of native talk.
_VERBS = """
    add note explain stress recall tell report state clarify specify emphasize emphasise announce inform believe
    consider think hope know want need have guarantee produce make demonstrate indicate confirm admit promise remain
    become come go get find lose win take give begin start continue live work study graduate receive speak write play
    appear require include contain consist allow help lead serve sell buy lie stand possess differ cost belong provide
    attack arrive die marry enter move return leave stay carry hold keep use show train compete perform train offer
    declare claim assure recommend propose suggest decide manage try plan forget remember notice see hear understand
    interview shrug prove create sing dream love like dislike fear wait expect
"""
_OTHERS = ("is", "was", "were", "has", "had", "could", "will", "can", "may", "must", "did", "does")
_NO_PASSIVE = ("graduated", "worked", "lived", "studied", "served", "participated", "performed")
_LEADING = ("then", "previously", "earlier", "later")
_FIRST = compiled(r"\W*([A-Za-z]+)(?:,? ([a-z]+))?")
_PRONOUN = compiled(r"\b(he|she|they|it|i|we)\b", re.I)


@cache
def _forms() -> frozenset[str]:
    found = {form for base in _VERBS.split() for form in (verb(base).third, verb(base).past)}
    return frozenset(found) | frozenset(_OTHERS)


def candidate(sentence: str) -> bool:
    """Whether a sentence begins with what may be a finite verb, and is no question."""
    match = _FIRST.match(sentence)
    if match is None or sentence.rstrip().endswith("?"):
        return False
    first, second = match[1].lower(), match[2]
    return first in _forms() or first in _LEADING and second in _forms()


def tagged(doc: Doc) -> bool:
    """Whether the tags make a finite verb of the first word, or of the one behind an adverb."""
    return _first(doc) is not None


def _first(doc: Doc) -> Token | None:
    said = list(zip(words(doc), range(2), strict=False))
    first = next((one for one, at in said if at or one.lower_ not in _LEADING), None)
    if first is None or first.lower_ not in _forms():
        return None
    if first.tag_ not in ("VBZ", "VBD", "MD") and first.lower_ not in _NO_PASSIVE:
        return None
    if first.tag_ == "MD" and first.i + 1 < len(doc) and first.nbor(1).text[:1].isupper():
        return None  # a name: Will Young
    begins = said[0][0]
    return first if begins.text[:1].isupper() and not (begins.i and doc[begins.i - 1].is_quote) else None


def without_subject(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A sentence that begins with its finite verb, and nobody who does it."""
    doc = sentence.doc
    first = _first(doc)
    if first is None or not is_statement(sentence):
        return
    main = first if first.dep_ == "ROOT" else first.head
    if main.dep_ != "ROOT" or any(t.dep_ in SUBJECTS or t.dep_ == "attr" and t.i < main.i for t in main.children):
        return
    said = sentence.text(doc[0], first)
    behind = doc[first.i + 1]
    told = behind.lower_ == "that" and first.tag_ == "VBD"
    if told or first.lower_ == "were" or main.tag_ == "VBN" and behind == main:
        return  # order.subject-missing and order.subject-behind-verb tell these
    if behind.tag_ in ("NNP", "PRP"):
        yield finding(rule, sentence.document, sentence.span(first), [])  # its subject may stand behind it
        return
    low = f"{said[0].lower()}{said[1:]}"
    who = _who(sentence, first)
    yield finding(rule, sentence.document, sentence.span(doc[0], first), [f"{one} {low}" for one in who])


def _who(sentence: Sentence, verb_first: Token) -> list[str]:
    """Pronouns that may be the subject of a verb, the likeliest first."""
    before = sentence.document.text[max(0, sentence.start - _BACK) : sentence.start]
    last = [one.capitalize() for one in _PRONOUN.findall(before)][-1:]
    singular = verb_first.tag_ == "VBZ" or verb_first.lower_ == "was"
    right = [one for one in last if not (one in ("They", "We") and singular or one == "I" and verb_first.tag_ == "VBZ")]
    return list(dict.fromkeys([*right, "He", "She", "It"]))
