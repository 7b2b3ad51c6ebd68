"""Who and what is named in articles: collected article by article, then merged whatever the order of the articles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from mtcheck.document import Document
from mtcheck.findings import Span
from mtcheck.known import is_named, is_whole, words_of, wrong_forms
from mtcheck.names.data import Gender
from mtcheck.names.families import family
from mtcheck.names.given import is_given_name, is_patronymic
from mtcheck.names.ledger import Ledger, alike, same_entry, stem
from mtcheck.names.registry import Known, index_of, registry
from mtcheck.people import Mention

Full = tuple[str, str]  # given name and surname

# Last words of what begins like a person's name and is none.
_THINGS = frozenset(
    """
    act airlines airport army avenue award bank bay beach bridge cathedral center central centre church city
    club college company county cup day democrats district fc foundation group hall hospital hotel house
    institute island islands krai lake league media minister mountain mountains museum nets news oblast palace
    park party post president prize region republic river road school sea square stadium state station street
    territory theater theatre times union university war
    """.split()
)


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


@dataclass(slots=True)
class _Person:
    """Someone whom no list knows: the full names that are theirs, and what counts for them."""

    full: set[Full] = field(default_factory=set)
    genders: Counter[Gender] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    files: int = 0


@dataclass(slots=True)
class Sighting:
    """What one article names: known names and other people, each with the spellings found."""

    known: dict[Known, Counter[str]]
    people: list[_Person]
    loose: Counter[str]  # surnames that nobody in the article was introduced with


class Collector:
    """Reads articles one by one; `names` tells what they name all together."""

    def __init__(self, ledger: Ledger | None = None) -> None:
        mine = ledger.names if ledger else ()
        covered = {form for known in mine for form in known.right} | {known.source for known in mine if known.source}
        others = [k for k in registry() if covered.isdisjoint((*k.right, k.source)) or not _covered(mine, k)]
        self.known = (*mine, *others)
        self._index = index_of(self.known)
        self._right = {form: known for known in reversed(self.known) for form in known.right}
        self._people = Ledger(self.known)
        self._forms = sorted(self._right)
        self._automaton = _automaton(self._forms)
        self._sightings: list[Sighting] = []

    def read(self, document: Document) -> None:
        """Collect the names of one article."""
        self._sightings.append(self._sighting(document))

    def names(self) -> tuple[Name, ...]:
        """All names, the most mentioned first, then by spelling."""
        entries = _merged(self._sightings)
        return tuple(sorted(entries, key=lambda entry: (-entry.mentions, entry.name, entry.kind)))

    def _sighting(self, document: Document) -> Sighting:
        known: dict[Known, Counter[str]] = defaultdict(Counter)
        taken: list[Span] = []
        for entry, place in self._places(document):
            known[entry][_text(document, place)] += 1
            taken.append(place)
        mentions = [m for m in document.mentions if m.full or not any(m.span.overlaps(place) for place in taken)]
        return _people(document, [m for m in mentions if not _inside(m, taken)], known, self._people)

    def _places(self, document: Document) -> list[tuple[Known, Span]]:
        """Right and wrong forms of known names, the longest where they overlap, in text order."""
        words = words_of(document)
        found = wrong_forms(document, words, lambda: self._index)
        for number, start, end in self._automaton.find_matches_as_indexes(document.lower):
            place = Span(start, end)
            if is_whole(document, place) and is_named(document, place) and document.text[start].isupper():
                found.append((self._right[self._forms[number]], place))
        kept: list[tuple[Known, Span]] = []
        for entry, place in sorted(found, key=lambda hit: (hit[1].start - hit[1].end, hit[1], hit[0].name)):
            if not any(place.overlaps(other) for _, other in kept):
                kept.append((entry, place))
        return sorted(kept, key=lambda hit: hit[1])


def _covered(mine: Iterable[Known], known: Known) -> bool:
    return any(same_entry(entry, known) for entry in mine)


def _automaton(forms: list[str]) -> Any:
    from ahocorasick_rs import AhoCorasick, MatchKind  # loaded only where names are collected

    return AhoCorasick(forms, matchkind=MatchKind.LeftmostLongest)


def _text(document: Document, place: Span) -> str:
    return " ".join(document.text[place.start : place.end].split())


def _inside(mention: Mention, taken: list[Span]) -> bool:
    """Whether a full name is (part of) a known name that was counted."""
    whole = Span(mention.given_span.start, mention.span.end) if mention.given else mention.span
    return any(whole.overlaps(place) for place in taken)


def _people(document: Document, mentions: list[Mention], known: dict[Known, Counter[str]], people: Ledger) -> Sighting:
    """The people of one article: full names first, then bare surnames for the one person who carries them."""
    others: dict[Full, _Person] = {}
    rest = []
    for mention in mentions:
        if not _is_person(mention):
            rest.append(mention)
        elif entry := people.person(mention.given, mention.surname):
            known[entry][_spelling(document, mention)] += 1
        else:
            person = others.setdefault((mention.given, mention.surname), _Person())
            person.full.add((mention.given, mention.surname))
            person.found[_spelling(document, mention)] += 1
            if mention.gender:
                person.genders[mention.gender] += 1
    groups = _joined(others.values())
    loose: Counter[str] = Counter()
    for mention in rest:
        _count_bare(document, mention, groups, known, loose)
    for person in groups:
        person.files = 1
    return Sighting(dict(known), groups, loose)


def _is_person(mention: Mention) -> bool:
    """Whether it is a given name and a surname: no street, no heading, no given name with a patronymic only."""
    if not mention.full or mention.surname.isupper() or mention.given.isupper():
        return False
    return mention.surname.lower() not in _THINGS and not (is_patronymic(mention.surname) and not mention.patronymic)


def _spelling(document: Document, mention: Mention) -> str:
    start = mention.given_span.start if mention.given else mention.span.start
    return _text(document, Span(start, mention.span.end))


def _count_bare(
    document: Document,
    mention: Mention,
    groups: list[_Person],
    known: dict[Known, Counter[str]],
    loose: Counter[str],
) -> None:
    """Count a bare surname (or one after an initial) for the one person of the article who carries it."""
    if mention.full or mention.given_name:
        return
    initial = mention.given[:1]
    found: list[Counter[str]] = [
        p.found
        for p in groups
        if any(given.startswith(initial) and _same_surname(mention.surname, surname) for given, surname in p.full)
    ]
    found += [
        counts
        for entry, counts in known.items()
        if entry.surname and entry.name.startswith(initial) and _same_surname(mention.surname, entry.surname)
    ]
    if len(found) == 1:
        found[0][_spelling(document, mention)] += 1
    elif not found and not initial and not mention.title:
        loose[mention.surname] += 1


def _same_surname(one: str, other: str) -> bool:
    """Whether a bare surname can be that of a person: in either gender's form, or in another romanization."""
    if one == other:
        return True
    mine, theirs = family(one), family(other)
    if mine and theirs and mine.stem == theirs.stem:
        return True
    return len(one) >= 5 and stem(one) == stem(other) and alike(one, other)


def _joined(people: Iterable[_Person]) -> list[_Person]:
    """The people with those made one that spelling alone keeps apart; the result does not depend on their order."""
    buckets: dict[tuple[str, str], list[_Person]] = defaultdict(list)
    for person in people:
        given, surname = min(person.full)
        buckets[stem(given), stem(surname)].append(person)
    return [person for key in sorted(buckets) for person in _clusters(buckets[key])]


def _clusters(people: list[_Person]) -> list[_Person]:
    """Connected groups of people who have a pair of full names of one person."""
    parent = list(range(len(people)))

    def root(at: int) -> int:
        while parent[at] != at:
            at = parent[at]
        return at

    for one, other in combinations(range(len(people)), 2):
        if root(one) != root(other) and _same_person(people[one], people[other]):
            parent[root(other)] = root(one)
    groups: dict[int, _Person] = {}
    for at, person in enumerate(people):
        _add(groups.setdefault(root(at), _Person()), person)
    return list(groups.values())


def _same_person(one: _Person, other: _Person) -> bool:
    return any(alike(a[0], b[0]) and _same_surname(a[1], b[1]) for a in one.full for b in other.full)


def _add(person: _Person, other: _Person) -> None:
    person.full |= other.full
    person.genders += other.genders
    person.found += other.found
    person.files += other.files


def _merged(sightings: list[Sighting]) -> list[Name]:
    """The entries of all articles together."""
    known: dict[Known, Counter[str]] = defaultdict(Counter)
    files: Counter[Known] = Counter()
    for sighting in sightings:
        for entry, counts in sighting.known.items():
            known[entry] += counts
            files[entry] += 1
    people = _joined(person for sighting in sightings for person in sighting.people)
    for sighting in sightings:
        _settle(sighting, people, known, files)
    return [_known_name(entry, counts, files[entry]) for entry, counts in known.items()] + list(map(_name, people))


def _settle(sighting: Sighting, people: list[_Person], known: dict[Known, Counter[str]], files: Counter[Known]) -> None:
    """Count surnames that an article gives bare for the one person of all articles who has them and declines them."""
    new: set[int] = set()
    for surname, number in sorted(sighting.loose.items()):
        if not family(surname) or is_given_name(surname):
            continue
        others = [p for p in people if any(surname == theirs for _, theirs in p.full)]
        entries = [entry for entry in known if entry.surname == surname]
        if len(others) + len(entries) != 1:
            continue
        if others:
            others[0].found[surname] += number
            others[0].files += id(others[0]) not in new
            new.add(id(others[0]))
        else:
            files[entries[0]] += entries[0] not in sighting.known and id(entries[0]) not in new
            new.add(id(entries[0]))
            known[entries[0]][surname] += number


def _known_name(known: Known, counts: Counter[str], files: int) -> Name:
    also = sorted({form for form in counts if form.lower() in known.right and form.lower() != known.name.lower()})
    return Name(known.name, known.kind, known.gender, known.source, tuple(also), *_counted(counts, files))


def _name(person: _Person) -> Name:
    genders = [gender for gender, _ in person.genders.most_common()]
    gender = genders[0] if len(genders) == 1 else ""
    return Name(_canonical(person), "person", gender, "", (), *_counted(person.found, person.files))


def _canonical(person: _Person) -> str:
    """The full name that is found most, then the one that comes first by spelling."""
    names = [(f"{given} {surname}", surname) for given, surname in person.full]
    name, surname = min(names, key=lambda pair: (-person.found[pair[0]], -person.found[pair[1]], pair))
    if person.found[name]:
        return name
    longer = [form for form in person.found if form.split()[0] == name.split()[0] and form.endswith(f" {surname}")]
    return min(longer, key=lambda form: (-person.found[form], form), default=name)


def _counted(counts: Counter[str], files: int) -> tuple[int, int, tuple[tuple[str, int], ...]]:
    spellings = tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
    return sum(counts.values()), files, spellings
