"""Chinese names that the English has letter by letter from Russian: Lyu Syaotsin for Liu Xiaoqing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from mtcheck.checks.sourced.told import EnglishWord, words_of
from mtcheck.document import Document
from mtcheck.findings import Finding, Span
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule
from mtcheck.source.document import Word
from mtcheck.source.pairs import Pair, pairs_of
from mtcheck.source.pinyin import chinese
from mtcheck.source.words import plain, spellings_of

_SPELLINGS = 40
_LONGEST = 3  # words of a name


def raw(document: Document, rule: Rule) -> Iterator[Finding]:
    """Surname and given name that spell those of the source letter by letter, and are not in pinyin."""
    source = pairs_of(document).source
    if source.language != "ru":
        return
    for pair in pairs_of(document).translated:
        for surname, given in pairwise(source.words_in(pair.source_span)):
            if not (surname.text[0].isupper() and given.text[0].isupper()) or given.span.start != surname.span.end + 1:
                continue
            fix = chinese(surname.text, given.text)
            place = _place(document, pair, surname, given) if fix else None
            if fix and place and _bare(document.text[slice(*place)]) != _bare(fix):
                yield finding(rule, document, place, [fix], source=f"{surname.text} {given.text}")


def _place(document: Document, pair: Pair, surname: Word, given: Word) -> Span | None:
    """Where English spells a surname, and behind it the given name, in one word or two."""
    first = _spelled(surname.text)
    rest = _spelled(given.text) | _spelled(given.text[:-1]) | _spelled(given.text[:-1] + "ь")
    words = words_of(document, pair.span)
    for at, word in enumerate(words):
        if word.text[0].isupper() and _bare(word.text) in first:
            for size in range(2, _LONGEST + 1):
                run: list[EnglishWord] = words[at : at + size]
                if len(run) == size and _bare("".join(w.text for w in run[1:])) in rest:
                    return Span(run[0].span.start, run[-1].span.end)
    return None


def _spelled(word: str) -> frozenset[str]:
    return frozenset(_bare(s) for s in spellings_of(plain(word), "ru", _SPELLINGS)) if len(word) > 1 else frozenset()


def _bare(text: str) -> str:
    """A name without what its spellings differ in: case, hyphens, apostrophes, spaces."""
    return "".join(letter for letter in text.lower() if letter.isalpha())
