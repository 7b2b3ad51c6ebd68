"""Names of a source that stand in the nominative for sure, and women whom it calls by a man's surname."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from mtcheck.source.document import SourceDocument, Word
from mtcheck.source.words import all_readings, likeliest, plain

_ENDINGS = ("а", "я", "у", "е", "и")
_BETWEEN = 2  # words between a name and its verb: никого не поздравила
_SHE_DID = re.compile(r"(?:ла|лась)\Z")
_MASCULINE = re.compile(r"(?:[оеё]в|[иы]н|[сц]кий)\Z")
_BREAK = re.compile(r"[^\w\s-]")


@lru_cache(maxsize=16)
def nominatives_in(source: SourceDocument) -> frozenset[str]:
    """Forms of names that stand in the nominative somewhere: as a woman who does something, or behind a given name.

    A verb in the past beside them agrees with a woman (Зорана Михайлович оценила), and nothing before them does.
    """
    found, words = set[str](), source.words
    starts = {sentence.start for sentence in source.sentences}
    for at, word in enumerate(words):
        if not word.text[:1].isupper() or word.text.isupper():
            continue
        before = words[at - 1] if at else None
        called = before is not None and _is_joined(source, before, word) and _is_given_in_nominative(before)
        if called or word.text.endswith(_ENDINGS) and _leads(source, words, at, starts):
            found.add(plain(word.text))
    return frozenset(found)


def _is_joined(source: SourceDocument, one: Word, other: Word) -> bool:
    return source.text[one.span.end : other.span.start] in (" ", "\u00a0")


def _is_given_in_nominative(word: Word) -> bool:
    """Whether a word can be nothing but a given name in the nominative."""
    names = [p.tag for p in all_readings(plain(word.text)) if p.is_known and "Name" in p.tag]
    return word.text[:1].isupper() and bool(names) and all(t.case == "nomn" for t in names)


def _leads(source: SourceDocument, words: tuple[Word, ...], at: int, starts: set[int]) -> bool:
    """Whether a name begins a clause or stands behind a man's title, and the verb has a woman for its subject."""
    behind = at + 1
    while (
        behind < len(words)
        and words[behind].text[:1].isupper()
        and _is_joined(source, words[behind - 1], words[behind])
    ):
        behind += 1
    verb = next((w for w in words[behind : behind + _BETWEEN + 1] if _SHE_DID.search(plain(w.text))), None)
    if verb is None or _BREAK.search(source.text, words[at].span.end, verb.span.start):
        return False
    if not any(t.POS == "VERB" and t.gender == "femn" for t in likeliest((verb.text,))):
        return False
    for first in range(at, -1, -1):
        word = words[first]
        if first < at:
            tags = [p.tag for p in all_readings(plain(word.text))]
            if any(t.POS == "PREP" or t.POS == "NOUN" and {"femn", "nomn", "sing"} in t for t in tags):
                return False
        if word.span.start in starts or first and not _is_joined(source, words[first - 1], word):
            return True
    return True


@lru_cache(maxsize=16)
def has_women_of_mens_names(source: SourceDocument) -> bool:
    """Whether a source calls a woman by a man's surname (Анна Петров), as emigrants write their names."""
    return any(
        _MASCULINE.search(word.text)
        and word.text[:1].isupper()
        and _is_given_in_nominative(before)
        and _is_joined(source, before, word)
        and all(p.tag.gender == "femn" for p in all_readings(plain(before.text)) if p.is_known)
        for before, word in pairwise(source.words)
    )
