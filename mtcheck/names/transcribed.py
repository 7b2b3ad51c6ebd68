"""Whether a spelling is another one's way through Cyrillic and back: Khimenes for Jiménez, Budro for Boudreau.

Method: the pieces of Latin names that Cyrillic letters stand for, with what each costs, were counted in 130,000 names
that Wikidata has in both scripts (lists/transcriptions.txt, by bench/make_transcriptions.py). Going back letter by
letter leaves little choice, so that a romanization is read as the Cyrillic that it spells, without what does not tell.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

from mtcheck.files.expressions import compiled
from mtcheck.files.lists import read_columns
from mtcheck.names.given import plain
from mtcheck.names.sounds import ALIKE, same_name

_TABLE = "transcriptions.txt"
_LONGEST = 4  # letters of a piece
_STRANGE = 7.0  # cost of a letter that no piece explains
NEVER = 99.0

_SOFT = compiled("[ьъ']")
_HOOK = compiled("(?<=[szc])h")
_ENDS_IN_S = compiled("(?:[aeiuy]|n)s$")
_DOUBLED = compiled(r"(.)\1+")
_SAME_LETTERS = str.maketrans("ёйыэ", "еиие")
_OF_OTHERS = compiled("x|q|w|c(?!h)|ph|th|oo|ee")  # what romanizations of Cyrillic do not have
_DIGRAPHS = compiled(r"shch|dzh|dj|zh|kh|ts|tz|ch|sh|y[aouei]|i[aue]|j[aouei]|x|.")
_SPELLED = (
    "shch щ dzh дж dj дж zh ж kh х ts ц tz ц ch ч sh ш x кс ya иа ia иа ja иа yu иу iu иу ju иу yo е jo е "
    "ye е ie е je е yi и ji и a а b б v в g г d д e е z з i и k к l л m м n н o о p п r р "
    "s с t т u у f ф h х c ц w в y и q к j ж"
).split()
_LETTERS = dict(zip(_SPELLED[::2], _SPELLED[1::2], strict=True))

_Costs = tuple[tuple[str, float], ...]


# What may begin a name where its romanization begins otherwise.
_OTHERWISE = (
    "k cqhxgj d jgt s czxh f pvt v wbf u whov y jieugh h jgkcx z sjdcx g hj e ahioy o ahu a ehoiu t czd c tkqjs i eyhj "
    "b pv r wh p b l h n kg m h j yhgdz x sh w uv q kc"
).split()
_FIRST = dict(zip(_OTHERWISE[::2], _OTHERWISE[1::2], strict=True))


def key_of_cyrillic(name: str) -> str:
    """A Cyrillic name in lower case without what romanizations do not tell apart, between ^ and $."""
    bare = _SOFT.sub("", name.replace("йо", "е").replace("ьо", "е").translate(_SAME_LETTERS))
    bare = bare.replace("я", "иа").replace("ю", "иу").replace("ие", "е")
    return _between_ends(bare)


@lru_cache(maxsize=4096)
def key_of_romanized(name: str) -> str:
    """The same of the Cyrillic name that a romanization spells; empty where it is no plain Latin word."""
    lowered = name.lower()
    if not lowered.isascii() or not lowered.isalpha():
        return ""
    letters = "".join(_LETTERS.get(piece[0], piece[0]) for piece in _DIGRAPHS.finditer(lowered))
    return _between_ends(letters.replace("ие", "е"))


def _between_ends(letters: str) -> str:
    return "^" + _DOUBLED.sub(r"\1", letters) + "$"


@lru_cache(maxsize=8192)
def transcription_cost(name: str, raw: str, most: float) -> float:
    """How unlikely it is, as a negative logarithm, that `raw` is what becomes of `name`: 5 and less is hardly chance.

    NEVER where it cannot be, or costs more than `most`; only one word is looked at.
    """
    key = key_of_romanized(raw)
    spelled = f"^{unicodedata.normalize('NFC', name.lower())}$"
    if not key or not spelled[1:-1].isalpha():
        return NEVER
    bare = f"^{plain(name)}$"
    return min(_cost(latin, key, most) for latin in dict.fromkeys((spelled, bare)))


def first_letters(raw: str) -> str:
    """What a name may begin with, in small plain letters, of which a word is the romanization: jx and more for Kh."""
    letter = raw[0].lower()
    return letter + _FIRST.get(letter, "")


def may_begin(name: str, raw: str) -> bool:
    """Whether a word begins as a romanization of a name may."""
    return _bare(name[0]) in first_letters(raw)


@lru_cache(maxsize=1024)
def _bare(letter: str) -> str:
    return plain(letter)


def is_spelled_through(name: str) -> bool:
    """Whether a word is spelled as romanizations of Cyrillic are, letter for letter: Khimenes, but not Ximénez."""
    lowered = name.lower()
    return lowered.isascii() and lowered.isalpha() and _OF_OTHERS.search(lowered) is None


def is_without_hooks(name: str, raw: str) -> bool:
    """Whether two spellings are of a name in -s with š, ž or č, and the first one is what English makes of it.

    Siksnys, whom Cyrillic makes Shikshnis; Ozolins, Fernandes.
    """
    one, other = name.lower(), raw.lower()
    if _ENDS_IN_S.search(one) is None or len(_HOOK.findall(one)) >= len(_HOOK.findall(other)):
        return False
    return same_name(_HOOK.sub("", one), _HOOK.sub("", other)) >= ALIKE


def _cost(latin: str, key: str, most: float) -> float:
    """The cheapest way to cut both into pieces that belong together; NEVER where that costs more than `most`."""
    size = len(latin)
    rows: list[dict[int, float]] = [{} for _ in range(size + 1)]  # what is spent, by how much of the key is done
    rows[0][0] = 0.0
    for at, known in enumerate(_cuts(latin)):
        for done, spent in rows[at].items():
            first = key[done : done + 1]
            for end, pieces in known:
                row = rows[end]
                for letters, cost in pieces.get(first, pieces[""]):
                    if key.startswith(letters, done):
                        place, all_in_all = done + len(letters), spent + cost
                        if all_in_all <= most and all_in_all < row.get(place, NEVER):
                            row[place] = all_in_all
            if spent + _STRANGE <= most:
                for place in (done, done + 1):
                    rows[at + 1][place] = min(spent + _STRANGE, rows[at + 1].get(place, NEVER))
    return rows[size].get(len(key), NEVER)


@lru_cache(maxsize=4096)
def _cuts(latin: str) -> tuple[list[tuple[int, dict[str, _Costs]]], ...]:
    """By the place in a name, the ends of the pieces that begin there, each with what it stands for."""
    table, size = _pieces(), len(latin)
    ends = [range(at + 1, min(size, at + _LONGEST) + 1) for at in range(size)]
    return tuple([(to, table[latin[at:to]]) for to in some if latin[at:to] in table] for at, some in enumerate(ends))


@cache
def _pieces() -> dict[str, dict[str, _Costs]]:
    """Cyrillic letters with their cost, by the piece that they stand for and the first of them; at "" those of none."""
    found: dict[str, dict[str, _Costs]] = {}
    for latin, letters, cost in read_columns(_TABLE):
        by_first = found.setdefault(latin, {"": ()})
        by_first[letters[:1]] = (*by_first.get(letters[:1], ()), (letters, float(cost)))
    return {
        latin: {first: costs if first == "" else (*costs, *by_first[""]) for first, costs in by_first.items()}
        for latin, by_first in found.items()
    }


def piece_costs() -> dict[str, dict[str, float]]:
    """What each piece of a Latin name costs as which Cyrillic letters."""
    return {
        latin: {letters: cost for costs in by_first.values() for letters, cost in costs}
        for latin, by_first in _pieces().items()
    }
