"""Names of the world by what they sound like in Cyrillic: a romanization that nobody bears, and whom it can mean.

Every system of romanization spells the same letters, so that one line answers for all of them (lists/heard-names.txt,
by bench/make_heard_names.py).
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from mtcheck.english.frequency import frequency
from mtcheck.files.expressions import compiled
from mtcheck.files.lists import read_list, read_sorted
from mtcheck.names.cases import ARTICLE
from mtcheck.names.given import plain
from mtcheck.names.lookup import english_of, is_rarely_raw, is_surely_raw
from mtcheck.names.transcribed import is_spelled_through, key_of_romanized

_LIST = "heard-names.txt"
_WEST = "given-names-west-slavic.txt"
_LETTERS = str.maketrans(
    dict(
        zip(
            "абвгдежзиклмнопрстуфхцчшщъыьэюя^$",
            "a b v g d e zh z i k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya _ _".replace("_", "").split(" "),
            strict=True,
        )
    )
)
_LEAST = 3  # code points
_FAMOUS = 2.3  # Zipf frequency of a name that English texts have
TRACE = compiled(  # of Cyrillic, in a word in small letters
    r"[kz]h|dzh|tsz?|shch|[b-df-hj-np-tv-z]y[aou]|uo|u[eiya](?!l)|kv|ks|ou[eiz]|^y[aeou]|[aeo]y(?=[bcdgklmnprstvz])|"
    r"sh[ltvmn]|rts|[^aeiou]rg?er$|[ae]y$"
)
_GLIDE = compiled("(?<!х)у(?=[аеио])")  # Уэнтворт and Вентворт are one name
_PART = compiled(r"^O['’]|[-‑]")  # O'Reilly, Jean-Luc: of parts that come out of Cyrillic by themselves
DOUBLED = compiled(r"([b-df-hj-np-tv-z])\1")
_WOMAN = compiled(r"(?<=s|c)kaya$|(?<=ts)kaya$")


class Heard(NamedTuple):
    """The names that a romanization can be of, the likeliest first, and whether hardly another can be meant."""

    names: tuple[str, ...]
    sure: bool


NOBODY = Heard((), False)


def as_romanized(key: str) -> str:
    """A key of `transcribed` in plain Latin letters, as the list has it."""
    return _GLIDE.sub("в", key).translate(_LETTERS)


@lru_cache(maxsize=4096)
def heard(word: str) -> Heard:
    """Whose name a word is letter by letter out of Cyrillic; nobody's where it is a name as it stands.

    A name of parts (Zhan-Lyuk, O'Reyli) is, where one of them is and the others have no traces of Cyrillic.
    """
    signs = _PART.findall(word)
    if not signs:
        return _of_word(word)
    parts = _PART.split(word)
    traced = [len(part) > _LEAST and TRACE.search(part.lower()) is not None for part in parts]
    korean = any(part[:1].islower() for part in parts[1:])  # Kyung-jae
    if korean or ARTICLE.match(word) or not any(traced):
        return NOBODY
    found = [_of_word(part) if told else NOBODY for part, told in zip(parts, traced, strict=True)]
    if not any(each.names for each in found):
        return NOBODY
    best = [each.names[0] if each.names else part for part, each in zip(parts, found, strict=True)]
    name = best[0] + "".join(sign + part for sign, part in zip(signs, best[1:], strict=True))
    return Heard((name,), all(each.sure or not each.names for each in found))


def _of_word(word: str) -> Heard:
    if listed := english_of(word):
        others = tuple(name for name in _row(word)[0] if plain(name) != plain(listed))
        sure = not others and is_surely_raw(word) and not is_rarely_raw(word)
        return Heard((listed, *others), sure)
    names, few = _row(word)
    names = tuple(sorted(names, key=lambda name: _differences(name, word)))
    if any(plain(name) == word.lower() for name in names):
        return NOBODY
    return Heard(names, len(names) == 1 and not few)


def _differences(name: str, word: str) -> int:
    """How many letters only one of two words has doubled."""
    return len(set(DOUBLED.findall(plain(name))) ^ set(DOUBLED.findall(word.lower())))


@lru_cache(maxsize=4096)
def heard_in_the_west(surname: str) -> Heard:
    """The same of a Slav's surname beside the given name of a Pole, a Czech or a Slovak: Zelinskaya is Zielińska."""
    man = _WOMAN.sub("kiy", surname)
    found = heard(man)
    if man == surname or not found.names:
        return found
    return Heard(tuple(f"{name[:-1]}a" for name in found.names if name.endswith("i")), found.sure)


@lru_cache(maxsize=4096)
def famous(word: str) -> tuple[str, ...]:
    """The names that English texts have of which a word that they never have is a romanization."""
    lowered = word.lower()
    if len(word) <= _LEAST or not is_spelled_through(word) or frequency(lowered):
        return ()
    return tuple(name for name in _of_word(word).names if frequency(plain(name).lower()) >= _FAMOUS)


def is_west_slavic(given: str) -> bool:
    """Whether a given name tells a Pole, a Czech or a Slovak."""
    return plain(given) in read_list(_WEST)


@lru_cache(maxsize=4096)
def _row(word: str) -> tuple[tuple[str, ...], bool]:
    """The names of a line, and whether few bear them."""
    own = len(word) < _LEAST or not is_spelled_through(word)
    key = "" if own else as_romanized(key_of_romanized(word))
    row = read_sorted(_LIST).first(f"{key}\t") if key else None
    names, _, few = (row or "").partition("\t")
    return tuple(names.split()), bool(few)
