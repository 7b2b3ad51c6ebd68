"""Names looked up by a word, by sound, or in a form that a translation leaves: tables of the registry, and of lists.

The registry's are kept compiled; lists are sorted, and searched as they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import combinations
from typing import NamedTuple

from mtcheck.files.compiled import cached_lines
from mtcheck.files.expressions import compiled
from mtcheck.files.lists import Lines, read_sorted
from mtcheck.names.given import Gender
from mtcheck.names.registry import Known, files, registry
from mtcheck.names.sounds import same_name, skeleton

_ONE_NAME = 0.4  # likeness of two spellings of a surname
_LEAST = 4  # code points of a word
_SHORT = 3  # of a town in a case: in Ufe
_COLUMNS = 4  # of a person's line behind the key, at least


class Word(NamedTuple):
    """What a word of the registry is: the spelling to write, the kind of name, a person's gender (empty: untold)."""

    name: str
    kind: str
    gender: str


class Someone(NamedTuple):
    """A person of the registry; `given` is empty where the entry has a surname only."""

    given: str
    surname: str
    gender: str
    right: tuple[str, ...]  # all right forms, lower case
    givens: frozenset[str] = frozenset()  # all right spellings of the given name
    surnames: frozenset[str] = frozenset()  # and of the surname


@lru_cache(maxsize=16384)
def known_word(word: str) -> Word | None:
    """What a lower-case word is: a surname or a name of one word, as English has it or as it comes out of Cyrillic."""
    told = _lines_of_words().first(f"{word}\t") if "\t" not in word else None
    fields = told.split("\t") if told else ()
    return Word(*fields) if len(fields) == len(Word._fields) else None  # a cache may be anyone's work


@cache
def _lines_of_words() -> Lines:
    """For each word a line with the fields of Word."""
    return cached_lines("names-of-one-word", files(), _words)


def _words() -> list[str]:
    found: dict[str, set[Word]] = defaultdict(set)
    for known in registry():
        name = known.surname or known.name
        if " " in name or len(name) < _LEAST:
            continue
        own = _surnames(known) if known.surname else [f for f in known.right if " " not in f]
        for word in (*own, *_romanized(known)):
            found[word].add(Word(_cased(word, own, name), known.kind, known.gender))
    rows = ("\t".join((word, *_one(word, words))) for word, words in found.items() if len(word) >= _LEAST)
    return sorted(rows)


def _surnames(known: Known) -> list[str]:
    """The last words of a person's right forms that are the surname: not Moscow in "Kirill of Moscow"."""
    last = (form.split()[-1] for form in known.right)
    return [word for word in last if same_name(word, known.surname) >= _ONE_NAME]


def _romanized(known: Known) -> list[str]:
    """What the last word of a person's name, or a name of one word, is in other romanizations."""
    spelled = [form for words in known.spellings if known.surname or len(words) == 1 for form in words[-1]]
    return spelled + [form for form in known.literal if " " not in form and not known.surname]


def _cased(word: str, own: list[str], name: str) -> str:
    """A right form keeps its own spelling; a romanized one gives way to the English name."""
    if word not in own or word == name.lower():
        return name
    return "-".join(part.capitalize() for part in word.split("-"))


def _one(word: str, words: set[Word]) -> Word:
    """One reading of a word: a right form goes before a romanized one; the gender is told where all agree."""
    best = min(words, key=lambda w: (w.name.lower() != word, w))
    genders = {w.gender for w in words if w.kind == "person"}
    return best._replace(gender=min(genders) if len(genders) == 1 and best.kind == "person" else "")


def people_like(surname: str) -> tuple[Someone, ...]:
    """The people whose surname has the skeleton of this one."""
    return _of_key("people-by-sound", skeleton(surname))


@lru_cache(maxsize=4096)
def known_gender(first: str, last: str) -> Gender | None:
    """The gender of the people of the registry whom two words name, in whatever order English has; None for nobody."""
    form = f"{first} {last}".lower()
    told = {person.gender for word in (last, first) for person in people_like(word) if form in person.right}
    return None if len(told) != 1 else "m" if "m" in told else "f" if "f" in told else None


def people_called(given: str) -> tuple[Someone, ...]:
    """The people whose given name has the skeleton of this one."""
    return _of_key("people-by-given-name", skeleton(given))


@lru_cache(maxsize=4096)
def _of_key(table: str, key: str) -> tuple[Someone, ...]:
    found = []
    for told in _people(table).behind(f"{key}\t"):
        fields = told.split("\t")
        if len(fields) >= _COLUMNS:
            given, surname, gender, *right = fields
            givens = frozenset((given, *(form.split()[0].capitalize() for form in right)))
            surnames = frozenset((surname, *(form.split()[-1].capitalize() for form in right)))
            found.append(Someone(given, surname, gender, tuple(right), givens, surnames))
    return tuple(found)


@cache
def _people(table: str) -> Lines:
    """For each person a line of a key, given name, surname, gender and right forms, in the order of keys."""
    return cached_lines(table, files(), _by_surname if table == "people-by-sound" else _by_given_name)


def _by_surname() -> list[str]:
    return _sorted((skeleton(person.surname), person) for person in _everyone())


def _by_given_name() -> list[str]:
    people = sorted(_everyone(), key=lambda person: skeleton(person.surname))
    return _sorted((skeleton(person.given), person) for person in people if person.given)


def _everyone() -> Iterator[Someone]:
    for known in registry():
        first = known.name.split()[0]
        if known.surname:
            given = first if first != known.surname else ""
            yield Someone(given, known.surname, known.gender, known.right)


def _sorted(people: Iterable[tuple[str, Someone]]) -> list[str]:
    rows = sorted(((f"{key}\t", person) for key, person in people), key=lambda row: row[0])
    return [key + "\t".join((*person[:3], *person.right)) for key, person in rows]


_ALIKE = 0.6  # likeness from which two right forms are spellings, and not two names of one thing
_ODD = compiled(r"[\d.]")  # AK-47, U.S.: a matter of house style


class Spelled(NamedTuple):
    """A name with several spellings: its number in the registry, canonical form, whether it is a person's.

    And the spellings in lower case, also surnames alone.
    """

    number: int
    name: str
    person: bool
    forms: tuple[str, ...]


def spelled_ways(words: set[str]) -> list[Spelled]:
    """Names of which an article of these words (lower case) may hold two spellings, in the order of the registry."""
    return sorted({spelled for word in words for spelled in _ways_of(word)})


@lru_cache(maxsize=16384)
def _ways_of(word: str) -> tuple[Spelled, ...]:
    """The names one of whose spellings ends with a word."""
    rows = (told.split("\t") for told in _ways().behind(f"{word}\t"))
    return tuple(
        Spelled(int(row[0]), row[1], row[2] == "person", tuple(row[3:]))
        for row in rows
        if len(row) > len(Spelled._fields) and row[0].isdecimal()
    )


@cache
def _ways() -> Lines:
    """Lines of the last word of a spelling, and the fields of Spelled."""
    return cached_lines("names-two-ways", files(), _compile_ways)


def _compile_ways() -> list[str]:
    lines: dict[str, None] = {}
    for number, known in enumerate(registry()):
        forms = _spellings(known)
        for form in forms:
            kind = "person" if known.surname else "other"
            lines["\t".join((form.split()[-1], str(number), known.name, kind, *forms))] = None
    return sorted(lines)


def _spellings(known: Known) -> tuple[str, ...]:
    """The right forms that are spellings of one another, the canonical one among them."""
    forms = list(known.right)
    if known.surname:
        forms += [form.split()[-1] for form in known.right if " " in form]
    forms = [form for form in dict.fromkeys(forms) if len(form) >= _LEAST]
    kept = {form for pair in combinations(forms, 2) if one_name(*pair) for form in pair}
    return tuple(form for form in forms if form in kept)


def one_name(one: str, other: str) -> bool:
    """Whether two right forms of a name are spellings of one another, and not a plural, an acronym or another name."""
    if len(one.split()) != len(other.split()) or one.rstrip("s") == other.rstrip("s"):
        return False
    if _ODD.search(one + other) or one.endswith("off") != other.endswith("off"):
        return False
    return same_name(one, other) >= _ALIKE


_NAMES, _TOWNS, _COUNTRIES, _CASES = "raw-names.txt", "raw-places.txt", "raw-countries.txt", "name-cases.txt"


@lru_cache(maxsize=4096)
def english_of(word: str) -> str | None:
    """The English spelling of a raw romanization (Dzhonson: Johnson); None for a name that is somebody's own."""
    row = _found(_NAMES, word)
    return row.partition("\t")[0] if row else None


def is_rarely_raw(word: str) -> bool:
    """Whether a raw romanization is of a name that few people bear, so that another may be meant."""
    return (_found(_NAMES, word) or "").endswith("\tfew")


def is_surely_raw(word: str) -> bool:
    """Whether a raw romanization is of one name that many people bear, which English spells in one way."""
    return "\t" not in (_found(_NAMES, word) or "\t")


class Town(NamedTuple):
    """The English name of a town, and the code of the country of which an article has to speak; empty for none."""

    name: str
    country: str


@lru_cache(maxsize=4096)
def town_of(word: str) -> Town | None:
    """A town by a raw romanization (Oakhaka: Oaxaca; Sidar-Rapids); None for a name that is its own."""
    name, _, country = (_place(_TOWNS, word) or "").partition("\t")
    return Town(name, country) if name else None


@lru_cache(maxsize=4096)
def country_of(word: str) -> str | None:
    """The English name of a country, a region or a large city by a raw romanization (Khorvatiya: Croatia)."""
    return _place(_COUNTRIES, word)


def _place(name: str, word: str) -> str | None:
    bare = word.replace("'", "")
    return _row(name, bare) if len(bare) >= _LEAST and bare.isascii() else None


@lru_cache(maxsize=8192)
def nominative_of(words: str) -> tuple[str, bool] | None:
    """The English name of a place, a medium or the like in a Russian case, and whether a person may bear that form."""
    if len(words) < _SHORT or not words.isascii() or not words.replace("-", "").replace("_", "").isalpha():
        return None
    row = _row(_CASES, words)
    if row is None:
        return None
    kind, _, name = row.partition("\t")
    return name, kind == "p"


def _found(name: str, word: str) -> str | None:
    if len(word) < _LEAST or not word.isascii() or not word.isalpha():
        return None
    return _row(name, word)


def _row(name: str, word: str) -> str | None:
    """What the list has behind a word and a tab."""
    return read_sorted(name).first(f"{word.lower()}\t")
