"""Clauses whose subject comes behind the verb, as the source has it: In the fire were destroyed two barns.

English inverts after a place with verbs of being there (On the hill stood a church), in questions and after negations;
a passive, a future, or a verb of happening keeps its subject before it. So a clause is found that comes to such a verb
with nothing that could be its subject (`openings`), and has a noun right behind the verb.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.checks.parsed.clauses import is_statement
from mtcheck.checks.parsed.openings import (
    BEGINNING,
    NOUNS,
    begins_with_phrase,
    may_be_inverted,
    opening,
    starts,
    subject_behind,
)
from mtcheck.checks.parsed.passive_objects import OF_TWO, Passive, has_passive, passives_with_objects, tagged
from mtcheck.checks.parsed.passives import TRANSITIVE
from mtcheck.checks.parsed.sentence import FINITE, Sentence, has
from mtcheck.english.casing import capitalize
from mtcheck.english.inflection import verb as forms
from mtcheck.files.expressions import compiled
from mtcheck.findings import Finding, Safety, Span
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Verbs of happening and doing without an object, which stand behind their subject.
_HAPPENING = frozenset(
    """
    happen occur appear start die arrive work participate sound act gather operate vanish disappear perish explode burst
    erupt collapse crash elapse expire end finish terminate perform speak vote strike protest rally suffer increase
    decrease drop worsen improve change burn sink stop continue live exist function grow intensify
    """.split()
)
# Verbs of what is done, whose passive loses its auxiliary: In the fire killed two men.
_DONE = TRANSITIVE | frozenset(
    "kill injure wound evacuate poison ban restrict restore find invite create found".split()
)
_TAKING_PLACE = frozenset(("place", "part"))  # will take place the festival
# Verbs whose noun behind them is surely their subject; behind others it may be an object whose subject is lost.
_ALONE = frozenset(
    """
    happen occur appear start die arrive work participate sound act gather operate vanish disappear perish explode burst
    erupt collapse crash elapse expire terminate protest rally increase decrease continue live exist function grow fly
    intensify take come pass go open begin remain rise fall run
    """.split()
)
_SAYING_WHAT = frozenset("call consider deem name".split())  # what something is: is considered bad taste
_TIMES = frozenset("day days week weeks month months year years hour hours minute minutes time times decades".split())


class _Verb(NamedTuple):
    """A verb of a clause: its first word, the word that carries the meaning, and whether it is passive."""

    first: Token
    main: Token
    passive: bool


class _Inverted(NamedTuple):
    """A verb with the word that its subject begins with, and whether its auxiliary is lost."""

    verb: _Verb
    start: int
    lost: bool


@cache
def _forms() -> frozenset[str]:
    """Finite forms of verbs of happening, and the past of what is done."""
    happening = {form for base in _HAPPENING for form in (forms(base).third, forms(base).past, base)}
    return frozenset(happening | {forms(base).past for base in _DONE} | {"place", "detained"})


_WORDS = compiled(r"[a-z]{3,}")


def candidate(sentence: str) -> bool:
    """Whether a sentence has a clause that begins with a phrase or an adverb, and a verb that may be inverted."""
    low = sentence.lower()
    if has_passive(low):
        return True
    return begins_with_phrase(low) and (not _forms().isdisjoint(_WORDS.findall(low)) or may_be_inverted(low))


def tagged_behind_verb(doc: Doc) -> bool:
    """Whether a clause comes to its verb without a subject, and has a noun phrase right behind it, by its tags."""
    return tagged(doc) or any(True for _ in _openings(doc))


def behind_verb(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A verb of happening, a future or a passive right before its subject, where a clause begins."""
    if not is_statement(sentence):
        return
    told = set()
    for verb, plain, start in _openings(sentence.doc):
        found = _inverted(verb, plain, start)
        if found is None or verb.main.i + 1 >= len(sentence.doc):
            continue
        told.add(verb.main)
        subject = subject_behind(sentence.doc, start)
        span, fixed = _repair(sentence, found, subject)
        safety = None if subject is not None and _is_sure(verb.main, subject[1]) else Safety.UNSAFE
        yield finding(rule, sentence.document, span, [fixed] if fixed else [], safety=safety)
    for passive in passives_with_objects(sentence.doc):
        if passive.main not in told:
            yield _passive_before_subject(sentence, rule, passive)


def _passive_before_subject(sentence: Sentence, rule: Rule, passive: Passive) -> Finding:
    """What is told of a passive before its subject, with the two in their order where they are plain."""
    start, first, main, noun = passive
    phrase = None if start is None or main.lemma_ == "count" else subject_behind(sentence.doc, main.i + 1)
    if start is None or phrase is None:
        return finding(rule, sentence.document, sentence.span(first, noun), [])
    words, text = _agreeing(sentence.text(first, main), _is_plural(phrase)), sentence.text(*phrase)
    if start.text[:1].isupper():
        text, words = capitalize(text), f"{words[0].lower()}{words[1:]}"
    safety = None if _is_sure(main, phrase[1]) and start == first else Safety.UNSAFE
    return finding(rule, sentence.document, sentence.span(start, phrase[1]), [f"{text} {words}"], safety=safety)


# Verbs whose subject is whatever stands behind them, where nothing but a stop or another clause follows.
_SURE = frozenset(
    """
    expect find hold take kill injure wound arrest detain introduce grant provide create conclude issue participate die
    occur happen observe record detect destroy evacuate hospitalize seize discover
    """.split()
)
_GOING_ON = ("reports", "reported", "according", "but", "as", "while", "although", "where")


def _is_sure(main: Token, last: Token) -> bool:
    """Whether a subject ends plainly behind one of the verbs: with its sentence, or before another clause."""
    doc = last.doc
    if main.lemma_ not in _SURE or last.i + 1 >= len(doc):
        return False
    comma = doc[last.i + 1].text == "," and last.i + 2 < len(doc) and doc[last.i + 2].lower_ in _GOING_ON
    return comma or doc[last.i + 1].text == "."


def _openings(doc: Doc) -> Iterator[tuple[_Verb, bool, int]]:
    """Verbs without a subject before them, whether that is certain, and where a noun phrase behind them begins."""
    for start in starts(doc):
        clause = opening(doc, start)
        verb = None if clause is None else _group(doc, clause.verb)
        if clause is None or verb is None or verb.first.i == start and not verb.passive:
            continue
        at = _begins(doc, verb.main.i + 1)
        if at is not None:
            yield verb, clause.plain, at


def _begins(doc: Doc, at: int) -> int | None:
    """Where a noun phrase begins that stands behind a verb, or behind the source between commas."""
    if at + 1 < len(doc) and doc[at].text == "," and doc[at + 1].lower_ in ("according", "as"):
        end = next((t.i for t in doc[at + 1 : at + 14] if t.text == ","), len(doc))
        at = end + 1
    elif at + 1 < len(doc) and doc[at].lower_ in _TAKING_PLACE and doc[at - 1].lower_ in ("take", "takes", "took"):
        at += 1
    elif at < len(doc) and doc[at].tag_ == "RB" and doc[at].lower_ in ("about", "approximately", "almost", "nearly"):
        return at if doc[at + 1].tag_ == "CD" else None
    return at if at + 1 < len(doc) and doc[at].tag_ in BEGINNING else None


def _group(doc: Doc, finite: Token) -> _Verb | None:
    """The words of a verb from its finite one on: was destroyed, will be held, has not occurred, appeared."""
    main, passive = finite, False
    for word in doc[finite.i + 1 : finite.i + 5]:
        if word.tag_ in ("RB", "RP") and word.i == main.i + 1:
            continue
        if word.tag_ not in ("VB", "VBN", "VBD") or main.tag_ not in FINITE and main.lower_ not in _AUXILIARIES:
            break
        passive = main.lower_ in _BE
        main = word
    if main.lower_ in _AUXILIARIES or main.tag_ == "MD":
        return None
    return _Verb(finite, main, passive)


_BE = frozenset("be is are was were been being".split())
_AUXILIARIES = _BE | frozenset("have has had do does did".split())


def _inverted(verb: _Verb, plain: bool, start: int) -> _Inverted | None:
    main, doc = verb.main, verb.main.doc
    behind = doc[start]
    times = any(t.lower_ in _TIMES and t.nbor(-1).text != "-" for t in doc[start : start + 4])
    if (times or behind.dep_ == "npadvmod") and not _counts(doc, start) or behind.head.dep_ == "npadvmod":
        return None
    if main.lemma_ in _SAYING_WHAT or behind.lower_ in ("dead", "alive") or not (plain or verb.passive):
        return None
    if verb.passive:
        return None if main.lemma_ in OF_TWO and not plain else _Inverted(verb, start, False)
    if doc[start - 1].lower_ in _TAKING_PLACE or verb.first.tag_ == "MD" and verb.first.lower_ not in ("might", "may"):
        return _Inverted(verb, start, False)
    if main.lemma_ in _HAPPENING:
        plural = doc[verb.first.i - 1].tag_ in ("NNS", "NNPS")
        modifying = main.tag_ != "VBZ" and doc[verb.first.i - 1].text == "," and behind.tag_ in NOUNS
        return None if modifying or plural and main.tag_ != "VBZ" else _Inverted(verb, start, False)
    determined = behind.tag_ in ("DT", "CD", "PRP$") or behind.lower_ in ("several", "many", "about", "nearly")
    lost = main.lemma_ in _DONE and determined and main.tag_ in ("VBD", "VBN") and main == verb.first
    return _Inverted(verb, start, True) if lost else None


def _counts(doc: Doc, start: int) -> bool:
    """Whether a phrase is surely no time: `150 people` may die, `two days later` may not."""
    return doc[start].tag_ == "CD" and doc[start + 1].lower_ in ("people", "men", "women", "children")


_NUMBERED = {"is": "are", "are": "is", "was": "were", "were": "was", "has": "have", "have": "has"}


def _agreeing(words: str, plural: bool) -> str:
    """The words of a verb with their first in the number of their subject."""
    first, _, rest = words.partition(" ")
    if first.lower() in _NUMBERED and plural != (first.lower() in ("are", "were", "have")):
        first = _NUMBERED[first.lower()]
    return f"{first} {rest}".rstrip()


def _repair(sentence: Sentence, found: _Inverted, subject: tuple[Token, Token] | None) -> tuple[Span, str]:
    """What is told, and what to write there; nothing where the bounds of the subject are not plain."""
    verb = found.verb
    if subject is None or not (found.lost or verb.passive or verb.main.lemma_ in _ALONE):
        return sentence.span(verb.first, verb.main), ""
    doc = sentence.doc
    words = sentence.text(verb.first, doc[found.start - 1])
    last = subject[1]
    if words.endswith(","):
        words = words if last.i + 1 < len(doc) and not doc[last.i + 1].is_punct else words[:-1]
    if found.lost:
        lost = f"{'were' if _is_plural(subject) else 'was'} {forms(verb.main.lemma_).participle}"
        words = lost + words[len(verb.main.text) :]
    phrase = sentence.text(*subject)
    if words[:1].isupper():
        phrase, words = capitalize(phrase), words[0].lower() + words[1:]
    words = _agreeing(words, _is_plural(subject))
    return sentence.span(verb.first, last), f"{phrase} {words}"


def _is_plural(phrase: tuple[Token, Token]) -> bool:
    """Whether a phrase, given by its first and last word, takes the verb of a plural."""
    words = list(phrase[0].doc[phrase[0].i : phrase[1].i + 1])
    noun = next((t for t in reversed(words) if t.tag_ in NOUNS and t.left_edge.i == phrase[0].i), None)
    return noun is not None and (noun.tag_ in ("NNS", "NNPS") or noun.lower_ == "people" or has(noun, "cc"))


_STANDING = frozenset(
    """
    stand lie sit hang be come go follow begin run remain emerge lurk loom rest arise stretch rise say write report
    think argue explain add note tell mean help matter seem take make let see read click watch visit contact check look
    """.split()
)


def tagged_without_subject(doc: Doc) -> bool:
    """Whether a clause comes to a verb in -s without a subject, by its tags."""
    return any(verb.main.tag_ == "VBZ" for verb, plain, _ in _openings(doc) if plain)


def without_subject(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A clause that comes to a verb which nobody does: Currently produces clothes."""
    doc = sentence.doc
    if not is_statement(sentence):
        return
    for verb, plain, start in _openings(doc):
        word = verb.main
        if not plain or word.tag_ != "VBZ" or word != verb.first or word.lemma_ in _STANDING | _HAPPENING:
            continue
        if any(c.dep_ in ("nsubj", "csubj", "expl") for c in word.children if c.i < word.i) or doc[start].tag_ == "JJR":
            continue
        if doc[word.i - 1].tag_ == ",":
            continue
        first = doc[word.i - 1] if doc[word.i - 1].tag_ == "RB" else word
        yield finding(rule, sentence.document, sentence.span(first, word), [])
