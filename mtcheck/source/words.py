"""Dictionary forms of source words: by pymorphy3's dictionary for Russian, by cutting endings for Ukrainian."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from mtcheck.files.lists import OnDisk
from mtcheck.names.romanize import romanizations

PERSONAL = frozenset(("Name", "Surn", "Patr"))  # in tags of pymorphy3: parts of people's names
_LEAST = 0.06  # of the probability of a reading: rarer ones are not what a newspaper means
_UNIT = 4  # bytes
_LARGEST = 100_000_000  # bytes of the dictionary's words
_SHORT = 3  # letters that a stem keeps at least
# Ukrainian has no dictionary under a licence that fits, so its words are compared by their stems.
_UKRAINIAN_ENDING = re.compile(
    r"(?:ося|ися|ться|тися|лися|лася|лося|вся|ся|сь)?"
    r"(?:ями|ами|ові|еві|ому|ого|ими|іми|ої|ою|ею|єю|ів|їв|ах|ях|ам|ям|ом|ем|єм|их|іх|им|ім|ій|ий|"
    r"ати|яти|ити|іти|ути|ла|ло|ли|ив|ав|ів|ють|ять|уть|ать|ить|єть|є|а|я|у|ю|е|и|і|ї|о|й|ь)?$"
)
_FLEETING = re.compile(
    r"(?<=[^аеєиіїоуюяь'][^аеєиіїоуюяь'])[ео](?=[кнцлр]$)|(?<=[аеєиіїоуюя][^аеєиіїоуюяь'])[ео](?=[кнцлр]$)"
)


@lru_cache(maxsize=32768)
def lemmas(word: str, language: str) -> frozenset[str]:
    """The dictionary forms that a word may be of, in lower case and without ё; for Ukrainian, its stem.

    A word of another language is its own form.
    """
    word = plain(word)
    if language == "ru":
        return frozenset(plain(p.normal_form) for p in readings(word))
    return frozenset((stem(word),)) if language == "uk" else frozenset((word,))


def lemma_of(word: str, language: str) -> str:
    """The form by which a dictionary word is looked up among `lemmas`."""
    return stem(plain(word)) if language == "uk" else plain(word)


def lemmas_of(word: str, language: str) -> frozenset[str]:
    """The same of a word that may also be given in another form, such as the plural in which it is used."""
    found = lemmas(word, language)
    return frozenset((lemma_of(word, language),)) if lemma_of(word, language) in found else found


@lru_cache(maxsize=32768)
def readings(word: str) -> tuple[Any, ...]:
    """What pymorphy3 says that a Russian word may be, the likeliest first."""
    found = _dictionary().parse(word)
    return tuple(p for p in found if p.score >= _LEAST) or tuple(found[:1])


def likeliest(words: Iterable[str]) -> list[Any]:
    """The likeliest tag of each of some Russian words."""
    return [p.tag for word in words for p in readings(plain(word))[:1]]


@lru_cache(maxsize=32768)
def all_readings(word: str) -> tuple[Any, ...]:
    """The same with all that are rare."""
    return tuple(_dictionary().parse(word))


def is_russian(word: str) -> bool:
    """Whether the Russian dictionary has a word, in any of its forms, with е for ё or without."""
    words, yo = _words()
    return bool(words.similar_keys(word.lower(), yo))


@cache
def _words() -> tuple[Any, Any]:
    """The dictionary's words alone, left on the disk, and what is to be taken for ё."""
    from dawg_python import RecordDAWG  # what pymorphy3 reads them with
    from pymorphy3_dicts_ru import get_path

    words, place = RecordDAWG(">HH"), f"{get_path()}/words.dawg"
    try:
        words.dct = _Letters(OnDisk(Path(place), _LARGEST))
    except OSError:
        words.load(place)
    return words, RecordDAWG.compile_replaces({"е": "ё"})


class _Letters:
    """The letters of words in a file of that library, each read when it is asked for: few of two million are."""

    ROOT = 0

    def __init__(self, file: OnDisk) -> None:
        from dawg_python import units

        self._file, self._units = file, units

    def follow_bytes(self, letters: bytes, index: int) -> int | None:
        """Where some letters lead from a place; None where no word goes on so."""
        for letter in letters:
            index ^= self._units.offset(self._unit(index)) ^ letter
            if self._units.label(self._unit(index)) != letter:
                return None
        return index

    def _unit(self, index: int) -> int:
        """One of the numbers, which stand behind how many they are."""
        at = _UNIT * (index + 1)
        return int.from_bytes(self._file[at : at + _UNIT], sys.byteorder)


@cache
def _dictionary() -> Any:
    import pymorphy3  # here, because it loads 15 MB of dictionaries

    return pymorphy3.MorphAnalyzer(lang="ru")


def plain(word: str) -> str:
    """A word in lower case, ё as е and one kind of apostrophe, as most texts write them."""
    return word.lower().replace("ё", "е").replace("\u2019", "'").replace("\u02bc", "'")


@lru_cache(maxsize=32768)
def stem(word: str) -> str:
    """A Ukrainian word without its ending, and without a vowel that comes and goes: відсоток, відсотка."""
    cut = _UKRAINIAN_ENDING.search(word)
    end = max(cut.start(), _SHORT) if cut else len(word)
    return _FLEETING.sub("", word[:end])


def spellings_of(word: str, language: str, most: int) -> tuple[str, ...]:
    """How English may spell a word of the source letter by letter, `most` spellings at most, the usual ones first."""
    return romanizations(word, "uk" if language == "uk" else "ru")[:most]
