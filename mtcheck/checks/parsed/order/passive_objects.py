"""Passives with a noun phrase right behind them that is their subject: from which were extracted 990 gold objects.

A passive has no object, but for verbs with two (was given a medal) and those that say what something is made, called or
thought to be. So a noun phrase behind another passive is its subject, left there by the source, or an agent without by.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.checks.parsed.clauses.openings import NOUNS
from mtcheck.checks.parsed.sentence import FINITE, SUBJECTS
from mtcheck.english.inflection import verb
from mtcheck.english.wordclasses import DATES
from mtcheck.files.expressions import compiled

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_BE = frozenset("is are was were be been being".split())
_AUXILIARIES = _BE | frozenset("have has had will would can could may might must should not also already".split())
_BEGINNING = frozenset(("DT", "CD", "NN", "NNS", "NNP", "JJ", "PRP$"))
# Verbs whose passive may have an object.
OF_TWO = frozenset(
    """
    give show offer pay grant award teach tell ask call name elect appoint make deem declare dub charge fine send
    deny allow promise refuse consider owe lend cost feed serve hand allocate assign guarantee accord afford spare
    bid vote crown rule label rate rank term style judge hit christen ordain voted designate baptize baptise rename earn
    win
    """.split()
)
# Verbs of two objects, or with what their object is or becomes; idioms with a noun; verbs of a time, place or measure.
_WITH_NOUN = OF_TWO | frozenset(
    """
    know feel hope fear understand assume claim argue agree note leave find keep hold take set shoot bear regard
    think believe brand see repay refund reimburse dock deduct access replace entitle adjudge title date locate
    schedule base draw loan beat bring ban accept save do go become grow be have turn paint knock play sell release
    worry concern convince satisfy surprise fix proclaim pronounce print write hurt interest sentence jail imprison
    suspend bet seat require estimate value price reckon mark hurry say report announce reveal prove outlaw forgive
    permit
    """.split()
)
_NO_OBJECT = DATES | frozenset(
    """
    today yesterday tomorrow tonight last next this each every that all more most half indoors outdoors abroad
    downtown upstairs overseas north south east west northwest northeast southwest southeast inside outside now
    early late earlier later one another something anything nothing well fully captive hostage prisoner alive dead
    """.split()
)
_MEASURES = frozenset(
    """
    day days week weeks month months year years hour hours minute minutes second seconds time times decade decades
    percent per % meter meters metre metres kilometer kilometers kilometre kilometres km mile miles foot feet inch
    inches lot bit deal number quarter third half millions thousands hundreds billions century centuries peer baron
    lord knight hand morning evening night afternoon weekend way home while degrees points place cent
    """.split()
)


_PASSIVE = compiled(
    r"\b(?:is|are|was|were|be|been) (?:[a-z]+ly |already |also )?"
    r"(?!(?:given|offered|called|considered|found|held|about|around|often|between|worried|confident|then|even|been|behind)"
    r"\b)[a-z]+(?:ed|en|ld|lt|nd|de|wn|ut|nt|ght|ung|ade) "
    r"(?!(?:in|on|at|by|for|to|with|from|of|after|before|as|that|and|or|but|under|during|because|when|while|since|if|"
    r"until|than|about|over|into|out|up|down|off|through|between|among|against|around|not|only|so|back|it|he|they|"
    r"last|this|next|today|yesterday|via|without|within|where|who|which|late|early|earlier|later|more|dead|guilty)\b)[\w$]"
)


@cache
def _participles() -> frozenset[str]:
    """The participles of verbs that may have a noun behind their passive; lemmas of some of them are wrong."""
    return frozenset(form for base in _WITH_NOUN for form in (verb(base).participle, verb(base).past, f"{base}ed"))


def has_passive(low: str) -> bool:
    """Whether a sentence in lower case may have a passive with a noun phrase right behind it."""
    return _PASSIVE.search(low) is not None


class Passive(NamedTuple):
    """A passive before its subject: where what is to be changed begins, and its first, its last word, and the noun."""

    start: Token | None
    first: Token
    main: Token
    noun: Token


def tagged(doc: Doc) -> bool:
    """Whether a passive is followed by what a noun phrase begins with, by the tags."""
    return any(True for _ in _passives(doc))


def passives_with_objects(doc: Doc) -> Iterator[Passive]:
    """Passives before their subjects, anywhere in a sentence; `start` is None where another subject may be meant."""
    for at, main in _passives(doc):
        noun = next((t for t in main.rights if t.dep_ in ("dobj", "oprd", "attr")), None)
        if noun is None or noun.tag_ not in NOUNS or noun.left_edge.i != main.i + 1:
            continue
        if noun.i == main.i + 1 and noun.lower_.endswith("ing"):
            continue  # they were discovered training
        if noun.i + 1 < len(doc) and noun.nbor(1).lower_ == "over":
            continue  # it is known the world over
        determined = doc[main.i + 1].tag_ in ("DT", "CD", "JJ", "PRP$") and noun.tag_ in ("NN", "NNS")
        if noun.dep_ != "dobj" and not determined:
            continue
        if not any(t.lower_ in _MEASURES for t in doc[main.i + 1 : noun.i + 1]):
            yield Passive(_start(doc, at, main), doc[at], main, noun)


def _passives(doc: Doc) -> Iterator[tuple[int, Token]]:
    """The place of the first word of each passive that a noun phrase follows, and its participle."""
    for main in doc[1:-2]:
        if main.tag_ not in ("VBN", "VBD") or main.lower_ in _participles() or not main.text.islower():
            continue
        behind = doc[main.i + 1]
        if behind.tag_ not in _BEGINNING or behind.lower_ in _NO_OBJECT:
            continue
        before = main.i - 1
        while before > 0 and doc[before].tag_ == "RB" and doc[before].lower_ not in ("not", "never"):
            before -= 1
        if doc[before].lower_ not in _BE:
            continue
        first = before
        while first > 0 and doc[first - 1].lower_ in _AUXILIARIES:
            first -= 1
        if any(t.tag_ in FINITE for t in doc[first : main.i]):
            yield first, main


def _start(doc: Doc, at: int, main: Token) -> Token | None:
    """Where what is to be changed begins, where nothing before a verb can be its subject: an `it` is no subject."""
    before = doc[at - 1] if at else None
    if before is not None and before.lower_ == "it":
        return before
    beginning = before is None or before.text in _MARKS or before.lower_ in ("and", "that", "but")
    if beginning or not any(t.dep_ in SUBJECTS and t.i < at for t in main.children):
        return doc[at] if before is None or before.lower_ not in ("which", "who") or doc[at - 2].tag_ == "IN" else None
    return None


_MARKS = (",", ";", ":", "(", "-", "\u2013")
