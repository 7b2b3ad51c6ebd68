"""Foreign people in the romanization of their Russian form, whom no list has: Dzhudit Uezerbi, Gert Vyorkhayde.

Given name and surname bear each other out: both come out of Cyrillic, or neither does. What is settled for a full name
holds for the surname alone. Slavs, whose names are all romanizations, are left alone, but for Poles and Czechs.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.article import cues
from mtcheck.checks.article.names.halves import CAUCASUS, NOBODYS, OWN, Half, Name
from mtcheck.checks.article.names.nation_names import as_borne, in_their_spelling, name_of_called, names_of_nation
from mtcheck.document import Document
from mtcheck.english.frequency import frequency
from mtcheck.files.expressions import compiled
from mtcheck.files.lists import read_list
from mtcheck.findings import Span
from mtcheck.names.bearers import THINGS
from mtcheck.names.cases import nominatives
from mtcheck.names.given import is_east_slavic, is_patronymic
from mtcheck.names.heard import NOBODY, heard, heard_in_the_west, is_west_slavic
from mtcheck.names.incases import known_in_case
from mtcheck.names.lookup import known_word
from mtcheck.names.people import Mention, mentions_of
from mtcheck.names.surnames import family

_WORD = 3.2  # the same, from which nobody takes it for a slip
_NAME = 2.0  # the same of a given name that English texts have
_SLAVIC = 0.75  # certainty of a surname's form from which its bearer is a Slav, or comes from the Caucasus
_LEAST = 3  # code points
_ABROAD = 150  # code points before and after a name in which a country tells whence its bearer is
_SYLLABLES = compiled(r"[A-Z][a-z]+-[a-z]+")  # of Korea, which Russian writes as two words: Kyung-jae
_ARAB_TOO = compiled(r"kh[dlmnrv]|[^s]khe")  # but not beside a given name out of Cyrillic
_PARTICLES = compiled(
    r"(?<![\w-])(?P<given>[A-Z][\w'’-]+) (?:(?:[Vv]an|[FfVv]on|[Dd]e[rnl]?|[Ll][ae]|[Dd][iauo]s?|[Tt]e[nr]) )+$"
)
_PARTICLE = 5  # code points of the longest of them, with its spaces
_BEFORE = 45  # code points in which that stands


def heard_names(document: Document) -> list[Name]:
    """The places of names that came letter by letter out of Cyrillic, each with what it is; found once."""
    return document.memo(_found)


def given_before(document: Document, mention: Mention) -> tuple[str, Span]:
    """The given name before a surname, also one that no list has, and its place; empty for none."""
    if mention.full:
        return mention.given, Span(*mention.given_span)
    start = mention.span.start
    short = " " in document.folded[max(0, start - _PARTICLE) : start - 1]
    if short and (match := _PARTICLES.search(document.folded, max(0, start - _BEFORE), start)):
        return ("", mention.span) if cues.is_title(match["given"]) else (match["given"], Span(*match.span("given")))
    title = mention.title
    start -= len(title) + 1
    if title and not cues.is_title(title) and document.text.startswith(title, start):
        return title, Span(start, start + len(title))
    return "", mention.span


def _found(document: Document) -> list[Name]:
    found, settled = list[Name](), dict[str, Name]()
    for mention in mentions_of(document):
        given, place = given_before(document, mention)
        if given and _is_persons(given, mention):
            theirs = [*in_their_spelling(document, given, place, mention)]
            spans = {name.span for name in theirs}
            for name in (*theirs, *(n for n in _pair(document, given, place, mention) if n.span not in spans)):
                found.append(name)
                if name.span == mention.span:
                    settled[mention.surname] = name
    return [*found, *_bare(document, settled)]


def _is_persons(given: str, mention: Mention) -> bool:
    """Whether two words are a name of somebody who may have come out of Cyrillic."""
    surname = mention.surname
    if _SYLLABLES.fullmatch(surname):
        return False
    if min(len(given) + 1, len(surname)) < _LEAST or given.isupper() or surname.isupper():
        return False
    if surname.lower() in THINGS or is_patronymic(mention.patronymic or surname):
        return False
    return known_in_case(given, surname) is None


def _pair(document: Document, given: str, place: Span, mention: Mention) -> Iterator[Name]:
    """Which of two words is a romanization."""
    surname, kin, heard_first = mention.surname, family(mention.surname), heard(given)
    west = is_west_slavic(heard_first.names[0] if heard_first.names else given)
    slav = is_east_slavic(given) and not west
    if kin and kin.certainty >= _SLAVIC and not west:
        return
    heard_last = NOBODY if _is_right(surname) else heard_in_the_west(surname) if west else heard(surname)
    first = Half(given, place, heard_first, frequency(given.lower()))
    last = Half(surname, mention.span, heard_last, frequency(surname.lower()))
    if slav and last.raw and last.traced and not CAUCASUS.search(surname) and _is_abroad(document, given, mention):
        yield Name(mention.span, heard_last.names, False)
    elif slav and (name := name_of_called(document, first, last)):
        yield name
    elif not slav:
        found = [*_of_halves(first, last)]
        told = {name.span for name in found if name.names}
        of_nation = [name for name in names_of_nation(document, first, last) if name.span not in told]
        told |= {name.span for name in of_nation}
        yield from (as_borne(document, name) for name in found if name.names or name.span not in told)
        yield from of_nation


def _of_halves(first: Half, last: Half) -> Iterator[Name]:
    """Which half of a name is a romanization, as the other one bears it out."""
    if first.raw and last.raw:
        for half in (first, last) if first.traced or last.traced else ():
            yield Name(half.span, half.heard.names, half.heard.sure)
    elif first.raw and first.traced:
        yield from _beside_raw_given(first, last)
    elif last.raw and last.traced:
        if first.heard.names and first.seen < _NAME:
            yield Name(first.span, first.heard.names, False)
        if first.heard.names and first.seen < _WORD or first.is_given:
            yield Name(last.span, last.heard.names, last.heard.sure)
    elif first.is_given and last.is_nobodys():
        yield Name(last.span, (), False)
    elif first.is_nobodys() and last.seen >= OWN and not CAUCASUS.search(last.word.lower()):
        yield Name(first.span, (), False)


def _beside_raw_given(first: Half, last: Half) -> Iterator[Name]:
    """The surname of somebody whose given name came out of Cyrillic, and that."""
    told = last.heard.names and last.seen < _WORD
    if told or last.is_nobodys(_ARAB_TOO):
        yield Name(last.span, last.heard.names, last.heard.sure and last.raw)
    if told or last.is_nobodys(_ARAB_TOO) or NOBODYS.search(first.word.lower()):
        yield Name(first.span, first.heard.names, bool(told) and first.heard.sure)


def _is_right(surname: str) -> bool:
    """Whether somebody known is called so."""
    known = known_word(surname.lower())
    return known is not None and known.name.lower() == surname.lower()


def _is_abroad(document: Document, given: str, mention: Mention) -> bool:
    """Whether somebody whose given name Slavs bear, too, lives in another country."""
    return given.lower() in read_list("given-names-abroad.txt") and cues.is_abroad(document, *mention.span, _ABROAD)


def _bare(document: Document, settled: dict[str, Name]) -> Iterator[Name]:
    """Surnames alone, also in a case, of people who stood in full."""
    for mention in mentions_of(document) if settled else ():
        given, _ = given_before(document, mention)
        if given or mention.surname.isupper():
            continue
        name = settled.get(mention.surname)
        if name is None and not frequency(mention.surname.lower()):
            cases = (nominative for nominative, _ in nominatives(mention.surname))
            name = next((settled[each] for each in cases if each in settled), None)
        if name:
            yield name._replace(span=mention.span)
