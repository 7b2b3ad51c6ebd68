"""Clauses: a verb that is missing, one too many, a subject that is missing, subordinate clauses that stand alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mtcheck.checks.parsed.sentence import FINITE, Sentence, has, is_plural, words
from mtcheck.findings import Finding, Span
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

if TYPE_CHECKING:
    from spacy.tokens import Token

_READY = frozenset(
    """
    responsible ready sure able unable afraid aware convinced confident certain capable guilty interested satisfied
    dissatisfied angry happy glad busy absent present similar necessary important possible impossible dangerous
    inevitable obvious unacceptable dependent equal close silent alive dead empty full wrong right
    """.split()
)
_NOMINATIVE = frozenset("he she they we i".split())
CLOSING = " \"'\u201d\u2019)"  # what may stand behind the stop that ends a sentence
_WH = frozenset("what why where how who whom which when".split())


def has_finite(sentence: Sentence) -> bool:
    """Whether any word of the sentence is a finite verb, by its tag."""
    return any(t.tag_ in FINITE for t in sentence.doc)


def is_statement(sentence: Sentence) -> bool:
    """Whether a sentence is one of running text: it ends with a full stop and is no headline or caption."""
    return sentence.doc.text.rstrip(CLOSING).endswith(".") and sum(1 for _ in words(sentence.doc)) >= 5


def copula_missing(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A subject and an adjective with its complement, in a sentence without any verb."""
    if not is_statement(sentence) or has_finite(sentence):
        return
    for word in sentence.doc:
        if word.lower_ not in _READY or word.pos_ != "ADJ" or word.i < 2 or word.i + 1 >= len(sentence.doc):
            continue
        if word.nbor(1).lower_ not in ("for", "to", "that", "of", "in", "from", "with") or word.nbor(-1).pos_ == "DET":
            continue
        first = sentence.doc[0]
        noun = next((t for t in sentence.doc[: word.i] if t.pos_ in ("NOUN", "PROPN", "PRON")), None)
        if (
            noun is None
            or first.pos_ in ("ADP", "SCONJ", "VERB", "ADV")
            or word.dep_ not in ("amod", "ROOT", "acomp", "appos", "acl")
        ):
            continue
        before = word.nbor(-1)
        if before.text != "," and before.pos_ not in ("PROPN", "PRON", "ADV"):
            continue  # a device capable of flight
        be = "are" if is_plural(noun) else "is"
        yield finding(rule, sentence.document, sentence.span(word), [f"{be} {word.text}"])
        return


def pronoun_without_be(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A subject pronoun right before an adjective: she sure that, they ready to."""
    for word in sentence.doc[:-2]:
        if word.lower_ not in _NOMINATIVE or word.i and word.nbor(-1).pos_ in ("AUX", "VERB", "CCONJ", "ADV"):
            continue
        adjective = word.nbor(1)
        if (
            adjective.lower_ not in _READY
            or adjective.pos_ != "ADJ"
            or adjective.nbor(1).lower_ not in ("that", "to", "for", "of", "in")
        ):
            continue
        be = {"i": "am", "they": "are", "we": "are"}.get(word.lower_, "is")
        yield finding(rule, sentence.document, sentence.span(adjective), [f"{be} {adjective.text}"])


def dash_for_copula(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A dash between subject and predicate where no verb is: The main task – to protect the villages."""
    doc = sentence.doc
    for dash in doc:
        if dash.text not in ("-", "\u2013", "\u2014") or dash.i < 2 or dash.i + 2 >= len(doc):
            continue
        before, after = doc[: dash.i], doc[dash.i + 1 :]
        if any(t.tag_ in FINITE or t.is_quote or t.text in (",", ":") for t in before):
            continue
        to = after[0].lower_ == "to" and after[1].tag_ == "VB"
        if (
            not to
            or before[0].lower_ not in ("the", "our", "his", "her", "its", "their", "my", "your")
            or not is_statement(sentence)
        ):
            continue
        noun = next((t for t in before if t.pos_ == "NOUN" and t.dep_ in ("ROOT", "nsubj", "dep", "attr")), None)
        if noun is None or doc.text[dash.idx - 1] != " ":
            continue
        be = "are" if is_plural(noun) else "is"
        yield finding(rule, sentence.document, sentence.span(dash), [be])
        return


def second_verb(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A bare verb behind one that needs `to`: decided start."""
    for word in sentence.doc[:-2]:
        if (
            word.lemma_ not in _WITH_TO
            or word.pos_ != "VERB"
            or word.nbor(1).tag_ != "VB"
            or word.nbor(1).pos_ != "VERB"
        ):
            continue
        second = word.nbor(1)
        if second.lower_ in ("let", "please") or second.head not in (word, word.head) and second.dep_ != "xcomp":
            continue
        if second.nbor(1).pos_ not in ("DET", "PRON", "ADP", "PROPN", "NOUN", "PUNCT", "ADJ", "NUM"):
            continue
        if word.tag_ == "VBN" and word.dep_ in ("amod", "acl") or second.dep_ in ("compound", "dobj", "pobj"):
            continue
        yield finding(rule, sentence.document, sentence.span(second), [f"to {second.text}"])


_WITH_TO = frozenset(
    "want decide plan try refuse continue promise agree hope manage intend attempt need wish fail".split()
)


def that_without_subject(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """`that` right before a finite verb in what is said: noted that is necessary."""
    for that in sentence.doc[1:-2]:
        if that.lower_ != "that" or that.nbor(-1).lemma_ not in _SAYING or that.nbor(-1).pos_ != "VERB":
            continue
        word = that.nbor(1)
        if word.lower_ not in ("is", "was", "will", "would", "can", "could", "should", "must", "has", "may", "might"):
            continue
        if that.dep_ in ("nsubj", "nsubjpass") and that.head.dep_ == "relcl" or that.nbor(-1).dep_ == "acl":
            continue
        behind = word.nbor(1)
        if (
            behind.lower_ in ("why", "what", "how", "where", "when", "because", "a", "the", "an", "all", "not")
            or behind.is_punct
        ):
            continue
        if _is_extraposed(word):
            yield finding(rule, sentence.document, sentence.span(that, word), [f"that it {word.text}"])


def _is_extraposed(word: Token) -> bool:
    """Whether what a clause is about comes behind it (is necessary to): else `that` may be its subject."""
    doc = word.doc
    for told in doc[word.i + 1 : word.i + 6]:
        if told.is_punct:
            return False
        if told.tag_ in ("JJ", "JJR", "VBN") and told.i + 1 < len(doc):
            return told.nbor(1).lower_ in ("to", "that", "for", "if", "when", "who", "how", "whether")
    return False


_SAYING = frozenset(
    "say note add state stress emphasize emphasise believe think report explain specify clarify claim declare announce "
    "understand admit acknowledge recall assume suppose argue insist mean".split()
)


def clause_alone(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A sentence that is nothing but a clause with although or though, or a relative clause."""
    doc = sentence.doc
    first = next(words(doc), None)
    if first is None or not is_statement(sentence):
        return
    root = next((t for t in doc if t.dep_ == "ROOT"), None)
    if root is None or first.i > 1:
        return
    if first.lower_ in ("although", "though"):
        if first.dep_ == "mark" and first.head == root and not has(root, "ccomp", "parataxis"):
            yield finding(rule, sentence.document, _opening(sentence, first, root), [])
    elif first.text == "Which" and first.dep_ in ("nsubj", "nsubjpass") and first.head == root:
        yield finding(rule, sentence.document, _opening(sentence, first, root), [])


def _opening(sentence: Sentence, first: Token, root: Token) -> Span:
    last = root if root.i - first.i < 8 else first
    return sentence.span(first, last)


def two_auxiliaries(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """Two finite forms of be, have or a modal side by side: is was, has will."""
    for word in sentence.doc[:-2]:
        second = word.nbor(1)
        if word.lower_ not in _BE_OR_HAVE or second.lower_ not in _FINITE or word.lower_ == second.lower_:
            continue
        if _is_clause(word) or second.tag_ == "NN":  # a can, a will
            continue
        if word.lemma_ == "have" and second.lemma_ == "be" or _is_relative(word):  # one idea I had was
            continue
        yield finding(rule, sentence.document, sentence.span(word, second), [])


_BE_OR_HAVE = frozenset("is are was were has have had".split())
_FINITE = frozenset("is are was were has will would can could must should might".split())


def _is_relative(word: Token) -> bool:
    """Whether a verb ends a relative clause without a pronoun: the boat you have can sail."""
    if word.i < 2 or word.nbor(-1).tag_ != "PRP":
        return False
    return word.nbor(-2).pos_ in ("NOUN", "PROPN")


def _is_clause(word: Token) -> bool:
    """Whether a clause that ends with the word is a subject: what it is is, as it was was."""
    before = word.doc[max(0, word.i - 7) : word.i]
    return any(
        t.tag_ in ("WP", "WRB", "WDT", "IN", "MD") and t.lower_ in (*_WH, "that", "as", "than", "if", "whatever")
        for t in before
    ) or any(t.is_quote for t in word.doc[max(0, word.i - 1) : word.i + 2])
