"""One article and what checks need of it, each part computed once and only when asked for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from functools import cached_property, partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeVar

from mtcheck import text as texts
from mtcheck.findings import Span
from mtcheck.formats.layout import layout_of

if TYPE_CHECKING:
    from mtcheck.engine.decisions import Decisions
    from mtcheck.names.ledger import Ledger
    from mtcheck.source.document import SourceDocument

LONGEST_SENTENCE = 2000  # code points: beyond, it is no sentence, and one for each finding in it would fill the memory
_SPAN = partial(tuple.__new__, Span)  # of a pair of numbers, without a call of Python's for each word
_WHERE = re.Match.span
_WORD = re.compile(r"\w+")
_BEHIND_A_WORD = re.compile(r"(?<=[\w,] )\w+")
_PLACES = 50  # that are looked at; what has not been found there will not be found
_NEAR = 300  # code points on either side of a finding

Made = TypeVar("Made")

_LINE = re.compile(r"\S[^\n]*(?<=\S)")


class Document:
    """An article. `ledger` holds names that bind.

    `raw` is the text exactly as read, `text` what its reader sees: without mark-up, with the signs of its entities, its
    wrapped lines joined. What checks ask for has code-point offsets into `text`; findings leave the engine with
    offsets into `raw`, and `place` and `seen` lead from one to the other.
    `source` is the article that it was translated from, where that is at hand; `decisions` are those of its editors.
    `origin` is the article as it was first read, where this is what edits have made of it.
    """

    def __init__(
        self,
        text: str,
        path: str = "",
        ledger: Ledger | None = None,
        source: SourceDocument | None = None,
        decisions: Decisions | None = None,
    ) -> None:
        self.raw = text
        self.path = path
        self.layout = layout_of(path, text)
        self.text = self.layout.reading.text if self.layout else text
        self.ledger = ledger
        self.source = source
        self.decisions = decisions
        self._sentences: dict[int, tuple[Span, ...]] = {}  # by paragraph
        self.origin: Document | None = None
        self._memo: dict[Any, Any] = {}
        self._words: dict[str, bool] = {}

    def memo(self, make: Callable[[Document], Made]) -> Made:
        """What a function makes of this article, made once: for those who read it, of whom nothing is known here."""
        if make not in self._memo:
            self._memo[make] = make(self)
        made: Made = self._memo[make]
        return made

    def __reduce__(self) -> tuple[type[Document], tuple[Any, ...]]:
        """What goes to another process: the article, and nothing that can be computed from it."""
        return Document, (self.raw, self.path, self.ledger, self.source, self.decisions)

    def edited(self, text: str) -> Document:
        """The same article with another text."""
        made = Document(text, self.path, self.ledger, self.source, self.decisions)
        made.origin = self.origin or self
        return made

    @cached_property
    def folded(self) -> str:
        """The text with straight quotes and plain spaces; same length."""
        return texts.fold(self.text)

    @cached_property
    def lower(self) -> str:
        """The folded text in lower case; same length."""
        return texts.lower(self.folded)

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """Paragraphs without surrounding white space."""
        return self.layout.paragraphs if self.layout else texts.paragraphs(self.text)

    def place(self, span: Span) -> Span:
        """Where a stretch of `text` stands in `raw`."""
        return self.layout.reading.place(span) if self.layout else span

    def seen(self, span: Span) -> Span:
        """What of `text` stands at a place of `raw`."""
        return self.layout.reading.seen(span) if self.layout else span

    @cached_property
    def blocks(self) -> tuple[Span, ...]:
        """Paragraphs as they stand in `raw`."""
        return tuple(map(self.place, self.paragraphs)) if self.layout else self.paragraphs

    def lines_of(self, paragraph: Span) -> list[Span]:
        """The lines of a paragraph as they are in the file, without white space around them."""
        breaks = self.layout.reading.breaks if self.layout else ()
        inside = breaks[bisect_left(breaks, paragraph.start) : bisect_left(breaks, paragraph.end)]
        found: list[Span] = []
        for start, end in pairwise((paragraph.start, *inside, paragraph.end)):
            found += (Span(*line.span()) for line in _LINE.finditer(self.text, start, end))
        return found

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Sentences of all paragraphs."""
        return tuple(s for at in range(len(self.paragraphs)) for s in self._sentences_of(at))

    def _sentences_of(self, paragraph: int) -> tuple[Span, ...]:
        """Sentences of one paragraph, by its number; found once."""
        if paragraph not in self._sentences:
            self._sentences[paragraph] = texts.sentences(self.text, self.paragraphs[paragraph])
        return self._sentences[paragraph]

    @cached_property
    def words(self) -> tuple[Span, ...]:
        """Words: letters and digits with inner apostrophes and hyphens."""
        return tuple(map(_SPAN, map(_WHERE, texts.WORD.finditer(self.text))))

    @cached_property
    def forms(self) -> frozenset[str]:
        """What letters, digits and underscores make up, each once: asked before the whole text is searched."""
        return frozenset(_WORD.findall(self.folded))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The same in lower case."""
        return frozenset(_WORD.findall(self.lower))

    def words_in(self, span: Span) -> tuple[Span, ...]:
        """The words that begin in a part of the text."""
        first = bisect_left(self.words, span.start, key=lambda word: word.start)
        return self.words[first : bisect_left(self.words, span.end, key=lambda word: word.start)]

    @cached_property
    def word_count(self) -> int:
        """Number of words separated by white space, as wc counts them."""
        return len(self.text.lstrip("\ufeff").split())

    @cached_property
    def protected(self) -> tuple[Span, ...]:
        """Places that no finding may touch."""
        found = texts.protected(self.text)
        return texts.merged((*self.layout.protected, *found)) if self.layout else found

    def has_word(self, word: str) -> bool:
        """Whether its text has a word, in this letter case, by itself; looked for once."""
        if word not in self._words:
            self._words[word] = texts.has_word(self.folded, word)
        return self._words[word]

    def is_barred(self, line: Span) -> bool:
        """Whether a line may not be deleted: it holds mark-up, or a part of an address; whole addresses go with it."""
        if self.layout and line.overlaps_any(self.layout.protected):
            return True
        sides = (line.start, line.end)
        return any(span.start < side < span.end for span in self.protected for side in sides)

    @cached_property
    def lines(self) -> texts.Lines:
        """Line and column of positions."""
        locked = self.layout.locked if self.layout else ()
        return texts.Lines(self.raw, [at for start, end in locked for at in (start, end - 1)])

    @cached_property
    def curly(self) -> bool:
        """Whether the article writes curly quotes rather than straight ones."""
        return sum(map(self.text.count, "\u201c\u201d\u2019")) > sum(map(self.text.count, "\"'"))

    @cached_property
    def _inside(self) -> dict[str, list[int]]:
        """Where words stand behind another word or a comma, by the word: the first places of each."""
        places: dict[str, list[int]] = {}
        for match in _BEHIND_A_WORD.finditer(self.text):
            known = places.setdefault(match[0], [])
            if len(known) < _PLACES:
                known.append(match.start())
        return places

    def stands_inside(self, text: str) -> bool:
        """Whether the text has a word or some words elsewhere than where a sentence begins, in the same letter case."""
        word = _WORD.match(text)
        places = self._inside.get(word[0] if word else "", ())
        return any(self.text.startswith(text, at) and not _WORD.match(self.text, at + len(text)) for at in places)

    def paragraph_at(self, position: int) -> Span:
        """The paragraph that holds a position; an empty span there when none does."""
        before = bisect_right(self.paragraphs, position, key=lambda p: p.start)
        found = self.paragraphs[before - 1] if before else Span(position, position)
        return found if position <= found.end else Span(position, position)

    def sentence_at(self, position: int) -> Span:
        """The sentence that holds a position; an empty span there when none does."""
        before = bisect_right(self.paragraphs, position, key=lambda p: p.start)
        if before and position <= self.paragraphs[before - 1].end:
            sentences = self._sentences_of(before - 1)
            at = bisect_left(sentences, position, key=lambda s: s.end)
            if at < len(sentences):
                return sentences[at]
        return Span(position, position)

    def around(self, place: Span) -> Span:
        """What tells a finding's place: the sentence around it, or of one without end the words near by."""
        sentence = self.sentence_at(place.start)
        start, end = min(sentence.start, place.start), max(sentence.end, place.end)
        if end - start <= LONGEST_SENTENCE:
            return Span(start, end)
        return Span(max(start, place.start - _NEAR), min(end, place.end + _NEAR))
