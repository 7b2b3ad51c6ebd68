"""Known names in a wrong form: romanized from Russian or translated word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.document import Document
from mtcheck.findings import Finding, Span
from mtcheck.matchers import finding
from mtcheck.names.registry import Index, Known, index
from mtcheck.rules import Rule
from mtcheck.text import WORD

_QUOTES = {'"': '"', "\u201c": "\u201d", "\u00ab": "\u00bb", "\u2018": "\u2019", "'": "'"}
_POSSESSIVE = re.compile(r"['\u2019]s?$")


def misspelled(document: Document, rule: Rule) -> Iterator[Finding]:
    """Wrong forms of known names; a person's bare surname counts once the article names the person in full."""
    names, words = index(), [(m[0], Span(*m.span())) for m in WORD.finditer(document.lower)]
    surnames: dict[str, Known] = {}
    end = 0
    for at, (word, span) in enumerate(words):
        if span.start < end:
            continue
        hit = _hit(document, names, words, at)
        if hit is None:
            hit = _surname(document, surnames, word, span)
        if hit is not None:
            known, place, fix = hit
            end = place.end
            surnames.update(_surname_forms(known))
            yield finding(rule, document, *_unquoted(document, known, place, fix))


def _hit(document: Document, names: Index, words: list[tuple[str, Span]], at: int) -> tuple[Known, Span, str] | None:
    """The known name that a wrong form begins with a word, the place of the form, and what is right there."""
    word, span = words[at]
    word = _POSSESSIVE.sub("", word)
    for form, known, exact in names.literal.get(word, ()):
        place = Span(span.start, span.start + len(form))
        view = document.folded if exact else document.lower
        if view[place.start : place.end] == form and _whole(document, place) and _named(document, place):
            return known, place, known.name
    for known, spelling in names.spelled.get(word, ()):
        found = _spelled(spelling, words, at)
        if found and document.lower[found.start : found.end] not in names.right and _named(document, found):
            return known, found, known.name
    return None


def _spelled(spelling: tuple[tuple[str, ...], ...], words: list[tuple[str, Span]], at: int) -> Span | None:
    """Where a spelling of several words stands from a word on, one space between each two."""
    if at + len(spelling) > len(words):
        return None
    last = len(spelling) - 1
    for offset, forms in enumerate(spelling):
        word, span = words[at + offset]
        word = _POSSESSIVE.sub("", word) if offset == last else word
        if word not in forms or (offset and span.start - words[at + offset - 1][1].end != 1):
            return None
    start, (final, place) = words[at][1].start, words[at + last]
    return Span(start, place.start + len(_POSSESSIVE.sub("", final)))


def _whole(document: Document, place: Span) -> bool:
    after = document.text[place.end : place.end + 1]
    return not (after.isalnum() or (after == "-" and document.text[place.end + 1 : place.end + 2].isalnum()))


def _named(document: Document, place: Span) -> bool:
    """Whether it is written as a name: with a capital letter somewhere, and not part of a longer hyphenated word."""
    text = document.text[place.start : place.end]
    return any(c.isupper() for c in text) and document.text[max(0, place.start - 1) : place.start] not in (
        "-",
        "@",
        "#",
    )


def _surname(document: Document, surnames: dict[str, Known], word: str, span: Span) -> tuple[Known, Span, str] | None:
    bare = _POSSESSIVE.sub("", word)
    known = surnames.get(bare)
    if known is None or not document.text[span.start].isupper():
        return None
    return known, Span(span.start, span.start + len(bare)), known.surname


def _surname_forms(known: Known) -> dict[str, Known]:
    """Wrong spellings of a person's surname alone."""
    if known.kind != "person":
        return {}
    forms = {form for spelling in known.spellings for form in spelling[-1]}
    right = {form.split()[-1] for form in known.right}
    return dict.fromkeys(forms - right, known)


def _unquoted(document: Document, known: Known, place: Span, fix: str) -> tuple[Span, list[str]]:
    """The place with the quotation marks around it where they hold just the name of a group: English has none there."""
    text = document.text
    before, after = text[max(0, place.start - 1) : place.start], text[place.end : place.end + 1]
    if known.kind == "group" and before and _QUOTES.get(before) == after:
        return Span(place.start - 1, place.end + 1), [fix]
    return place, [fix]
