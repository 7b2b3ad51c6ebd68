"""Known people one or both of whose names a translation left in a case: Roberta Malli, Dzhilliana Andersona."""

from __future__ import annotations

from functools import lru_cache

from mtcheck.english.frequency import frequency
from mtcheck.names.cases import ALIKE, nominatives
from mtcheck.names.given import given_gender
from mtcheck.names.lookup import Someone, known_word, people_called, people_like
from mtcheck.names.sounds import same_name, skeleton
from mtcheck.names.surnames import family
from mtcheck.names.transcribed import transcription_cost

_TOLD, _BESIDE = 4.0, 5.0  # cost of a transcription up to which it is told; of a given name beside a known surname
_SEEN = 2.0  # Zipf frequency of a surname that English texts have
_OWN = 0.6  # certainty of a surname's form
_SHORTEST = 3


@lru_cache(maxsize=2048)
def known_in_case(given: str, surname: str) -> Someone | None:
    """The one known person whom two words name in an oblique case, out of Cyrillic or not; None for a nominative."""
    if frequency(surname.lower()) >= _SEEN or min(len(given), len(surname)) < _SHORTEST:
        return None
    kin = family(surname)
    if kin and kin.certainty >= _OWN and kin.gender == given_gender(given):
        return None  # Yevgenia Prigozhina may be somebody
    firsts = (given, *(first for first, _ in nominatives(given)))
    lasts = (surname, *(last for last, _ in nominatives(surname)))
    found = {p for last in lasts for p in _of_surname(last) if any(_is_given(p, first) for first in firsts)}
    if not found:
        called = {p for first in firsts for p in people_called(first) if first in p.givens}
        found = {p for p in called if any(transcription_cost(p.surname, last) <= _TOLD for last in lasts)}
    if len({(p.given, p.surname) for p in found}) != 1:
        return None
    person = next(iter(found))
    nominative = person in _of_surname(surname) or transcription_cost(person.surname, surname) <= _TOLD
    return None if nominative and _is_given(person, given) else person


def _of_surname(last: str) -> list[Someone]:
    """The known people of a surname as English has it, or as it comes out of Cyrillic."""
    own = known_word(last.lower())
    name = own.name if own and own.kind == "person" else last
    return [p for p in people_like(name) if p.given and name in p.surnames]


def _is_given(person: Someone, first: str) -> bool:
    if first in person.givens:
        return True
    alike = skeleton(person.given) == skeleton(first) and same_name(person.given, first) >= ALIKE
    return alike or transcription_cost(person.given, first) <= _BESIDE
