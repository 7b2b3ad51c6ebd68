"""Spelling, where a grammar checker can be believed: lower-case words that nobody writes, with what was meant.

A checker takes names, transliterations and rare words for slips. What remains when these are left out, a translation
machine has made up: a regular past of an irregular verb, a Russian word in Latin letters, a form that is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from mtcheck.checks.foreign.backend import Match, Speller
from mtcheck.english.frequency import frequency
from mtcheck.english.spelling import USUAL, regular_forms, unknown
from mtcheck.findings import Span

# Lower-case words that are not a part of a name, an address, a compound or something in quotation marks.
_WORD = re.compile(r"(?<![\w'\u2019.@/\u201c\"\u00ab&#-])[a-z]{4,}(?![\w@/\u201d\"\u00bb-]|['\u2019]\w|\.\w)")
_CLOSE = 0.85  # share of letters that a suggestion has in common with what was written
_LONG = 6  # letters from which on two close words are hardly close by chance


class Spelling:
    """Finds words that neither a checker nor a list of words in use knows; remembers those that it has looked at."""

    def __init__(self, speller: Speller) -> None:
        self.rule = speller.spelling
        self._speller = speller
        self._seen: dict[str, tuple[str, ...] | None] = {}  # None: nothing is wrong with it

    def check(self, text: str) -> list[Match]:
        """One match for each place of a misspelled word, suggestions best first; raises GrammarError."""
        places: dict[str, list[Span]] = {}
        for found in _WORD.finditer(text):
            places.setdefault(found[0], []).append(Span(*found.span()))
        self._look_at(word for word in places if word not in self._seen)
        return [
            Match(self.rule, span, _message(word, texts), texts)
            for word, spans in places.items()
            if (texts := self._seen[word]) is not None
            for span in spans
        ]

    def _look_at(self, words: Iterable[str]) -> None:
        new = list(words)
        self._seen.update(dict.fromkeys(new))
        # The list first: it is the faster by far, and leaves a checker little to think of suggestions for.
        strange = [word for word in new if unknown(word)]
        if strange:
            for word, texts in self._speller.misspelled(strange).items():
                self._seen[word] = ranked(word, texts)


def _message(word: str, texts: tuple[str, ...]) -> str:
    if texts:
        return f"'{word}' is no English word; was '{texts[0]}' meant?"
    return f"'{word}' is no English word; a Russian one in Latin letters, or made up."


def ranked(word: str, texts: Iterable[str]) -> tuple[str, ...]:
    """The texts that are in use and close to a word: regular forms put right, then the closest and most frequent."""
    formed = regular_forms(word)
    usual = {t: frequency(t) for t in texts if t.islower() and t not in (word, *formed) and t[0] == word[0]}
    close = {t: SequenceMatcher(None, word, t, autojunk=False).ratio() for t in usual}
    kept = [t for t in usual if usual[t] >= USUAL and close[t] >= _CLOSE and " " not in t and len(word) >= _LONG]
    return (*formed, *sorted(kept, key=lambda t: (-10 * close[t] - usual[t], t)))
