"""Who and what is named in articles, collected article by article."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from mtcheck.document import Document
from mtcheck.findings import Span
from mtcheck.names.bearers import Sighting, people_of, text_at
from mtcheck.names.census import Census, Name
from mtcheck.names.known import is_named, is_whole, words_of, wrong_forms
from mtcheck.names.ledger import Ledger, same_entry
from mtcheck.names.people import Mention, mentions_of
from mtcheck.names.registry import Known, index_of, registry


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
        mentions = [m for m in mentions_of(document) if m.full or not any(m.span.overlaps(place) for place in taken)]
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
