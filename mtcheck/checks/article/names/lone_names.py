"""Names out of Cyrillic that need no other half to bear them out: at Plimut, for Devidson, by UYEFA.

English texts never have the word, nobody is known to be called so, and it is letter for letter what becomes of a name
that English texts do have. Names of Slavs and of their neighbours, which are all romanizations, are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.article.names.halves import Name
from mtcheck.document import Document
from mtcheck.english.frequency import frequency
from mtcheck.files.expressions import compiled
from mtcheck.files.lists import read_list
from mtcheck.findings import Span
from mtcheck.names.bearers import THINGS
from mtcheck.names.cases import BRAND, nominatives
from mtcheck.names.given import is_east_slavic, is_given_name
from mtcheck.names.heard import DOUBLED, TRACE, famous
from mtcheck.names.lookup import known_word
from mtcheck.names.people import mentions_of
from mtcheck.names.surnames import family

_WORD = compiled(r"(?<![\w'.@#&/-])[A-Z][a-z]{3,24}(?![\w-])")
_CAPITALS = compiled(r"(?<![\w'.@#&/-])(?<![A-Z] )[A-Z]{4,9}(?![\w-]| [A-Z]{2})")
_OWN = "own-names.txt"
_LEAST = 4  # letters of an acronym
_ADJECTIVE = compiled(r"(?:[iy]y|[ai]ya|oye)$")  # of Russian, and its nouns in -iya


def lone_names(document: Document) -> Iterator[Name]:
    """The places of such words inside sentences, each with the names that it can be."""
    slavs = {m.surname for m in mentions_of(document) if m.full and is_east_slavic(m.given)}
    for match in _WORD.finditer(document.folded):
        word = match[0]
        if word in slavs or not (names := _names(word)) or not document.stands_inside(word):
            continue
        of_thing = document.lower.startswith("the ", match.start() - 4) or BRAND.match(document.folded, match.end())
        if not of_thing and not any(map(document.has_word, names)):  # else other checks compare the two
            yield Name(Span(*match.span()), names, False)
    for match in _CAPITALS.finditer(document.folded):
        names = famous(match[0].capitalize()) if TRACE.search(match[0].lower()) else ()
        if len(names) == 1 and len(names[0]) >= _LEAST and not _is_own(match[0].capitalize()):
            yield Name(Span(*match.span()), (names[0].upper(),), False)


def _names(word: str) -> tuple[str, ...]:
    """What a word comes from, as it stands or without a case ending that nothing but a case has."""
    if _is_own(word) or frequency(word.lower()):
        return ()
    cases = (nominative for nominative, sure in nominatives(word) if sure)
    forms = (word, *(case for case in cases if not _is_own(case)))
    return next((names for form in forms if (names := famous(form)) and _doubles_too(form, names[0])), ())


def _doubles_too(word: str, name: str) -> bool:
    """Whether a name has a doubled consonant where the word has one, which Cyrillic keeps: Rokke is not Roque."""
    return not DOUBLED.search(word) or DOUBLED.search(name) is not None


def _is_own(word: str) -> bool:
    """Whether somebody or something may be called so."""
    lowered = word.lower()
    if (
        lowered in read_list(_OWN)
        or lowered in THINGS
        or is_given_name(word)
        or family(word)
        or _ADJECTIVE.search(word)
    ):
        return True
    known = known_word(lowered)
    return known is not None and known.name.lower() == lowered
