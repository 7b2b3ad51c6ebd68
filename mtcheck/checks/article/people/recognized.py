"""The names of an article as those of its people: known ones under their right names, surnames behind given names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from mtcheck.checks.article import cues
from mtcheck.document import Document
from mtcheck.english.frequency import frequency
from mtcheck.files.expressions import compiled
from mtcheck.findings import Span
from mtcheck.names.given import Gender, given_gender, is_common_given_name, is_east_slavic, is_given_name
from mtcheck.names.known import listed_forms
from mtcheck.names.lookup import known_gender, known_word
from mtcheck.names.people import Mention, mentions_of
from mtcheck.names.registry import Known
from mtcheck.names.sounds import skeleton
from mtcheck.names.surnames import family

_OF_EITHER = compiled(r"[a-z](?:enko|[iy]uk|chuk|shvili|dze)$")  # surnames of men and women
_ACRONYM = 5  # letters of an acronym at most
_WORD = 3.5  # Zipf frequency of a word of English: Caribbean is not Corbyn
_SHORT = 4  # letters of a surname whose sounds tell too little
_SURE_FORM = 0.85  # certainty of a surname's form from which it tells the gender of someone named by it only


def recognized(document: Document) -> tuple[Mention, ...]:
    """The mentions of an article, each with the spelling and the order in which its person is known."""
    found = (_in_order(mention) for mention in _recognized(document) if not _is_acronym(mention))
    return tuple(_as_introduced(list(found)))


def _recognized(document: Document) -> Iterator[Mention]:
    """The names of the text; known people have the gender that the registry tells, also behind a rare given name."""
    misspelled = _misspelled(document)
    for mention in mentions_of(document):
        if person := misspelled.get(mention.span.end):
            known, place, told = person
            given = known.name.partition(" ")[0]
            yield replace(mention, given=given, surname=known.surname, given_span=place, title="", decided=told)
            continue
        given = mention.given or mention.title
        gender = None if not given or cues.is_title(given) else known_gender(given, mention.surname)
        if gender is None or mention.decided:
            yield mention
        elif mention.given:
            yield replace(mention, decided=gender)
        else:
            start = document.text.rfind(given, 0, mention.span.start)
            place = Span(start, start + len(given))
            yield replace(mention, given=given, given_span=place, title="", decided=gender)


def _misspelled(document: Document) -> dict[int, tuple[Known, Span, Gender]]:
    """Known people by where a wrong form of the whole name ends, with the place of its first word."""
    found: dict[int, tuple[Known, Span, Gender]] = {}
    for known, place in listed_forms(document):
        gender: Gender | None = "m" if known.gender == "m" else "f" if known.gender == "f" else None
        first, space, _ = document.text[place.start : place.end].partition(" ")
        if known.kind == "person" and gender and space and known.name.endswith(known.surname):
            found[place.end] = known, Span(place.start, place.start + len(first)), gender
    return found


def _in_order(mention: Mention) -> Mention:
    """A name whose surname stands first, as if it stood last: Orlova Irina."""
    if not mention.title or not mention.given_name or is_given_name(mention.title):
        return mention
    kin, gender = family(mention.title), given_gender(mention.surname)
    agrees = gender == kin.gender and kin.certainty >= _SURE_FORM if kin else _OF_EITHER.search(mention.title)
    if gender is None or not agrees or not is_east_slavic(mention.surname):
        return mention
    start = mention.span.start - len(mention.title) - 1
    return replace(
        mention, surname=mention.title, given=mention.surname, given_span=Span(start, mention.span.end), title=""
    )


def _as_introduced(mentions: list[Mention]) -> Iterator[Mention]:
    """Bare surnames with the spelling in which the one person with these sounds is introduced: Nulend for Nuland."""
    full = [mention for mention in mentions if mention.full]
    known = {key_of(mention) for mention in full}
    sounds: dict[str, set[str]] = defaultdict(set)
    for mention in full:
        sounds[skeleton(mention.surname)].add(mention.surname)
    for mention in mentions:
        spelled = set() if mention.given or key_of(mention) in known else sounds.get(skeleton(mention.surname), set())
        alike = len(spelled) == 1 and len(mention.surname) > _SHORT and known_word(mention.surname.lower()) is None
        alike = alike and frequency(mention.surname.lower()) < _WORD
        right = next(iter(spelled)) if alike else mention.surname
        cased = right[:-1] == mention.surname[:-1] and not is_common_given_name(mention.surname)  # Savki, of Savka
        yield replace(mention, surname=right) if alike and (cased or not mention.given_name) else mention


def _is_acronym(mention: Mention) -> bool:
    """Whether what stands like a surname is an acronym: LETA."""
    return not mention.given and mention.surname.isupper() and 1 < len(mention.surname) <= _ACRONYM


def key_of(mention: Mention) -> str:
    """What a man's and a woman's form of one surname share."""
    return surname_key(mention.surname)


def surname_key(surname: str) -> str:
    """What the forms of a surname share, or the surname itself."""
    kin = family(surname)
    return kin.stem if kin else surname.lower()
