"""The passages that a model is asked about, each once in its life, and the windows in which they are sent."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from mtcheck.document import Document
from mtcheck.english.language import foreign_paragraphs
from mtcheck.findings import Span
from mtcheck.source.pairs import pairs_of
from mtcheck.text import fold, sentences

_LONGEST = 1.5  # times the words of a window, from which on a paragraph is cut between sentences
_SEEN = 120  # words of the article that are shown on either side of a window
_LETTER = re.compile(r"[^\W\d_]")
_SIZE = 16  # bytes of a key
COMPARED = "1"  # the version of what is told and asked where there is a source: with another one, others answer
_JOINER = "\u2060"  # stands for mark-up in the view of a document


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, or some sentences of a long one, as it is shown: white space squeezed, mark-up left out.

    `places` are the code points of the article that the shown ones stand for; `source` is what it was translated from.
    """

    text: str
    places: tuple[int, ...]
    source: str = ""

    @property
    def words(self) -> int:
        """Number of words."""
        return len(self.text.split())

    @property
    def folded(self) -> str:
        """The text with straight quotes and plain spaces; same length."""
        return fold(self.text)

    def span(self, start: int, end: int) -> Span:
        """Where a part of the shown text (code points) stands in the article; it is not empty."""
        return Span(self.places[start], self.places[end - 1] + 1)

    def key(self, asked: bytes) -> str:
        """What answers are kept under, for the way of asking: model, prompt and all."""
        digest = hashlib.blake2b(asked, digest_size=_SIZE)
        for part in (self.text, f"{COMPARED} {self.source}" if self.source else ""):
            data = part.encode("utf-8", "surrogatepass")
            digest.update(len(data).to_bytes(8, "little") + data)
        return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Window:
    """Passages that are asked about together, with what the article says before and after them."""

    passages: tuple[Passage, ...]
    before: str = ""
    after: str = ""

    @property
    def words(self) -> int:
        """Number of words in the passages."""
        return sum(passage.words for passage in self.passages)


def passages_of(document: Document, words: int) -> tuple[Passage, ...]:
    """The passages of an article that a window of so many words can hold; paragraphs in other languages are none."""
    foreign = {span for span, _ in foreign_paragraphs(document)}
    parts = (part for p in document.paragraphs if p not in foreign for part in _parts(document, p, words))
    return tuple(made for made in (_passage(document, part) for part in parts) if _LETTER.search(made.text))


def windows_of(passages: Sequence[Passage], wanted: Collection[int], words: int) -> Iterator[Window]:
    """Windows of about so many words that hold the passages of the wanted numbers, in order, neighbours together."""
    for run in _runs(len(passages), wanted):
        total = sum(passages[n].words for n in run)
        share = total / max(1, round(total / words))  # as long as each other: no window is left with a line
        inside: list[int] = []
        done = 0
        for number in run:
            if inside and done + passages[number].words / 2 > share:
                yield _window(passages, inside)
                inside, done = [], 0
            inside.append(number)
            done += passages[number].words
        yield _window(passages, inside)


def _runs(count: int, wanted: Collection[int]) -> Iterator[list[int]]:
    """The wanted numbers, those that follow each other together."""
    run: list[int] = []
    for number in range(count):
        if number in wanted:
            run.append(number)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _window(passages: Sequence[Passage], run: list[int]) -> Window:
    before = " ".join(" ".join(passage.text for passage in passages[: run[0]]).split()[-_SEEN:])
    after = " ".join(" ".join(passage.text for passage in passages[run[-1] + 1 :][:_SEEN]).split()[:_SEEN])
    return Window(tuple(passages[n] for n in run), before, after)


def _parts(document: Document, paragraph: Span, words: int) -> Iterator[Span]:
    """The paragraph, or its sentences in groups of so many words where it is long."""
    if len(document.text[paragraph.start : paragraph.end].split()) <= _LONGEST * words:
        yield paragraph
        return
    start, count, end = paragraph.start, 0, paragraph.start
    for sentence in sentences(document.text, paragraph):
        size = len(document.text[sentence.start : sentence.end].split())
        if count and count + size > words:
            yield Span(start, end)
            start, count = sentence.start, 0
        count, end = count + size, sentence.end
    yield Span(start, end)


def _passage(document: Document, part: Span) -> Passage:
    shown: list[str] = []
    places: list[int] = []
    for at in range(part.start, part.end):
        sign = document.text[at]
        if sign == _JOINER:
            continue
        if sign.isspace():
            if not shown or shown[-1].isspace():
                continue
            sign = " " if sign in "\r\n\t\v\f" else sign
        shown.append(sign)
        places.append(at)
    return Passage("".join(shown), tuple(places), _source(document, part))


def _source(document: Document, part: Span) -> str:
    """What a part of an article was translated from, with sentences that have no English there."""
    if document.source is None:
        return ""
    found: list[str] = []
    inside = False
    for pair in pairs_of(document).all:
        if pair.english:
            inside = part.start <= pair.english[0].start < part.end
        if inside:
            found += (document.source.text[slice(*sentence)] for sentence in pair.source)
    return " ".join(" ".join(found).split())
