"""Media, clubs, institutions and places of several words that an article has but for one word, which it misspells."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from mtcheck.checks.article.names.close_names import capitalized
from mtcheck.document import Document
from mtcheck.english.frequency import frequency, one_letter_apart
from mtcheck.findings import Span
from mtcheck.names.cases import variant
from mtcheck.names.known import words_of
from mtcheck.names.nearby import beside, words_for
from mtcheck.names.sounds import skeleton

_AROUND = 3  # words on either side
_UNHEARD = 2.0  # Zipf frequency below which a word is rare
_SEEN = 3.2  # the same, below which one of the same consonants may stand for another: Krystal Palace
_NEAR = 0.2  # likeness of two spellings of the same consonants
_DERIVED = ("n", "ns", "ish", "ic", "ists", "ist", "ese")  # North Ossetian
_LEAST = 4  # code points


def near_things(document: Document) -> Iterator[tuple[Span, str]]:
    """Places of a misspelled word in a known name, and the right word."""
    words = document.memo(words_of)
    for name, places in document.memo(capitalized).items():
        if frequency(name.lower()) < _SEEN:
            for place in places:
                at = bisect_left(words, place.start, key=lambda word: word[1].start)
                if at < len(words) and words[at][0] == name.lower() and (right := _right(words, at)):
                    yield place, right


def _right(words: list[tuple[str, Span]], at: int) -> str | None:
    """The right word where the words around one are those of a known name, and that one is rare and like its own."""
    word = words[at][0]
    if not any(beside(words[near][0]) for near in (max(0, at - 1), min(len(words) - 1, at + 1)) if near != at):
        return None
    for first in range(max(0, at - _AROUND), at + 1):
        for last in range(at, min(len(words), first + _AROUND + 1)):
            if last == first or not _together(words, first, last):
                continue
            before, after = ([w for w, _ in words[a:b]] for a, b in ((first, at), (at + 1, last + 1)))
            found = words_for(before, after)
            if found and word not in map(str.lower, found):
                for right in found:
                    if _is_like(word, right.lower()):
                        return right
    return None


def _together(words: list[tuple[str, Span]], first: int, last: int) -> bool:
    """Whether one space stands between each two of the words, which have no possessive ending but the last."""
    return all(
        words[at + 1][1].start - words[at][1].end == 1 and len(words[at][0]) == words[at][1].end - words[at][1].start
        for at in range(first, last)
    )


def _is_like(word: str, right: str) -> bool:
    if word.rstrip("s") == right.rstrip("s") or (word[:_LEAST] == right[:_LEAST] and word.endswith(_DERIVED)):
        return False
    if skeleton(word) == skeleton(right):
        return variant(word.capitalize(), right.capitalize(), _NEAR)
    rare = frequency(word) < _UNHEARD
    return rare and word[0] == right[0] and len(word) > _LEAST + 1 and one_letter_apart(word, right)
