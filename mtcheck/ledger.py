"""Who and what is named in articles: collected article by article, then merged whatever the order of the articles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from mtcheck.bearers import Person, Sighting, canonical, joined, people_of, text_at
from mtcheck.document import Document
from mtcheck.findings import Span
from mtcheck.known import is_named, is_whole, words_of, wrong_forms
from mtcheck.names.families import family
from mtcheck.names.given import is_given_name
from mtcheck.names.ledger import Ledger, same_entry
from mtcheck.names.registry import Known, index_of, registry
from mtcheck.people import Mention


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
            known[entry][text_at(document, place)] += 1
            taken.append(place)
        mentions = [m for m in document.mentions if m.full or not any(m.span.overlaps(place) for place in taken)]
        return people_of(document, [m for m in mentions if not _inside(m, taken)], known, self._people)

    def _places(self, document: Document) -> list[tuple[Known, Span]]:
        """Right and wrong forms of known names, the longest where they overlap, in text order."""
        words = words_of(document)
        found = wrong_forms(document, words, self._index)
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


def _inside(mention: Mention, taken: list[Span]) -> bool:
    """Whether a full name is (part of) a known name that was counted."""
    whole = Span(mention.given_span.start, mention.span.end) if mention.given else mention.span
    return any(whole.overlaps(place) for place in taken)


def _merged(sightings: list[Sighting]) -> list[Name]:
    """The entries of all articles together."""
    known: dict[Known, Counter[str]] = defaultdict(Counter)
    files: Counter[Known] = Counter()
    for sighting in sightings:
        for entry, counts in sighting.known.items():
            known[entry] += counts
            files[entry] += 1
    people = joined(person for sighting in sightings for person in sighting.people)
    for sighting in sightings:
        _settle(sighting, people, known, files)
    return [_known_name(entry, counts, files[entry]) for entry, counts in known.items()] + list(map(_name, people))


def _settle(sighting: Sighting, people: list[Person], known: dict[Known, Counter[str]], files: Counter[Known]) -> None:
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


def _name(person: Person) -> Name:
    genders = [gender for gender, _ in person.genders.most_common()]
    gender = genders[0] if len(genders) == 1 else ""
    return Name(canonical(person), "person", gender, "", (), *_counted(person.found, person.files))


def _counted(counts: Counter[str], files: int) -> tuple[int, int, tuple[tuple[str, int], ...]]:
    spellings = tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
    return sum(counts.values()), files, spellings
