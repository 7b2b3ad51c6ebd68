"""Who and what articles name: read article by article, and added up, the same whatever the order."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import groupby
from types import MappingProxyType
from typing import Any, NamedTuple

from mtcheck.document import Document
from mtcheck.findings import Span, take
from mtcheck.names.bearers import Full, Person, Sighting, canonical, joined, people_of, text_at
from mtcheck.names.given import is_given_name
from mtcheck.names.known import is_named, is_whole, words_of, wrong_forms
from mtcheck.names.ledger import Ledger, same_entry
from mtcheck.names.people import Mention, mentions_of
from mtcheck.names.registry import Index, Known, index_of, registry
from mtcheck.names.surnames import family


@dataclass(frozen=True, slots=True)
class Name:
    """One entry: canonical spelling, what it is, and the spellings found with their counts, the commonest first.

    `also` are right forms other than `name`; `source` is the form in the source language, if the registry knows it.
    """

    name: str
    kind: str
    gender: str
    source: str
    also: tuple[str, ...]
    mentions: int
    files: int
    spellings: tuple[tuple[str, int], ...]


# Bare surnames of one article that have a stem in common, each with whether a known person of that name is in it, too.
_Kin = tuple[tuple[str, bool], ...]


@dataclass(slots=True)
class Census:
    """The sum of sightings. It grows with the number of different names, not with the number of articles."""

    known: dict[Known, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    files: Counter[Known] = field(default_factory=Counter)
    people: dict[frozenset[Full], Person] = field(default_factory=dict)
    loose: Counter[str] = field(default_factory=Counter)
    loose_files: Counter[_Kin] = field(default_factory=Counter)

    def add(self, sighting: Sighting) -> None:
        """Count in an article."""
        for entry, counts in sighting.known.items():
            self.known[entry] += counts
            self.files[entry] += 1
        for person in sighting.people:
            self._person(person)
        surnames = {entry.surname for entry in sighting.known}
        bare = {name: number for name, number in sighting.loose.items() if family(name) and not is_given_name(name)}
        self.loose.update(bare)
        for _, kin in groupby(sorted(bare, key=lambda name: (_stem(name), name)), key=_stem):
            self.loose_files[tuple((name, name in surnames) for name in kin)] += 1

    def merge(self, other: Census) -> None:
        """Count in another census."""
        for entry, counts in other.known.items():
            self.known[entry] += counts
        for person in other.people.values():
            self._person(person)
        self.files += other.files
        self.loose += other.loose
        self.loose_files += other.loose_files

    def _person(self, person: Person) -> None:
        """Count in someone; those of the very same full names are one person, as `joined` has it."""
        mine = self.people.setdefault(frozenset(person.full), Person(set(person.full)))
        mine.genders += person.genders
        mine.found += person.found
        mine.files += person.files

    def names(self) -> tuple[Name, ...]:
        """All names, the most mentioned first, then by spelling."""
        people = joined(self._sorted())  # copies
        known, files = {entry: counts + Counter() for entry, counts in self.known.items()}, self.files + Counter()
        self._settle(people, known, files)
        entries = [_known_name(entry, counts, files[entry]) for entry, counts in known.items()]
        entries += map(_name, people)
        return tuple(sorted(entries, key=lambda e: (-e.mentions, e.name, e.kind, e.spellings, e.gender, e.source)))

    def _sorted(self) -> list[Person]:
        return [self.people[full] for full in sorted(self.people, key=sorted)]

    def _settle(self, people: list[Person], known: dict[Known, Counter[str]], files: Counter[Known]) -> None:
        """Count surnames that articles give bare for the one person who has them and declines them."""
        bearers = self._bearers(people, known)
        for surname, bearer in bearers.items():
            (bearer.found if isinstance(bearer, Person) else known[bearer])[surname] += self.loose[surname]
        for kin, articles in self.loose_files.items():
            found = {id(bearers[surname]): (bearers[surname], there) for surname, there in kin if surname in bearers}
            for bearer, there in found.values():
                if isinstance(bearer, Person):
                    bearer.files += articles
                elif not there:
                    files[bearer] += articles

    def _bearers(self, people: list[Person], known: dict[Known, Counter[str]]) -> dict[str, Person | Known]:
        """Bare surnames that only one person has, and who that is."""
        found: dict[str, list[Person | Known]] = defaultdict(list)
        for person in people:
            for surname in {surname for _, surname in person.full} & self.loose.keys():
                found[surname].append(person)
        for entry in known:
            if entry.surname in self.loose:
                found[entry.surname].append(entry)
        return {surname: those[0] for surname, those in found.items() if len(those) == 1}

    def rows(self, known: Sequence[Known]) -> dict[str, Any]:
        """It as JSON can hold it; known names by their number among `known`."""
        numbers = {entry: number for number, entry in enumerate(known)}
        return {
            "known": [[numbers[entry], self.files[entry], dict(counts)] for entry, counts in self.known.items()],
            "people": [[sorted(p.full), dict(p.genders), dict(p.found), p.files] for p in self._sorted()],
            "loose": dict(self.loose),
            "loose_files": [[list(map(list, kin)), articles] for kin, articles in self.loose_files.items()],
        }


def census_of(rows: dict[str, Any], known: Sequence[Known]) -> Census:
    """A census from its rows."""
    census = Census(loose=Counter(rows["loose"]))
    for number, files, counts in rows["known"]:
        census.known[known[number]] = Counter(counts)
        census.files[known[number]] = files
    for full, genders, found, files in rows["people"]:
        names = {(given, surname) for given, surname in full}
        census.people[frozenset(names)] = Person(names, Counter(genders), Counter(found), files)
    census.loose_files.update({tuple((name, there) for name, there in kin): n for kin, n in rows["loose_files"]})
    return census


def _stem(surname: str) -> str:
    kin = family(surname)
    return kin.stem if kin else surname


def _known_name(known: Known, counts: Counter[str], files: int) -> Name:
    also = sorted({form for form in counts if form.lower() in known.right and form.lower() != known.name.lower()})
    return Name(known.name, known.kind, known.gender, known.source, tuple(also), *_counted(counts, files))


def _name(person: Person) -> Name:
    genders = [gender for gender, _ in person.genders.most_common()]
    gender = genders[0] if len(genders) == 1 else ""
    return Name(canonical(person), "person", gender, "", (), *_counted(person.found, person.files))


def _counted(counts: Counter[str], files: int) -> tuple[int, int, tuple[tuple[str, int], ...]]:
    spellings = tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
    return sum(counts.values()), files, spellings


class Collector:
    """Reads articles one by one; `names` tells what they name all together."""

    def __init__(self, ledger: Ledger | None = None) -> None:
        self.known, self._index, self._right, self._people, self._forms, self._automaton = _tables(
            ledger.names if ledger else ()
        )
        self.census = Census()
        self._source_forms: dict[str, str] = {}

    def read(self, document: Document, source_forms: Mapping[str, str] = MappingProxyType({})) -> None:
        """Collect the names of one article; `source_forms` are the names that its source has for people in it."""
        self._source_forms = {**source_forms, **self._source_forms}
        self.census.add(self._sighting(document))

    def names(self) -> tuple[Name, ...]:
        """All names, the most mentioned first, then by spelling."""
        forms = self._source_forms
        return tuple(n if n.source else replace(n, source=forms.get(n.name, "")) for n in self.census.names())

    def _sighting(self, document: Document) -> Sighting:
        known: dict[Known, Counter[str]] = defaultdict(Counter)
        taken: list[Span] = []
        for entry, place in self._places(document):
            known[entry][text_at(document, place)] += 1
            taken.append(place)
        mentions = [m for m in mentions_of(document) if m.full or not m.span.overlaps_any(taken)]
        return people_of(document, [m for m in mentions if not _inside(m, taken)], known, self._people)

    def _places(self, document: Document) -> list[tuple[Known, Span]]:
        """Right and wrong forms of known names, the longest where they overlap, in text order."""
        words = words_of(document)
        found = wrong_forms(document, words, self._index)
        for number, start, end in self._automaton.find_matches_as_indexes(document.lower):
            place = Span(start, end)
            if is_whole(document, place) and is_named(document, place) and document.text[start].isupper():
                found.append((self._right[self._forms[number]], place))
        kept: list[Span] = []
        longest = sorted(found, key=lambda hit: (hit[1].start - hit[1].end, hit[1], hit[0].name))
        entries = {place: entry for entry, place in longest if take(kept, place)}
        return [(entries[place], place) for place in kept]


class _Tables(NamedTuple):
    """What names are looked up in."""

    known: tuple[Known, ...]
    wrong: Index
    right: dict[str, Known]
    people: Ledger
    forms: list[str]
    automaton: Any


@lru_cache(maxsize=2)
def _tables(mine: tuple[Known, ...]) -> _Tables:
    """Tables of the registry and the names of a ledger, which go before it: they take a second to make."""
    covered = {form for known in mine for form in known.right} | {known.source for known in mine if known.source}
    others = [k for k in registry() if covered.isdisjoint((*k.right, k.source)) or not _covered(mine, k)]
    known = (*mine, *others)
    right = {form: entry for entry in reversed(known) for form in entry.right}
    forms = sorted(right)
    return _Tables(known, index_of(known), right, Ledger(known), forms, _automaton(forms))


def _covered(mine: Iterable[Known], known: Known) -> bool:
    return any(same_entry(entry, known) for entry in mine)


def _automaton(forms: list[str]) -> Any:
    from ahocorasick_rs import AhoCorasick, MatchKind  # loaded only where names are collected

    return AhoCorasick(forms, matchkind=MatchKind.LeftmostLongest)


def _inside(mention: Mention, taken: list[Span]) -> bool:
    """Whether a full name is (part of) a known name that was counted."""
    whole = Span(mention.given_span.start, mention.span.end) if mention.given else mention.span
    return whole.overlaps_any(taken)
