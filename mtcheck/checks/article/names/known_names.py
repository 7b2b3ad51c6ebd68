"""Known names in a wrong form: romanized from Russian or translated word by word."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from mtcheck.checks.article.form.quotes import odd_marks
from mtcheck.document import Document
from mtcheck.english.frequency import frequency
from mtcheck.files.expressions import compiled
from mtcheck.findings import Finding, Span
from mtcheck.names.given import is_given_name
from mtcheck.names.known import form_in, listed_forms
from mtcheck.names.people import mentions_of
from mtcheck.names.registry import Known
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule
from mtcheck.text import capitalized_before

_CALLED = compiled(  # things that bear a place's name as it is
    r"\b(?:hotel|cinema|ship|cruiser|liner|vessel|battleship|frigate|restaurant|boulevard|mall|magazine|newspaper)\s[\"\u201c]?$"
)
_DISTRICT = compiled(r"\s(?:District|Street|Avenue|Square)\b")
_ADJECTIVE = compiled(r"sk[iy]")
_SURNAME = compiled(r"\s[A-Z][a-z]")
_STAGE = compiled(r"\b(?:singer|album|song|music|rapper|concert|hit|video clip|pop|actress|fashion)s?\b")
_RARE = 3.0  # Zipf frequency of a given name
_QUOTES = {'"': '"', "\u201c": "\u201d", "\u00ab": "\u00bb", "\u2018": "\u2019", "'": "'"}


def misspelled(document: Document, rule: Rule) -> Iterator[Finding]:
    """Wrong forms of known names; a person's bare surname counts once the article names the person in full.

    What the ledger says about a name goes before what the registry says.
    """
    taken: list[Span] = []
    if document.ledger is not None:
        from mtcheck.checks.article.names.bound_names import bound, bound_finding  # loaded only where there is a ledger

        bindings = bound(document)
        taken = [binding.span for binding in bindings]
        yield from (bound_finding(rule, document, binding) for binding in bindings if binding.listed)
    for known, place in listed_forms(document):
        if known.kind == "place" and _is_called_so(document, place):
            continue
        alone = known.kind == "person" and " " not in known.name
        if alone and _is_anothers(document, place) or known.kind == "person" and _is_longer(document, known, place):
            continue
        fix = _fix(document, known, place)
        if fix != document.text[place.start : place.end] and not place.overlaps_any(taken):
            yield finding(rule, document, *_unquoted(document, known, place, fix))


def _is_called_so(document: Document, place: Span) -> bool:
    """Whether a hotel or a ship bears a place's name, or a district of a town what may be another's: Khatai in Baku."""
    if _CALLED.search(document.lower, max(0, place.start - 20), place.start):
        return True
    adjective = _ADJECTIVE.search(document.lower, place.start, place.end) is not None
    return not adjective and _DISTRICT.match(document.folded, place.end) is not None


def _is_longer(document: Document, known: Known, place: Span) -> bool:
    """Whether another given name stands before a full name, as in that of a namesake: Amira Mohamed Ali."""
    before = capitalized_before(document.folded, place.start)
    full = " " in document.text[place.start : place.end]
    return full and bool(before) and before.lower() not in known.name.lower() and is_given_name(before)


def _is_anothers(document: Document, place: Span) -> bool:
    """Whether a given name that somebody is known by alone is somebody else's: with a surname, or of a common sort."""
    name = document.text[place.start : place.end]
    if _SURNAME.match(document.folded, place.end) or is_given_name(name) and not _is_of_stage(document, name):
        return True
    before = capitalized_before(document.folded, place.start)
    return bool(before) and is_given_name(before)


def _is_of_stage(document: Document, name: str) -> bool:
    """Whether a rare given name is that of a star known by it alone: nobody has a surname, and there is music."""
    alone = all(mention.given != name for mention in mentions_of(document))
    return alone and frequency(name.lower()) < _RARE and _STAGE.search(document.lower) is not None


def _fix(document: Document, known: Known, place: Span) -> str:
    """What a wrong form of the registry gives way to: the ledger's spelling if the ledger has that name."""
    ledger = document.ledger
    if ledger is None:
        return form_in(document, known, place)
    if document.lower[place.start : place.end] in ledger.right:
        return document.text[place.start : place.end]
    return form_in(document, ledger.entry_of(known) or known, place)


def _unquoted(document: Document, known: Known, place: Span, fix: str) -> tuple[Span, list[str]]:
    """The place with the quotation marks around it where they hold just the name of a group: English has none there."""
    text = document.text
    before, after = text[max(0, place.start - 1) : place.start], text[place.end : place.end + 1]
    start, end = place
    if known.kind == "group" and before and _QUOTES.get(before) == after:
        start, end = place.start - 1, place.end + 1
    elif known.kind == "group" and before in ('"', "\u201c") and _is_orphan(document, place.start - 1):
        start -= 1
    articled = known.kind == "group" and document.lower[max(0, start - 4) : start] == "the "
    if articled and "al-" in fix.lower() and document.folded[end : end + 1] in ".,;:)":  # the article is of no noun
        start -= 4
    return Span(start, end), [fix]


def _is_orphan(document: Document, at: int) -> bool:
    """Whether a quotation mark opens a name within a sentence, and nothing in its paragraph closes it."""
    if not document.folded[max(0, at - 2) : at - 1].islower():
        return False
    number = bisect_right(document.paragraphs, at, key=lambda p: p.start) - 1
    return odd_marks(document, document.paragraphs[number])[0] == at
