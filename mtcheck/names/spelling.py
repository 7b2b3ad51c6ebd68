"""Plain forms of Latin spellings, for looking names up in lists that hold one spelling of each."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NO_DECOMPOSITION = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "ə": "a",
        "ħ": "h",
        "‑": "-",
    }
)
_NOT_LETTERS = re.compile(r"[^a-z \-]")
_MOST = 32

# Each step takes one habit of the other romanizations back to that of the lists: Aleksey, Mariya, Dmitriy, Khasan, Dzhamal.
_STEPS = tuple(
    (re.compile(pattern), spelling)
    for pattern, spelling in (
        (r"dj|(?<![aeiou])j(?=[aeiou])", "dzh"),
        (r"j(?=[aeiou])", "y"),
        (r"x", "ks"),
        (r"^ye|^je", "e"),
        (r"^i(?=[ua][a-z])", "y"),
        (r"(?<=[aeou])ye", "e"),
        (r"(?:iia|ija|ia)$", "iya"),
        (r"(?<=[aeou])[ij]$", "y"),
        (r"(?<=[aeou])[ij](?=[^aeiouy])", "y"),
        (r"(?<=[^aeiou])(?:ii|ij|yi|yj|yy|y|i)$", "iy"),
        (r"i{1,2}(?=[au])", "y"),
        (r"iya$", "ya"),
        (r"(?<=l)yi", "i"),
        (r"(?<![kscztgp])h", "kh"),
        (r"ck|c(?=[aourlkt])", "k"),
    )
)


def plain(name: str) -> str:
    """The name in lower-case ASCII letters, without diacritics and apostrophes; hyphens and spaces stay."""
    lowered = name.lower()
    if not lowered.isascii():
        lowered = unicodedata.normalize("NFKD", lowered.translate(_NO_DECOMPOSITION))
    return _NOT_LETTERS.sub("", lowered)


@lru_cache(maxsize=8192)
def list_spellings(name: str) -> tuple[str, ...]:
    """Spellings under which a list may hold the name, its own first: the lists hold one romanization of each Cyrillic name.

    That is the one of `plain_cyrillic`; the others are rewritten here, so that "Alexei" and "Aleksei" are found as "aleksey".
    """
    found = dict.fromkeys([plain(name)])
    for pattern, spelling in _STEPS:
        found |= dict.fromkeys([pattern.sub(spelling, known) for known in found])
        if len(found) > _MOST:
            break
    return tuple(found)


_PLAIN_LETTERS = {
    "ru": dict(
        zip(
            "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
            "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya".split(),
        )
    ),
    "uk": dict(
        zip(
            "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
            "a b v h g d e ye zh z y i yi y k l m n o p r s t u f kh ts ch sh shch - yu ya".split(),
        )
    ),
}
_SILENT = re.compile(r"-")
_HARD_VOWEL = re.compile(r"(?<=[ьъ'’])(?=[её])")


def plain_cyrillic(name: str, language: str) -> str:
    """The one spelling that the lists use for a Cyrillic name, in lower case: BGN/PCGN without its initial ye-."""
    letters = _PLAIN_LETTERS[language]
    words = _HARD_VOWEL.sub("й", name.lower()).split("-")
    return "-".join("".join(_SILENT.sub("", letters.get(letter, "")) for letter in word) for word in words)
