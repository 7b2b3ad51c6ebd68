"""Clauses whose subject comes behind the verb, as the source has it: In the fire were destroyed two barns.

English inverts after a place with verbs of being there (On the hill stood a church), in questions and after negations;
a passive, or a verb of happening, keeps its subject before it. So a clause is found that goes from its first word to
such a verb with nothing that could be a subject, and has a noun right behind the verb.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.checks.parsed.clauses import is_statement
from mtcheck.checks.parsed.sentence import FINITE, Sentence, has
from mtcheck.findings import Finding, Span
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FARTHEST = 12  # words from the start of the clause to its verb
# Verbs of happening and doing without an object, which stand behind their subject.
_HAPPENING = frozenset(
    """
    happen occur appear start die arrive work participate sound act gather operate vanish disappear perish explode burst
    erupt collapse crash elapse expire end finish terminate perform speak vote strike protest rally suffer increase
    decrease drop worsen improve change burn sink stop
    """.split()
)
# Verbs of what is done to people, whose passive loses its auxiliary: In the fire killed two men.
_SUFFERED = frozenset("kill injure wound detain arrest hospitalize evacuate poison kidnap".split())
_TAKING_PLACE = frozenset(("place", "part"))  # will take place the festival
_NO_START = frozenset(
    """
    if although though while when whereas because since as after before until unless once despite except like unlike
    than let so neither nor only never rarely seldom hardly not among how what why where who which whom whose whether
    thus here there that no little few
    """.split()
)
_NOUNS = ("NN", "NNS", "NNP", "NNPS", "CD")
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl", "ROOT", "dobj", "attr")
_BEGINNING = ("DT", "CD", "NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "PRP$")
_BREAKING = ("WDT", "WP", "WRB", "EX", "PRP", "VBG", "TO", "VB")


class _Verb(NamedTuple):
    """A verb of a clause: its first word, the word that carries the meaning, and whether it is passive."""

    first: Token
    main: Token
    passive: bool


def behind_verb(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A verb of happening or a passive right before its subject, at the start of a sentence or behind `that`."""
    if not is_statement(sentence):
        return
    for start in _starts(sentence.doc):
        verb = _verb(sentence.doc, start)
        if verb is None or not _is_inverted(sentence.doc, verb):
            continue
        subject = _phrase(verb.main)
        if subject is None:
            yield finding(rule, sentence.document, sentence.span(verb.first, verb.main), [])
            continue
        words = sentence.text(verb.first, verb.main)
        if not verb.passive and verb.main.lemma_ in _SUFFERED:
            words = f"{'were' if _is_plural(subject) else 'was'} {words}"
        moved = f"{sentence.text(subject[0], subject[1])} {words}"
        yield finding(rule, sentence.document, sentence.span(verb.first, subject[1]), [moved])


def without_subject(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """An adverb, and right behind it a verb that nobody does: Currently produces clothes."""
    doc = sentence.doc
    if not is_statement(sentence) or doc[0].tag_ != "RB" or doc[0].lower_ in _NO_START:
        return
    verb = doc[1]
    if verb.tag_ != "VBZ" or verb.dep_ != "ROOT" or doc[2].tag_ not in _BEGINNING:
        return
    if verb.lemma_ in ("be", "come", "go"):
        return
    if any(child.dep_ in _SUBJECTS[:5] for child in verb.children):
        return
    yield finding(rule, sentence.document, Span(*sentence.span(doc[0], verb)), [])


def _starts(doc: Doc) -> Iterator[int]:
    """Where clauses begin: the sentence, and what stands behind the conjunction `that`."""
    first = next((t.i for t in doc if not t.is_punct and not t.is_space), None)
    if first is not None:
        yield first
    for word in doc[1:-3]:
        if word.lower_ == "that" and word.dep_ == "mark" and doc[word.i - 1].tag_.startswith("VB"):
            yield word.i + 1


def _verb(doc: Doc, start: int) -> _Verb | None:
    """The finite verb of a clause that begins with a phrase or an adverb, if nothing before it can be its subject."""
    begin = doc[start]
    if begin.lower_ in _NO_START or begin.tag_ not in ("IN", "RB") and begin.dep_ != "npadvmod":
        return None
    for word in doc[start : start + _FARTHEST]:
        if word.tag_ in FINITE:
            return _group(doc, word) if word.i > start and not _may_be_subject(doc, start, word.i) else None
        if word.is_punct or word.tag_ in _BREAKING or word.lower_ in ("and", "or", "but", "that"):
            return None
    return None


def _group(doc: Doc, finite: Token) -> _Verb | None:
    """The words of a verb from its finite one on: was destroyed, will be held, has not occurred, appeared."""
    main, passive = finite, False
    for word in doc[finite.i + 1 : finite.i + 5]:
        if word.tag_ in ("RB", "RP") and word.i == main.i + 1:
            continue
        if word.tag_ not in ("VB", "VBN", "VBD") or main.tag_ not in FINITE and main.lemma_ not in ("be", "have"):
            break
        passive = main.lemma_ == "be"
        main = word
    if main.lemma_ in ("be", "have", "do") or main.tag_ == "MD":
        return None
    return _Verb(finite, main, passive)


def _may_be_subject(doc: Doc, start: int, end: int) -> bool:
    """Whether one of some words may be the subject of what follows, whatever the parse says of it."""
    for word in doc[start:end]:
        if word.dep_ in _SUBJECTS:
            return True
        if word.tag_ in ("DT", "PRP$") and word.i > start and doc[word.i - 1].tag_ in _NOUNS:
            return True
        if word.tag_ in _NOUNS and word.dep_ == "npadvmod" and word.i > start and word.tag_ != "CD":
            return True
    return False


def _is_inverted(doc: Doc, verb: _Verb) -> bool:
    main, after = verb.main, verb.main.i + 1
    if after >= len(doc) or any(c.dep_ in _SUBJECTS[:5] and c.i < verb.first.i for c in main.children):
        return False
    behind = doc[after]
    if main.lemma_ == "take" and behind.lower_ in _TAKING_PLACE and after + 1 < len(doc):
        return doc[after + 1].tag_ in _BEGINNING
    lost = main.lemma_ in _SUFFERED and main == verb.first and main.tag_ == "VBD" and not _may_act(doc, main)
    if not (verb.passive or lost) and main.lemma_ not in _HAPPENING:
        return False
    if behind.tag_ not in _BEGINNING or behind.dep_ == "npadvmod" or behind.head.dep_ == "npadvmod":
        return False
    return verb.passive or doc[verb.first.i - 1].tag_ not in ("NNS", "NNPS") or main.tag_ == "VBZ"


def _phrase(main: Token) -> tuple[Token, Token] | None:
    """The first and last word of the noun phrase right behind a verb, where its bounds are plain."""
    doc = main.doc
    if main.lemma_ == "take":
        return None
    behind = doc[main.i + 1 : main.i + 8]
    noun = next((t for t in behind if t.tag_ in _NOUNS[:4] and t.left_edge.i == main.i + 1), None)
    if noun is None or noun.right_edge.i - main.i > 14 or has(noun, "cc", "conj", "punct"):
        return None
    last = noun
    for child in noun.rights:
        if child.dep_ not in ("prep", "appos") or child.left_edge.i != last.i + 1 or child.lower_ in ("in", "on", "at"):
            break
        last = child.right_edge
    return doc[main.i + 1], last


def _is_plural(phrase: tuple[Token, Token]) -> bool:
    """Whether a phrase, given by its first and last word, takes the verb of a plural."""
    words = phrase[0].doc[phrase[0].i : phrase[1].i + 1]
    noun = next((t for t in words if t.tag_ in _NOUNS[:4] and t.left_edge.i == phrase[0].i), None)
    return noun is not None and noun.tag_ in ("NNS", "NNPS")


def _may_act(doc: Doc, main: Token) -> bool:
    """Whether the noun right before a verb may be its subject after all: In the village police detained him."""
    before, other = doc[main.i - 1], doc[main.i - 2]
    names = before.tag_ == other.tag_ == "NNP"
    return not names and before.tag_ in _NOUNS[:4] and (other.tag_ in _NOUNS or other.tag_ == "JJ")
