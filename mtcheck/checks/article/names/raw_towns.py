"""Foreign places whose names came letter by letter out of Cyrillic: Klivland, in Amyene, Sidar-Rapids."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.checks.article import cues
from mtcheck.document import Document
from mtcheck.english.frequency import frequency
from mtcheck.files.expressions import compiled
from mtcheck.findings import Finding, Safety, Span
from mtcheck.names.cases import BRAND, nominatives
from mtcheck.names.given import plain
from mtcheck.names.lookup import country_of, known_word, town_of
from mtcheck.names.nations import words_of_country
from mtcheck.names.people import mentions_of
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

_LEAST = 4  # code points
_SOMEBODYS = 1.0  # Zipf frequency from which a spelling may be somebody's own
_HEARD = 2.5  # Zipf frequency from which a town is heard of
_LONG = 6  # code points of a word in a case
_STANDS = compiled(r"\b(?:in|near|from|to|at|outside|city of|town of|village of|port of|leave|left|reach|reached)\s$")

_LETTERS = r"(?:[a-z]|'(?!s\b)(?=[a-z])){1,24}"
_CAPITAL = compiled(rf"(?<![\w'.@#-])[A-Z]{_LETTERS}(?:-(?:[a-z]{{1,4}}-)?[A-Z]{_LETTERS}){{0,3}}(?![\w-])")
_MORE = compiled(rf"(?: [A-Z]{_LETTERS}){{1,2}}(?![\w-])")
_NAMED = compiled(r"[a-z]+ [A-Z][a-z]+ [A-Z][a-z]+ $")
_CALLED = compiled(  # things that bear a place's Russian name
    r"\b(?:hotel|cinema|ship|cruiser|liner|vessel|restaurant|river|newspaper|magazine|channel|station|club|dynamo|dinamo)"
    r"\s\"?$"
)

_Fault = tuple[Span, str, Safety | None]


def raw_town(document: Document, rule: Rule) -> Iterator[Finding]:
    """Foreign places in a romanization that nobody uses; not beside a given name, nor at a sentence's start only."""
    people = {name for m in mentions_of(document) if m.given for name in (m.given, m.surname)}
    for match in _CAPITAL.finditer(document.folded):
        word = match[0]
        if word in people or len(word) < _LEAST or BRAND.match(document.folded, match.end()):
            continue
        fault = _fault(document, match)
        if fault is None or not document.stands_inside(word) or known_word(word.lower()) is not None:
            continue
        if _NAMED.search(document.folded, max(0, match.start() - 20), match.start()):
            continue  # Gibran Rakabuming Raka
        if _CALLED.search(document.lower, max(0, match.start() - 16), match.start()):
            continue
        if not cues.SPEAKS_BEFORE.search(document.lower, max(0, match.start() - 30), match.start()):
            span, fix, safety = fault
            yield finding(rule, document, span, [fix], safety=safety)


def _fault(document: Document, match: re.Match[str]) -> _Fault | None:
    """The place of a raw name, what English writes, and how safe that is."""
    word, span = match[0], Span(*match.span())
    stands = _STANDS.search(document.lower, max(0, match.start() - 20), match.start()) is not None
    if country := country_of(word):
        return span, country, None if frequency(word.lower()) < _SOMEBODYS else Safety.UNSAFE
    if town := town_of(word):
        nobodys = not town.country and frequency(word.lower()) < _SOMEBODYS
        if nobodys or stands and _is_spoken_of(document, town.country):
            return span, town.name, _safety(word, town.name, stands=stands)
    if not stands:
        return None
    return _in_case(document, word, span) or _of_words(document, match)


def _safety(word: str, name: str, *, stands: bool) -> Safety | None:
    """Safe where English has the name, and nobody spells anything so: a town heard of, or one of several words."""
    if frequency(word.lower()):
        return Safety.UNSAFE
    heard = frequency(plain(name)) >= _HEARD and stands
    return None if heard or "-" in word and " " in name else Safety.UNSAFE


def _in_case(document: Document, word: str, span: Span) -> _Fault | None:
    """A raw name in a Russian case, behind a word for where: in Amyene, to Ayovu."""
    first, hyphen, last = word.rpartition("-")
    if len(word) < _LONG or frequency(word.lower()) > 0:
        return None
    for form, _ in nominatives(last):
        nominative = f"{first}{hyphen}{form}"
        if len(nominative) < _LEAST or frequency(nominative.lower()) >= _SOMEBODYS:
            continue
        if country := country_of(nominative):
            return span, country, None
        if (town := town_of(nominative)) and _is_spoken_of(document, town.country):
            return span, town.name, Safety.UNSAFE
    return None


def _of_words(document: Document, match: re.Match[str]) -> _Fault | None:
    """A name of several words without its hyphens: Sidar Rapids."""
    more = _MORE.match(document.folded, match.end()) if "-" not in match[0] else None
    words = [match[0], *more[0].split()] if more else []
    for count in range(len(words), 1, -1):
        joined = "-".join(words[:count])
        town = town_of(joined)
        if town and _is_spoken_of(document, town.country):
            return Span(match.start(), match.start() + len(joined)), town.name, Safety.UNSAFE
    return None


def _is_spoken_of(document: Document, code: str) -> bool:
    """Whether the article speaks of a country; where none is told, of any."""
    return not code or words_of_country(code).search(document.lower) is not None
