"""Names of bodies, countries and days that have lost a capital: world trade organization, Holy see."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from mtcheck.checks.article.names.institutions import half_capitalized
from mtcheck.document import Document
from mtcheck.files.lists import read_list
from mtcheck.findings import Finding, Span
from mtcheck.names.capitals import names_from
from mtcheck.names.known import words_of
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

_TOLD = frozenset(("middle East", "great Patriotic War", "victory Day", "independence Day", "constitution Day"))
_MIXED = " *"  # behind a name in the list: in small letters throughout it is ordinary English


def without_capitals(document: Document, rule: Rule) -> Iterator[Finding]:
    """Listed and known names in which the article has small letters for capitals, the longest first."""
    starts = {sentence.start for sentence in document.sentences}
    taken: list[Span] = []
    for lowered, name, mixed in _candidates(document):
        at = document.lower.find(lowered)
        while at >= 0:
            place = Span(at, at + len(lowered))
            found = document.folded[place.start : place.end]
            if found != name and _whole(document.folded, *place) and _lost(found, name, mixed, at in starts):
                if not taken:  # names that another rule tells
                    taken += [f.span for f in half_capitalized(document, rule)]
                if not place.overlaps_any(taken):
                    yield finding(rule, document, place, [_with_marks_of(document.text[slice(*place)], name)])
                taken.append(place)
            at = document.lower.find(lowered, place.end)


def _with_marks_of(text: str, name: str) -> str:
    """The name with the apostrophes of a text of the same length, which may be curly."""
    return "".join(sign if letter == "'" else letter for sign, letter in zip(text, name, strict=True))


def _candidates(document: Document) -> list[tuple[str, str, bool]]:
    """Names that the article may hold, in lower case and as they are, and whether one word has to have its capital."""
    words = {word for word, _ in document.memo(words_of)}
    listed, found = _listed(), dict[str, tuple[str, str, bool]]()
    for word in words:
        for row in listed.get(word, ()):
            if row[0].rpartition(" ")[2] in words:
                found[row[0]] = row
        for name in names_from(word):
            lowered = name.lower()
            if lowered not in found and lowered.rpartition(" ")[2] in words:
                found[lowered] = (lowered, name, True)
    return sorted(found.values(), key=lambda row: (-len(row[0]), row))


@cache
def _listed() -> dict[str, list[tuple[str, str, bool]]]:
    """Names by their first words in lower case; the counted ones have to keep a capital."""
    counted = ((name, True) for name in read_list("names-counted.txt"))
    made = ((line.removesuffix(_MIXED), line.endswith(_MIXED)) for line in read_list("names-capitalized.txt"))
    rows = {name: (name.lower(), name, mixed) for name, mixed in (*counted, *made)}
    found: dict[str, list[tuple[str, str, bool]]] = defaultdict(list)
    for row in rows.values():
        found[row[0].partition(" ")[0]].append(row)
    return dict(found)


def _whole(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    return not (before.isalnum() or before in tuple("-_.@#/") or after.isalnum() or after in tuple("-_@/"))


def _lost(found: str, name: str, mixed: bool, starts: bool) -> bool:
    """Whether a word of the name has lost its capital; of a mixed one, another has kept one of its own."""
    words = [(f, n) for f, n in zip(found.split(), name.split(), strict=True) if n[0].isupper()]
    lost = any(f[0].islower() for f, _ in words) and found not in _TOLD
    kept = any(f[0].isupper() for f, _ in words[1 if starts else 0 :])
    return lost and (kept or not mixed)
