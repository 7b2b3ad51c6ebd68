"""Known names in a wrong form: romanized from Russian or translated word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.document import Document
from mtcheck.findings import Finding, Span
from mtcheck.matchers import finding
from mtcheck.names.registry import Index, Known, Spelling, index, may_hold_a_wrong_form
from mtcheck.rules import Rule
from mtcheck.text import WORD, lower

_QUOTES = {'"': '"', "\u201c": "\u201d", "\u00ab": "\u00bb", "\u2018": "\u2019", "'": "'"}
_POSSESSIVE = re.compile(r"['\u2019]s?$")


def misspelled(document: Document, rule: Rule) -> Iterator[Finding]:
    """Wrong forms of known names; a person's bare surname counts once the article names the person in full."""
    words = [(_POSSESSIVE.sub("", m[0]), Span(*m.span())) for m in WORD.finditer(document.lower)]
    if not may_hold_a_wrong_form({word for word, _ in words}):
        return
    hits: dict[int, tuple[Known, Span]] = {}
    for at in range(len(words)):
        for known, place in _hits(document, index(), words, at):
            hits.setdefault(place.start, (known, place))
    surnames = {form: known for known, _ in hits.values() for form in _surname_forms(known)}
    for word, span in words:
        if word in surnames and document.text[span.start].isupper():
            hits.setdefault(span.start, (surnames[word], Span(span.start, span.start + len(word))))
    end = 0
    for _, (known, place) in sorted(hits.items()):
        if place.start >= end:
            end = place.end
            whole = document.lower[place.start : place.end].count(" ") or known.kind != "person"
            yield finding(rule, document, *_unquoted(document, known, place, known.name if whole else known.surname))


def _hits(document: Document, names: Index, words: list[tuple[str, Span]], at: int) -> Iterator[tuple[Known, Span]]:
    """Wrong forms that hold the word at a place as their telling word."""
    word, span = words[at]
    for form, known, exact in names.literal.get(word, ()):
        start = span.start - lower(form).find(word)
        view = document.folded if exact else document.lower
        place = Span(start, start + len(form))
        if start >= 0 and view[place.start : place.end] == form and _whole(document, place) and _named(document, place):
            yield known, place
    for known, spelling, offset in names.spelled.get(word, ()):
        found = _spelled(spelling, words, at - offset)
        if found and document.lower[found.start : found.end] not in names.right and _named(document, found):
            yield known, found


def _spelled(spelling: Spelling, words: list[tuple[str, Span]], at: int) -> Span | None:
    """Where a spelling of several words stands from a word on, one space between each two."""
    if at < 0 or at + len(spelling) > len(words):
        return None
    for offset, forms in enumerate(spelling):
        word, span = words[at + offset]
        if word not in forms or (offset and span.start - words[at + offset - 1][1].end != 1):
            return None
    last, place = words[at + len(spelling) - 1]
    return Span(words[at][1].start, place.start + len(last))


def _whole(document: Document, place: Span) -> bool:
    after = document.text[place.end : place.end + 1]
    before = document.text[max(0, place.start - 1) : place.start]
    if before.isalnum():
        return False
    return not (after.isalnum() or (after == "-" and document.text[place.end + 1 : place.end + 2].isalnum()))


def _named(document: Document, place: Span) -> bool:
    """Whether it is written as a name: with a capital letter somewhere, and not part of a longer hyphenated word."""
    text = document.text[place.start : place.end]
    return any(c.isupper() for c in text) and document.text[max(0, place.start - 1) : place.start] not in (
        "-",
        "@",
        "#",
    )


def _surname_forms(known: Known) -> set[str]:
    """Wrong spellings of a person's surname alone."""
    if known.kind != "person":
        return set()
    forms = {form for spelling in known.spellings for form in spelling[-1] if len(spelling) > 1}
    return forms - {form.split()[-1] for form in known.right}


def _unquoted(document: Document, known: Known, place: Span, fix: str) -> tuple[Span, list[str]]:
    """The place with the quotation marks around it where they hold just the name of a group: English has none there."""
    text = document.text
    before, after = text[max(0, place.start - 1) : place.start], text[place.end : place.end + 1]
    if known.kind == "group" and before and _QUOTES.get(before) == after:
        return Span(place.start - 1, place.end + 1), [fix]
    return place, [fix]
