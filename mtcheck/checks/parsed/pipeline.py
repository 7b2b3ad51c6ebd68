"""spaCy's tagger and parser, with parts of speech and lemmas from tables instead of its pattern matchers.

The two components that make them out of tags take longer than tagging and parsing together; here each pair of word and
tag is worked out once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from mtcheck.checks.parsed.vectors import words_once

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

_REPLACED = ("attribute_ruler", "lemmatizer")
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


def _multiply_by_numpy(nlp: Language) -> None:
    """Have numpy multiply the model's matrices: its library knows more processors than the one that comes with spaCy.

    On those with AVX-512 it takes a third of the time, on none longer. What is no processor's (a graphics card) stays.
    """
    for _, component in nlp.pipeline:
        for part in getattr(getattr(component, "model", None), "walk", tuple)():
            if getattr(part.ops, "use_blis", False):
                part.ops.use_blis = False


def _look_up_words(lemmatizer: Any) -> None:
    """Make sets of the lists of words that a lemmatizer goes through for each word that is new to it."""
    lookups = getattr(lemmatizer, "lookups", None)
    if lookups is None or not lookups.has_table("lemma_index"):
        return
    index = lookups.get_table("lemma_index")
    for part_of_speech, words in list(index.items()):
        index[part_of_speech] = frozenset(words)


class Pipeline:
    """A model that parses; its documents have tags, dependencies, parts of speech and lemmas, and no entities."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._lemmatizer: Any = nlp.get_pipe("lemmatizer") if nlp.has_pipe("lemmatizer") else None
        self._lemmas: dict[tuple[str, str], str] = {}
        _multiply_by_numpy(nlp)
        _look_up_words(self._lemmatizer)
        if self._lemmatizer is not None:
            nlp.select_pipes(disable=[name for name in _REPLACED if name in nlp.pipe_names])
        behind = nlp.pipe_names.index("tagger") + 1 if "tagger" in nlp.pipe_names else len(nlp.pipeline)
        components = [words_once(one, nlp.vocab) if name == "tok2vec" else one for name, one in nlp.pipeline]
        self._tagging, self._parsing = components[:behind], components[behind:]

    def tag(self, texts: Iterable[str]) -> list[Doc]:
        """The texts with tags and nothing else, in their order."""
        return self._through(self._tagging, [self._nlp.make_doc(text) for text in texts])

    def parse(self, docs: Sequence[Doc]) -> None:
        """Give texts that have tags all the rest."""
        for doc in self._through(self._parsing, docs):
            if self._lemmatizer is not None:
                for token in doc:
                    self._complete(token)

    def pipe(self, texts: Iterable[str]) -> list[Doc]:
        """The texts, parsed, in their order."""
        docs = self.tag(texts)
        self.parse(docs)
        return docs

    def _through(self, components: Iterable[Any], docs: Iterable[Doc]) -> list[Doc]:
        """Texts as components have changed them."""
        for one in components:
            docs = one.pipe(docs, batch_size=self._nlp.batch_size) if hasattr(one, "pipe") else map(one, docs)
        return list(docs)

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
