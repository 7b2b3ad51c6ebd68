"""Known people one or both of whose names a translation left in a case: Roberta Malli, Dzhilliana Andersona."""

from __future__ import annotations

from functools import lru_cache

from mtcheck.english.frequency import frequency
from mtcheck.names.cases import nominatives
from mtcheck.names.given import Gender, given_gender
from mtcheck.names.lookup import Someone, english_of, known_word, people_called, people_like
from mtcheck.names.sounds import alike
from mtcheck.names.surnames import family
from mtcheck.names.transcribed import is_spelled_through, may_begin, transcription_cost

_TOLD, _BESIDE = 4.0, 5.0  # cost of a transcription up to which it is told; of a given name beside a known surname
_BOTH = 7.0  # the same of a given name where the surname is in a case for sure
_SEEN = 2.0  # Zipf frequency of a surname that English texts have
_OWN = 0.6  # certainty of a surname's form
_LONGER = 4  # code points by which a romanization is longer, or shorter, at most
_SHORTEST = 3
_LONG = 4  # code points above which a given name is taken for one in a case


@lru_cache(maxsize=16384)
def known_in_case(given: str, surname: str) -> Someone | None:
    """The one known person whom two words name in an oblique case, out of Cyrillic or not; None for a nominative."""
    if min(len(given), len(surname)) < _SHORTEST or frequency(surname.lower()) >= _SEEN:
        return None
    kin = family(surname)
    if kin and kin.certainty >= _OWN and kin.gender == given_gender(given):
        return None  # Yevgenia Prigozhina may be somebody
    firsts = (given, *(first for first, _ in nominatives(given)))
    lasts = (surname, *(last for last, _ in nominatives(surname)))
    found = {p for last in lasts for p in _of_surname(last) if any(_is_given(p, first) for first in firsts)}
    if not found and is_spelled_through(surname):
        called = {p for first in firsts for p in people_called(first) if first in p.givens}
        found = {p for p in called if any(_comes_out_so(p.surname, last) for last in lasts)}
    if len({(p.given, p.surname) for p in found}) != 1:
        return None
    person = next(iter(found))
    nominative = person in _of_surname(surname) or transcription_cost(person.surname, surname, _TOLD) <= _TOLD
    return None if nominative and _is_given(person, given) else person


def known_behind_given(given: str, surname: str, gender: Gender | None) -> tuple[Someone, str] | None:
    """The one known person of a given name and gender whose surname stands in a case, and its nominative."""
    if frequency(surname.lower()) >= _SEEN:
        return None
    for last, _ in nominatives(surname):
        known = [person for person in _of_surname(last) if alike(person.given, given)]
        if len(known) == 1 and known[0].gender == gender and surname not in known[0].surnames:
            return known[0], last
    return None


def given_in_case(word: str, surname: str) -> str | None:
    """The given name, which stands in a case, of the one known person of a surname that does not (Hakana Fidan)."""
    firsts = {first for first, _ in nominatives(word)}
    known = [p for p in people_like(surname) if surname in p.surnames and firsts & p.givens]
    return known[0].given if len(known) == 1 and len(word) > _LONG and word not in known[0].givens else None


def in_cases(given: str, surname: str) -> str | None:
    """The name of somebody of another country whose names both stand in a case: somebody known, or out of Cyrillic."""
    if frequency(given.lower()) >= _SEEN or frequency(surname.lower()) >= _SEEN:
        return None
    own = known_word(surname.lower())
    surnames = [last for last, _ in nominatives(surname)] + ([surname] if own and own.kind == "person" else [])
    for first, _ in nominatives(given):
        for last in surnames:
            known = known_word(last.lower())
            people = people_like(known.name if known and known.kind == "person" else last)
            found = [p for p in people if p.given and (known or alike(p.surname, last)) and _is_given(p, first, _BOTH)]
            if len(found) == 1:
                return f"{found[0].given} {found[0].surname}"
            if (one := english_of(first)) and (two := english_of(last)):
                return f"{one} {two}"
    return None


def _of_surname(last: str) -> list[Someone]:
    """The known people of a surname as English has it, or as it comes out of Cyrillic."""
    own = known_word(last.lower())
    name = own.name if own and own.kind == "person" else last
    return [p for p in people_like(name) if p.given and name in p.surnames]


def _comes_out_so(name: str, last: str) -> bool:
    """Whether a surname comes out of Cyrillic so; what cannot be is told by first letter and length."""
    near = abs(len(name) - len(last)) <= _LONGER and may_begin(name, last)
    return near and transcription_cost(name, last, _TOLD) <= _TOLD


def _is_given(person: Someone, first: str, most: float = _BESIDE) -> bool:
    """Whether a given name is a known person's, in another spelling or out of Cyrillic at that cost."""
    if first in person.givens:
        return True
    if not may_begin(person.given, first):
        return False
    return alike(person.given, first) or transcription_cost(person.given, first, most) <= most
