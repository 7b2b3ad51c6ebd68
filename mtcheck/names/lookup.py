"""Names looked up by a word, by sound, or in a form that a translation leaves: tables of the registry, and of lists.

The registry's are kept compiled; lists are sorted, and searched as they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import combinations
from typing import NamedTuple

from mtcheck.files.compiled import cached
from mtcheck.files.expressions import compiled
from mtcheck.files.lists import Lines, read_sorted
from mtcheck.names.given import Gender
from mtcheck.names.registry import Known, files, registry
from mtcheck.names.sounds import same_name, skeleton

_ONE_NAME = 0.4  # likeness of two spellings of a surname
_LEAST = 4  # code points of a word
_KEY = 2  # letters


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

    @property
    def surnames(self) -> frozenset[str]:
        """All right spellings of the surname."""
        return frozenset((self.surname, *(form.split()[-1].capitalize() for form in self.right)))

    @property
    def givens(self) -> frozenset[str]:
        """All right spellings of the given name."""
        return frozenset((self.given, *(form.split()[0].capitalize() for form in self.right)))


# By the first letters of words, a line for each word, with the fields of Word behind tabs: few of them are asked for.
_WordRows = dict[str, str]


def known_word(word: str) -> Word | None:
    """What a lower-case word is: a surname or a name of one word, as English has it or as it comes out of Cyrillic."""
    alike = _word_rows().get(word[:_KEY], "")
    found = alike.find(f"\n{word}\t")
    if found < 0 or "\t" in word:
        return None
    start = found + len(word) + 2
    fields = alike[start : alike.find("\n", start)].split("\t")
    return Word(*fields) if len(fields) == len(Word._fields) else None  # a cache may be anyone's work


@cache
def _word_rows() -> _WordRows:
    rows: _WordRows = cached("names-of-one-word", files(), _WordRows, _words)
    return rows


def _words() -> _WordRows:
    found: dict[str, set[Word]] = defaultdict(set)
    right: set[str] = set()
    for known in registry():
        name = known.surname or known.name
        if " " in name or len(name) < _LEAST:
            continue
        own = _surnames(known) if known.surname else [f for f in known.right if " " not in f]
        right.update(own)
        for word in (*own, *_romanized(known)):
            found[word].add(Word(_cased(word, own, name), known.kind, known.gender))
    lines: dict[str, list[str]] = defaultdict(list)
    for word, words in sorted(found.items()):
        if len(word) >= _LEAST:
            lines[word[:_KEY]].append("\t".join((word, *_one(word, words))))
    return {key: "\n".join(("", *alike, "")) for key, alike in lines.items()}


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
    people, start = _people(table), f"{key}\t"
    first, found = people.first(start), []
    while people.text.startswith(start, first):
        end = people.text.find("\n", first) + 1 or len(people.text)
        fields = people.text[first + len(start) : end].rstrip("\n").split("\t")
        if len(fields) >= len(Someone._fields):
            given, surname, gender, *right = fields
            found.append(Someone(given, surname, gender, tuple(right)))
        first = end
    return tuple(found)


@cache
def _people(table: str) -> Lines:
    """For each person a line of a key and the fields of Someone, in the order of keys."""
    text: str = cached(table, files(), str, _by_surname if table == "people-by-sound" else _by_given_name)
    return Lines(text)


def _by_surname() -> str:
    return _sorted((skeleton(person.surname), person) for person in _everyone())


def _by_given_name() -> str:
    people = sorted(_everyone(), key=lambda person: skeleton(person.surname))
    return _sorted((skeleton(person.given), person) for person in people if person.given)


def _everyone() -> Iterator[Someone]:
    for known in registry():
        first = known.name.split()[0]
        if known.surname:
            given = first if first != known.surname else ""
            yield Someone(given, known.surname, known.gender, known.right)


def _sorted(people: Iterable[tuple[str, Someone]]) -> str:
    rows = sorted(((f"{key}\t", person) for key, person in people), key=lambda row: row[0])
    return "".join(key + "\t".join((*person[:-1], *person.right)) + "\n" for key, person in rows)


_ALIKE = 0.6  # likeness from which two right forms are spellings, and not two names of one thing
_ODD = compiled(r"[\d.]")  # AK-47, U.S.: a matter of house style

# Names with their spellings, and by the last word of each spelling the numbers of names.
_Ways = tuple[tuple[tuple[str, bool, tuple[str, ...]], ...], dict[str, tuple[int, ...]]]


def spelled_ways(words: set[str]) -> list[tuple[str, bool, tuple[str, ...]]]:
    """Names of which an article of these words (lower case) may hold two spellings.

    Each with its canonical form, whether it is a person, and its spellings in lower case, also surnames alone.
    """
    names, by_word = _ways()
    seen: dict[int, int] = defaultdict(int)
    for word in by_word.keys() & words:
        for number in by_word[word]:
            seen[number] += 1
    return [names[number] for number in sorted(seen)]


@cache
def _ways() -> _Ways:
    rows: _Ways = cached("names-two-ways", files(), _Ways, _compile_ways)
    return rows


def _compile_ways() -> _Ways:
    names: list[tuple[str, bool, tuple[str, ...]]] = []
    by_word = defaultdict[str, dict[int, None]](dict)
    for known in registry():
        forms = _spellings(known)
        if len(forms) < 2:
            continue
        for form in forms:
            by_word[form.split()[-1]][len(names)] = None
        names.append((known.name, bool(known.surname), forms))
    return tuple(names), {word: tuple(numbers) for word, numbers in sorted(by_word.items())}


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
    if len(words) < _LEAST or not words.isascii() or not words.replace("-", "").replace("_", "").isalpha():
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
    start = f"\n{word.lower()}\t"
    text = read_sorted(name).text
    found = text.find(start, *_alike(name, start[1 : 1 + _KEY]))
    if found < 0:
        return None
    first = found + len(start)
    return text[first : text.find("\n", first)]


@lru_cache(maxsize=4096)
def _alike(name: str, key: str) -> tuple[int, int]:
    """Where the lines of a list begin and end that begin so, from the line break before the first one."""
    first, end = read_sorted(name).alike(key)
    return max(0, first - 1), end
