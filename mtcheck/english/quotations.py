"""Where quotations begin and end in a text with curly, straight or angular quotes."""

from __future__ import annotations

from collections.abc import Iterable

from mtcheck.document import Document
from mtcheck.files.expressions import compiled
from mtcheck.findings import Span

_MARK = compiled('["\u201c\u201d\u201e\u00ab\u00bb]')
_OPENING, _CLOSING = "\u201c\u201e\u00ab", "\u201d\u00bb"


def opens(text: str, position: int, inside: bool) -> bool:
    """Whether the quotation mark at a position opens a quotation; a straight one by the spaces around it."""
    mark = text[position]
    if mark != '"':
        after = text[position + 1 : position + 2]
        return mark in _OPENING and not (inside and (not after or after.isspace() or after in ".,;:!?"))
    before = text[position - 1] if position else " "
    after = text[position + 1] if position + 1 < len(text) else "\n"
    if (before.isspace() or before in "([\u2014\u2013-") and not after.isspace():
        return True
    if after == "\n":
        return False  # nothing follows that it could open
    return False if before.isalnum() or before in ".,!?;:)'\u2019\u2026" else not inside


def quotations_of(document: Document) -> tuple[Span, ...]:
    """Quotations of an article with their marks; found once for each document."""
    return document.memo(_quotations_of)


def _quotations_of(document: Document) -> tuple[Span, ...]:
    return quotations(document.text, document.paragraphs)


def quotations(text: str, paragraphs: Iterable[Span]) -> tuple[Span, ...]:
    """Outermost quotations of each paragraph, marks included; an unclosed one ends with its paragraph."""
    out = []
    for paragraph in paragraphs:
        depth, start = 0, 0
        for mark in _MARK.finditer(text, paragraph.start, paragraph.end):
            if opens(text, mark.start(), depth > 0):
                start = start if depth else mark.start()
                depth += 1
            elif depth:
                depth -= 1
                if not depth:
                    out.append(Span(start, mark.end()))
        if depth:
            out.append(Span(start, paragraph.end))
    return tuple(out)


def unquoted(document: Document) -> str:
    """The article in lower case with its quotations blanked."""
    view = list(document.lower)
    for quotation in quotations_of(document):
        view[quotation.start + 1 : quotation.end - 1] = " " * max(0, quotation.end - quotation.start - 2)
    return "".join(view)
