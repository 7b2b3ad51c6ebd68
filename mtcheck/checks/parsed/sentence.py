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
FINITE = frozenset(("VBZ", "VBP", "VBD", "MD"))  # tags of finite verbs


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

    def text(self, first: Token, last: Token) -> str:
        """Words, the first to the last, with what stands between them, as the document writes them."""
        return self.document.text[slice(*self.span(first, last))]


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


def is_plural(noun: Token) -> bool:
    """Whether a noun is marked as plural."""
    return noun.tag_ in ("NNS", "NNPS")


def is_several(subject: Token) -> bool:
    """Whether a subject takes the verb of a plural: by its form, by what is joined to it, or as a pronoun."""
    return is_plural(subject) or bool(subject.conjuncts) or subject.lower_ in ("they", "we", "you", "i")


def forms_behind(verb: Token, word: Token) -> list[Token]:
    """A verb and its auxiliaries, as far as they stand behind a word, in text order."""
    parts = (verb, *children(verb, "aux", "auxpass"))
    return sorted((part for part in parts if part.i > word.i), key=lambda part: part.i)


def words(doc: Doc) -> Iterator[Token]:
    """The words of a parse: no punctuation, no white space."""
    return (token for token in doc if not token.is_punct and not token.is_space)


def finite(verb: Token) -> bool:
    """Whether a verb is finite by itself or by one of its auxiliaries."""
    return any(form.tag_ in FINITE for form in (verb, *children(verb, "aux", "auxpass")))
