"""Names that are almost a known one: the same consonants beside the same given name, or behind an office."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.article import cues
from mtcheck.checks.article.faults import Fault
from mtcheck.checks.article.names.near_things import near_things
from mtcheck.document import Document
from mtcheck.english.frequency import frequency
from mtcheck.files.expressions import compiled
from mtcheck.findings import Finding, Safety, Span
from mtcheck.names.cases import BRAND, variant
from mtcheck.names.given import is_east_slavic, is_english_form, is_given_name, plain, russian_form
from mtcheck.names.incases import known_in_case
from mtcheck.names.known import listed_forms
from mtcheck.names.lookup import Someone, english_of, known_word, people_called, people_like
from mtcheck.names.nations import nations_of
from mtcheck.names.people import Mention, mentions_of
from mtcheck.names.sounds import same_name, skeleton
from mtcheck.names.surnames import family
from mtcheck.names.transcribed import is_spelled_through, may_begin, transcription_cost
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

_SAME = 0.8  # likeness of given names that are one
_ALIKE = 0.5  # the same beside a surname out of Cyrillic: Eduard for Edward
_NEAR = 0.72  # likeness of surnames of the same consonants that are one beside that given name
_CLOSE = 0.88  # the same without a given name
_NAME = 2.3  # Zipf frequency from which a surname is somebody's own: Parry is no slip for Perry
_SEEN = 1.0  # the same, from which it may be
_TOLD, _SURELY = 4.5, 2.5  # cost of a transcription up to which it is told, and repaired unread
_HEARD = 1.5  # Zipf frequency from which a surname is somebody's own
_CUT = 2.2  # the same of one that lacks its last letter
_COMMON = 3.0  # the same of a known surname, from which others may bear it
_LEAST = 5
_OFFICE = compiled(
    r"\b(?:president|chancellor|premier|minister|secretary-general|secretary|senator|pope|leader|king)\s$"
)


def near_known(document: Document, rule: Rule) -> Iterator[Finding]:
    """People whose given name, or office, and consonants are those of a known person; then their bare surnames, too."""
    for span, fix, safety in document.memo(near_spellings):
        yield finding(rule, document, span, [fix], safety=safety)


def near_spellings(document: Document) -> list[Fault]:
    """Names that are almost those of known people and things; found once for each document."""
    faults: list[Fault] = []
    settled: dict[str, tuple[str, Safety | None]] = {}
    listed = [place for _, place in listed_forms(document)]
    for mention in mentions_of(document):
        for span, fix, safety in _person(document, mention):
            if span.overlaps_any(listed):
                continue
            if span == mention.span:
                settled[mention.surname] = fix, safety
            faults.append((span, fix, safety))
    own = {m.surname for m in mentions_of(document) if m.full} - settled.keys()
    for mention in mentions_of(document):
        bare = not mention.full and mention.surname in settled and mention.surname not in own
        if bare and cues.is_title(mention.title) and not BRAND.match(document.folded, mention.span.end):
            faults.append((mention.span, *settled[mention.surname]))
    things = ((place, fix, Safety.UNSAFE) for place, fix in near_things(document) if not place.overlaps_any(listed))
    return [*faults, *things]


def _person(document: Document, mention: Mention) -> Iterator[Fault]:
    """What is misspelled in one mention of a person, with its right spelling."""
    if len(mention.surname) < _LEAST - mention.full or mention.surname.isupper() or mention.given_name:
        return
    given, start = mention.given, mention.given_span.start
    if not mention.full and mention.title and not cues.is_title(mention.title):  # a given name that no list has
        given, start = mention.title, mention.span.start - len(mention.title) - 1
    if len(given) > 2 and document.text.startswith(given, start) and not given.isupper():
        yield from _in_full(mention, given, Span(start, start + len(given)))
    elif not given:
        yield from _by_surname(document, mention)


def _in_full(mention: Mention, given: str, place: Span) -> Iterator[Fault]:
    """What differs from the known person of that given name and those consonants."""
    if known_in_case(given, mention.surname):
        return  # people.case-ending has the whole name
    known = _same_person(given, mention.surname)
    far = known is None or not variant(mention.surname, known.surname, _NEAR)
    if far and (raw := _out_of_cyrillic(given, mention.surname)):
        yield mention.span, raw.surname, None if given in raw.givens else Safety.UNSAFE
        if given not in raw.givens:
            yield place, raw.given, Safety.UNSAFE
    elif known is None and (heard := _through_cyrillic(given, mention.surname)):
        yield mention.span, heard[0], None if heard[1] <= _SURELY else Safety.UNSAFE
    elif known is None:
        yield from _of_known(mention, given, place)
    elif plain(mention.surname) in map(plain, known.surnames):  # Özil and Ozil are a matter of house style
        if plain(given) not in map(plain, known.givens) and not is_east_slavic(known.given):
            own = is_given_name(given) and frequency(plain(known.surname)) >= _COMMON
            yield place, known.given, Safety.UNSAFE if own else None
    elif variant(mention.surname, known.surname, _NEAR) and _bears(mention, given, known):
        seen = frequency(mention.surname.lower())
        if seen < _NAME:
            yield mention.span, known.surname, None if seen < _SEEN else Safety.UNSAFE


def _out_of_cyrillic(given: str, surname: str) -> Someone | None:
    """The one known person of a surname that came letter by letter out of Cyrillic, and of much the same given name."""
    word = known_word(surname.lower())
    if (
        word is None
        or word.kind != "person"
        or word.name.lower() == surname.lower()
        or frequency(surname.lower()) >= _SEEN
    ):
        return None
    people = [p for p in people_like(word.name) if p.surname == word.name and same_name(p.given, given) >= _ALIKE]
    return people[0] if len(people) == 1 and surname not in people[0].surnames else None


def _bears(mention: Mention, given: str, known: Someone) -> bool:
    """Whether the given name is the known person's, or much like it and the surname no Slav's own: Rustam Umarov."""
    return given in known.givens or mention.full and not family(mention.surname)


def _through_cyrillic(given: str, surname: str) -> tuple[str, float] | None:
    """The surname of the one known person of that given name whose surname comes out of Cyrillic so, and the cost."""
    if len(surname) < _LEAST or frequency(surname.lower()) >= _HEARD or known_word(surname.lower()):
        return None
    if is_east_slavic(given) or not is_spelled_through(surname) or english_of(surname):
        return None
    people = [p for p in people_called(given) if abs(len(p.surname) - len(surname)) <= _LEAST - 1]
    people = [p for p in people if not p.surname.startswith(surname) and not surname.startswith(p.surname)]
    near = [p for p in people if may_begin(p.surname, surname)]
    costs = {p.surname: transcription_cost(p.surname, surname, _TOLD) for p in near if not family(p.surname)}
    found = sorted((cost, name) for name, cost in costs.items() if cost <= _TOLD)
    return (found[0][1], found[0][0]) if len(found) == 1 else None


def _of_known(mention: Mention, given: str, place: Span) -> Iterator[Fault]:
    """What a translation made of one of the two names of a known person."""
    if whole := _cut(given, mention.surname):
        yield mention.span, whole, Safety.UNSAFE
    elif other := _in_english(given, mention.surname):
        yield place, other, Safety.UNSAFE if is_given_name(given) else None


def _cut(given: str, surname: str) -> str | None:
    """The surname of the one known person of that given name that came out without its last letter: Dud."""
    if len(surname) < _LEAST - 1 or frequency(surname.lower()) >= _CUT:
        return None
    known = known_word(surname.lower())
    if known and known.name.lower() == surname.lower():
        return None
    found = {p.surname for p in people_called(given) if given in p.givens and p.surname[:-1] == surname}
    name = min(found, default="")
    silent = "aoeitdsxz" if _is_french(given) else "aoei"
    return name if len(found) == 1 and name[-1] in silent and not family(surname) else None


def _is_french(given: str) -> bool:
    """Whether the French bear a given name, of whose surnames Cyrillic drops what is not heard."""
    return any("FR" in nation.codes for nation in nations_of(given))


def _in_english(given: str, surname: str) -> str | None:
    """The given name of the one known person of that surname where a translation has its English, or Latin, form."""
    people = [p for p in people_like(surname) if surname in p.surnames]
    names = {p.given for p in people}
    own = min(names, default="")
    if len(names) != 1 or given in people[0].givens or not is_east_slavic(own):
        return None
    english = is_english_form(given) and russian_form(given) == russian_form(own)
    latin = not is_given_name(given) and len(given) > _LEAST and given[:_LEAST].lower() == own[:_LEAST].lower()
    return own if english or latin else None


def _same_person(given: str, surname: str) -> Someone | None:
    """The one known person of that given name and those consonants; None where the very name is known."""
    alike = (p for p in people_like(surname) if skeleton(p.given) == skeleton(given))
    people = [p for p in alike if same_name(p.given, given) >= _SAME]
    if any(f"{given} {surname}".lower() in p.right for p in people):
        return None
    return people[0] if len({p.surname for p in people}) == 1 else None


def _by_surname(document: Document, mention: Mention) -> Iterator[Fault]:
    """A bare surname behind an office: as it comes out of Cyrillic, or almost that of one known person."""
    start = mention.span.start
    before = f"{mention.title.lower()} " if cues.ROLE.fullmatch(mention.title.lower()) else ""
    if len(mention.surname) < _LEAST or not _OFFICE.search(before or document.lower[max(0, start - 25) : start]):
        return
    known = known_word(mention.surname.lower())
    if known is None and len(mention.surname) > _LEAST:
        people = {p.surname for p in people_like(mention.surname) if variant(mention.surname, p.surname, _CLOSE)}
        if len(people) == 1 and plain(min(people)) != plain(mention.surname):
            yield mention.span, min(people), Safety.UNSAFE
    elif known and known.kind == "person" and known.name.lower() != mention.surname.lower():
        yield mention.span, known.name, None
