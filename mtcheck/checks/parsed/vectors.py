"""The first layers of spaCy's small models, each word worked out once: what a word is to them, before its neighbours.

They look at nothing but the word's form, its norm and whether a space follows it; the layers behind them, which look at
four words on either side, are the model's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SEEN = frozenset("NORM PREFIX SUFFIX SHAPE SPACY IS_SPACE LOWER ORTH".split())  # told by form, norm and space
_MOST = 30_000  # words that are kept: 12 MB

Key = tuple[int, int, int]


def words_once(component: Any, vocab: Any) -> Any:
    """The component `tok2vec` of a pipeline in this form, or itself where its layers are others."""
    model = component.model
    layers: Sequence[Any] = model.layers if model.name.startswith("extract_features") and len(model.layers) == 2 else ()
    first = layers[0].layers[0] if layers and layers[0].layers else None
    if first is None or first.name != "extract_features":
        return component
    names = {vocab.strings[column] if isinstance(column, int) else column for column in first.attrs["columns"]}
    return Vectors(layers[0], layers[1], vocab) if names <= _SEEN else component


class Vectors:
    """Gives documents the tensors that the component gives them; differs from it in the last bits of some numbers."""

    def __init__(self, embed: Any, encode: Any, vocab: Any) -> None:
        self._embed, self._encode, self._vocab = embed, encode, vocab
        self._rows: dict[Key, Any] = {}

    def pipe(self, docs: Iterable[Doc], *, batch_size: int) -> Iterator[Doc]:
        """The documents with their tensors."""
        left = iter(docs)
        while batch := list(islice(left, batch_size)):
            full = [doc for doc in batch if len(doc)]
            tensors = self._encode.predict(self._embedded(full)) if full else ()
            for doc, tensor in zip(full, tensors, strict=True):
                doc.tensor = tensor
            yield from batch

    def _embedded(self, docs: Sequence[Doc]) -> list[Any]:
        """For each document the vectors of its words, without their neighbours."""
        import numpy as np  # loaded with spaCy

        keys = [list(map(tuple, doc.to_array(["ORTH", "NORM", "SPACY"]).tolist())) for doc in docs]
        if len(self._rows) > _MOST:
            self._rows.clear()
        new: dict[Key, Any] = {}
        for doc, row in zip(docs, keys, strict=True):
            for token, key in zip(doc, row, strict=True):
                if key not in self._rows and key not in new:
                    new[key] = token
        if new:
            self._add(new)
        known = self._rows
        return [np.stack([known[key] for key in row]) for row in keys]

    def _add(self, new: dict[Key, Any]) -> None:
        """Work out some words."""
        from spacy.tokens import Doc

        tokens = list(new.values())
        alone = Doc(self._vocab, words=[t.text for t in tokens], spaces=[bool(t.whitespace_) for t in tokens])
        for mine, token in zip(alone, tokens, strict=True):
            if mine.norm != token.norm:
                mine.norm_ = token.norm_
        self._rows.update(zip(new, self._embed.predict([alone])[0], strict=True))
