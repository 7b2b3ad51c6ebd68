"""Prepositions of events, places and measures: on the conference, on a height of ten metres, at the city.

`lists/place-prepositions.tsv` has the nouns. What stands before a preposition may ask for it (decided on the meeting,
put pressure on the city): words of `lists/words-with-prepositions.tsv` excuse it, and any noun that is not one of
winning, working or happening.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.checks.parsed.sentence import Sentence, child, children, has
from mtcheck.english.inflection import plural
from mtcheck.files.expressions import compiled
from mtcheck.files.lists import read_columns
from mtcheck.findings import Finding, Safety
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

if TYPE_CHECKING:
    from spacy.tokens import Token

# Nouns that say where they were won, worked or happened, and are never about a place.
_LOCATED = frozenset(
    """
    medal gold silver bronze award prize place result success win victory triumph performance title accident
    explosion blast fire incident emergency situation worker employee guest spectator visitor stand pavilion
    """.split()
)
_SPORT = frozenset("games olympics olympiad universiade championship tournament".split())  # hardly ever a topic
_SAYING = frozenset("say tell state note add".split())  # of a country, not in it
_WINDOW = 5  # words from a preposition to its noun


class Place(NamedTuple):
    """The right preposition; `only_behind_determiner`: a bare noun makes other sense (on trial)."""

    right: str
    only_behind_determiner: bool


@cache
def table() -> Mapping[tuple[str, str], Place]:
    """Places by noun and wrong preposition."""
    rows = read_columns("place-prepositions.tsv")
    return {(noun, wrong): Place(right, only == "det") for noun, wrong, right, only, *_ in rows}


@cache
def _asking() -> frozenset[tuple[str, str, str]]:
    rows = read_columns("words-with-prepositions.tsv")
    return frozenset((word, kind, preposition) for preposition, kind, word in rows)


@cache
def _forms() -> Mapping[str, frozenset[str]]:
    """The wrong prepositions of each form of a noun."""
    out: dict[str, set[str]] = defaultdict(set)
    for noun, wrong in table():
        out[noun].add(wrong)
        out[plural(noun)].add(wrong)
    return {form: frozenset(wrong) for form, wrong in out.items()}


_WORDS = compiled(r"[a-z'-]+|,")


def candidate(sentence: str) -> bool:
    """Whether a sentence has one of the nouns with its wrong preposition not far before it."""
    words = _WORDS.findall(sentence.lower())
    forms = _forms()
    if "on which" in sentence and not forms.keys().isdisjoint(words):
        return True
    for at, word in enumerate(words):
        wrong = forms.get(word)
        if wrong and at and not wrong.isdisjoint(words[max(0, at - _WINDOW) : at]):
            return True
    return False


def place_preposition(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A preposition that does not go with the event, place or measure behind it."""
    for word in sentence.doc:
        if word.lower_ in ("on", "in", "at") and word.dep_ == "prep" and word.i + 1 < len(sentence.doc):
            what = _place(word)
            place = table().get((_base(what), word.lower_)) if what is not None else None
            if place is not None and what is not None and _is_fault(word, what, place):
                sure = word.lower_ == "on" and place.right != "during"
                safety = None if sure else Safety.UNSAFE
                yield finding(rule, sentence.document, sentence.span(word), [place.right], safety=safety)


def _place(preposition: Token) -> Token | None:
    """The noun behind a preposition; of a relative pronoun what it stands for."""
    what = child(preposition, "pobj")
    if what is None or what.i - preposition.i > _WINDOW or what.conjuncts:
        return None
    if what.lower_ != "which":
        return what
    if preposition.lower_ != "on":
        return None
    clause = next((t for t in (preposition.head, *preposition.head.ancestors) if t.dep_ == "relcl"), None)
    return None if clause is None or clause.head.i > preposition.i else clause.head


def _base(noun: Token) -> str:
    low = noun.lower_
    return low if (low, "on") in table() else noun.lemma_.lower()


def _is_fault(preposition: Token, what: Token, place: Place) -> bool:
    behind = what.nbor(1) if what.i + 1 < len(what.doc) else None
    if behind is not None and (behind.lower_ in ("-", "'s", "/") or behind.tag_ in ("POS", "HYPH", "NN", "NNS")):
        return False
    if what.i > preposition.i and place.only_behind_determiner and not has(what, "det", "poss"):
        return False
    before = what.nbor(-1)
    if what.i > preposition.i and before.tag_ in ("POS", "HYPH"):
        return False
    topic = preposition.i == 0 or preposition.head.lemma_ in _SAYING  # On the war, he said
    if place.right != "at" and (what.tag_ in ("NNP", "NNPS") or before.is_title or topic):
        return False
    return not _is_asked_for(preposition, what)


def _is_asked_for(preposition: Token, what: Token) -> bool:
    """Whether what stands before a preposition asks for it."""
    head, low = preposition.head, preposition.lower_
    if preposition.doc[max(0, preposition.i - 1)].lower_ in ("%", "percent", "cent", "points"):
        return True  # up 3% on the start of 2004
    if head.pos_ not in ("VERB", "AUX"):
        noun = head.lemma_.lower()
        sure = noun in _LOCATED or head.tag_ in ("NN", "NNS") and _base(what) in _SPORT
        verb = head.head.lemma_.lower()
        asked = (noun, "n", low) in _asking() or verb == "blame" or (verb, "v", low) in _asking()
        return low != "on" or not sure or asked
    if (head.lemma_.lower(), "v", low) in _asking() or has(head, "prt"):
        return True
    nouns = [head.head, *children(head, "dobj", "nsubj", "nsubjpass"), preposition.doc[max(0, preposition.i - 1)]]
    return any((noun.lemma_.lower(), "n", low) in _asking() for noun in nouns)
