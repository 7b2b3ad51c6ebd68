"""Sentences of running text without a finite verb, as Russian writes them: In 2015, the crisis because of the influx.

People write such sentences, too, so the rule waits for other evidence. What the tagger may have misread as a noun
(Several stars feature in it) is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mtcheck.checks.parsed.clauses.clauses import CLOSING, is_statement
from mtcheck.checks.parsed.sentence import FINITE, Sentence, words
from mtcheck.english.wordclasses import CLOSED
from mtcheck.files.expressions import compiled
from mtcheck.findings import Finding
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FEWEST = 7  # words
_VERB = compiled(
    rf"\b(?:{CLOSED['BE']}|{CLOSED['HAVE']}|{CLOSED['DO']}|{CLOSED['MODAL']}|{CLOSED['PAST']}|says?)\b"
    r"|n't\b|'(?:s|re|ve|ll)\b"
)
_UNUSUAL = frozenset(('"', "'", ":", ";", "\u201c", "\u201d", "...", "\u2026", "(", ")", "[", "]", "|", "/", "?", "!"))
# What a fragment that is meant to be one begins with.
_FRAGMENT = frozenset(
    """
    and but or not no so then from because such like just more less about another same photo photos by with without what
    how why who where when which if as than only even maybe perhaps yes hence thus next first second third plus also
    """.split()
)


def candidate(sentence: str) -> bool:
    """Whether a sentence has no word that is surely a finite verb, and is one of running text, long enough for one."""
    if sentence.count(" ") < _FEWEST - 1 or not sentence.rstrip(CLOSING).endswith("."):
        return False
    return not _VERB.search(sentence.lower())


def tagged_verbless(doc: Doc) -> bool:
    """Whether the tags of a sentence name no finite verb, and it begins as one of running text does."""
    first = next(words(doc), None)
    if first is None or first.lower_ in _FRAGMENT or first.tag_ in ("VB", "UH", "VBG", "RB", "CD"):
        return False
    tags = {token.tag_ for token in doc}
    return "IN" in tags and tags.isdisjoint(FINITE)


def without_finite(doc: Doc) -> bool:
    """Whether the tags of a sentence name no finite verb."""
    return not any(token.tag_ in FINITE for token in doc)


def without_verb(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A whole sentence without a finite verb, meant to have one."""
    doc = sentence.doc
    first = next(words(doc), None)
    if first is None or not is_statement(sentence) or not tagged_verbless(doc):
        return
    if doc[-1].text.endswith("..") or any(t.text in _UNUSUAL for t in doc[:-1]):
        return
    if doc.text.endswith(("...", "\u2026")):
        return  # a teaser that a page cut off
    if sum(1 for _ in words(doc)) < _FEWEST:
        return
    root = next((t for t in doc if t.dep_ == "ROOT"), first)
    if root.tag_.startswith("VB") or _may_be_verb(root) or any(map(_is_bare_verb, doc[1:])):
        return
    last = doc[-2] if doc[-1].is_punct else doc[-1]
    yield finding(rule, sentence.document, sentence.span(first, last), [])


def _may_be_verb(root: Token) -> bool:
    """Whether a noun right behind another noun may be the verb of the sentence: Stars feature in the film."""
    return root.i > 0 and root.tag_ in ("NN", "NNS") and root.nbor(-1).tag_ in ("NN", "NNS", "NNP", "NNPS", "PRP")


def _is_bare_verb(word: Token) -> bool:
    return word.tag_ == "VB" and word.nbor(-1).tag_ != "TO"


def dash_before_noun(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A dash for `is` between two nouns, in a sentence of running text without a verb: Her parents - the farmers."""
    doc = sentence.doc
    dash = next((t for t in doc[2:-2] if t.text in ("-", "\u2013", "\u2014")), None)
    if dash is None or not is_statement(sentence) or not without_finite(doc) or doc.text[dash.idx - 1] != " ":
        return
    before, after = doc[: dash.i], doc[dash.i + 1 : -1]
    if len(before) > _LONGEST or any(t.text in _UNUSUAL or t.text in (dash.text, ",") for t in before):
        return
    if any(t.text in (":", ";", dash.text) or t.tag_ in ("VB", "TO") for t in after):
        return
    if before[0].tag_ not in ("DT", "PRP$", "NNP", "NN", "NNS") or after[0].tag_ not in ("DT", "PRP$", "NN", "NNS"):
        return
    if any(t.dep_ == "npadvmod" for t in before):
        return  # A day later - a victory
    nouns = [t for t in before if t.tag_ in _NOUNS and t.dep_ not in ("compound", "poss", "pobj", "amod")]
    if not nouns or after[0].lower_ in ("this", "that", "all") or not any(t.tag_ in _NOUNS for t in after):
        return
    be = "are" if nouns[0].tag_ in ("NNS", "NNPS") or nouns[0].conjuncts else "is"
    yield finding(rule, sentence.document, sentence.span(dash), [be])


_LONGEST = 8  # words of a subject
_NOUNS = ("NN", "NNS", "NNP", "NNPS")
