"""A ledger that an editor corrected: names that bind, each in its one spelling."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from mtcheck.names.entries import read_entries
from mtcheck.names.given import Gender
from mtcheck.names.registry import Index, Known, index_of, known_name, registry
from mtcheck.names.sounds import alike, skeleton
from mtcheck.names.surnames import family


class Ledger:
    """Names in the order of their file; what looks them up is made when first asked for."""

    def __init__(self, names: Iterable[Known]) -> None:
        self.names = tuple(names)

    @cached_property
    def index(self) -> Index:
        """Where their listed and romanized wrong forms are looked up."""
        return index_of(self.names)

    @cached_property
    def right(self) -> frozenset[str]:
        """All right forms in lower case, with the surnames of people."""
        return frozenset(form for known in self.names for form in (*known.right, *right_surnames(known)))

    @cached_property
    def right_parts(self) -> frozenset[str]:
        """The right forms with each word of people's names, in lower case."""
        parts = (word for known in self.names if known.surname for form in known.right for word in form.split())
        return self.right | frozenset(parts)

    @cached_property
    def people(self) -> dict[str, list[Known]]:
        """People by the skeleton of their surname."""
        return _by_skeleton((skeleton(known.surname), known) for known in self.names if known.surname)

    @cached_property
    def whole(self) -> dict[str, list[Known]]:
        """All names by the skeleton of the whole name."""
        return _by_skeleton((skeleton(known.name), known) for known in self.names)

    @cached_property
    def longest(self) -> int:
        """Words of the longest name."""
        return max((len(known.name.split()) for known in self.names), default=0)

    def person(self, given: str, surname: str) -> Known | None:
        """The one person of that name, in whatever spelling; None where there is none, or more than one."""
        found = [
            known
            for known in self.people.get(skeleton(surname), ())
            if alike(given, given_of(known)) and alike(surname, known.surname)
        ]
        return found[0] if len(found) == 1 else None

    @cached_property
    def families(self) -> dict[str, list[Known]]:
        """People of known gender by what the men's and the women's form of their surname share."""
        return _by_skeleton((stem(known.surname), known) for known in self.names if known.surname and known.gender)

    def gender(self, given: str, surname: str) -> Gender | None:
        """The gender of the one person of that name, also where the surname is in the other gender's form."""
        people = [known for known in self.families.get(stem(surname), ()) if alike(given, given_of(known))]
        return gender_of(people[0]) if len({known.gender for known in people}) == 1 else None

    def entry_of(self, known: Known) -> Known | None:
        """The entry for a name of the registry: one that shares a right form or the source form with it."""
        return next((mine for mine in self.names if same_entry(mine, known)), None)


def stem(surname: str) -> str:
    """What the men's and the women's form of a surname share, and its spellings."""
    kin = family(surname)
    return skeleton(kin.stem) if kin else skeleton(surname)


def _by_skeleton(pairs: Iterable[tuple[str, Known]]) -> dict[str, list[Known]]:
    found: dict[str, list[Known]] = defaultdict(list)
    for key, known in pairs:
        found[key].append(known)
    return dict(found)


def same_entry(mine: Known, known: Known) -> bool:
    """Whether an entry of a ledger and one of the registry are of one name."""
    if mine.kind != known.kind:
        return False
    return bool(mine.source and mine.source == known.source) or not frozenset(mine.right).isdisjoint(known.right)


def given_of(known: Known) -> str:
    """The given name of a person, empty where the entry has a surname only."""
    first = known.name.split()[0]
    return first if first != known.surname else ""


def right_surnames(known: Known) -> tuple[str, ...]:
    """The right spellings of a person's surname, in lower case; none for what is no person."""
    if not known.surname:
        return ()
    also = (form.split()[-1] for form in known.right[1:] if known.name.endswith(known.surname))
    return (known.surname.lower(), *also)


def gender_of(known: Known) -> Gender | None:
    """The gender that an entry tells."""
    return "m" if known.gender == "m" else "f" if known.gender == "f" else None


def binding(names: Iterable[Known]) -> Ledger:
    """The ledger of some entries, to which the registry's own form of each name is wrong where it is another."""
    known: dict[str, list[Known]] = defaultdict(list)
    for entry in registry():
        for key in (*entry.right, *filter(None, (entry.source,))):
            known[key].append(entry)
    return Ledger(_against(mine, known) for mine in names)


def _against(mine: Known, known: dict[str, list[Known]]) -> Known:
    others = [entry for key in (*mine.right, mine.source) for entry in known.get(key, ()) if same_entry(mine, entry)]
    forms = {entry.name.lower() for entry in others} - set(mine.right)  # aliases may well be right: al-Nusra
    return replace(mine, literal=tuple(dict.fromkeys((*mine.literal, *sorted(forms))))) if forms else mine


def read_ledger(path: Path) -> Ledger:
    """The ledger in a file, in the form of rules/names/*.toml; raises UserError with file and line."""
    return binding(known_name(entry, every=True) for entry in read_entries(path))
