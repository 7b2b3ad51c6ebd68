"""Foreign names out of Cyrillic of which given name and country tell the nation: Mekhmet in Turkey, the Dane Meller."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.article.names.halves import OWN, Half, Name
from mtcheck.document import Document
from mtcheck.english.frequency import frequency
from mtcheck.files.expressions import compiled
from mtcheck.findings import Span
from mtcheck.names.given import is_given_name, plain
from mtcheck.names.heard import DOUBLED, heard
from mtcheck.names.nations import (
    Nation,
    countries_in,
    nations_of,
    nations_of_country,
    respelled,
    spelled_by,
    words_of_country,
)
from mtcheck.names.people import Mention
from mtcheck.names.surnames import family
from mtcheck.names.transcribed import is_spelled_through

_STRANGE = 2.5  # Zipf frequency from which a spelling may be somebody's own, though the nation never has its letters
_HEARD = 1.0  # the same of a name that English texts have
_GIVEN, _FAMOUS = 2.0, 2.3  # the same of a given name, and of a surname that many know
_NEAR = 200  # code points in which a country is named of whose people many live in Russia
_SOMEBODYS, _COMMON, _MORE = 1.5, 3.0, 2.0  # of a surname that few bear, of one that many do, and what lies between
_BEFORE = 40  # code points before a name in which a country tells whence its bearer is
_BREAK = compiled(r"(?:(?<!\bu\.s)\.|[;:!?\n\"\u201c\u201d])\s")
_WORD = compiled(r"[\w.]+")
_PORTUGUESE = frozenset(("AO", "BR", "MZ", "PT"))
_TRACE = compiled(r"[zs]h|kh|^mak|[bdfgkmprtvz]y[aou]|[ae]y(?=[bdgklmnrstvz])")
_EASTERN = compiled(r"(?:ny|nyy|nyi|nii|ov|ev|ova|eva|enko|chuk|yuk|ian|yan|shvili|dze)$")
_SLAVIC = 0.75  # certainty of a surname that is a Slav's
_KIN = {  # countries of whose people many live in Russia, and what surnames there end in
    "AM": compiled(r"[iy]an$"),
    "AZ": compiled(r"(?:[eo]va?|z[ae]de|l[iy]|lu|oglu)$"),
}


def countries_of(document: Document) -> frozenset[str]:
    """The codes of the countries of which an article speaks; found once for each document."""
    return document.memo(_countries)


def _countries(document: Document) -> frozenset[str]:
    return countries_in(document.lower, document.vocabulary)


def names_of_nation(document: Document, first: Half, last: Half) -> Iterator[Name]:
    """What of a full name is a romanization of a name of the nation that bears the given name."""
    given = _given(document, first)
    if given:
        sure = first.heard.sure and first.seen == 0 and (last.seen >= _HEARD or bool(last.heard.names))
        yield Name(first.span, (given,), sure)
    nations = nations_of(given) if given else _bearing(document, first.word)
    if called := name_of_called(document, first, last):
        yield called
    elif nations and last.seen < _STRANGE:
        yield from _surname(document, nations, last)
    elif last.seen == 0 and first.seen >= _GIVEN and (names := _famous(last)):
        yield Name(last.span, names, False)


def _bearing(document: Document, given: str) -> tuple[Nation, ...]:
    """The nations that bear a given name, in whatever spelling where its country is spoken of."""
    spelled = spelled_by(given)
    names = (given, *(spelled[code] for code in spelled.keys() & countries_of(document)), *heard(given).names)
    return next((nations for name in names if (nations := nations_of(name))), ())


def name_of_called(document: Document, first: Half, last: Half) -> Name | None:
    """The surname of somebody before whom a country stands: the Australian Nikola Makdermott, the U.S. envoy Libbi."""
    if not last.heard.names or last.seen >= _SOMEBODYS or _is_misprint(last.word, last.heard.names[0]):
        return None
    nations, heard_of = _called(document, first.span.start), frequency(plain(last.heard.names[0]))
    if not nations or heard_of < max(_FAMOUS, last.seen + _MORE):
        return None
    if all(nation.is_strange(last.word) for nation in nations) or heard_of >= _COMMON and _is_english(nations):
        return Name(last.span, last.heard.names, False)
    return None


def _is_english(nations: tuple[Nation, ...]) -> bool:
    return all("US" in nation.codes for nation in nations)


def _called(document: Document, start: int) -> tuple[Nation, ...]:
    """The nations of the country that is named right before somebody."""
    before = document.lower[max(0, start - _BEFORE) : start]
    before = _BREAK.split(before)[-1]
    codes = countries_in(before, frozenset(_WORD.findall(before)))
    return nations_of_country(codes) if len(codes) == 1 else ()


def _given(document: Document, first: Half) -> str | None:
    """The given name of which a word is a romanization, where its nation is spoken of."""
    if not first.heard.names or nations_of(first.word) or first.seen >= _STRANGE:
        return None
    for name in first.heard.names:
        for nation in nations_of(name):
            own = first.seen >= OWN and not nation.is_strange(first.word)
            if own and (is_given_name(first.word) or frequency(plain(name)) < first.seen + _MORE):
                continue
            if _is_spoken_of(document, nation):
                return name
    return None


def _is_spoken_of(document: Document, nation: Nation) -> bool:
    return not countries_of(document).isdisjoint(nation.codes)


def _surname(document: Document, nations: tuple[Nation, ...], last: Half) -> Iterator[Name]:
    """A surname that nobody of the nations of a given name bears so."""
    spoken = [nation for nation in nations if _is_spoken_of(document, nation)]
    strange = all(nation.is_strange(last.word) for nation in spoken or nations)
    names = tuple(n for n in last.heard.names if not all(nation.is_strange(n) for nation in spoken or nations))
    told = names and _is_raw(last, names[0], strange=strange) and (spoken or last.seen == 0)
    if told and (strange or spoken or frequency(plain(names[0])) >= _FAMOUS):
        sure = strange and len(names) == 1 and last.heard.sure and last.seen == 0 and bool(spoken)
        yield Name(last.span, names, sure and frequency(plain(names[0])) >= _FAMOUS)
    elif not last.heard.names and strange and spoken and last.seen == 0 and _is_worn(last.word):
        made = respelled(spoken[0], last.word)
        if made or _TRACE.search(last.word.lower()):
            yield Name(last.span, (made,) if made else (), False)


def _is_worn(surname: str) -> bool:
    """Whether a surname is spelled letter for letter, and may be of another nation than the East's."""
    return is_spelled_through(surname) and "sch" not in surname.lower() and not _EASTERN.search(surname.lower())


def _is_raw(last: Half, name: str, *, strange: bool) -> bool:
    """Whether a surname is a romanization sooner than somebody's own name."""
    if last.seen >= (_STRANGE if strange else _HEARD) or _is_misprint(last.word, name):
        return False
    return strange or frequency(plain(name)) >= max(_HEARD, last.seen + 1)


def _is_misprint(word: str, name: str) -> bool:
    """Whether two names differ in doubled letters only, as those of two families do."""
    return DOUBLED.sub(r"\1", word.lower()) == DOUBLED.sub(r"\1", plain(name))


def _famous(last: Half) -> tuple[str, ...]:
    """The known names of which a word that English never has is a romanization."""
    names = tuple(name for name in last.heard.names if frequency(plain(name)) >= _FAMOUS)
    return () if not names or "j" in last.word or _is_misprint(last.word, names[0]) else names


def as_borne(document: Document, name: Name) -> Name:
    """A romanization with the name first that is borne in a country of which the article speaks: Jakob, not Jacob."""
    nations = countries_of(document) if len(name.names) > 1 else frozenset()
    best = next((n for n in name.names if any(not nations.isdisjoint(of.codes) for of in nations_of(n))), None)
    if best is None or best == name.names[0]:
        return name
    return Name(name.span, (best, *(other for other in name.names if other != best)), False)


def in_their_spelling(document: Document, given: str, place: Span, mention: Mention) -> Iterator[Name]:
    """Names that others bear as they stand, of people whose country is spoken of: the Dane Jens Meller is Møller."""
    for word, at in ((given, place), (mention.surname, mention.span)):
        spelled = spelled_by(word)
        codes = sorted(spelled.keys() & countries_of(document)) if spelled else ()
        if code := next((each for each in codes if _is_of(document, each, given, mention, first=at == place)), None):
            yield Name(at, (spelled[code],), False)


def _is_of(document: Document, code: str, given: str, mention: Mention, *, first: bool) -> bool:
    """Whether somebody's name is of a country: it is named near by, or no other spoken of has its given name."""
    if code in _KIN:
        start, end = max(0, mention.span.start - _NEAR), mention.span.end + _NEAR
        near = words_of_country(code).search(document.lower, start, end) is not None
        return near and _KIN[code].search(mention.surname) is not None
    if first:
        kin = family(mention.surname)
        slav = kin is not None and kin.certainty >= _SLAVIC
        forms = (mention.surname, *heard(mention.surname).names)
        nations = nations_of(spelled_by(given)[code])
        return not slav and any(not nation.is_strange(form) for nation in nations for form in forms)
    if code not in _PORTUGUESE and not _PORTUGUESE.isdisjoint(countries_of(document)):
        return False  # where they are Lopes and Gomes
    nations = _bearing(document, given)
    others = {each for nation in nations if code not in nation.codes for each in nation.codes}
    return any(code in nation.codes for nation in nations) and others.isdisjoint(countries_of(document))
