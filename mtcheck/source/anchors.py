"""What sentences of two languages have in common: numbers, names, Latin letters, words of a small dictionary."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import islice
from typing import Literal, cast

from mtcheck.files.lists import read_columns
from mtcheck.findings import Span
from mtcheck.names.romanize import romanizations, skeleton
from mtcheck.source.denial import denials
from mtcheck.source.document import SourceDocument, Word
from mtcheck.source.numerals import numbers
from mtcheck.text import WORD

_NUMBER, _NAME, _LATIN, _WORD, _QUESTION, _DENIAL = 60.0, 60.0, 80.0, 35.0, 60.0, 35.0
_BONES = 4  # letters of the skeleton of a name: endings come after them
_SPELLINGS = 4  # romanizations of a name that are tried
_KEY = 5  # letters by which English words are compared: what comes after is mostly ending
_ENGLISH_DENIAL = re.compile(r"\b(?:not|no|never|nothing|nobody|none|neither|without|cannot)\b|n['\u2019]t\b", re.I)
_LATIN_WORD = re.compile(r"[A-Za-z]{2,}")

Anchor = tuple[str, object]


@lru_cache(maxsize=4096)
def of_english(sentence: str) -> frozenset[Anchor]:
    """The anchors of an English sentence."""
    found: set[Anchor] = {("number", v) for n in numbers(sentence, "en", Span(0, len(sentence))) for v in n.values}
    for match in WORD.finditer(sentence):
        for part in re.split(r"[-\u2010\u2011]", match[0]):
            found.add(("word", part.lower()[:_KEY]))
            found.add(("latin", part.lower()))
            if part[0].isupper():
                found.add(("name", skeleton(part)[:_BONES]))
    if sentence.rstrip("\"'\u201d\u2019) ").endswith("?"):
        found.add(("question", True))
    if _ENGLISH_DENIAL.search(sentence):
        found.add(("denial", True))
    return frozenset(found)


def of_source(source: SourceDocument, span: Span) -> list[tuple[frozenset[Anchor], float]]:
    """What a translation of a source sentence may be known by: for each anchor its equivalents, and their weight."""
    text, language = source.text[span.start : span.end], source.language_at(span.start)
    found: list[tuple[frozenset[Anchor], float]] = [
        (frozenset(("number", v) for v in n.values), _NUMBER) for n in numbers(source.text, language, span)
    ]
    for word in source.words_in(span):
        found += _of_word(word, language)
    if text.rstrip("\"'\u201d\u2019\u00bb) ").endswith("?"):
        found.append((frozenset({("question", True)}), _QUESTION))
    if denials(text):
        found.append((frozenset({("denial", True)}), _DENIAL))
    return found


def _of_word(word: Word, language: str) -> list[tuple[frozenset[Anchor], float]]:
    if _LATIN_WORD.fullmatch(word.text):
        return [(frozenset({("latin", word.text.lower())}), _LATIN)]
    known = {("word", key) for lemma in word.lemmas for key in _dictionary(language).get(lemma, ())}
    if known:
        return [(frozenset(known), _WORD)]
    if word.text[0].isupper() and language in ("ru", "uk") and len(word.text) > 2:
        return [(frozenset(("name", bones) for bones in _bones(word.text, language)), _NAME)]
    return []


@lru_cache(maxsize=8192)
def _bones(word: str, language: str) -> frozenset[str]:
    spelled = islice(romanizations(word, cast(Literal["ru", "uk"], language)), _SPELLINGS)
    return frozenset(skeleton(form)[:_BONES] for form in spelled)


@cache
def _dictionary(language: str) -> dict[str, tuple[str, ...]]:
    """Keys of the English words that usually translate a source word."""
    if language != "ru":
        return {}
    rows = read_columns("source-words-ru.txt")
    return {word: tuple(dict.fromkeys(w[:_KEY] for w in english.split())) for word, english in rows}


def english_keys(lemma: str) -> tuple[str, ...]:
    """The first five letters of English words that usually translate a Russian dictionary word."""
    return _dictionary("ru").get(lemma, ())


def shared(source: list[tuple[frozenset[Anchor], float]], english: frozenset[Anchor]) -> float:
    """The weight of the anchors that an English sentence has, too."""
    return sum(weight for anchors, weight in source if not anchors.isdisjoint(english))
