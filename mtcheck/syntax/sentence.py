"""One parsed sentence, and the questions that checks ask about its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mtcheck.findings import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from mtcheck.document import Document

SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "csubjpass", "expl"))
OBJECTS = frozenset(("dobj", "obj"))


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """A parsed sentence; `start` is where it begins in the document, in code points, as are the offsets of words."""

    document: Document
    doc: Doc
    start: int

    def span(self, first: Token, last: Token | None = None) -> Span:
        """Where words, the first to the last, stand in the document."""
        last = first if last is None else last
        return Span(self.start + first.idx, self.start + last.idx + len(last.text))

    @property
    def end(self) -> int:
        """Where the sentence ends in the document."""
        return self.start + len(self.doc.text)


def children(token: Token, *labels: str) -> list[Token]:
    """The dependents of a word that have one of some labels, in text order."""
    return [child for child in token.children if child.dep_ in labels]


def child(token: Token, *labels: str) -> Token | None:
    """The first dependent of a word that has one of some labels."""
    return next((one for one in token.children if one.dep_ in labels), None)


def has(token: Token, *labels: str) -> bool:
    """Whether a word has a dependent with one of some labels."""
    return any(one.dep_ in labels for one in token.children)


def subject(verb: Token) -> Token | None:
    """The subject of a verb, its own and not one that it shares."""
    return next((one for one in verb.children if one.dep_ in SUBJECTS), None)


def coordinated(token: Token) -> list[Token]:
    """A word and all that are joined to it by `and`, `or` and commas, in text order."""
    return [token, *token.conjuncts]


def is_plural(noun: Token) -> bool:
    """Whether a noun is marked as plural."""
    return noun.tag_ in ("NNS", "NNPS")


def left_edge(token: Token) -> Token:
    """The first word of the phrase that a word heads."""
    return token.doc[token.left_edge.i]


def words(doc: Doc) -> Iterator[Token]:
    """The words of a parse: no punctuation, no white space."""
    return (token for token in doc if not token.is_punct and not token.is_space)


def finite(verb: Token) -> bool:
    """Whether a verb is finite by itself or by one of its auxiliaries."""
    if verb.tag_ in ("VBZ", "VBP", "VBD", "MD"):
        return True
    return any(aux.tag_ in ("VBZ", "VBP", "VBD", "MD") for aux in children(verb, "aux", "auxpass"))
