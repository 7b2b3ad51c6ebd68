"""Russian case endings that a translation left on a name: "with Putinym", "the words of Sergeya Lavrova", "Petrovoy".

The endings stand in lists/surname-cases.txt. Most are settled by them and the name lists; pymorphy3 is asked, and
loaded, only for words that look like an oblique case but whose nominative no list has.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal, cast

from mtcheck.names.data import Gender, read_columns
from mtcheck.names.given import given_gender, is_east_slavic, is_given_name, is_patronymic
from mtcheck.names.romanize import cyrillic_candidates, romanizations
from mtcheck.names.surnames import surname_forms, surname_gender

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
_SOFT = frozenset(("igor", "lazar"))  # Igorya, not Igora
_LOOKS_OBLIQUE = re.compile(r"[a-z]{3,}(?:[b-df-hj-np-tv-z](?:om|em|u)|yu|yem|ym|[aeo]vu|omu|ogo)")
_MOST_CANDIDATES = 6
_BY_DICTIONARY = 0.8
_CASES: dict[str, Case] = {
    "gent": "genitive",
    "datv": "dative",
    "accs": "accusative",
    "ablt": "instrumental",
    "loct": "prepositional",
}


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


def is_case_form(word: str, dictionary: bool = True) -> CaseForm | None:
    """The surest reading of a name as an oblique case; None where there is none, as for most names.

    `dictionary` false never loads pymorphy3, and finds no names but those of the lists.
    """
    forms = case_forms(word)
    if forms or not dictionary:
        return forms[0] if forms else None
    return _by_dictionary(word)


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
    return row.nominative.endswith("uk") or (surname_gender(name) == row.gender and not is_given_name(name))


@lru_cache(maxsize=1024)
def _by_dictionary(word: str) -> CaseForm | None:
    """What pymorphy3 knows of the likeliest Cyrillic originals, if each of them is a name in an oblique case only."""
    if not _LOOKS_OBLIQUE.fullmatch(word.lower()) or surname_forms(word) or is_given_name(word):
        return None
    parses = [
        parse
        for original in cyrillic_candidates(word, "ru")[:_MOST_CANDIDATES]
        for parse in _analyzer().parse(original)
        if parse.is_known
    ]
    names = [parse for parse in parses if "Surn" in parse.tag or "Name" in parse.tag]
    if not names or any(parse.tag.case == "nomn" or "Fixd" in parse.tag for parse in parses):
        return None
    return _from_parse(word, max(names, key=lambda parse: float(parse.score)))


@cache
def _analyzer() -> Any:
    import pymorphy3  # here, because it loads 15 MB of dictionaries

    return pymorphy3.MorphAnalyzer(lang="ru")


def _from_parse(word: str, parse: Any) -> CaseForm | None:
    nominative = parse.inflect({"nomn", "sing"})
    case = _CASES.get(parse.tag.case or "")
    if nominative is None or case is None or parse.tag.number != "sing":
        return None
    latin = max(romanizations(nominative.word, "ru"), key=lambda spelling: _in_common(spelling, word.lower()))
    spelled = word.upper() if word.isupper() else latin[:1].upper() + latin[1:]
    kind: Kind = "surname" if "Surn" in parse.tag else "given"
    return CaseForm(spelled, case, "f" if parse.tag.gender == "femn" else "m", kind, _BY_DICTIONARY, False)


def _in_common(a: str, b: str) -> int:
    """How many letters two words share at the beginning."""
    pairs = enumerate(zip(a, b, strict=False))
    return next((place for place, (one, other) in pairs if one != other), min(len(a), len(b)))
