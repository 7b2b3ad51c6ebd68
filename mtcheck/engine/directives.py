"""Comments in Markdown and HTML that switch rules off: for a paragraph, a stretch or a whole article.

<!-- mtcheck: ignore calque.x, people -- the speaker said it so -->
<!-- mtcheck: off quotes --> ... <!-- mtcheck: on quotes -->
<!-- mtcheck: ignore-file names -->
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from mtcheck.document import Document
from mtcheck.files.expressions import compiled
from mtcheck.findings import Span

KINDS = ("ignore", "off", "on", "ignore-file")
_MOST = 100  # comments of an article that count: each finding is held to all of them
_SAID = compiled(
    r"\s*mtcheck\s*:\s*(?P<kind>[\w-]*)[\s:]*(?P<names>.*?)\s*(?:(?:\s--+|\s[\u2013\u2014]|^--+)\s*.*)?", re.S
)


@dataclass(frozen=True, slots=True)
class Directive:
    """One comment: what it says, which rules it names (none: all), and where it holds."""

    kind: str
    names: tuple[str, ...]
    comment: Span
    scope: Span

    def __str__(self) -> str:
        return f"{self.kind} {', '.join(self.names)}".strip()


def directives(document: Document) -> tuple[Directive, ...]:
    """The directives of an article, in order; of an unknown kind holds nothing."""
    if document.layout is None:
        return ()
    said = [(comment, match) for comment in document.layout.comments if (match := _SAID.fullmatch(comment.text))]
    parsed = [(comment.span, match["kind"], _names(match["names"])) for comment, match in said]
    resumed: dict[tuple[str, ...], list[int]] = {}  # where `on` stands, by what it names
    for span, kind, names in parsed:
        if kind == "on":
            resumed.setdefault(names, []).append(span.start)
    return tuple(
        Directive(kind, names, span, _scope(document, span, kind, _end(span, names, resumed, document)))
        for span, kind, names in parsed[:_MOST]
    )


def _names(text: str) -> tuple[str, ...]:
    return tuple(name for name in re.split(r"[\s,]+", text) if name)


def _end(comment: Span, names: tuple[str, ...], resumed: dict[tuple[str, ...], list[int]], document: Document) -> int:
    """Where a stretch ends: at the next `on` for the same rules or for all."""
    ends = [len(document.raw)]
    for others, starts in resumed.items():
        if (not others or set(names) <= set(others)) and (at := bisect_left(starts, comment.end)) < len(starts):
            ends.append(starts[at])
    return min(ends)


def _scope(document: Document, comment: Span, kind: str, end: int) -> Span:
    if kind == "off":
        return Span(comment.end, end)
    if kind == "ignore-file":
        return Span(0, len(document.raw))
    return _beside(document, comment) if kind == "ignore" else Span(comment.end, comment.end)


def _beside(document: Document, comment: Span) -> Span:
    """The line of a comment that stands beside text, else the paragraph that comes next."""
    text = document.raw
    first, last = text.rfind("\n", 0, comment.start) + 1, text.find("\n", comment.end)
    line = Span(first, len(text) if last < 0 else last)
    if document.text[slice(*document.seen(line))].strip():
        return line
    after = bisect_left(document.blocks, comment.end, key=lambda paragraph: paragraph.end)
    if after == len(document.blocks):
        return Span(line.end, line.end)
    paragraph = document.blocks[after]
    return Span(max(paragraph.start, comment.end), paragraph.end)
