"""A model as spaCy itself runs it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_REPLACED = ("attribute_ruler", "lemmatizer")  # by tables


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


class Whole:
    """SpaCy's pipeline, its tagger and what comes before it apart from the rest."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self.lemmatizer: Any = nlp.get_pipe("lemmatizer") if nlp.has_pipe("lemmatizer") else None
        _multiply_by_numpy(nlp)
        _look_up_words(self.lemmatizer)
        if self.lemmatizer is not None:
            nlp.select_pipes(disable=[name for name in _REPLACED if name in nlp.pipe_names])
        behind = nlp.pipe_names.index("tagger") + 1 if "tagger" in nlp.pipe_names else len(nlp.pipeline)
        components = [component for _, component in nlp.pipeline]
        self._tagging, self._parsing = components[:behind], components[behind:]

    def tag(self, texts: Iterable[str]) -> list[Doc]:
        """The texts with tags and nothing else, in their order."""
        return self._through(self._tagging, [self._nlp.make_doc(text) for text in texts])

    def parse(self, docs: Sequence[Doc]) -> None:
        """Give texts that have tags heads and relations."""
        self._through(self._parsing, docs)

    def _through(self, components: Iterable[Any], docs: Iterable[Doc]) -> list[Doc]:
        """Texts as components have changed them."""
        for one in components:
            docs = one.pipe(docs, batch_size=self._nlp.batch_size) if hasattr(one, "pipe") else map(one, docs)
        return list(docs)
