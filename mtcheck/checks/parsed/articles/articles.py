"""Superlatives, `same` and offices without their article, and experts who are too definite."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from mtcheck.checks.parsed.clauses.clauses import is_statement
from mtcheck.checks.parsed.sentence import Sentence, child, has
from mtcheck.english.casing import indefinite
from mtcheck.files.expressions import compiled
from mtcheck.findings import Finding, Safety
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

if TYPE_CHECKING:
    from spacy.tokens import Token


def superlative_without_the(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A superlative before its noun that no article or possessive goes with: in most difficult situation."""
    for word in sentence.doc[:-1] if is_statement(sentence) else ():
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
            or before.lower_ == "of"
            and noun.lower_ in _OF_NOTE
        ):
            continue
        yield finding(rule, sentence.document, sentence.span(word), [f"the {word.text}"])


# What something is of, which says how it is: of gravest concern.
_OF_NOTE = frozenset("concern importance interest need quality order urgency significance value standard".split())


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
        if noun.text.isupper() or noun.nbor(1).lower_ == "turned" or _is_company(sentence, noun):
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


def _is_company(sentence: Sentence, noun: Token) -> bool:
    """Whether the article has the capitalized word within a sentence with no name of a person behind: a firm's name."""
    if not noun.text.istitle():
        return False
    return bool(re.search(rf"[a-z,] {noun.text}(?:'s|[.,;)]| (?:plc|Plc|PLC|Inc|Ltd|[a-z]))", sentence.document.folded))


def definite_at_first(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """`The expert from ...` as the first that the article says of any expert."""
    for noun in sentence.doc[:-2]:
        if noun.lower_ not in _ANYONE or noun.dep_ not in ("nsubj", "nsubjpass", "agent", "pobj") or noun.tag_ != "NN":
            continue
        article = child(noun, "det")
        if article is None or article.lower_ != "the" or noun.i != article.i + 1:
            continue
        origin = noun.nbor(1)
        if origin.lower_ not in ("from", "at") and not (origin.lower_ in ("of", "in") and noun.lower_ in _OF_MANY):
            continue
        if origin.head != noun or sentence.doc[min(origin.i + 1, len(sentence.doc) - 1)].lower_ in _MONTHS:
            continue
        if noun.lower_ == "source" and origin.lower_ == "of" and origin.nbor(1).tag_ != "NNP":
            continue  # the source of the fire
        if _APPOSED.match(sentence.document.folded, sentence.span(noun).end):
            continue  # the name says which
        start = sentence.span(article).start
        several = "" if origin.lower_ in ("from", "at") else "s?"  # of experts, the one from a body is still new
        if re.search(rf"\b{noun.lower_}{several}\b", sentence.document.lower[:start]):
            continue
        a = indefinite(noun.text)
        yield finding(
            rule,
            sentence.document,
            sentence.span(article, noun),
            [f"{a.capitalize() if article.text == 'The' else a} {noun.text}"],
            safety=Safety.SAFE if _anybody(noun, origin) else None,
        )


def _anybody(noun: Token, origin: Token) -> bool:
    """Whether a body or place has many of these, whom nobody knows by name; "the source of the fire" is no person."""
    body = child(origin, "pobj")
    return noun.lower_ in _UNKNOWN and (noun.lower_ != "source" or body is not None and body.pos_ == "PROPN")


_APPOSED = compiled(r"[^.,;:!?\n\"]{1,80}, [A-Z][\w'-]+ [A-Z][\w'-]+")
# Of whom an institution or place has many.
_OF_MANY = frozenset("representative employee correspondent source interlocutor inhabitant resident analyst".split())
_UNKNOWN = frozenset("correspondent source interlocutor inhabitant resident analyst".split())
_MONTHS = frozenset(
    """
    january february march april may june july august september october november december charge question
    """.split()
)
_ANYONE = frozenset(
    """
    expert specialist analyst representative employee correspondent journalist official economist researcher scientist
    resident lawyer professor doctor source interlocutor inhabitant
    """.split()
)
