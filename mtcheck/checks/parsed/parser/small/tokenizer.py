"""Text into words, by the rules that the model brings: spaCy's way of taking signs off both ends of what spaces divide.

A word with its norm is a `Form`; of what stands between two spaces the words are found once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from mtcheck.checks.parsed.parser.small.forms import Form, norm_of
from mtcheck.checks.parsed.parser.small.tokens import Doc, Token
from mtcheck.files.expressions import compiled

_RUNS = re.compile(r"\s+|\S+")
_MOST = 50_000  # pieces of text whose words are remembered

# Words and their norms (empty for the usual one) that a piece of text is divided into, whatever the rules say.
Special = tuple[tuple[str, str], ...]


class Rules(NamedTuple):
    """What the model says of words: expressions, and pieces that are divided otherwise.

    `sequences` are pieces, as other words than they should be: those that the expressions would take apart.
    """

    prefix: str
    suffix: str
    infix: str
    url: str
    specials: dict[str, Special]
    sequences: dict[str, tuple[str, ...]]


class Tokenizer:
    """Divides texts into words; `norms` are the model's own, by the numbers of words."""

    def __init__(self, rules: Rules, norms: Mapping[int, str]) -> None:
        self._prefix = compiled(rules.prefix).search
        self._suffix = compiled(rules.suffix).search
        self._infix = compiled(rules.infix).finditer
        self._url = compiled(rules.url).match
        self._specials = rules.specials
        self._sequences: dict[str, list[tuple[str, ...]]] = {}
        for words in rules.sequences.values():
            self._sequences.setdefault(words[0], []).append(words)
        self._norms = norms
        self._forms: dict[tuple[str, str], Form] = {}
        self._known: dict[str, tuple[Form, ...]] = {}

    def __call__(self, text: str) -> Doc:
        """The words of a text."""
        doc = Doc(text)
        words, known = doc.words, self._known
        start = 0
        for run in _RUNS.finditer(text):
            piece = run[0]
            if run.start() and piece[0].isspace():
                if piece[0] == " ":
                    words[-1].whitespace_ = " "
                    start += 1
                    piece = piece[1:]
                if not piece:
                    continue
            forms = known.get(piece)
            if forms is None:
                forms = self._divided(piece)
            for form in forms:
                words.append(Token(doc, len(words), start, form, False))
                start += len(form.text)
        if self._sequences and not self._sequences.keys().isdisjoint(word.text for word in words):
            self._join(doc)
        return doc

    def _divided(self, piece: str) -> tuple[Form, ...]:
        if len(self._known) > _MOST:
            self._known.clear()
        found = self._special(piece) if piece in self._specials else tuple(map(self._form, self.words(piece)))
        self._known[piece] = found
        return found

    def words(self, piece: str, with_specials: bool = True) -> list[tuple[str, str]]:
        """The words of a piece of text, which is all spaces or has none, and their norms where they are unusual."""
        specials = self._specials if with_specials else {}
        before: list[str] = []
        behind: list[str] = []
        last = -1
        while piece and len(piece) != last and piece not in specials:
            last = len(piece)
            head, rest = self._cut(piece, self._prefix(piece))
            if head and rest in specials:
                before.append(head)
                piece = rest
                break
            tail, short = self._cut_behind(piece, len(head))
            if tail and short in specials:
                behind.append(tail)
                piece = short
                break
            if tail and len(head) + len(tail) > len(piece):
                tail = "" if head else tail
            before += [head] if head else []
            behind += [tail] if tail else []
            piece = piece[len(head) : len(piece) - len(tail)]
        inside = list(specials[piece]) if piece in specials else [(word, "") for word in self._inner(piece)]
        return [*((one, "") for one in before), *inside, *((one, "") for one in reversed(behind))]

    @staticmethod
    def _cut(piece: str, match: re.Match[str] | None) -> tuple[str, str]:
        length = match.end() - match.start() if match else 0
        return piece[:length], piece[length:]

    def _cut_behind(self, piece: str, head: int) -> tuple[str, str]:
        match = self._suffix(piece[head:])
        length = match.end() - match.start() if match else 0
        return (piece[len(piece) - length :], piece[: len(piece) - length]) if length else ("", piece)

    def _inner(self, piece: str) -> Iterator[str]:
        """What is left of a piece when signs at both ends are off, divided at signs inside."""
        if not piece:
            return
        start = 0
        if not self._url(piece):
            for match in self._infix(piece):
                if match.start() == 0:
                    continue
                if match.start() != start:
                    yield piece[start : match.start()]
                if match[0]:
                    yield match[0]
                start = match.end()
        if piece[start:]:
            yield piece[start:]

    def _special(self, piece: str) -> tuple[Form, ...]:
        return tuple(map(self._form, self._specials[piece]))

    def _form(self, word: tuple[str, str]) -> Form:
        form = self._forms.get(word)
        if form is None:
            if len(self._forms) > _MOST:
                self._forms.clear()
            form = self._forms[word] = Form(word[0], word[1] or norm_of(word[0], self._norms))
        return form

    def _join(self, doc: Doc) -> None:
        """Put pieces that are words of their own in the place of what the expressions have made of them."""
        found = sorted(self._matches(doc.words), key=lambda span: (span[0] - span[1], span[0]))
        taken: set[int] = set()
        chosen: dict[int, int] = {}
        for start, end in found:
            if start not in taken and end - 1 not in taken:
                chosen[start] = end
            taken.update(range(start, end))
        if not chosen:
            return
        old, doc.words = doc.words, []
        at = 0
        while at < len(old):
            end = chosen.get(at, at + 1)
            piece = doc.text[old[at].idx : old[end - 1].idx + len(old[end - 1].text)]
            self._append(doc, old[at:end], self._special(piece) if at in chosen and piece in self._specials else None)
            at = end

    @staticmethod
    def _append(doc: Doc, old: Sequence[Token], forms: Iterable[Form] | None) -> None:
        if forms is None:
            for word in old:
                word.i = len(doc.words)
                doc.words.append(word)
            return
        start = old[0].idx
        for form in forms:
            doc.words.append(Token(doc, len(doc.words), start, form, False))
            start += len(form.text)
        doc.words[-1].whitespace_ = old[-1].whitespace_

    def takes_apart(self, piece: str) -> bool:
        """Whether an expression sees a sign to cut off or to divide at, or there is a space."""
        return bool(self._prefix(piece) or next(self._infix(piece), None) or self._suffix(piece) or " " in piece)

    def _matches(self, words: Sequence[Token]) -> Iterator[tuple[int, int]]:
        for at, word in enumerate(words):
            for sequence in self._sequences.get(word.text, ()):
                end = at + len(sequence)
                if end <= len(words) and all(a.text == b for a, b in zip(words[at:end], sequence, strict=True)):
                    yield at, end


def with_sequences(rules: Rules) -> Rules:
    """The rules with the pieces that their expressions would take apart."""
    made = Tokenizer(rules, {})
    sequences = {}
    for piece in rules.specials:
        if made.takes_apart(piece):
            sequences[piece] = tuple(word for word, _ in made.words(piece, with_specials=False))
    return rules._replace(sequences=sequences)
