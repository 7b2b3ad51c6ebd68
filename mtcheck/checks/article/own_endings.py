"""Endings on surnames that nobody but the article tells: Anna Kern, Kerna; Larisa Gnedoy."""

from __future__ import annotations

from mtcheck.checks.article import cues
from mtcheck.document import Document
from mtcheck.english.frequency import frequency
from mtcheck.files.expressions import compiled
from mtcheck.findings import Safety, Span
from mtcheck.names.cases import nominatives
from mtcheck.names.given import is_east_slavic
from mtcheck.names.people import Mention, mentions_of
from mtcheck.names.sounds import alike
from mtcheck.names.surnames import family

_OF_THINGS = ("skogo", "skomu", "skom", "nogo", "nomu", "nom")
_ADJECTIVE = compiled(r"[bdgklmnprstvz]o[yi]$")
_SHORTEST = 4  # code points of a surname
_LONG = 6  # of one with its ending
_RARE = 1.0  # Zipf frequency below which English hardly ever has a name
_SEEN = 2.0


def of_person(document: Document, mention: Mention) -> tuple[Span, str, Safety] | None:
    """A bare surname that has nothing but an ending more than that of somebody named in full: Anna Kern, Kerna."""
    word, people = mention.surname, document.memo(_in_full_names)
    if len(word) < _SHORTEST + 1 or word in people or family(word) or frequency(word.lower()) >= _RARE:
        return None
    if mention.title and not cues.is_title(mention.title):
        return None
    for nominative, _ in nominatives(word):
        found = {name for name in people if name[0] == word[0] and alike(name, nominative)}
        if len(nominative) >= _SHORTEST and nominative[-1] not in "aeiouy" and len(found) == 1:
            return mention.span, found.pop(), Safety.UNSAFE
    return None


def _in_full_names(document: Document) -> frozenset[str]:
    """The surnames that stand behind given names."""
    return frozenset(m.surname for m in mentions_of(document) if m.full and len(m.surname) >= _SHORTEST)


def of_adjective(mention: Mention) -> str | None:
    """The nominative of a woman's surname that declines as adjectives do, and that no list has: Larisa Gnedoy."""
    word = mention.surname
    told = mention.gender == "f" and is_east_slavic(mention.given) and len(word) >= _LONG
    if not told or not _ADJECTIVE.search(word) or family(word) or frequency(word.lower()) >= _SEEN:
        return None
    return f"{word[:-2]}aya"


def is_of_a_thing(document: Document, word: str, end: int) -> bool:
    """Whether a word is the adjective by which a thing is called: in the Kirovskom district, Krymske in Ukraine."""
    if word.endswith("ske") and cues.is_more_of_ukraine(document):
        return True
    return word.endswith(_OF_THINGS) and cues.IS_NAMED.match(document.folded, end) is not None
