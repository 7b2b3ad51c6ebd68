"""The model's parser: sentences read from left to right, word by word, with a stack of words that may still get more.

Its moves are those of spaCy's arc-eager system: shift, reduce, an arc to the left or to the right, and the end of a
sentence. What the network makes of the next move is worked out for all sentences at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from mtcheck.checks.parsed.parser.small.tokens import Doc

if TYPE_CHECKING:
    from mtcheck.checks.parsed.parser.small.network import Floats

SHIFT, REDUCE, LEFT, RIGHT, BREAK = range(5)
SEEN = 8  # words that the network sees before each move
_AT_ONCE = 1500  # words of sentences that are parsed together
_NO_MOVE = np.float32(-1e30)


class Weights(NamedTuple):
    """What decides about moves: of a word's tensor, of the words that are seen, and of all of them."""

    reading: tuple[Floats, Floats]
    seeing: tuple[Floats, Floats, Floats]  # weights (inputs, words seen * pieces * outputs), bias, of missing words
    deciding: tuple[Floats, Floats]


class Parser:
    """Parses sentences that have tensors; `moves` are kinds of moves with labels, in the order of the network's."""

    def __init__(self, weights: Weights, moves: Sequence[tuple[int, str]]) -> None:
        self._weights, self._moves = weights, moves
        kinds = np.array([kind for kind, _ in moves])
        codes = np.arange(1 << 5)
        allowed = (codes[:, None] >> kinds[None, :]) & 1
        self._masks = np.where(allowed, np.float32(0), _NO_MOVE).astype(np.float32)

    def parse(self, docs: Iterable[Doc]) -> None:
        """Give the words of sentences their heads and relations."""
        by_length = sorted((doc for doc in docs if doc.words), key=len, reverse=True)
        start = 0
        while start < len(by_length):
            end = start + max(1, _AT_ONCE // len(by_length[start].words))
            self._parse(by_length[start:end])
            start = end

    def _parse(self, docs: Sequence[Doc]) -> None:
        reading, (seeing, bias, missing), (deciding, last) = self._weights
        words = np.concatenate([doc.tensor for doc in docs]) @ reading[0] + reading[1]
        known = np.empty((len(words) + 1, seeing.shape[1]), np.float32)
        known[0] = missing
        np.matmul(words, seeing, out=known[1:])
        known = known.reshape(len(known) * SEEN, -1)
        half = known.shape[1] // 2
        columns = np.arange(SEEN)
        states, offset = [], 1
        for doc in docs:
            states.append(State(len(doc.words), offset))
            offset += len(doc.words)
        going = states
        masks, moves = self._masks, self._moves
        while going:
            seen = np.array([state.seen() for state in going])
            seen *= SEEN
            seen += columns
            sums = known[seen].sum(axis=1)
            sums += bias
            scores = np.maximum(sums[:, :half], sums[:, half:]) @ deciding
            scores += last
            scores += masks[[state.allowed() for state in going]]
            for state, move in zip(going, scores.argmax(axis=1).tolist(), strict=True):
                state.move(*moves[move])
            going = [state for state in going if state.stack or state.back or state.next < state.length]
        for doc, state in zip(docs, states, strict=True):
            _finish(doc, state)


class State:
    """How far a sentence is read: the words on the stack, those put back behind it, and the next one that is new."""

    __slots__ = ("back", "heads", "labels", "left", "length", "next", "offset", "put_back", "right", "stack", "starts")

    def __init__(self, length: int, offset: int) -> None:
        self.length, self.offset, self.next = length, offset, 0
        self.stack: list[int] = []
        self.back: list[int] = []
        self.heads = [-1] * length
        self.labels = [""] * length
        self.left: dict[int, list[int]] = {}
        self.right: dict[int, list[int]] = {}
        self.put_back: set[int] = set()
        self.starts: set[int] = set()

    def coming(self) -> tuple[int, int]:
        """The next two words that are not on the stack; -1 where there is none."""
        back, at = self.back, self.next
        if not back:
            return (at, at + 1) if at + 1 < self.length else (at if at < self.length else -1, -1)
        if len(back) > 1:
            return back[-1], back[-2]
        return back[-1], at if at < self.length else -1

    def seen(self) -> tuple[int, ...]:
        """What the network sees: two words to come, three of the stack, outermost dependents; 0 is none."""
        one, two = self.coming()
        stack, left, right, to = self.stack, self.left, self.right, self.offset
        depth = len(stack)
        top = stack[-1] if depth else -1
        lefts, top_lefts, top_rights = left.get(one), left.get(top), right.get(top)
        return (
            one + to if one >= 0 else 0,
            two + to if two >= 0 else 0,
            top + to if depth else 0,
            stack[-2] + to if depth > 1 else 0,
            stack[-3] + to if depth > 2 else 0,
            lefts[-1] + to if lefts else 0,
            top_lefts[-1] + to if top_lefts else 0,
            top_rights[-1] + to if top_rights else 0,
        )

    def allowed(self) -> int:
        """Which kinds of moves may come next, a bit for each."""
        left = self.length - self.next + len(self.back)
        one, two = self.coming()
        ends = left >= 2 and two == one + 1 and two not in self.starts
        if not self.stack:
            return 1 << SHIFT | ends << BREAK
        if not left:
            return 1 << REDUCE
        begins = one in self.starts
        shifts = left >= 2 and not begins and one not in self.put_back
        return shifts << SHIFT | 1 << REDUCE | (not begins) * (1 << LEFT | 1 << RIGHT) | ends << BREAK

    def move(self, kind: int, label: str) -> None:
        """Make a move."""
        stack, back = self.stack, self.back
        if kind == SHIFT:
            self._push()
        elif kind == REDUCE:
            top = stack.pop()
            if stack and self.heads[top] < 0:
                self.put_back.add(top)
                back.append(top)
        elif kind == LEFT:
            one = back[-1] if back else self.next
            self._join(one, stack.pop(), label, self.left)
            self.put_back.discard(one)
        elif kind == RIGHT:
            one = back[-1] if back else self.next
            self._join(stack[-1], one, label, self.right)
            self._push()
        else:
            self.starts.add(self.coming()[1])

    def _push(self) -> None:
        if self.back:
            self.stack.append(self.back.pop())
        else:
            self.stack.append(self.next)
            self.next += 1

    def _join(self, head: int, word: int, label: str, arcs: dict[int, list[int]]) -> None:
        before = self.heads[word]
        if before >= 0:
            old = (self.left if before > word else self.right)[before]
            if old[-1] == word:
                old.pop()
        arcs.setdefault(head, []).append(word)
        self.heads[word] = head
        self.labels[word] = label


def _finish(doc: Doc, state: State) -> None:
    """Give a sentence its tree, arcs that cross others put where they belong."""
    heads = [at if head < 0 else head for at, head in enumerate(state.heads)]
    labels = ["ROOT" if head == at else state.labels[at] for at, head in enumerate(heads)]
    doc.set_tree(heads, labels)
    crossing = [at for at, label in enumerate(labels) if "||" in label]
    if not crossing:
        return
    for at in crossing:
        label, _, wanted = labels[at].partition("||")
        heads[at] = _new_head(doc, at, heads, labels, wanted)
        labels[at] = label
    doc.set_tree(heads, labels)


def _new_head(doc: Doc, word: int, heads: Sequence[int], labels: Sequence[str], wanted: str) -> int:
    """The nearest descendant of a word's head, from left to right, whose relation is the one wanted; else the head."""
    level = [heads[word]]
    while level:
        below = [child for one in level for child in _children(doc, one, heads) if child != word]
        for child in below:
            if labels[child] == wanted:
                return child
        level = below
    return heads[word]


def _children(doc: Doc, word: int, heads: Sequence[int]) -> Iterator[int]:
    """What depends on a word, as far as its dependents reached before any got another head; no white space."""
    reach = range(doc.words[word].left_edge.i, doc.words[word].right_edge.i + 1)
    return (at for at in reach if heads[at] == word != at and not doc.words[at].is_space)
