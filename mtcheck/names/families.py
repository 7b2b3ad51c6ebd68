"""Surnames that change with gender: which family a form belongs to, in whatever spelling."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from mtcheck.names.data import Gender
from mtcheck.names.surnames import surname_forms

# Endings of men's and women's forms, and what is left of both. Longest first; \w{2,} keeps short words out.
_ENDINGS: tuple[tuple[str, Gender, str], ...] = (
    (r"(\w{2,})(?:sk|ck|dzk)(?:aya|aia|aja|a)", "f", "sk"),
    (r"(\w{2,})(?:sk|ck|dzk)(?:yy|iy|yi|ii|ij|oy|oi|y|i)", "m", "sk"),
    (r"(\w{2,}[oey]v)a", "f", ""),
    (r"(\w{2,}[oey]v)", "m", ""),
    (r"(\w{2,}[iy]n)a", "f", ""),
    (r"(\w{2,}[iy]n)", "m", ""),
    (r"(\w{3,}?)(?:aya|aia|aja)", "f", "y"),
    (r"(\w{3,}?)(?:oy|oi|oj|yy|iy|yi|ii|y)", "m", "y"),
)
_FORMS = tuple((re.compile(pattern), gender, stem) for pattern, gender, stem in _ENDINGS)

_PLAUSIBLE = 0.3  # certainty of a reading from which a surname may be one that changes


class Family(NamedTuple):
    """What two gendered forms of a surname share, and the gender of the form at hand."""

    stem: str
    gender: Gender


@lru_cache(maxsize=4096)
def family(surname: str) -> Family | None:
    """The family of a surname as spelled in English; None for one without gendered forms."""
    low = surname.lower()
    if not surname[:1].isupper() or not any(form.certainty >= _PLAUSIBLE for form in surname_forms(surname)):
        return None
    for pattern, gender, ending in _FORMS:
        if match := pattern.fullmatch(low):
            stem = re.sub("[iy]+", "i", match[1])  # Russian and Ukrainian spellings of one name, and -iy- for -y-
            return Family(stem + ending, gender)
    return None
