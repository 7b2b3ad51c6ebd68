"""The model's network on numpy: vectors of words, of words among their neighbours, and the tags that they make likely.

Its layers are those of spaCy's architectures MultiHashEmbed.v2, MaxoutWindowEncoder.v2 and Tagger.v2. A maxout layer's
pieces lie side by side here, so that the largest of them is taken of whole blocks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from mtcheck.checks.parsed.parser.small.forms import Form
from mtcheck.checks.parsed.parser.small.tokens import Doc

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_WORDS = 30_000  # whose vectors are kept: 12 MB
_AT_ONCE = 1500  # words that go through the layers together
_BETWEEN = 4  # rows between sentences: as far as a word's neighbours reach through all layers
_EMPTY = (0,) * _BETWEEN
_SMALLEST = 1e-08  # what spaCy adds to a variance


class Maxout(NamedTuple):
    """A layer that keeps the largest of some pieces, and scales what it makes of a word: weights (inputs, outputs)."""

    weights: Floats
    bias: Floats
    scale: Floats
    shift: Floats

    def __call__(self, rows: Floats) -> Floats:
        """What it makes of rows."""
        width = len(self.scale)
        sums = rows @ self.weights
        sums += self.bias
        best: Floats = np.maximum(sums[:, :width], sums[:, width : 2 * width])
        np.maximum(best, sums[:, 2 * width :], out=best)
        best -= np.add.reduce(best, axis=1, keepdims=True) / np.float32(width)
        spread = np.add.reduce(best * best, axis=1, keepdims=True) / np.float32(width) + np.float32(_SMALLEST)
        best *= spread ** np.float32(-0.5)
        best *= self.scale
        best += self.shift
        return best


class Network:
    """Tables of vectors with their seeds, the layer that joins them, those that see neighbours, and the tagger's."""

    def __init__(
        self,
        tables: Sequence[tuple[Floats, int]],
        joining: Maxout,
        seeing: Sequence[Maxout],
        tagging: tuple[Floats, Floats],
    ) -> None:
        self._tables, self._joining, self._seeing, self._tagging = tables, joining, seeing, tagging
        self._width = len(joining.scale)
        self._rows: dict[tuple[Form, str], int] = {}
        self._vectors = np.zeros((1024, self._width), np.float32)

    def tag(self, docs: Iterable[Doc], labels: Sequence[str]) -> None:
        """Give the words of sentences their tags, and the sentences their tensors."""
        weights, bias = self._tagging
        for some in _batches(docs):
            rows = self._seen(some)
            best = (rows @ weights + bias).argmax(axis=1).tolist()
            at = _BETWEEN
            for doc in some:
                end = at + len(doc.words)
                doc.tensor = rows[at:end]
                for word, tag in zip(doc.words, best[at:end], strict=True):
                    word.tag_ = labels[tag]
                at = end + _BETWEEN

    def _seen(self, docs: Sequence[Doc]) -> Floats:
        """The vectors of all words, as their neighbours make them; empty rows stand around each sentence."""
        known = self._rows
        keys = [[(word.form, word.whitespace_) for word in doc.words] for doc in docs]
        if new := [key for key in dict.fromkeys(chain.from_iterable(keys)) if key not in known]:
            self._add(new)
        places: list[int] = []
        for some in keys:
            places += _EMPTY
            places += map(known.__getitem__, some)
        places += _EMPTY
        rows = self._vectors[places]
        around = np.zeros((len(rows), 3 * self._width), np.float32)
        width = self._width
        for layer in self._seeing:
            around[1:, :width] = rows[:-1]
            around[:, width : 2 * width] = rows
            around[:-1, 2 * width :] = rows[1:]
            rows += layer(around)
        return rows

    def _add(self, new: Sequence[tuple[Form, str]]) -> None:
        """Work out the vectors of some words, without neighbours; the first row stays empty."""
        columns = np.array([form.numbers(bool(spaced)) for form, spaced in new], np.uint64).T
        parts = [_looked_up(table, seed, column) for (table, seed), column in zip(self._tables, columns, strict=True)]
        first = len(self._rows) + 1
        end = first + len(new)
        if end > len(self._vectors):
            self._vectors = np.concatenate((self._vectors, np.zeros((max(end, first), self._width), np.float32)))
        self._vectors[first:end] = self._joining(np.concatenate(parts, axis=1))
        self._rows.update(zip(new, range(first, end), strict=True))

    def forget(self) -> None:
        """Forget words, where there are too many."""
        if len(self._rows) > _WORDS:
            self._rows.clear()
            self._vectors = np.zeros((1024, self._width), np.float32)


def _batches(docs: Iterable[Doc]) -> Iterator[list[Doc]]:
    some: list[Doc] = []
    words = 0
    for doc in docs:
        if not doc.words:
            continue
        some.append(doc)
        words += len(doc.words) + _BETWEEN
        if words > _AT_ONCE:
            yield some
            some, words = [], 0
    if some:
        yield some


def _looked_up(table: Floats, seed: int, numbers: NDArray[np.uint64]) -> Floats:
    """For each number the sum of the four rows that its hash names."""
    rows = _hashed(numbers, seed) % np.uint32(len(table))
    found: Floats = table[rows[:, 0]]
    for column in range(1, 4):
        found += table[rows[:, column]]
    return found


def _hashed(numbers: NDArray[np.uint64], seed: int) -> NDArray[np.uint32]:
    """Four numbers (32 bits) for each: MurmurHash3 as thinc has it."""
    word = np.uint64
    one = numbers * word(0x87C37B91114253D5)
    one = (one << word(31) | one >> word(33)) * word(0x4CF5AD432745937F)
    one ^= word(seed ^ 8)
    two = np.full_like(one, seed ^ 8)
    one += two
    two += one
    both = np.stack((one, two))
    both ^= both >> word(33)
    both *= word(0xFF51AFD7ED558CCD)
    both ^= both >> word(33)
    both *= word(0xC4CEB9FE1A85EC53)
    both ^= both >> word(33)
    one, two = both
    one += two
    two += one
    return np.stack((one, one >> word(32), two, two >> word(32)), axis=1).astype(np.uint32)


def maxout(maxing: Mapping[str, Any], norming: Mapping[str, Any]) -> Maxout:
    """A layer from the parameters of spaCy's two: W (outputs, pieces, inputs), b, G and b."""
    weights, bias = maxing["W"], maxing["b"]
    outputs, pieces, inputs = weights.shape
    side = np.ascontiguousarray(weights.transpose(1, 0, 2).reshape(outputs * pieces, inputs).T)
    return Maxout(side, np.ascontiguousarray(bias.T.reshape(-1)), norming["G"], norming["b"])
