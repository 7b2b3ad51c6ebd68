"""Phrases between a subject and its verb, where the source has them: The coach after the match thanked the fans.

English lets a noun have a phrase of its own there (the man in the hat left). So the phrase has to be one that its noun
cannot have: a time behind a person, a phrase that only tells how something is done (`_MANNER`), or what the verb or
adjective behind it asks for (`_GOVERNED`): the rest in the vote did not participate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from mtcheck.checks.parsed.sentence import FINITE, Sentence, child, has, subject
from mtcheck.english.casing import capitalize
from mtcheck.files.expressions import compiled
from mtcheck.files.lists import read_list
from mtcheck.findings import Finding
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_INSIDE = frozenset("DT JJ NN NNS NNP CD PRP$ PRP VBG".split())
_LONGEST = 7  # words of a phrase
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_DAYS = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_TIME = compiled(
    rf"in (?:(?:{_MONTHS}) )?(?:19|20)\d\d|in (?:{_MONTHS})|in the (?:night|morning|evening|afternoon)|at night"
    rf"|(?:after|before|during) (?:the|a|an|his|her|their) (?:\w+ )?(?:match|game|meeting|race|fight|interview|trial"
    rf"|war|speech|break|lunch|dinner|conversation|hearing|vote|final|visit|accident|fire|attack|concert|performance)"
    rf"|(?:from|since|until|till|by) (?:{_DAYS}|today|tomorrow|yesterday|the beginning|the evening|the morning)"
    rf"|for (?:a long time|(?:many|several|two|three|\d+) (?:years|months|days|weeks|hours))|by the end"
)
_MANNER = compiled(
    r"in protest|(?:on|by) tradition|in advance|by mistake|in secret|with pleasure|in return|for the first time"
    r"|for some reason|in vain|at once|at first|in detail|(?:by|over the) phone|on foot|as a rule|by chance|in time"
    r"|in the end|as a result|in such a way|on purpose|with difficulty|in a hurry|by all means|in every way"
)
_GOVERNED: Mapping[str, frozenset[str]] = {
    word: frozenset(prepositions.split())
    for word, prepositions in (
        ("participate", "in"), ("depend", "on"), ("belong", "to"), ("agree", "with"),
        ("insist", "on"), ("object", "to"), ("indifferent", "to"), ("ready", "for to"), ("satisfied", "with"),
        ("familiar", "with"), ("proud", "of"), ("afraid", "of"), ("guilty", "of"), ("respond", "to"), ("react", "to"),
        ("interested", "in"), ("believe", "in"), ("rely", "on"), ("refuse", "from"), ("play", "into"), ("count", "on"),
        ("consist", "of from"), ("cope", "with"), ("struggle", "with"), ("engaged", "in"), ("talk", "about"),
        ("speak", "about"), ("think", "about"), ("know", "about"), ("forget", "about"), ("wait", "for"),
    )
}  # fmt: skip


# What `_told` can be told of, in any letters: one of the phrases behind a word, or a word of `_GOVERNED` with its own.
_LIKELY = compiled(
    rf"[a-z] (?:{_TIME.pattern}|{_MANNER.pattern}) [a-z]|[a-z] (?:about|for|from|in|into|of|on|to|with) "
    rf"(?:[\w'-]+ ){{1,8}}(?:{'|'.join(word.removesuffix('e') for word in _GOVERNED)})[a-z]*"
    r"(?:\W*$|[.,;:!?)\"]| [a-z]+ly\b)",
    re.I,
)


def candidate(sentence: str) -> bool:
    """Whether a sentence may hold such a phrase."""
    return _LIKELY.search(sentence) is not None


def phrase_between(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A phrase between subject and verb that does not belong to the subject."""
    doc = sentence.doc
    for first in doc[1:-2]:
        end = _end(doc, first)
        if end is None:
            continue
        before, word = doc[first.i - 1], doc[end]
        main = word.head if word.dep_ in ("aux", "auxpass") else word
        what = subject(main)
        if what is None or what.i > first.i or any(t.is_punct for t in doc[what.i : end]):
            continue
        phrase = sentence.text(first, doc[end - 1]).lower()
        timed = _is_person(before) and _is_person(what) and _TIME.fullmatch(phrase)
        if not (timed or _MANNER.fullmatch(phrase) or _asks(main, first)):
            continue
        if what.i + 1 < first.i and not _is_whole(doc, what, first):
            continue
        yield _told(sentence, rule, what, first, doc[end - 1])


_THINGS = frozenset("something nothing anything everything someone".split())


def _end(doc: Doc, first: Token) -> int | None:
    """Where a phrase right behind a noun ends, right before a finite verb."""
    before = doc[first.i - 1]
    if first.tag_ not in ("IN", "TO") or before.tag_ not in ("NN", "NNS", "NNP") or before.lower_ in _THINGS:
        return None  # behind a pronoun order.pronoun-before-phrase tells it
    end = first.i + 1
    while end < len(doc) and doc[end].tag_ in _INSIDE and end - first.i < _LONGEST:
        end += 1
    near = first.i + 1 < end < len(doc) and doc[end].tag_ in FINITE and doc[end].text.islower()
    return end if near else None


def _is_person(word: Token) -> bool:
    """Whether a word is a person's name or a noun for people."""
    if word.tag_ == "NNP":
        return (
            not has(word, "det")
            and word.text.istitle()
            and word.i > 0
            and word.nbor(-1).tag_ == "NNP"
            and word.nbor(-1).text.istitle()
        )
    return word.lemma_.lower() in read_list("people-nouns.txt")


def _is_whole(doc: Doc, what: Token, first: Token) -> bool:
    """Whether all that stands between the head of a subject and a phrase belongs to the subject."""
    named = what.tag_ == "NNP" and doc[first.i - 1].tag_ == "NNP"
    return not has(what, "acl", "relcl") and (named or all(what.is_ancestor(t) for t in doc[what.i + 1 : first.i]))


@cache
def _forms() -> frozenset[str]:
    return frozenset(_GOVERNED)


def _asks(main: Token, first: Token) -> bool:
    """Whether a verb, or what it says of its subject, asks for the preposition, and has no such phrase behind it."""
    said = child(main, "acomp", "attr", "dobj")
    words = [main.lemma_.lower(), main.lower_, *([said.lower_] if said is not None else [])]
    asking = next((w for w in words if w in _forms() and first.lower_ in _GOVERNED[w]), None)
    if asking is None:
        return False
    last = said if said is not None else main
    behind = last.nbor(1) if last.i + 1 < len(last.doc) else None
    return behind is None or behind.is_punct or behind.tag_ == "RB"


def _told(sentence: Sentence, rule: Rule, what: Token, first: Token, last: Token) -> Finding:
    """What is told, with the phrase before the subject."""
    start = what.left_edge
    phrase, who = sentence.text(first, last), sentence.text(start, sentence.doc[first.i - 1])
    if start.i == 0:
        common = start.tag_ in ("DT", "PRP$", "CD") or start.lower_ in ("several", "many", "some", "most", "all")
        phrase, who = capitalize(phrase), f"{who[:1].lower()}{who[1:]}" if common else who
    return finding(rule, sentence.document, sentence.span(start, last), [f"{phrase} {who}"])


def tagged_between(doc: Doc) -> bool:
    """Whether a phrase stands between a noun and a finite verb, by the tags."""
    return any(_end(doc, first) is not None for first in doc[1:-2])
