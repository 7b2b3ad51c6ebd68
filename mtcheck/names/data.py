"""Name data of the rules folder, read once and when a name asks for it; plain spellings, to look names up by."""


from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import Any, Literal

from mtcheck.files.expressions import compiled
from mtcheck.files.shipped import rules_folder

Gender = Literal["m", "f"]


@cache
def read_list(name: str) -> frozenset[str]:
    """The entries of `lists/NAME`, one a line; lines that begin with # are notes."""
    return frozenset(line for line in _lines(name) if not line.startswith("#"))


@cache
def read_columns(name: str) -> tuple[tuple[str, ...], ...]:
    """The entries of `lists/NAME` whose columns are separated by tabs, in the order of the file."""
    return tuple(tuple(line.split("\t")) for line in _lines(name) if not line.startswith("#"))


@cache
def read_table(name: str) -> dict[str, Any]:
    """`lists/NAME` as TOML."""
    import tomllib  # here, because only surname endings need it

    return tomllib.loads((rules_folder() / "lists" / name).read_text(encoding="utf-8"))


def _lines(name: str) -> list[str]:
    return (rules_folder() / "lists" / name).read_text(encoding="utf-8").splitlines()


_UNACCENTED = "ł l ø o đ d ð d þ th ß ss æ ae œ oe ı i ə a ħ h ‑ -".split()
_NO_DECOMPOSITION = str.maketrans(dict(zip(_UNACCENTED[::2], _UNACCENTED[1::2], strict=True)))
_NOT_LETTERS = compiled(r"[^a-z \-]")
_MOST = 32

# Each step takes one habit of the other romanizations back to that of the lists: Aleksey, Mariya, Dmitriy, Khasan.
_STEPS = tuple(
    (compiled(pattern), spelling)
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
    """Spellings under which a list may hold the name, its own first.

    The lists have one romanization of each Cyrillic name, that of `plain_cyrillic`; the others are rewritten here, so
    that "Alexei" and "Aleksei" are found as "aleksey".
    """
    found = dict.fromkeys([plain(name)])
    for pattern, spelling in _STEPS:
        found |= dict.fromkeys([pattern.sub(spelling, known) for known in found])
        if len(found) > _MOST:
            break
    return tuple(found)


_LETTERS = {
    "ru": "а a б b в v г g д d е e ё yo ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch "
    "ш sh щ shch ы y э e ю yu я ya",
    "uk": "а a б b в v г h ґ g д d е e є ye ж zh з z и y і i ї yi й y к k л l м m н n о o п p р r с s т t у u ф f х kh "
    "ц ts ч ch ш sh щ shch ю yu я ya",
}
_PLAIN_LETTERS = {
    language: dict(zip(table.split()[::2], table.split()[1::2], strict=True)) for language, table in _LETTERS.items()
}
_HARD_VOWEL = compiled(r"(?<=[ьъ'’])(?=[её])")


def plain_cyrillic(name: str, language: str) -> str:
    """The one spelling that the lists use for a Cyrillic name, in lower case: BGN/PCGN without its initial ye-."""
    letters = _PLAIN_LETTERS[language] | {"-": "-"}
    return "".join(letters.get(letter, "") for letter in _HARD_VOWEL.sub("й", name.lower()))
