"""Names of the registry that an article spells in two right ways: Gaddafi and Qaddafi."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache

from mtcheck.checks.article.names.sides import is_right_side
from mtcheck.document import Document
from mtcheck.files.lists import read_columns
from mtcheck.findings import Span
from mtcheck.names.cases import ARTICLE
from mtcheck.names.known import is_whole, words_of
from mtcheck.names.lookup import one_name, spelled_ways
from mtcheck.names.people import mentions_of

Places = dict[str, list[Span]]  # by a spelling in lower case


def two_spellings(document: Document) -> Iterator[tuple[Span, str]]:
    """Places of the rarer spelling of a name, and the one that the article has more often; the first among equals."""
    words = {word for word, _ in document.memo(words_of)}
    for _, name, person, forms in spelled_ways(words):
        found = [form for form in forms if form in document.lower]
        if len(found) > 1 and (person or _old_names().isdisjoint(found)):
            yield from _rarer(document, name.lower(), _parts(document, found, person))


@cache
def _old_names() -> frozenset[str]:
    """Names of places of which `consistency.place` knows the present one, in lower case."""
    return frozenset(older.lower() for kind, older, _ in read_columns("choices.txt") if kind == "place")


def _parts(document: Document, forms: list[str], person: bool) -> list[Places]:
    """Where each spelling stands, without the article al-; of a person, surname and given name by themselves."""
    given, surname = defaultdict[str, list[Span]](list), defaultdict[str, list[Span]](list)
    pattern = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    for match in re.finditer(pattern, document.lower):
        place = Span(*match.span())
        first = document.text[place.start]
        if not is_whole(document, place) or document.text[max(0, place.start - 1) : place.start] in (
            "-",
            "@",
            "#",
            ".",
        ):
            continue
        if not (first.isupper() or ARTICLE.match(match[0])) or document.text[place.start : place.end].isupper():
            continue
        last = place.start + match[0].rfind(" ") + 1 if person else place.start
        article = ARTICLE.match(document.lower, last, place.end)
        last = article.end() if article else last
        surname[document.lower[last : place.end]].append(Span(last, place.end))
        if person and " " in match[0]:
            end = place.start + match[0].find(" ")
            given[document.lower[place.start : end]].append(Span(place.start, end))
    if person and (not given or _two_people(document, surname)):
        return []
    return [surname, given]


def _two_people(document: Document, surnames: Places) -> bool:
    """Whether the spellings of a surname stand behind different given names."""
    bearers = {m.given[:1].lower() for m in mentions_of(document) if m.full and m.surname.lower() in surnames}
    return len(bearers) > 1


def _rarer(document: Document, name: str, parts: list[Places]) -> Iterator[tuple[Span, str]]:
    own = Counter(re.split(r"[\s-]", name))
    for places in parts:
        if len(places) < 2:
            continue
        best = max(
            places,
            key=lambda form: (
                len(places[form]),
                form == name or form in own,
                is_right_side(document, form, places),
                -places[form][0].start,
            ),
        )
        right = document.text[slice(*places[best][0])]
        for form in (form for form in places if form != best and one_name(form, best)):
            yield from ((place, right) for place in places[form])
