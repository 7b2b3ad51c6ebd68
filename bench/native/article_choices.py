"""Makes rules/lists/article-choices.bin: what the words around a noun phrase are worth for a, the or no article.

    python bench/native/article_choices.py FOLDER rules/lists/article-choices.bin

FOLDER holds tables made by parsed.py. A multinomial logistic regression is learnt from all noun phrases of native news
(press releases count less), with Adagrad; the features worth most are kept and learnt anew. One block of sentences in
twenty is held out: how often the choice is right there, and how often the article that stands there is called unlikely,
is printed.
"""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

import numpy as np
import numpy.typing as npt
from parsed import Token, read

from mtcheck.checks.parsed.articles.choices import SCALE, write
from mtcheck.checks.parsed.articles.slots import Words, features, slots

_WEIGHTS = {"senate_press_releases": 0.4, "reuters21578": 0.5}  # of texts that are no news of today
_BEFORE = 8  # sentences whose words are known
_BLOCK, _HELD_OUT = 50, 20
_SEEN, _KEPT = 3, 200_000  # a feature is learnt that was seen so often; so many are kept
_EPOCHS, _RATE, _BATCH = 3, 0.1, 256

Array = npt.NDArray[np.float32]
Whole = npt.NDArray[np.int64]


def rows(table: Path) -> Iterator[tuple[bool, int, list[int]]]:
    """For each phrase of a table whether it is held out, its article, and its features as checksums."""
    before: deque[set[str]] = deque(maxlen=_BEFORE)
    news = table.name.split(".")[0] not in _WEIGHTS
    for number, sentence in enumerate(read(table)):
        said = _words(sentence)
        known = set().union(*before)
        held = news and number // _BLOCK % _HELD_OUT == 0
        for slot in slots(said):
            yield held, slot.article, [crc32(text.encode()) for text in features(said, slot, known)]
        before.append(set(said.low))


def _words(sentence: list[Token]) -> Words:
    words = [token.word for token in sentence]
    return Words(words, [word.lower() for word in words], [token.tag for token in sentence])


def probabilities(weights: Array, chosen: Whole) -> Array:
    """For phrases, given as numbers of their features, how probable each article is."""
    sums: Array = weights[chosen].sum(1)
    sums = np.exp(sums - sums.max(1, keepdims=True))
    shares: Array = sums / sums.sum(1, keepdims=True)
    return shares


def learn(chosen: Whole, articles: Whole, weight: Array, size: int) -> Array:
    """Weights of features by number; the last number is that of features left out."""
    weights = np.zeros((size + 1, 3), np.float32)
    squares = np.full((size + 1, 3), 1e-2, np.float32)
    order = np.random.default_rng(7)
    for _ in range(_EPOCHS):
        shuffled = order.permutation(len(articles))
        for start in range(0, len(shuffled), _BATCH):
            some = shuffled[start : start + _BATCH]
            errors = probabilities(weights, chosen[some])
            errors[np.arange(len(some)), articles[some]] -= 1
            errors *= weight[some][:, None]
            numbers, places = np.unique(chosen[some].ravel(), return_inverse=True)
            each = np.repeat(errors, chosen.shape[1], 0)
            sums = [np.bincount(places, each[:, one], len(numbers)) for one in range(3)]
            slope = np.stack(sums, 1).astype(np.float32)
            slope[numbers == size] = 0
            squares[numbers] += slope * slope
            weights[numbers] -= _RATE * slope / np.sqrt(squares[numbers])
    return weights


def numbered(sums: npt.NDArray[np.uint32], keys: npt.NDArray[np.uint32]) -> Whole:
    """Checksums as their places among sorted keys, the number of keys for those that are none."""
    places = np.searchsorted(keys, sums)
    places[places == len(keys)] = 0
    return np.where(keys[places] == sums, places, len(keys)).astype(np.int64)


def main() -> None:
    """Learn, and write the weights."""
    held: list[bool] = []
    articles: list[int] = []
    weight: list[float] = []
    found: list[npt.NDArray[np.uint32]] = []
    for table in sorted(Path(sys.argv[1]).glob("*.tsv.gz")):
        here = list(rows(table))
        held += [one[0] for one in here]
        articles += [one[1] for one in here]
        weight += [_WEIGHTS.get(table.name.split(".")[0], 1.0)] * len(here)
        found.append(np.array([one[2] for one in here], np.uint32))
        print(table.name, len(here), file=sys.stderr, flush=True)
    sums, right, out, worth = np.concatenate(found), np.array(articles), np.array(held), np.array(weight, np.float32)
    keys, times = np.unique(sums[~out], return_counts=True)
    keys = keys[times >= _SEEN]
    weights = learn(numbered(sums[~out], keys), right[~out], worth[~out], len(keys))[:-1]
    strength = np.abs(weights - weights.mean(1, keepdims=True)).max(1) * np.sqrt(np.sqrt(times[times >= _SEEN]))
    keys = np.sort(keys[np.argsort(-strength)[:_KEPT]])
    weights = learn(numbered(sums[~out], keys), right[~out], worth[~out], len(keys))
    whole = np.clip(np.round((weights - weights.mean(1, keepdims=True)) / SCALE), -127, 127).astype(np.int8)
    write(Path(sys.argv[2]), keys, whole[:-1])
    likely = probabilities(whole * np.float32(SCALE), numbered(sums[out], keys))
    there = likely[np.arange(len(likely)), right[out]]
    right_ones, loss, unlikely = (likely.argmax(1) == right[out]).mean(), -np.log(there).mean(), (there < 0.05).mean()
    said = f"held out: {out.sum()}, right {right_ones:.4f}, loss {loss:.4f}, unlikely {unlikely:.4f}"
    print(said, file=sys.stderr)


if __name__ == "__main__":
    main()
