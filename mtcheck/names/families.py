"""Surnames that change with gender: which family a form belongs to, in whatever spelling, by surname-pairs.toml."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from mtcheck.names.data import Gender
from mtcheck.names.spelling import plain
from mtcheck.names.surnames import opposite_forms, surname_forms

_PLAUSIBLE = 0.3  # certainty of a reading from which a surname may be one that changes
_ADJECTIVE = re.compile(r"(?:[oyi][yij]|[yi])$")  # Trubetskoy, Zelenskyi, Bely: one ending in any romanization
_GLIDES = re.compile(r"[iy]+")


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
    return _GLIDES.sub("i", _ADJECTIVE.sub("y", plain(man)))


@lru_cache(maxsize=1024)
def stems(surname: str, gender: Gender, east_slavic: bool) -> frozenset[str]:
    """Keys under which the other gender's forms of a known person's surname are found: its family, and whole forms.

    Whole forms are those that only a person of the article can tell: Nováková for Novák, Berziņa for Berziņš.
    """
    kin = family(surname)
    found = {plain(form) for form in opposite_forms(surname, gender, east_slavic)} - {f"{plain(surname)}s"}
    return frozenset(found | {kin.stem} if kin and kin.gender == gender else found)
