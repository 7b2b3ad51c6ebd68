"""Clauses whose subject comes behind the verb, as the source has it: In the fire were destroyed two barns.

English inverts after a place with verbs of being there (On the hill stood a church), in questions and after negations;
a passive, a future, or a verb of happening keeps its subject before it. So a clause is found that comes to such a verb
with nothing that could be its subject (`openings`), and has a noun right behind the verb.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from mtcheck.checks.parsed.clauses.clauses import is_statement
from mtcheck.checks.parsed.clauses.openings import NOUNS, begins_with_phrase, may_be_inverted, subject_behind
from mtcheck.checks.parsed.order.inverted import ALONE, DONE, HAPPENING, Inverted, inverted, inverted_openings
from mtcheck.checks.parsed.order.passive_objects import Passive, has_passive, passives_with_objects, tagged
from mtcheck.checks.parsed.sentence import Sentence, has
from mtcheck.english.casing import capitalize
from mtcheck.english.inflection import verb as forms
from mtcheck.files.expressions import compiled
from mtcheck.findings import Finding, Safety, Span
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@cache
def _forms() -> frozenset[str]:
    """Finite forms of verbs of happening, and the past of what is done."""
    happening = {form for base in HAPPENING for form in (forms(base).third, forms(base).past, base)}
    return frozenset(happening | {forms(base).past for base in DONE} | {"place", "part", "detained"})


_WORDS = compiled(r"[a-z]{3,}")


def candidate(sentence: str) -> bool:
    """Whether a sentence has a clause that begins with a phrase or an adverb, and a verb that may be inverted."""
    low = sentence.lower()
    if has_passive(low):
        return True
    return begins_with_phrase(low) and (not _forms().isdisjoint(_WORDS.findall(low)) or may_be_inverted(low))


def tagged_behind_verb(doc: Doc) -> bool:
    """Whether a clause comes to its verb without a subject, and has a noun phrase right behind it, by its tags."""
    return tagged(doc) or any(True for _ in inverted_openings(doc))


def behind_verb(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A verb of happening, a future or a passive right before its subject, where a clause begins."""
    statement = is_statement(sentence)
    if not statement and not _is_headline(sentence):
        return
    told = set()
    for verb, plain, start in inverted_openings(sentence.doc):
        found = inverted(verb, plain, start) if plain or statement else None
        if found is None or verb.main.i + 1 >= len(sentence.doc):
            continue
        told.add(verb.main)
        subject = subject_behind(sentence.doc, start)
        span, fixed = _repair(sentence, found, subject)
        safety = None if subject is not None and _is_sure(verb.main, subject[1]) else Safety.UNSAFE
        yield finding(rule, sentence.document, span, [fixed] if fixed else [], safety=safety)
    for passive in passives_with_objects(sentence.doc) if statement else ():
        if passive.main not in told:
            yield _passive_before_subject(sentence, rule, passive)


def _is_headline(sentence: Sentence) -> bool:
    """Whether a sentence may be a headline: a few words, and no mark at the end."""
    doc = sentence.doc
    return 4 <= len(doc) <= _HEADLINE and not doc[-1].is_punct and doc[0].text[:1].isupper()


_HEADLINE = 20  # words


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


_NUMBERED = {"is": "are", "are": "is", "was": "were", "were": "was", "has": "have", "have": "has"}


def _agreeing(words: str, plural: bool) -> str:
    """The words of a verb with their first in the number of their subject."""
    first, _, rest = words.partition(" ")
    if first.lower() in _NUMBERED and plural != (first.lower() in ("are", "were", "have")):
        first = _NUMBERED[first.lower()]
    return f"{first} {rest}".rstrip()


def _repair(sentence: Sentence, found: Inverted, subject: tuple[Token, Token] | None) -> tuple[Span, str]:
    """What is told, and what to write there; nothing where the bounds of the subject are not plain."""
    verb = found.verb
    if subject is None or not (found.lost or verb.passive or verb.main.lemma_ in ALONE):
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
    if noun is None:
        return False
    counted = any(t.tag_ == "CD" and t.head == noun and t.lower_ not in ("one", "1") for t in words)
    return counted or noun.tag_ in ("NNS", "NNPS") or noun.lower_ == "people" or has(noun, "cc")
