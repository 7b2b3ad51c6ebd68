"""Russian case endings that a translation left on a name: "with Putinym", "the words of Sergeya Lavrova", "Petrovoy".

The endings stand in lists/surname-cases.txt; what they leave open is settled by the name lists.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, cast

from mtcheck.files.expressions import compiled
from mtcheck.files.lists import read_columns
from mtcheck.names.given import Gender, given_gender, is_east_slavic, is_given_name, is_patronymic
from mtcheck.names.sounds import ALIKE, same_name
from mtcheck.names.surnames import family, surname_forms, surname_gender

Case = Literal["genitive", "dative", "accusative", "instrumental", "prepositional"]
Kind = Literal["surname", "given", "patronymic"]

_TABLE = "surname-cases.txt"
_ANY_NOUN = "case-endings.txt"
_LONGEST_ENDING = 4
_NAME_OF_ITS_OWN = 0.5  # what is left of the certainty where the word is a nominative too
_SURE = 0.25
_SHORTEST = 4
_WEAK = 0.6  # endings less sure than this (-e, -y) are believed in longer words only: Time is not the dative of Tima
_SHORTEST_WEAK = 6
OF_ONE_FORM = ("uk", "ak", "yk", "ik", "enko", "ets")  # of surnames that women bear, too
_SOFT = frozenset(("igor", "lazar"))  # Igorya, not Igora
ARTICLE = compiled(r"(?:[ae]l|a[dnrstz]|ash|esh)[- ](?=\w)", re.I)  # of an Arabic name
BRAND = compiled(
    r"\s&\s|\s(?:[Gg]roup|[Bb]ank|[Cc]ompany|[Cc]orporation|[Hh]olding|Inc|Ltd|[Ff]oundation|[Ss]treet|[Aa]venue|[Ss]quare|"
    r"[Uu]niversity|[Aa]irport|[Pp]rize)\b"
)


@dataclass(frozen=True, slots=True)
class CaseForm:
    """A name in an oblique case, spelled in Latin, and its nominative.

    `ambiguous`: the word is also a nominative (Lavrova is a woman, or the genitive of Lavrov), so the context decides.
    A masculine genitive stands for the accusative too, a feminine one for all oblique cases but the accusative.
    """

    nominative: str
    case: Case
    gender: Gender
    kind: Kind
    certainty: float
    ambiguous: bool


@lru_cache(maxsize=4096)
def case_forms(word: str) -> tuple[CaseForm, ...]:
    """All readings that the endings and the name lists allow, the surest first."""
    lowered = word.lower()
    if len(word) < _SHORTEST or not lowered.isascii() or not lowered.isalpha():
        return ()
    own = bool(surname_forms(word)) or is_given_name(word)
    found: dict[tuple[str, str], CaseForm] = {}
    for start in range(1, len(word)):
        for row in _endings().get(lowered[start:], ()):
            if form := _reading(word, start, row, own):
                key = (form.nominative, form.case)
                if key not in found or found[key].certainty < form.certainty:
                    found[key] = form
    return tuple(sorted(found.values(), key=lambda form: -form.certainty))


@lru_cache(maxsize=4096)
def nominatives(word: str) -> tuple[tuple[str, bool], ...]:
    """What any noun may be without its case ending, and whether hardly anything but a case ends so; names or not."""
    if len(word) < _SHORTEST or not word.isalpha():
        return ()
    lowered, found = word.lower(), dict[str, bool]()
    for start in range(max(2, len(word) - _LONGEST_ENDING), len(word)):
        for nominative, sure in _any_endings().get(lowered[start:], ()):
            found.setdefault(word[:start] + nominative, sure)
    return tuple(found.items())


@cache
def _any_endings() -> dict[str, tuple[tuple[str, bool], ...]]:
    found: dict[str, tuple[tuple[str, bool], ...]] = {}
    for ending, nominative, sure in read_columns(_ANY_NOUN):
        found[ending] = (*found.get(ending, ()), (nominative.strip("-"), sure == "s"))
    return found


@dataclass(frozen=True, slots=True)
class _Ending:
    nominative: str
    case: Case
    gender: Gender
    kind: Kind
    sure: float


@cache
def _endings() -> dict[str, tuple[_Ending, ...]]:
    found: dict[str, tuple[_Ending, ...]] = {}
    for ending, nominative, case, gender, kind, sure in read_columns(_TABLE):
        row = _Ending(nominative.strip("-"), cast(Case, case), cast(Gender, gender), cast(Kind, kind), float(sure))
        found[ending] = (*found.get(ending, ()), row)
    return found


def _reading(word: str, start: int, row: _Ending, own: bool) -> CaseForm | None:
    nominative = word[:start] + (row.nominative.upper() if word.isupper() else row.nominative)
    certainty = round(row.sure * (_NAME_OF_ITS_OWN if own and row.sure > _NAME_OF_ITS_OWN else 1), 2)
    if len(nominative) < 3 or certainty < _SURE or (row.sure < _WEAK and len(word) < _SHORTEST_WEAK):
        return None
    if not _is_nominative(nominative, row):
        return None
    if own and row.kind == "given" and not word.endswith(("a", "A")):
        return None  # Anne, Kati, Mary: English names sooner than cases
    return CaseForm(nominative, row.case, row.gender, row.kind, certainty, own)


def _is_nominative(name: str, row: _Ending) -> bool:
    """Whether that name exists, of that kind and gender."""
    if row.kind == "given":
        soft = name.lower() in _SOFT and not row.nominative
        return not soft and is_east_slavic(name) and given_gender(name) == row.gender
    if row.kind == "patronymic":
        return is_patronymic(name) == row.gender
    return row.nominative.endswith(OF_ONE_FORM) or (surname_gender(name) == row.gender and not is_given_name(name))


def variant(one: str, other: str, at_least: float = ALIKE) -> bool:
    """Whether two spellings are of one name, and not its plural, its other gender or a case of it.

    A surname in -off beside one in -ov is a firm's sooner (Smirnoff, Tinkoff): no machine spells so.
    """
    a, b = family(one), family(other)
    if (a and b and a.stem == b.stem and a.gender != b.gender) or one.lower() == other.lower():
        return False
    if one.endswith("off") != other.endswith("off") and (one.endswith("v") or other.endswith("v")):
        return False
    if bool(ARTICLE.match(one)) != bool(ARTICLE.match(other)):
        return False  # Baghdadi for al-Baghdadi is no slip
    if one.lower().rstrip("s") == other.lower().rstrip("s") or any(
        form.nominative == other for form in case_forms(one)
    ):
        return False
    return same_name(one, other) >= at_least
