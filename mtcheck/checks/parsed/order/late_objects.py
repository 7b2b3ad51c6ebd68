"""Objects that a phrase keeps from their verb, as the source may have them: held in the capital a meeting.

English lets a heavy object stand last, and a clause without `that`; a short object with its article does not.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mtcheck.checks.parsed.sentence import FINITE, Sentence, child, has
from mtcheck.files.expressions import compiled
from mtcheck.findings import Finding
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SHORT = 5  # words; longer objects may stand behind a phrase
# Verb, preposition and noun that are one expression, whose object may stand behind it.
FIXED = frozenset(
    """
    account mind place question justice life death light trial fire motion practice use doubt power office force
    advance detail turn return exchange stock care control danger effect order record touch view sight check hand
    hands heart charge custody possession action shape consideration test rest board par court
    """.split()
)


def object_behind_phrase(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A short object that a phrase keeps from its verb: held in the capital a meeting."""
    doc = sentence.doc
    for word in doc[:-3]:
        if word.pos_ != "VERB" or word.lemma_ in _SAYING or has(word, "prt", "xcomp", "ccomp", "auxpass"):
            continue
        if word.tag_ == "VBN" and word.dep_ in ("acl", "amod", "relcl") and not has(word, "aux"):
            continue
        what, phrase = child(word, "dobj"), word.nbor(1)
        if what is None or phrase.dep_ != "prep" or phrase.head != word or what.left_edge.i != phrase.right_edge.i + 1:
            continue
        inner = child(phrase, "pobj")
        if inner is None or inner.lower_ in FIXED or phrase.lower_ not in _PLACING or not _may_move(what):
            continue
        length = what.right_edge.i - what.left_edge.i + 1
        if length > (SHORT if inner.tag_ != "PRP" else 3) or phrase.right_edge.i - phrase.i > 6:
            continue
        if any(t.is_punct and t.text not in ("-", "%") for t in doc[word.i : what.right_edge.i + 1]):
            continue
        if word.lemma_ in _WITH_CLAUSE and _comes_to_verb(what):
            continue
        moved = f"{sentence.text(what.left_edge, what.right_edge)} {sentence.text(phrase, phrase.right_edge)}"
        yield finding(rule, sentence.document, sentence.span(phrase, what.right_edge), [moved])


def _comes_to_verb(what: Token) -> bool:
    """Whether a verb follows an object in its clause, whose subject it may be: found in May the plan was dead."""
    for word in what.doc[what.i + 1 :]:
        if word.is_punct and word.text != "-":
            return False
        if word.tag_ in FINITE or word.tag_ == "VBN":
            return True
    return False


def _may_move(what: Token) -> bool:
    """Whether an object is a noun with its article, number or owner, no time and no clause of its own."""
    if what.pos_ not in ("NOUN", "PROPN") or has(what, "relcl", "acl", "cc", "appos") or what.lower_ in _TIMES:
        return False
    first = what.left_edge
    return first.tag_ in ("DT", "CD", "PRP$") and first.lower_ not in ("each", "every", "this", "that", "all")


_PLACING = frozenset("in on at with from for by under into before after during near about".split())
# Verbs behind which a clause may stand without `that`: said in May the plan was dead.
_SAYING = frozenset(
    """
    say tell think believe hope know report announce warn suggest claim insist argue admit fear expect mean note
    add hear see ask decide agree feel understand estimate predict promise
    """.split()
)
_WITH_CLAUSE = frozenset("show write learn find confirm".split())
_TIMES = frozenset(
    """
    day week month year night morning evening afternoon time hour minute season summer winter decade quarter second
    weekend while lot bit percent times days weeks months years hours minutes decades
    """.split()
)
_SMALL = (
    "in|on|at|to|with|from|for|by|under|into|of|as|and|or|but|that|which|who|is|are|was|were|be|been|has|have|had|will|"
    "would|can|could|may|it|he|she|they|we|i|you|the|an?|not|if|when|while|because|than|after|before|about|over|out|up|"
    "through|during|against|between|among|since|until|where|how|what|why|so|all|both|only|also|just|even|like|such|per|"
    "least|nearly|almost|around|another|next|last|first|half|estimated|every|each|january|february|march|april|june|july|"
    "august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
)
_OBJECT_LATE = compiled(
    rf"\b(?!(?:{_SMALL})\b)[a-z]{{3,}} (?:in|on|at|with|from|for|by|under|into|before|after|during|near|about) "
    rf"(?:(?:(?:the|an?|his|her|its|their|this|our) )?(?:(?!(?:{_SMALL})\b)[a-z][\w'-]*(?<!ing)(?<!ed) ){{1,3}}"
    r"|\d[\d.,]* ?(?:%|percent|per cent) )"
    rf"(?:the|an?|his|her|its|their|\d[\d.,]*|two|three|four|five|six|several) (?!(?:{_SMALL})\b)[a-z]"
)


def candidate(sentence: str) -> bool:
    """Whether a sentence may have an object with its article right behind a phrase."""
    return _OBJECT_LATE.search(sentence.lower()) is not None


def tagged(doc: Doc) -> bool:
    """Whether a verb, a phrase and what a noun phrase begins with follow one another, by the tags."""
    tags = [token.tag_ for token in doc]
    for at, tag in enumerate(tags[:-4]):
        if tag[:2] != "VB" or doc[at].lemma_ in _SAYING or doc[at + 1].lower_ not in _PLACING:
            continue
        end = at + 2
        while end < len(tags) - 1 and tags[end] in _INSIDE and not (tags[end] in _ANEW and tags[end - 1] in _ENDING):
            end += 1
        if end > at + 2 and tags[end - 1] in _ENDING and tags[end] in _ANEW:
            return True
    return False


_INSIDE = frozenset("DT PRP$ PRP JJ JJR JJS CD NN NNS NNP NNPS POS".split())
_ANEW = ("DT", "PRP$", "CD")
_ENDING = ("NN", "NNS", "NNP", "NNPS", "PRP")
