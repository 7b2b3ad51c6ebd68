"""Words of a sentence and what a parse says of them, under the names that spaCy gives these."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, overload

from mtcheck.checks.parsed.parser.small.forms import Form, like_number

_ROUNDS = 12  # that spaCy takes at most to find out how far dependents reach


class Token:
    """A word with its place in the sentence; tag, relation, part of speech and lemma are empty until they are known."""

    __slots__ = (
        "_lefts", "_rights", "dep_", "doc", "form", "head", "i", "idx", "is_space", "left_edge", "lemma_", "lower_",
        "pos_", "right_edge", "tag_", "text", "whitespace_",
    )  # fmt: skip

    def __init__(self, doc: Doc, i: int, idx: int, form: Form, spaced: bool) -> None:
        self.doc, self.i, self.idx, self.form = doc, i, idx, form
        self.text, self.lower_, self.is_space = form.text, form.lower, form.is_space
        self.whitespace_ = " " if spaced else ""
        self.tag_ = self.dep_ = self.pos_ = self.lemma_ = ""
        self.head = self.left_edge = self.right_edge = self
        self._lefts: tuple[Token, ...] = ()
        self._rights: tuple[Token, ...] = ()

    def __len__(self) -> int:
        return len(self.text)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return self.text

    def __lt__(self, other: Token) -> bool:
        return self.i < other.i

    @property
    def norm_(self) -> str:
        """What the word counts as."""
        return self.form.norm

    @property
    def text_with_ws(self) -> str:
        """The word with the space behind it."""
        return self.text + self.whitespace_

    @property
    def is_punct(self) -> bool:
        """Whether it is all punctuation."""
        return self.form.is_punct

    @property
    def is_quote(self) -> bool:
        """Whether it is a quotation mark."""
        return self.form.is_quote

    @property
    def is_digit(self) -> bool:
        """Whether it is all digits."""
        return self.text.isdigit()

    @property
    def is_alpha(self) -> bool:
        """Whether it is all letters."""
        return self.text.isalpha()

    @property
    def is_upper(self) -> bool:
        """Whether it is in capital letters."""
        return self.text.isupper()

    @property
    def is_lower(self) -> bool:
        """Whether it is in small letters."""
        return self.text.islower()

    @property
    def is_title(self) -> bool:
        """Whether it has one capital letter, the first."""
        return self.text.istitle()

    @property
    def like_num(self) -> bool:
        """Whether it is a number, in digits or words."""
        return like_number(self.text)

    def nbor(self, steps: int = 1) -> Token:
        """The word so many places further; raises IndexError where there is none."""
        at = self.i + steps
        if not 0 <= at < len(self.doc.words):
            raise IndexError(at)
        return self.doc.words[at]

    @property
    def lefts(self) -> Iterator[Token]:
        """Dependents before it, in text order."""
        return iter(self._lefts)

    @property
    def rights(self) -> Iterator[Token]:
        """Dependents behind it, in text order."""
        return iter(self._rights)

    @property
    def children(self) -> Iterator[Token]:
        """All dependents, in text order."""
        return iter(self._lefts + self._rights)

    @property
    def n_lefts(self) -> int:
        """The number of dependents before it."""
        return len(self._lefts)

    @property
    def n_rights(self) -> int:
        """The number of dependents behind it."""
        return len(self._rights)

    @property
    def subtree(self) -> Iterator[Token]:
        """The word with all that depends on it, in text order."""
        for word in self._lefts:
            yield from word.subtree
        yield self
        for word in self._rights:
            yield from word.subtree

    @property
    def ancestors(self) -> Iterator[Token]:
        """What it depends on, nearest first."""
        word = self
        while word.head is not word:
            word = word.head
            yield word

    def is_ancestor(self, other: Token) -> bool:
        """Whether another word depends on it, if at some removes."""
        return any(word is self for word in other.ancestors)

    @property
    def conjuncts(self) -> tuple[Token, ...]:
        """The words that it is joined with."""
        start = self
        while start.head is not start and start.dep_ == "conj":
            start = start.head
        joined = [start]
        for word in joined:
            joined += (one for one in word.rights if one.dep_ == "conj")
        return tuple(word for word in joined if word is not self)

    @property
    def sent(self) -> Part:
        """The part of the text that the parser takes for one sentence with it."""
        first, last = self.i, self.i + 1
        starts = self.doc.starts
        while first and first not in starts:
            first -= 1
        while last < len(self.doc.words) and last not in starts:
            last += 1
        return Part(self.doc, first, last)


class Doc:
    """A sentence as it is read, in words."""

    __slots__ = ("parsed", "starts", "tensor", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: list[Token] = []
        self.parsed = False
        self.starts: set[int] = set()  # words with which sentences begin, by the parser
        self.tensor: Any = None  # what the network makes of each word: until the sentence is parsed

    def __len__(self) -> int:
        return len(self.words)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.words)

    @overload
    def __getitem__(self, at: int) -> Token: ...

    @overload
    def __getitem__(self, at: slice) -> Part: ...

    def __getitem__(self, at: int | slice) -> Token | Part:
        if isinstance(at, slice):
            first, last, _ = at.indices(len(self.words))
            return Part(self, first, max(first, last))
        return self.words[at]

    def __str__(self) -> str:
        return self.text

    def has_annotation(self, name: str) -> bool:
        """Whether there are tags (TAG), or all that a parser tells (DEP)."""
        return self.parsed if name == "DEP" else bool(self.words and self.words[0].tag_)

    def set_tree(self, heads: Sequence[int], labels: Sequence[str]) -> None:
        """Give all words their heads, by their numbers, and relations."""
        words = self.words
        before: list[list[Token]] = [[] for _ in words]
        behind: list[list[Token]] = [[] for _ in words]
        for at, word in enumerate(words):
            head = heads[at]
            word.dep_ = labels[at]
            word.head = words[head]
            if head != at:
                (before if at < head else behind)[head].append(word)
        edges = _edges(heads)
        for at, word in enumerate(words):
            word._lefts, word._rights = tuple(before[at]), tuple(behind[at])  # noqa: SLF001
            word.left_edge, word.right_edge = words[edges[0][at]], words[edges[1][at]]
        self.starts = {edges[0][at] for at, head in enumerate(heads) if head == at}
        self.parsed, self.tensor = True, None


def _edges(heads: Sequence[int]) -> tuple[list[int], list[int]]:
    """For each word the first and the last of all that depend on it; where arcs cross, as far as spaCy follows them."""
    order = range(len(heads))
    left, right = list(order), list(order)
    for _ in range(_ROUNDS):
        for places in (order, reversed(order)):
            for at in places:
                head = heads[at]
                left[head] = min(left[head], left[at])
                right[head] = max(right[head], right[at])
        if _are_inside(heads, {left[at] for at in order if heads[at] == at}):
            break
    return left, right


def _are_inside(heads: Sequence[int], starts: set[int]) -> bool:
    """Whether all words but the last depend on words of their own sentence."""
    first, last = 0, len(heads) - 1
    for end in (*sorted(starts - {0, last}), last):
        if not all(first <= head <= end for head in heads[first:end]):
            return False
        first = end
    return True


class Part:
    """Some words of a sentence that stand side by side."""

    __slots__ = ("doc", "end", "start")

    def __init__(self, doc: Doc, start: int, end: int) -> None:
        self.doc, self.start, self.end = doc, start, end

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.words[self.start : self.end])

    @overload
    def __getitem__(self, at: int) -> Token: ...

    @overload
    def __getitem__(self, at: slice) -> Part: ...

    def __getitem__(self, at: int | slice) -> Token | Part:
        if isinstance(at, slice):
            first, last, _ = at.indices(len(self))
            return Part(self.doc, self.start + first, self.start + max(first, last))
        return self.doc.words[self.start : self.end][at]

    def __str__(self) -> str:
        return self.text

    @property
    def text(self) -> str:
        """The words as they are written, without what stands behind the last one."""
        words = self.doc.words[self.start : self.end]
        return self.doc.text[words[0].idx : words[-1].idx + len(words[-1].text)] if words else ""

    @property
    def root(self) -> Token:
        """The first word that depends on none of the others."""
        return next(word for word in self if not self.start <= word.head.i < self.end or word.head is word)
