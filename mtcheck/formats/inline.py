"""What stands within the text of Markdown and HTML: entities, links, emphasis, code."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from html import unescape

from mtcheck.findings import Span
from mtcheck.formats.reading import OBJECT, Piece

_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_CODE = re.compile(r"(?<!`)(`+)(?!`)(?:.|\n){1,2000}?(?<!`)\1(?!`)")
_PAIRS = (("<!--", "-->"), ("{{", "}}"), ("{%", "%}"))  # comments, and templates of site generators
_TAG = re.compile(r"</?[A-Za-z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>|<[A-Za-z][A-Za-z0-9+.-]*:[^\s<>]*>", re.DOTALL)
# Lengths are limited, so that brackets that nothing closes cost no time.
_IN_BRACKETS = r"(?:[^\[\]\\]|\\.|\[(?:[^\[\]\\]|\\.){0,200}\]){0,1000}"
_TARGET = r"\((?:[^()\\]|\\.|\((?:[^()\\]|\\.){0,200}\)){0,2000}\)"
_IMAGE = re.compile(rf"!\[{_IN_BRACKETS}\](?:{_TARGET}|\[[^\[\]]*\])", re.DOTALL)
_LINK = re.compile(rf"(?<!!)\[(?P<text>{_IN_BRACKETS})\](?P<target>{_TARGET}|\[[^\[\]]*\])?", re.DOTALL)
_NOTE = re.compile(r"\[\^[^\[\]\s]+\]")
_SIGN = re.compile(r"\\[!-/:-@\[-`{-~]")
_HARD_BREAK = re.compile(r"\\(?=\r?\n)")
_SEEN = re.compile(r"<(?:(?P<break>br\b)|img\b|[a-z][a-z0-9+.-]*:)", re.I)
_EMPHASIS = re.compile(r"\*+(?=\S)|(?<=\S)\*+|~~|(?<![^\W_])_+(?=\S)|(?<=\S)_+(?![^\W_])")


def entities(text: str, start: int, end: int) -> Iterator[Piece]:
    """The pieces of a stretch of text in which entities stand for signs."""
    at = start
    for match in _ENTITY.finditer(text, start, end):
        sign = unescape(match[0])
        if sign == match[0] or len(sign) != 1:  # none that is known
            continue
        yield Piece(at, match.start())
        yield Piece(*match.span(), " " if sign.isspace() and sign != "\u00a0" else sign)
        at = match.end()
    yield Piece(at, end)


def markdown(text: str, start: int, end: int, references: Container[str]) -> Iterator[Piece]:
    """The pieces of a stretch of Markdown; `references` are the names of the links that are defined elsewhere."""
    hidden = _hidden(text, start, end, references)
    at = start
    for span in hidden:
        yield from _signs(text, at, span.start)
        if sign := _sign(text, span):
            yield Piece(*span, sign)
        at = span.end
    yield from _signs(text, at, end)


def _sign(text: str, span: Span) -> str:
    """What a reader sees of mark-up: a line break, something that is no text, or nothing."""
    if text[span.start] in "`{!":
        return OBJECT
    seen = _SEEN.match(text, *span)
    return "" if seen is None else "\n" if seen["break"] else OBJECT


def _signs(text: str, start: int, end: int) -> Iterator[Piece]:
    at = start
    for match in _SIGN.finditer(text, start, end):
        yield from entities(text, at, match.start())
        yield Piece(*match.span(), match[0][1])
        at = match.end()
    yield from entities(text, at, end)


def _hidden(text: str, start: int, end: int, references: Container[str]) -> list[Span]:
    """Mark-up of a stretch, in order and without overlap; what stands in code means nothing."""
    found: list[Span] = []
    _add(found, (Span(*match.span()) for match in _CODE.finditer(text, start, end)))
    for opening, closing in _PAIRS:
        _add(found, between(text, start, end, opening, closing))
    for pattern in (_TAG, _IMAGE, _NOTE, _HARD_BREAK):
        _add(found, (Span(*match.span()) for match in pattern.finditer(text, start, end)))
    _add(found, _links(text, start, end, references, found))
    escaped = [Span(*match.span()) for match in _SIGN.finditer(text, start, end)]
    signs = (Span(*match.span()) for match in _EMPHASIS.finditer(text, start, end))
    _add(found, (span for span in signs if not span.overlaps_any(escaped)))
    return found


def between(text: str, start: int, end: int, opening: str, closing: str) -> Iterator[Span]:
    """From each opening to the next closing that is there."""
    while (first := text.find(opening, start, end)) >= 0 and (
        last := text.find(closing, first + len(opening), end)
    ) >= 0:
        start = last + len(closing)
        yield Span(first, start)


def _add(found: list[Span], more: Iterable[Span]) -> None:
    """Add the spans that overlap none so far."""
    new = [span for span in more if not span.overlaps_any(found)]
    found += new
    found.sort()


def _links(text: str, start: int, end: int, references: Container[str], inside: list[Span]) -> Iterator[Span]:
    """The brackets and targets of links; what is between the brackets is text."""
    for match in _LINK.finditer(text, start, end):
        name = match["target"][1:-1] if (match["target"] or "").startswith("[") else ""
        if not (match["target"] or "").startswith("(") and _name(name or match["text"]) not in references:
            continue
        if Span(match.start(), match.start() + 1).overlaps_any(inside):
            continue
        yield Span(match.start(), match.start() + 1)
        yield Span(match.end("text"), match.end())


def _name(label: str) -> str:
    return " ".join(label.split()).upper()
