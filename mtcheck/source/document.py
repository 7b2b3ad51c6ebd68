"""A source article: its sentences, and its words with their dictionary forms."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from mtcheck import text as texts
from mtcheck.findings import Span
from mtcheck.source.words import lemmas

_WORD = re.compile(r"[^\W_]+(?:['\u2019\u02bc\-\u2010\u2011][^\W_]+)*")
_ABBREVIATION = re.compile(
    r"(?:(?<![^\W\d_])(?:[А-ЯЁІЇЄҐA-Z]|г|гг|в|вв|ул|им|т|д|п|н|э|е|руб|коп|млн|млрд|тыс|тис|см|проф|акад|обл|р|стр|др|"
    r"пр|просп|пл|пер|корп|кв|напр|св|ред|прим|ок|мин|сек|ст|гл|рис|изд|доц|канд|ген|полк|лейт|кап|о|оз|грн|ім|вул|"
    r"рр|ін|міс|напр|св|гр|г-н|г-жа|долл))\.$"
)
_STOP = re.compile(r"[.!?\u2026]++[\"'\u201c\u201d\u2019\u00bb)\]]*+")
_BREAKS = texts.Breaks(_STOP, _ABBREVIATION, joining="-\u2013\u2014,", bare=True)
_UKRAINIAN, _RUSSIAN = "іїєґІЇЄҐ", "ыэъёЫЭЪЁ"


class Word(NamedTuple):
    """A word as written, where it stands, and the dictionary forms that it may be of."""

    text: str
    span: Span
    lemmas: frozenset[str]


class SourceDocument:
    """The text that an article was translated from, as read; positions are code-point offsets into it.

    `language` is "ru", "uk", or "" for one whose forms are not known; it is guessed where none is given. `sides` are
    places of the translation and of this text that are known to belong together; without any, that is found out.
    """

    def __init__(self, text: str, path: str = "", language: str = "", sides: Iterable[tuple[Span, Span]] = ()) -> None:
        self.text = text
        self.path = path
        self.language = language or guessed(text)
        self.sides = tuple(sides)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Sentences of all paragraphs."""
        return tuple(s for p in texts.paragraphs(self.text) for s in texts.sentences(self.text, p, _BREAKS))

    @cached_property
    def _others(self) -> tuple[tuple[Span, str], ...]:
        """Sentences whose letters tell another language than the one of the text, in order."""
        if self.language not in ("ru", "uk"):
            return ()
        told = ((sentence, _told(self.text[slice(*sentence)])) for sentence in self.sentences)
        return tuple((sentence, language) for sentence, language in told if language not in ("", self.language))

    def language_at(self, position: int) -> str:
        """The language of the sentence at a position: quotations in a text are often in the sister language."""
        if not self._others:
            return self.language
        at = bisect_right(self._others, position, key=lambda other: other[0].start) - 1
        return self._others[at][1] if at >= 0 and position < self._others[at][0].end else self.language

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """All words in order."""
        found = _WORD.finditer(self.text)
        return tuple(Word(m[0], Span(*m.span()), lemmas(m[0], self.language_at(m.start()))) for m in found)

    def words_in(self, span: Span) -> tuple[Word, ...]:
        """The words that begin in a part of the text."""
        first = bisect_left(self.words, span.start, key=lambda w: w.span.start)
        return self.words[first : bisect_left(self.words, span.end, key=lambda w: w.span.start)]


def _told(text: str) -> str:
    """The language that letters of one language alone tell; "" where there are none, or of both."""
    ukrainian, russian = (sum(map(text.count, letters)) for letters in (_UKRAINIAN, _RUSSIAN))
    return "" if bool(ukrainian) == bool(russian) else "uk" if ukrainian else "ru"


def guessed(text: str) -> str:
    """The language of a text by its letters: "uk", "ru", or "" for anything without Cyrillic."""
    ukrainian, russian = (sum(map(text.count, letters)) for letters in (_UKRAINIAN, _RUSSIAN))
    if ukrainian > russian:
        return "uk"
    return "ru" if re.search("[а-яА-Я]", text) else ""
