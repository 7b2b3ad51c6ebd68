"""What a model says of texts, with parts of speech and lemmas from tables instead of spaCy's pattern matchers.

The two components that make them out of tags take longer than tagging and parsing together; here each pair of word and
tag is worked out once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_POS = {  # Penn Treebank tags to Universal POS
    "CC": "CCONJ", "CD": "NUM", "DT": "DET", "EX": "PRON", "FW": "X", "IN": "ADP", "JJ": "ADJ", "JJR": "ADJ",
    "JJS": "ADJ", "LS": "X", "MD": "AUX", "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "PDT": "DET",
    "POS": "PART", "PRP": "PRON", "PRP$": "PRON", "RB": "ADV", "RBR": "ADV", "RBS": "ADV", "RP": "ADP", "TO": "PART",
    "UH": "INTJ", "VB": "VERB", "VBD": "VERB", "VBG": "VERB", "VBN": "VERB", "VBP": "VERB", "VBZ": "VERB",
    "WDT": "PRON", "WP": "PRON", "WP$": "PRON", "WRB": "SCONJ", "SYM": "SYM", "$": "SYM", "#": "SYM", "_SP": "SPACE",
}  # fmt: skip
_INDEFINITE = frozenset(f"{one}{two}" for one in ("any", "every", "no", "some") for two in ("body", "one", "thing"))
_BASE = frozenset("NN NNP VB JJ RB".split())  # tags of words that are their own lemma
_BE = dict.fromkeys("be am is are was were been being 's 're 'm".split(), "be")
_LEMMAS = {  # of words whose tag does not tell; of verbs only where the tag is that of a verb
    **_BE, **dict.fromkeys("have has had having 've 'd".split(), "have"),
    **dict.fromkeys("do does did done doing".split(), "do"),
    "ca": "can", "wo": "will", "n't": "not", "became": "become",
    "i": "I", "him": "he", "them": "they", "me": "I", "us": "we",
}  # fmt: skip


class Reader(Protocol):
    """A model that tags and parses; `lemmatizer` is None where what it reads has parts of speech and lemmas already.

    Its documents are spaCy's, or have what rules ask of these.
    """

    lemmatizer: Any

    def tag(self, texts: Iterable[str]) -> list[Any]:
        """The texts with tags and nothing else, in their order."""

    def parse(self, docs: Sequence[Any]) -> None:
        """Give texts that have tags heads and relations."""


class Pipeline:
    """A model that parses; its documents have tags, dependencies, parts of speech and lemmas, and no entities."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._lemmatizer = reader.lemmatizer
        self._lemmas: dict[tuple[str, str], str] = {}

    def tag(self, texts: Iterable[str]) -> list[Doc]:
        """The texts with tags and nothing else, in their order."""
        return self._reader.tag(texts)

    def parse(self, docs: Sequence[Doc]) -> None:
        """Give texts that have tags all the rest."""
        self._reader.parse(docs)
        if self._lemmatizer is not None:
            for doc in docs:
                for token in doc:
                    self._complete(token)

    def pipe(self, texts: Iterable[str]) -> list[Doc]:
        """The texts, parsed, in their order."""
        docs = self.tag(texts)
        self.parse(docs)
        return docs

    def _complete(self, token: Token) -> None:
        """Part of speech and lemma from word, tag and relation."""
        token.pos_ = part_of_speech(token)
        token.lemma_ = self._lemma(token, token.lower_, token.tag_)

    def _lemma(self, token: Token, low: str, tag: str) -> str:
        if low in _LEMMAS and tag[:2] in ("VB", "MD", "PR", "RB"):
            return _LEMMAS[low]
        if tag in _BASE:
            return token.text if tag == "NNP" else low
        known = self._lemmas.get((low, tag))
        if known is None:
            known = str(self._lemmatizer.rule_lemmatize(token)[0])
            self._lemmas[low, tag] = known
        return known


def part_of_speech(token: Token) -> str:
    """The part of speech (Universal POS) that word, tag and relation of a token tell."""
    tag, low = token.tag_, token.lower_
    pos = _POS.get(tag, "PUNCT")
    if pos == "VERB" and (token.dep_ in ("aux", "auxpass") or low in _BE):
        return "AUX"
    if tag == "IN" and token.dep_ == "mark":
        return "SCONJ"
    if tag == "DT" and token.dep_ not in ("det", "quantmod") or low in _INDEFINITE and tag == "NN":
        return "PRON"
    return "PART" if token.dep_ == "neg" and low in ("not", "n't") else pos
