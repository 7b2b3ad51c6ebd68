"""Passives that lost their auxiliary."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mtcheck.checks.parsed.clauses.clauses import has_finite, is_statement
from mtcheck.checks.parsed.sentence import FINITE, Sentence, child, finite, has, is_plural, subject
from mtcheck.english.inflection import verb
from mtcheck.findings import Finding
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

if TYPE_CHECKING:
    from spacy.tokens import Token


# Verbs that always have an object in the active: without one they are passives whose auxiliary was lost.
TRANSITIVE = frozenset(
    """
    publish present discuss detain arrest appoint adopt sign install hospitalize evacuate injure wound destroy damage
    cancel approve register record ban prohibit confiscate seize impose introduce build construct create locate
    deploy send deliver invite award postpone schedule observe mention describe name call base situate equip
    surround connect devote dedicate post upload transfer transport accuse charge sentence convict release extradite
    kidnap kill murder shoot repair restore renovate test use employ intend design plan conduct organize convene hold
    initiate allocate spend provide supply confirm establish determine identify disclose reveal solve resolve include
    """.split()
)


def passive_without_auxiliary(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A verb that needs an object, without one and without a form of be: a passive that lost its auxiliary."""
    for word in sentence.doc:
        if word.tag_ not in ("VBD", "VBN") or word.lemma_ not in TRANSITIVE:
            continue
        if word.dep_ == "acl" and _is_all(sentence, word):
            be = "were" if is_plural(word.head) else "was"
            yield finding(rule, sentence.document, sentence.span(word), [f"{be} {verb(word.lemma_).participle}"])
            return
        if word.dep_ not in ("ROOT", "ccomp"):
            continue
        what = child(word, "nsubj", "nsubjpass")
        if what is None or what.i > word.i or not _stands_alone(word) or not _is_thing(what, word):
            continue
        be = "were" if is_plural(what) or what.conjuncts else "was"
        yield finding(rule, sentence.document, sentence.span(word), [f"{be} {verb(word.lemma_).participle}"])


def _is_all(sentence: Sentence, word: Token) -> bool:
    """Whether a noun and a participle behind it are all that a sentence of running text has for its clause."""
    noun = word.head
    if noun.dep_ != "ROOT" or word.i != noun.i + 1 or not is_statement(sentence) or has_finite(sentence):
        return False
    return has(noun, "det") and _is_thing(noun, word) and not any(t.text in (",", ":", ";", "(") for t in sentence.doc)


# What needs no object with a word behind it: the council delivered on its promise.
_WITHOUT_OBJECT = {
    "build": ("on", "upon", "up", "toward", "towards"),
    "call": ("for", "on", "upon", "in", "at", "off"),
    "deliver": ("on",),
    "plan": ("for", "on", "ahead"),
    "present": ("with", "to"),
    "provide": ("for",),
    "resolve": ("into", "itself"),
    "sign": ("up", "on", "off", "for", "with"),
    "test": ("positive", "negative", "for"),
}


def _stands_alone(word: Token) -> bool:
    """Whether a verb has neither object nor auxiliary, and its clause no other verb that could be its head."""
    if has(word, "dobj", "aux", "auxpass", "ccomp", "xcomp", "dative", "attr", "acomp", "oprd", "prt", "neg", "nmod"):
        return False
    if any(t.pos_ in ("NOUN", "PROPN", "PRON", "NUM") and t.dep_ != "npadvmod" for t in word.children if t.i > word.i):
        return False
    nxt = word.nbor(1) if word.i + 1 < len(word.doc) else None
    if nxt is not None and nxt.lower_ in _WITHOUT_OBJECT.get(word.lemma_, ()):
        return False
    if nxt is None or nxt.text in ('"', "'", ",", ":") or nxt.lower_ in ("that", "to", "it", "and"):
        return False
    if word.dep_ == "ROOT" and any(
        t.dep_ in ("conj", "parataxis", "advcl") and finite(t) and subject(t) is None for t in word.children
    ):
        return False
    later = word.doc[word.i + 1 :]
    return not any(
        t.tag_ in FINITE and t.dep_ in ("ROOT", "ccomp", "conj", "aux") and subject(t) is None for t in later
    )


def _is_thing(what: Token, word: Token) -> bool:
    """Whether the subject cannot be the one who acts."""
    if what.pos_ != "NOUN" or what.tag_ not in ("NN", "NNS"):
        return False
    behind = word.nbor(1) if word.i + 1 < len(word.doc) else None
    if behind is None or behind.dep_ != "prep" and behind.dep_ not in ("advmod", "npadvmod", "agent", "punct"):
        return False
    return (
        what.lower_.endswith(("tion", "sion", "ment", "ments", "tions", "sions", "ing", "ings"))
        or what.lower_ in _THINGS
    )


_THINGS = frozenset(
    """
    report reports issue issues question questions problem problems law laws bill bills decree decrees case cases data
    video videos photo photos photograph photographs picture pictures footage film films book books article articles
    list lists letter letters text texts plan plans project projects program programs programme programmes house houses
    bridge bridges road roads school schools museum monument rocket rockets weapon weapons money funds message messages
    news result results contract contracts treaty talks interview interviews concert concerts exhibition festival event
    events conference briefing rally session match game games tournament competition competitions election elections
    proposal proposals version versions fact facts topic topics situation situations body bodies
    """.split()
)


def not_participle(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A negated participle without auxiliary: the price not disclosed."""
    for negation in sentence.doc[1:-1]:
        word, before = negation.nbor(1), negation.nbor(-1)
        if (
            negation.lower_ != "not"
            or word.tag_ not in ("VBN", "VBD")
            or word.lemma_ not in TRANSITIVE
            or before.pos_ != "NOUN"
        ):
            continue
        if (
            before.dep_ not in ("nsubj", "nsubjpass")
            or before.head != word
            or has(word, "dobj", "aux", "auxpass", "agent")
        ):
            continue
        if (
            word.dep_ not in ("ROOT", "ccomp", "conj")
            or word.i + 1 < len(sentence.doc)
            and word.nbor(1).text not in ".;,"
        ):
            continue
        be = "were" if is_plural(before) else "was"
        yield finding(
            rule, sentence.document, sentence.span(negation, word), [f"{be} not {verb(word.lemma_).participle}"]
        )
