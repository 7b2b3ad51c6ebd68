"""Surnames that are words and were translated: Artem Frost, Sergei beetle, where the article, or nobody, has Zhuk."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, partial
from typing import NamedTuple

from mtcheck.checks.article import cues
from mtcheck.document import Document
from mtcheck.english.frequency import frequency
from mtcheck.files.expressions import compiled
from mtcheck.files.lists import read_columns, read_list
from mtcheck.findings import Finding, Safety, Span
from mtcheck.names.given import is_east_slavic, is_patronymic
from mtcheck.names.lookup import people_like
from mtcheck.names.people import mentions_of
from mtcheck.names.sounds import alike
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

_LIST = "surnames-translated.txt"
_PAIR = compiled(
    r"(?<![\w'-])(?P<given>[A-Z][a-z]{2,12})(?P<father> [A-Z][a-z]+(?:vich|vna|ych))? (?P<word>[A-Za-z][a-z]{1,11})"
    r"(?P<after>(?:['’]s)?)(?![\w-]| [A-Z])"
)
_REVERSED = compiled(r"(?<![\w'-])(?P<word>[A-Z][a-z]{1,11}) (?P<given>[A-Z][a-z]{2,12})(?![\w-]| [A-Z])")
_CAPITALIZED = compiled(r"(?<![\w'-])[A-Z][a-z]{1,14}(?![\w-])")
_LEAST = 3
_COMMON = 3.8  # Zipf frequency from which others bear a given name, too
_ENGLISH = frozenset(
    (
        "smith fox stone miller baker cook hunter wolf bird cooper carpenter potter snow frost winter bell crane "
        "forest swan swallow drake rook bean field pine castle"
    ).split()
)
_SLAVIC = compiled(r"(?:enko|[iy]uk|chuk|[oe]va?|sk[iy]y?|ska(?:ya|ia)?|ets|[iy]shyn)$")
_SOME = 3  # people


class Word(NamedTuple):
    """The place of a word for a surname, what may stand there, the likeliest first, and whether that is sure."""

    span: Span
    fixes: list[str]
    sure: bool


def surname(document: Document, rule: Rule) -> Iterator[Finding]:
    """A word for a surname behind a Slavic given name; then the word alone, where it has a capital."""
    for place, fixes, sure in document.memo(words_for_surnames):
        yield finding(rule, document, place, fixes, safety=None if sure else Safety.UNSAFE)


def words_for_surnames(document: Document) -> list[Word]:
    """Where such words stand."""
    found, settled = list[Word](), dict[str, tuple[list[str], bool]]()
    elsewhere = cache(partial(_elsewhere, document))
    for match in _PAIR.finditer(document.folded):
        word = match["word"]
        if word.lower() not in _words() or not _is_given(match["given"], document, match.start()):
            continue
        own = elsewhere(word)
        if own or (word[0].isupper() and _is_ours(document, match) and not _bears(match["given"], word)):
            fixes = [own] if own else _forms(document, word)
            settled[word] = fixes, own is not None
            found.append(Word(Span(*match.span("word")), fixes, own is not None))
    for match in _REVERSED.finditer(document.folded):
        word, given = match["word"], match["given"]
        if word.lower() in _words() and is_east_slavic(given) and (own := elsewhere(word)):
            settled[word] = [own], True
            found.append(Word(Span(*match.span()), [f"{given} {own}"], sure=False))
    return [*found, *_alone(document, settled)]


def _is_given(given: str, document: Document, start: int) -> bool:
    """Whether a word is the given name of a Slav, and no surname's: not "the Ivan bridge"."""
    before = document.folded[max(0, start - 8) : start]
    return is_east_slavic(given) and not is_patronymic(given) and not before.endswith("the ")


def _is_ours(document: Document, match: re.Match[str]) -> bool:
    """Whether hardly anybody but a Slav bears that given name, and the surname is none that the English often have."""
    if match["word"].lower() in _ENGLISH or not (cues.is_eastern(document) or document.memo(_names_slavs)):
        return False
    given = match["given"].lower()
    ours = given not in read_list("given-names-abroad.txt") and frequency(given) < _COMMON
    return ours or match["father"] is not None


def _names_slavs(document: Document) -> bool:
    """Whether an article names some people whose given names and surnames are both Slavs'."""
    full = {
        m.surname for m in mentions_of(document) if m.full and is_east_slavic(m.given) and _SLAVIC.search(m.surname)
    }
    return len(full) >= _SOME


@cache
def _words() -> dict[str, tuple[str, ...]]:
    return {word: tuple(names.split()) for word, names in read_columns(_LIST)}


def _elsewhere(document: Document, word: str) -> str | None:
    """The surname itself, where the article has it, with the spelling that it has there."""
    names = _words()[word.lower()]
    capitals = document.memo(_capitals)
    found = [each for each in capitals if any(each[0] == name[0] and alike(each, name) for name in names)]
    same = [each for each in found if len(each) >= _LEAST and each.lower() != word.lower()]
    return same[0] if same else None


def _capitals(document: Document) -> dict[str, None]:
    """The capitalized words of an article, in its order."""
    return dict.fromkeys(_CAPITALIZED.findall(document.folded))


def _forms(document: Document, word: str) -> list[str]:
    names = list(_words()[word.lower()])
    return names[::-1] if cues.is_more_of_ukraine(document) else names


def _bears(given: str, word: str) -> bool:
    """Whether somebody known is called so."""
    return any(alike(person.given, given) for person in people_like(word) if person.surname == word)


def _alone(document: Document, settled: dict[str, tuple[list[str], bool]]) -> Iterator[Word]:
    """The word with a capital where no given name stands before it."""
    for word, (fixes, sure) in settled.items():
        for match in re.finditer(rf"(?<![\w'-]){word}(?![\w-]| [A-Z])", document.folded if word[0].isupper() else ""):
            last = document.folded[max(0, match.start() - 20) : match.start()].rpartition(" ")[0].rpartition(" ")[2]
            if not (last[:1].isupper() and last.isalpha()):
                yield Word(Span(*match.span()), fixes, sure)
