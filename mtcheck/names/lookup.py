"""Names of the registry looked up by one word, or by the consonants of a surname: compact tables, kept compiled."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import NamedTuple

from mtcheck.files.compiled import cached
from mtcheck.names.registry import Known, files, registry
from mtcheck.names.sounds import skeleton

_LEAST = 4  # code points of a word


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


_WordRows = dict[str, tuple[str, str, str]]
_PeopleRows = dict[str, tuple[tuple[str, str, str, tuple[str, ...]], ...]]


def known_word(word: str) -> Word | None:
    """What a lower-case word is: a surname or a name of one word, as English has it or as it comes out of Cyrillic."""
    row = _word_rows().get(word)
    return None if row is None else Word(*row)


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
        own = [form.split()[-1] for form in known.right] if known.surname else [f for f in known.right if " " not in f]
        right.update(own)
        for word in (*own, *_romanized(known)):
            found[word].add(Word(_cased(word, own, name), known.kind, known.gender))
    return {word: _one(word, words) for word, words in sorted(found.items()) if len(word) >= _LEAST}


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
    return tuple(Someone(*row) for row in _people_rows().get(skeleton(surname), ()))


@cache
def _people_rows() -> _PeopleRows:
    rows: _PeopleRows = cached("people-by-sound", files(), _PeopleRows, _people)
    return rows


def _people() -> _PeopleRows:
    found: dict[str, list[Someone]] = defaultdict(list)
    for known in registry():
        first = known.name.split()[0]
        if known.surname:
            given = first if first != known.surname else ""
            found[skeleton(known.surname)].append(Someone(given, known.surname, known.gender, known.right))
    return {key: tuple(people) for key, people in sorted(found.items())}
