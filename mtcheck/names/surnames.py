"""Surnames whose form tells the gender, the other gender's form, families of forms; data: lists/surname-pairs.toml.

An ending alone is never certain: each reading says how sure it is. Where the given name is East Slavic (see
`given.is_east_slavic`), readings from 0.3 on can be trusted; without such a hint, those from 0.6 on, the default here.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple

from mtcheck.files.expressions import compiled
from mtcheck.files.lists import read_list, read_table
from mtcheck.names.given import Gender, is_given_name, list_spellings, other_gender, plain

_TABLE = "surname-pairs.toml"
_LISTED = "surname-slavic.txt"
_LOOKALIKES = "surname-lookalikes.txt"
_SURE = 0.6
_GIVEN_NAME_TOO = 0.4  # what is left of the certainty where the word is a given name as well (Yakov, Irina)
_SHORTEST = 4
_EAST_SLAVIC = frozenset(("ru", "uk", "be", "bg"))


@dataclass(frozen=True, slots=True)
class SurnameForm:
    """One reading of a surname: the bearer's gender, the `other` gender's form, and how sure that is (0 to 1)."""

    gender: Gender
    other: str
    language: str
    certainty: float


@dataclass(frozen=True, slots=True)
class _Pair:
    man: str
    woman: str
    language: str
    sure: tuple[float, float]
    before: re.Pattern[str] | None
    listed: bool
    accents: bool


@lru_cache(maxsize=4096)
def surname_forms(surname: str) -> tuple[SurnameForm, ...]:
    """All readings of a surname, the surest first; none where it tells nothing. Of double names the last part counts.

    >>> surname_forms("Zakharova")[0]
    SurnameForm(gender='f', other='Zakharov', language='ru', certainty=0.93)
    """
    front, last = _last_part(unicodedata.normalize("NFC", surname))
    if len(last) < _SHORTEST or plain(last) in read_list(_LOOKALIKES) or _has_one_form(last):
        return ()
    found: dict[tuple[Gender, str], SurnameForm] = {}
    for form in _readings(last):
        best = found.get((form.gender, form.other))
        if best is None or form.certainty > best.certainty:
            found[form.gender, form.other] = form
    forms = (_in_front(front, form) for form in found.values())
    return tuple(sorted(forms, key=lambda form: -form.certainty))


def surname_gender(surname: str, at_least: float = _SURE) -> Gender | None:
    """The gender that the form of a surname tells; None where it tells none that surely."""
    forms = surname_forms(surname)
    return forms[0].gender if forms and forms[0].certainty >= at_least else None


def counterpart(surname: str, gender: Gender, at_least: float = _SURE, language: str | None = None) -> str | None:
    """The form of the surname that a person of that gender bears; the surname itself where it is that form already.

    None where the surname tells nothing that surely. `language` prefers its own pairs: Voznitsky is Voznitskaya in
    "ru", Voznitska in "uk". Of several spellings the most usual one is given: Trubetskaya, Trubetskoy; Belaya, Bely.
    """
    forms = [form for form in surname_forms(surname) if form.certainty >= at_least]
    if not forms:
        return None
    if forms[0].gender == gender:
        return surname
    return next((form.other for form in forms if form.language == language and form.gender != gender), forms[0].other)


@lru_cache(maxsize=4096)
def opposite_forms(surname: str, gender: Gender, east_slavic: bool) -> tuple[str, ...]:
    """The other gender's forms of the surname of someone of that gender, also those that no ending alone would tell.

    `east_slavic`: the given name is, so that only pairs of that part of the world count.
    """
    front, last = _last_part(unicodedata.normalize("NFC", surname))
    lowered = last.lower()
    if len(last) < _SHORTEST or plain(last) in read_list(_LOOKALIKES):
        return ()
    found = []
    for start in range(1, len(lowered) + 1):
        for pair, told in _by_ending().get(lowered[start:], ()):
            home = pair.language in _EAST_SLAVIC
            if told == gender and (home or not east_slavic) and _fits(pair, lowered[:start], lowered):
                form = SurnameForm(gender, _joined(last, start, pair.woman if gender == "m" else pair.man), "", 1.0)
                found.append(_in_front(front, form).other)
    return tuple(dict.fromkeys(found))


def _last_part(surname: str) -> tuple[str, str]:
    """What stands before the last hyphen, with it, and the rest."""
    front, hyphen, last = surname.rpartition("-")
    return front + hyphen, last


def _in_front(front: str, form: SurnameForm) -> SurnameForm:
    """The form with the parts of a double name before it, which follow the gender too (Petrova-Vodkina)."""
    if not front:
        return form
    other = other_gender(form.gender)
    parts = [counterpart(part, other) or part for part in front.split("-")]
    return SurnameForm(form.gender, "-".join(parts) + form.other, form.language, form.certainty)


def _readings(surname: str) -> list[SurnameForm]:
    lowered = surname.lower()
    weight = _GIVEN_NAME_TOO if not _is_listed(lowered) and is_given_name(surname) else 1.0
    found = []
    for start in range(1, len(lowered) + 1):
        for pair, gender in _by_ending().get(lowered[start:], ()):
            sure = pair.sure["mf".index(gender)] * weight
            if sure and _fits(pair, lowered[:start], lowered):
                other = pair.woman if gender == "m" else pair.man
                found.append(SurnameForm(gender, _joined(surname, start, other), pair.language, round(sure, 2)))
    return found


def _joined(surname: str, start: int, ending: str) -> str:
    return surname[:start] + (ending.upper() if surname.isupper() else ending)


def _fits(pair: _Pair, stem: str, surname: str) -> bool:
    """Whether what stands before the ending allows the pair."""
    if pair.accents and surname.isascii():
        return False
    if pair.listed and not (_is_listed(stem + pair.man) or _is_adjective(plain(stem), pair)):
        return False
    return pair.before is None or pair.before.search(stem) is not None


def _is_listed(surname: str) -> bool:
    """Whether it is the form for a man of a surname in the list, in any romanization; also with its feminine -a."""
    names = read_list(_LISTED)
    spellings = list_spellings(surname.removesuffix("a"))
    return any(spelling in names or spelling.replace("yo", "e") in names for spelling in spellings)


def _is_adjective(stem: str, pair: _Pair) -> bool:
    kind = "uk" if pair.language == "uk" else "oy" if pair.man in ("oy", "oi") else "y"
    return stem in _adjectives(kind)


@cache
def _adjectives(kind: str) -> frozenset[str]:
    return frozenset(read_table(_TABLE)["adjectives"][kind].split())


@cache
def _by_ending() -> dict[str, tuple[tuple[_Pair, Gender], ...]]:
    """The pairs, with the gender that each ending tells."""
    found: dict[str, tuple[tuple[_Pair, Gender], ...]] = {}
    for pair in map(_pair, read_table(_TABLE)["pair"]):
        found[pair.man] = (*found.get(pair.man, ()), (pair, "m"))
        found[pair.woman] = (*found.get(pair.woman, ()), (pair, "f"))
    return found


def _pair(entry: dict[str, Any]) -> _Pair:
    before = compiled(f"(?:{entry['before']})$") if "before" in entry else None
    man, woman = entry["sure"]
    return _Pair(
        entry["man"],
        entry["woman"],
        entry["language"],
        (man, woman),
        before,
        entry.get("listed", False),
        entry.get("accents", False),
    )


@cache
def _one_form() -> re.Pattern[str]:
    endings = read_table(_TABLE)["indeclinable"]["endings"].split()
    return compiled(rf"..(?:{'|'.join(sorted(endings, key=len, reverse=True))})$")


def _has_one_form(surname: str) -> bool:
    return _one_form().search(plain(surname)) is not None


_PLAUSIBLE = 0.3  # certainty of a reading from which a surname may be one that changes
_ADJECTIVE = compiled(r"(?:[oyi][yij]|[yi])$")  # Trubetskoy, Zelenskyi, Bely: one ending in any romanization
_GLIDES = compiled(r"[iy]+")
_E = compiled(r"(?<=[aeou])ie|(?<=[^aeiou])io")  # Isinbayeva and Isinbaeva, Kovalyov and Kovalev


class Family(NamedTuple):
    """What two gendered forms of a surname share, the gender of the form at hand, and how sure that is (0 to 1)."""

    stem: str
    gender: Gender
    certainty: float


@lru_cache(maxsize=4096)
def family(surname: str) -> Family | None:
    """The family of a surname as spelled in English; None for one without gendered forms."""
    forms = surname_forms(surname) if surname[:1].isupper() else ()
    if not forms or forms[0].certainty < _PLAUSIBLE:
        return None
    best = forms[0]
    return Family(_stem(surname if best.gender == "m" else best.other), best.gender, best.certainty)


def _stem(man: str) -> str:
    """The man's form without what romanizations of it differ in."""
    return _E.sub("e", _GLIDES.sub("i", _ADJECTIVE.sub("y", plain(man))))


@lru_cache(maxsize=4096)
def stems(surname: str, gender: Gender, east_slavic: bool) -> frozenset[str]:
    """Keys under which the other gender's forms of a known person's surname are found: its family, and whole forms.

    Whole forms are those that only a person of the article can tell: Nováková for Novák, Berziņa for Berziņš.
    """
    kin = family(surname)
    found = {plain(form) for form in opposite_forms(surname, gender, east_slavic)} - {f"{plain(surname)}s"}
    return frozenset(found | {kin.stem} if kin and kin.gender == gender else found)
