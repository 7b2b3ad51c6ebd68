"""Given names and patronymics: the gender they tell, in any usual romanization.

The lists in rules/lists are built by bench/make_given_names.py. They hold lower-case plain spellings, Cyrillic names
in one romanization each; `list_spellings` brings the others to it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from mtcheck.files.expressions import compiled
from mtcheck.files.lists import read_columns, read_list

Gender = Literal["m", "f"]

_MEN = "given-names-male.txt"
_WOMEN = "given-names-female.txt"
_EITHER = "given-names-either.txt"
_EAST_SLAVIC = "given-names-east-slavic.txt"
_COMMON = 2.9  # Zipf frequency
_TWO_FORMS = "given-names-two-forms.txt"
_TRANSLATED = "given-names-translated.txt"


def other_gender(gender: Gender) -> Gender:
    """The gender that is not this one."""
    return "m" if gender == "f" else "f"


@lru_cache(maxsize=8192)
def given_gender(name: str) -> Gender | None:
    """The gender of people with that given name; None where men and women bear it (Sasha, Andrea), or it is not known.

    Names of two parts go by the first: Jean-Pierre, Anna-Lena. In East Slavic names Nikita, Ilya and Misha are men.
    """
    for part in dict.fromkeys((name, name.partition("-")[0])):
        for spelling in list_spellings(part):
            if spelling in read_list(_EITHER):
                return None
            men, women = spelling in read_list(_MEN), spelling in read_list(_WOMEN)
            if men or women:
                return "m" if men else "f"
    return None


@lru_cache(maxsize=8192)
def is_given_name(name: str) -> bool:
    """Whether it is a given name as it is spelled, or in another romanization; also those of men and women."""
    return any(spelling in read_list(names) for spelling in list_spellings(name) for names in (_MEN, _WOMEN, _EITHER))


@lru_cache(maxsize=8192)
def is_east_slavic(name: str) -> bool:
    """Whether Russians, Ukrainians or Belarusians commonly bear that given name, or its short form.

    With such a name a surname follows the gender; a foreigner's wife or daughter (Anna Ivanov) may keep a man's form.
    """
    return any(spelling in read_list(_EAST_SLAVIC) for spelling in list_spellings(name))


@lru_cache(maxsize=4096)
def russian_form(name: str) -> str | None:
    """The Russian given name that a Ukrainian one is in Ukraine's own form (mykola: nikolay); None for other names."""
    pairs = _russian_forms()
    return next((pairs[spelling] for spelling in list_spellings(name) if spelling in pairs), None)


@cache
def _russian_forms() -> dict[str, str]:
    """Russian forms by the forms of both languages."""
    found: dict[str, str] = {}
    for russian, others, english in read_columns(_TWO_FORMS):
        found |= dict.fromkeys((russian, *others.split(), *english.split()), russian)
    return found


def is_english_form(name: str) -> bool:
    """Whether a translation put the English name (Nicholas) for a Russian or Ukrainian one."""
    return any(plain(name) in english.split() for _, _, english in read_columns(_TWO_FORMS))


@lru_cache(maxsize=1024)
def is_common_given_name(name: str) -> bool:
    """Whether English texts have that given name often enough for its gender to be known (Layla, and no Sisko)."""
    from mtcheck.english.frequency import frequency  # a large list: only for the few names on which something hangs

    return frequency(plain(name)) >= _COMMON


# The father's name, then the ending. A surname can look the same (Abramovich): what stands between given name
# and surname is the patronymic.
_SON = compiled(r"(?P<father>[a-z]{2,}?)[yij]?(?P<vowel>[eo])v(?:ich|ych|itch)")
_DAUGHTER = compiled(r"(?P<father>[a-z]{2,}?)[yij]?(?P<vowel>[eoi])vna")
_SHORTENED = {"lv": "lev", "yakovl": "yakov", "iakovl": "yakov", "mikhayl": "mikhail", "pavl": "pavel"}
_IRREGULAR: dict[str, Gender] = {
    **dict.fromkeys(
        "ilyich ilich iliich ilyitch kuzmich lukich fomich nikitich savvich ionych ivanych palych mikhalych".split(),
        "m",
    ),
    **dict.fromkeys("kuzmych lukych illich fokich silych nikolaich sergeich andreich alekseich".split(), "m"),
    **dict.fromkeys(
        "ilyinichna ilinichna kuzminichna lukinichna fominichna nikitichna savvichna illinichna nikitychna".split(), "f"
    ),
    **dict.fromkeys("ogly oglu uly uulu ugli ugly ogli".split(), "m"),
    **dict.fromkeys("kyzy qizi gizi kizi qyzy gyzy".split(), "f"),
}


@lru_cache(maxsize=4096)
def is_patronymic(word: str) -> Gender | None:
    """The gender of a patronymic (Sergeyevich, Ilyinichna, Petrivna); None where it is none.

    -ovich after something that is no given name is a surname (Shostakovich), and so is -ovic (Djokovic). What can be
    both (Abramovich) counts as a patronymic here.
    """
    bare = word.replace("'", "").replace("’", "").lower()
    if bare in _IRREGULAR:
        return _IRREGULAR[bare]
    if match := _DAUGHTER.fullmatch(bare):
        return "f" if len(match["father"]) > 2 or _is_father(match) else None
    match = _SON.fullmatch(bare)
    return "m" if match and _is_father(match) else None


def _is_father(patronymic: re.Match[str]) -> bool:
    """Whether the stem of a patronymic is a man's name; -evich stands after soft ones, that end in -y."""
    stem = patronymic["father"]
    endings = ("", "y", "iy") if patronymic["vowel"] == "e" else ("", "o")
    return any(
        given_gender(form) == "m" for form in (_SHORTENED.get(stem, stem), *(stem + ending for ending in endings))
    )


_CASE_OF_FATHER = compiled(r"(?P<son>ich|ych)(?:a|u|em|om|e)|(?P<daughter>[eoi]vn|ichn)(?:y|e|u|oy|oi|oyu)")


@lru_cache(maxsize=1024)
def patronymic_nominative(word: str) -> str | None:
    """The nominative of a patronymic in whatever case (Ivanovny: Ivanovna); None for what is none."""
    if is_patronymic(word):
        return word
    match = _CASE_OF_FATHER.search(word)
    if match is None or match.end() != len(word):
        return None
    nominative = word[: match.start()] + (match["son"] or f"{match['daughter']}a")
    return nominative if is_patronymic(nominative) else None


_OTHER_FATHER = {
    "m": (("ovich", "ovna"), ("evich", "evna"), ("ovych", "ivna"), ("yovych", "yivna")),
    "f": (
        ("ovna", "ovich"),
        ("evna", "evich"),
        ("ivna", "ovych"),
    ),
}
_OTHER_IRREGULAR = {"ilyich": "ilyinichna", "kuzmich": "kuzminichna", "lukich": "lukinichna", "nikitich": "nikitichna"}


def patronymic_for(word: str, gender: Gender) -> str | None:
    """The patronymic of somebody of that gender with the same father; None where it cannot be told."""
    if is_patronymic(word) == gender:
        return word
    lowered = word.lower()
    irregular = _OTHER_IRREGULAR | {women: men for men, women in _OTHER_IRREGULAR.items()}
    if lowered in irregular:
        return irregular[lowered].capitalize()
    for ending, other in _OTHER_FATHER[other_gender(gender)]:
        if lowered.endswith(ending):
            return word[: -len(ending)] + other
    return None


@dataclass(frozen=True, slots=True)
class TranslatedName:
    """A given name that is also a word in its own language, which a translation machine may put into English."""

    word: str
    name: str
    gender: Gender | None
    language: str


_GENDERS: dict[str, Gender | None] = {"m": "m", "f": "f", "e": None}


@cache
def translated_names() -> dict[str, tuple[TranslatedName, ...]]:
    """By the English word in lower case, the names that it may have been: hope: Nadezhda; love: Lyubov."""
    found: dict[str, tuple[TranslatedName, ...]] = {}
    for word, name, gender, language in read_columns(_TRANSLATED):
        entry = TranslatedName(word, name, _GENDERS[gender], language)
        found[word.lower()] = (*found.get(word.lower(), ()), entry)
    return found


_UNACCENTED = "ł l ø o đ d ð d þ th ß ss æ ae œ oe ı i ə a ħ h ‑ -".split()
_NO_DECOMPOSITION = str.maketrans(dict(zip(_UNACCENTED[::2], _UNACCENTED[1::2], strict=True)))
_NOT_LETTERS = compiled(r"[^a-z \-]")
_MOST = 32

# Each step takes one habit of the other romanizations back to that of the lists: Aleksey, Mariya, Dmitriy, Khasan.
# Before it stand letters without one of which there is nothing to be done.
_STEPS = tuple(
    (frozenset(signs), compiled(pattern), spelling)
    for signs, pattern, spelling in (
        ("j", r"dj|(?<![aeiou])j(?=[aeiou])", "dzh"),
        ("j", r"j(?=[aeiou])", "y"),
        ("x", r"x", "ks"),
        ("jy", r"^ye|^je", "e"),
        ("i", r"^i(?=[ua][a-z])", "y"),
        ("y", r"(?<=[aeou])ye", "e"),
        ("i", r"(?:iia|ija|ia)$", "iya"),
        ("ij", r"(?<=[aeou])[ij]$", "y"),
        ("ij", r"(?<=[aeou])[ij](?=[^aeiouy])", "y"),
        ("iy", r"(?<=[^aeiou])(?:ii|ij|yi|yj|yy|y|i)$", "iy"),
        ("i", r"i{1,2}(?=[au])", "y"),
        ("i", r"iya$", "ya"),
        ("y", r"(?<=l)yi", "i"),
        ("h", r"(?<![kscztgp])h", "kh"),
        ("c", r"ck|c(?=[aourlkt])", "k"),
        ("y", r"(?<=[aeou])y(?=[^aeiouy])", "i"),
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
    for signs, pattern, spelling in _STEPS:
        for known in [known for known in found if not signs.isdisjoint(known)]:
            found[pattern.sub(spelling, known)] = None
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
