"""The people that an article names: who counts as one person, and whose a bare surname is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations

from mtcheck.document import Document
from mtcheck.findings import Span
from mtcheck.names.given import Gender, is_patronymic
from mtcheck.names.ledger import Ledger, stem
from mtcheck.names.people import Mention
from mtcheck.names.registry import Known
from mtcheck.names.sounds import alike
from mtcheck.names.surnames import family

Full = tuple[str, str]  # given name and surname

# Last words of what begins like a person's name and is none.
THINGS = frozenset(
    """
    academy act administration agency agreement air airlines airport airways alliance army assembly association
    avenue award bank bay beach board bridge brigade building cabinet canyon cape capital cathedral center central
    centre championship channel church city club code college commission committee company congress convention
    council county court cup dam day democrats department desert district duma embassy fc federation festival forum
    foundation front fund games glacier group gulf hall highway hospital hotel house institute island islands jet
    krai lake law league media minister ministry monastery month mountain mountains movement museum nets news
    newspaper novosti oblast office organization palace park parliament party pass peak police post pravda president
    press prize program project protocol radio railway region report republic reservoir revolution river road school
    sea senate service society square stadium state station strait street summit television territory theater
    theatre times tower town treaty tv union university valley village war week year
    """.split()
)


@dataclass(slots=True)
class Person:
    """Someone whom no list knows: the full names that are theirs, and what counts for them."""

    full: set[Full] = field(default_factory=set)
    genders: Counter[Gender] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    files: int = 0


@dataclass(slots=True)
class Sighting:
    """What one article names: known names and other people, each with the spellings found."""

    known: dict[Known, Counter[str]]
    people: list[Person]
    loose: Counter[str]  # surnames that nobody in the article was introduced with


def people_of(
    document: Document, mentions: list[Mention], known: dict[Known, Counter[str]], people: Ledger
) -> Sighting:
    """The people of one article: full names first, then bare surnames for the one person who carries them."""
    others: dict[Full, Person] = {}
    rest = []
    for mention in mentions:
        if not _is_person(mention):
            rest.append(mention)
        elif entry := people.person(mention.given, mention.surname):
            known[entry][_spelling(document, mention)] += 1
        else:
            person = others.setdefault((mention.given, mention.surname), Person())
            person.full.add((mention.given, mention.surname))
            person.found[_spelling(document, mention)] += 1
            if mention.gender:
                person.genders[mention.gender] += 1
    groups = joined(others.values())
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
    return mention.surname.lower() not in THINGS and not (is_patronymic(mention.surname) and not mention.patronymic)


def _spelling(document: Document, mention: Mention) -> str:
    start = mention.given_span.start if mention.given else mention.span.start
    return text_at(document, Span(start, mention.span.end))


def _count_bare(
    document: Document,
    mention: Mention,
    groups: list[Person],
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


def joined(people: Iterable[Person]) -> list[Person]:
    """The people with those made one that spelling alone keeps apart; the result does not depend on their order."""
    buckets: dict[tuple[str, str], list[Person]] = defaultdict(list)
    for person in people:
        given, surname = min(person.full)
        buckets[stem(given), stem(surname)].append(person)
    return [person for key in sorted(buckets) for person in _clusters(buckets[key])]


def _clusters(people: list[Person]) -> list[Person]:
    """Connected groups of people who have a pair of full names of one person."""
    parent = list(range(len(people)))

    def root(at: int) -> int:
        while parent[at] != at:
            at = parent[at]
        return at

    for one, other in combinations(range(len(people)), 2):
        if root(one) != root(other) and _same_person(people[one], people[other]):
            parent[root(other)] = root(one)
    groups: dict[int, Person] = {}
    for at, person in enumerate(people):
        _add(groups.setdefault(root(at), Person()), person)
    return list(groups.values())


def _same_person(one: Person, other: Person) -> bool:
    return any(alike(a[0], b[0]) and _same_surname(a[1], b[1]) for a in one.full for b in other.full)


def _add(person: Person, other: Person) -> None:
    person.full |= other.full
    person.genders += other.genders
    person.found += other.found
    person.files += other.files


def text_at(document: Document, place: Span) -> str:
    """What stands at a place, on one line."""
    return " ".join(document.text[place.start : place.end].split())


def canonical(person: Person) -> str:
    """The full name that is found most, then the one that comes first by spelling."""
    names = [(f"{given} {surname}", surname) for given, surname in person.full]
    name, surname = min(names, key=lambda pair: (-person.found[pair[0]], -person.found[pair[1]], pair))
    if person.found[name]:
        return name
    longer = [form for form in person.found if form.split()[0] == name.split()[0] and form.endswith(f" {surname}")]
    return min(longer, key=lambda form: (-person.found[form], form), default=name)
