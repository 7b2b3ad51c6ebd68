"""What a name of the source may be in the nominative, by its ending alone: whose name it is, and in which case.

Made for names that no dictionary has; where several parts of a name stand together, few readings agree.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Literal, NamedTuple

from mtcheck.names.given import Gender, given_gender, is_given_name
from mtcheck.source.words import plain, spellings_of

Part = Literal["given", "patronymic", "surname"]


class Reading(NamedTuple):
    """A nominative in lower case, the gender of who bears it, and the case in which it stands."""

    form: str
    gender: Gender
    case: str


_NOM, _GEN, _DAT, _ACC, _INS, _LOC = "nom", "gen", "dat", "acc", "ins", "loc"
_ALL = (_NOM, _GEN, _DAT, _ACC, _INS, _LOC)
# An ending, what stands for it in the nominative, the gender, and the cases.
_Table = tuple[tuple[str, str, Gender, tuple[str, ...]], ...]
_HARD = "бвгджзклмнпрстфхцчшщ"

_ADJECTIVE_RU: _Table = (
    *((end, end, "m", (_NOM,)) for end in ("ий", "ый", "ой")),
    *((end, nom, "m", (_GEN, _ACC)) for nom in ("ий", "ый", "ой") for end in ("ого", "его")),
    *((end, nom, "m", (_DAT,)) for nom in ("ий", "ый", "ой") for end in ("ому", "ему")),
    *((end, nom, "m", (_INS,)) for nom in ("ий", "ый", "ой") for end in ("им", "ым")),
    *((end, nom, "m", (_LOC,)) for nom in ("ий", "ый", "ой") for end in ("ом", "ем")),
    *((end, end, "f", (_NOM,)) for end in ("ая", "яя")),
    ("ой", "ая", "f", (_GEN, _DAT, _INS, _LOC)),
    ("ою", "ая", "f", (_INS,)),
    ("ей", "ая", "f", (_GEN, _DAT, _INS, _LOC)),
    ("ую", "ая", "f", (_ACC,)),
)
_ADJECTIVE_UK: _Table = (
    *((end, end, "m", (_NOM,)) for end in ("ий", "ій")),
    ("ого", "ий", "m", (_GEN, _ACC)),
    ("ому", "ий", "m", (_DAT, _LOC)),
    ("им", "ий", "m", (_INS,)),
    ("а", "а", "f", (_NOM,)),
    ("ої", "а", "f", (_GEN,)),
    ("ій", "а", "f", (_DAT, _LOC)),
    ("у", "а", "f", (_ACC,)),
    ("ою", "а", "f", (_INS,)),
)
_POSSESSIVE: _Table = (  # Petrov, Lunin
    ("", "", "m", (_NOM,)),
    ("а", "", "m", (_GEN, _ACC)),
    ("у", "", "m", (_DAT,)),
    ("ым", "", "m", (_INS,)),
    ("им", "", "m", (_INS,)),
    ("е", "", "m", (_LOC,)),
    ("і", "", "m", (_LOC,)),
    ("ові", "", "m", (_DAT, _LOC)),
    ("а", "а", "f", (_NOM,)),
    ("ой", "а", "f", (_GEN, _DAT, _INS, _LOC)),
    ("ої", "а", "f", (_GEN,)),
    ("ій", "а", "f", (_DAT, _LOC)),
    ("ою", "а", "f", (_INS,)),
    ("у", "а", "f", (_ACC,)),
)
_CONSONANT: _Table = (  # Melnyk, Guterres; a woman's has one form
    ("", "", "m", (_NOM,)),
    ("а", "", "m", (_GEN, _ACC)),
    ("у", "", "m", (_DAT,)),
    ("ом", "", "m", (_INS,)),
    ("ем", "", "m", (_INS,)),
    ("е", "", "m", (_LOC,)),
    ("і", "", "m", (_LOC,)),
    ("ові", "", "m", (_DAT, _LOC)),
    ("еві", "", "m", (_DAT, _LOC)),
    ("", "", "f", _ALL),
)
_SOFT: _Table = tuple(
    row
    for nom in ("й", "ь")
    for row in (
        (nom, nom, "m", (_NOM,)),
        ("я", nom, "m", (_GEN, _ACC)),
        ("ю", nom, "m", (_DAT,)),
        ("ем", nom, "m", (_INS,)),
        ("єм", nom, "m", (_INS,)),
        ("е", nom, "m", (_LOC,)),
        ("и", nom, "m", (_LOC,)),
        ("ї", nom, "m", (_LOC,)),
        ("єві", nom, "m", (_DAT, _LOC)),
        (nom, nom, "f", _ALL),
    )
)
_VOWEL: _Table = tuple(
    row
    for gender in ("f", "m")
    for row in (
        ("а", "а", gender, (_NOM,)),
        ("ы", "а", gender, (_GEN,)),
        ("и", "а", gender, (_GEN,)),
        ("е", "а", gender, (_DAT, _LOC)),
        ("і", "а", gender, (_DAT, _LOC)),
        ("у", "а", gender, (_ACC,)),
        ("ой", "а", gender, (_INS,)),
        ("ей", "а", gender, (_INS,)),
        ("ою", "а", gender, (_INS,)),
        ("я", "я", gender, (_NOM,)),
        ("и", "я", gender, (_GEN, _DAT, _LOC)),
        ("е", "я", gender, (_DAT, _LOC)),
        ("ї", "я", gender, (_GEN, _DAT, _LOC)),
        ("ю", "я", gender, (_ACC,)),
        ("ей", "я", gender, (_INS,)),
        ("ею", "я", gender, (_INS,)),
        ("єю", "я", gender, (_INS,)),
    )
)
_KO: _Table = (  # Shevchenko, in Ukrainian
    ("о", "о", "m", (_NOM,)),
    ("а", "о", "m", (_GEN, _ACC)),
    ("у", "о", "m", (_DAT,)),
    ("ом", "о", "m", (_INS,)),
    ("ові", "о", "m", (_DAT, _LOC)),
    ("о", "о", "f", _ALL),
)
_FIXED = re.compile(r"[оеиуюыэіє]\Z")
_POSSESSES = re.compile(r"(?:[оеєї]в|[иыії]н|[ёйьы]н)\Z")
_ADJECTIVAL = re.compile(r"(?:[сц]ьк|[сц]к|н|в|л|р|т|д|ч|ш|щ|ж|х|к|г|б|м|п|з)\Z")
_SKY = re.compile(r"[сцз]ь?к(?:ий|ая|а)\Z")
_PATRONYMIC = re.compile(r"(?:[оеєі]вич|[оеєи]вн|ич|ичн|їч|івн|ївн)\Z")
_LEAST = 2  # letters of a stem


@lru_cache(maxsize=8192)
def readings_of(word: str, language: str, part: Part) -> frozenset[Reading]:
    """All readings of a word as one part of a person's name."""
    low = plain(word)
    found = {_joined(low, reading) for reading in _tried(low.rpartition("-")[2], language, part)}
    if part == "given":
        borne = [r for r in found if _bears(r, language)]
        declined = [r for r in borne if not (_FIXED.search(r.form) and not r.form.endswith("о"))]
        return frozenset(declined or borne)
    if part == "patronymic":
        return frozenset(r for r in found if _PATRONYMIC.search(r.form.rstrip("а")))
    return frozenset(found)


def _joined(low: str, reading: Reading) -> Reading:
    """A reading of the last part of a double name, with what stands before."""
    front = low[: len(low) - len(low.rpartition("-")[2])]
    return reading._replace(form=front + reading.form) if front else reading


def _tried(low: str, language: str, part: Part) -> set[Reading]:
    found: set[Reading] = set()
    if part == "surname":
        found |= _by(low, _POSSESSIVE, lambda stem: bool(_POSSESSES.search(stem)))
        if found:
            return found  # Petrov and Petrova; nobody is called Petrovaya
        adjective = _ADJECTIVE_UK if language == "uk" else _ADJECTIVE_RU
        found |= _by(low, adjective, lambda stem: bool(_ADJECTIVAL.search(stem)) and (language == "ru" or _ends(stem)))
        if any(_SKY.search(reading.form) for reading in found):
            return found
        fixed = _FIXED.search(low) and not (language == "uk" and low.endswith("ко"))
        if fixed or low.endswith(("ых", "их")):
            found |= {Reading(low, gender, case) for gender in _BOTH for case in _ALL}
        if language == "uk":
            found |= _by(low, _KO, lambda stem: stem.endswith("к"))
    found |= _by(low, _CONSONANT, lambda stem: stem[-1] in _HARD and (part == "given" or not _POSSESSES.search(stem)))
    found |= {r for r in _by(low, _SOFT, lambda stem: len(stem) >= _LEAST) if _is_soft(r) and not _is_adjective(r)}
    found |= _by(low, _VOWEL, lambda stem: len(stem) >= _LEAST)
    if part == "given":
        if low.endswith("о") or language == "uk":
            found |= _by(low, _KO, lambda stem: len(stem) >= _LEAST)
        found |= {Reading(low, gender, case) for gender in _BOTH for case in _ALL if _FIXED.search(low)}
        found |= _fleeting(low)
    return found


def _is_soft(reading: Reading) -> bool:
    """Whether the last letter of a nominative may follow the one before it."""
    return (reading.form[-1] == "й") == (reading.form[-2] in _VOWELS)


def _is_adjective(reading: Reading) -> bool:
    """Whether a woman would bear another form: Tolstaya."""
    return reading.gender == "f" and reading.form.endswith(("ой", "ий", "ый"))


_VOWELS = "аеиоуыэюяіїє"
_BOTH: tuple[Gender, Gender] = ("m", "f")
_FLEETS = {"павл": "павел", "льв": "лев", "петр": "петр", "любов": "любовь"}


def _fleeting(low: str) -> set[Reading]:
    """The readings of given names that lose a vowel."""
    found = set()
    for stem, nom in _FLEETS.items():
        for end, _, gender, cases in _CONSONANT:
            if low == stem + end and end and gender == "m":
                found |= {Reading(nom, gender, case) for case in cases}
    return found


def _ends(stem: str) -> bool:
    return stem.endswith(("ськ", "цьк", "зьк", "н", "в", "р", "л", "т"))


def _by(low: str, table: _Table, fits: Callable[[str], bool]) -> set[Reading]:
    """The readings of a table whose stem fits."""
    found: set[Reading] = set()
    for end, nom, gender, cases in table:
        if not low.endswith(end):
            continue
        stem = low[: len(low) - len(end)] if end else low
        if len(stem) >= _LEAST and fits(stem):
            found |= {Reading(stem + nom, gender, case) for case in cases}
    return found


@lru_cache(maxsize=8192)
def _gender_of_given(form: str, language: str) -> tuple[bool, Gender | None]:
    """Whether a nominative is a given name as English spells it, and whose."""
    spelled = spellings_of("-".join(p.capitalize() for p in form.split("-")), language, 6)
    known = [s for s in spelled if is_given_name(s)]
    genders = {given_gender(s) for s in known[:3]} - {None}
    return bool(known), next(iter(genders)) if len(genders) == 1 else None


def _bears(reading: Reading, language: str) -> bool:
    known, gender = _gender_of_given(reading.form, language)
    return known and gender in (None, reading.gender)
