"""Blocks of Markdown: markdown-it-py tells their lines, and this finds their text in them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from mtcheck.findings import Span
from mtcheck.formats.inline import between, markdown
from mtcheck.formats.reading import Block, Comment, Piece
from mtcheck.text import line_spans

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_FRONT = re.compile(r"\ufeff?(?P<mark>---|\+\+\+)[ \t]*\r?\n(?:.*\r?\n)*?(?P=mark)[ \t]*(?:\r?\n|$)")
_CELL = re.compile(r"(?:[^|\\\n]|\\.)+")


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # only where an article is Markdown

    return MarkdownIt("commonmark").enable("table").disable("inline")  # of which it does not tell the places


def blocks_of(text: str) -> tuple[list[Block], list[Comment]]:
    """The blocks of a file, in order, and its comments."""
    front = _FRONT.match(text)
    body = front.end() if front else 0
    lines = [span for span in line_spans(text) if span.start >= body]
    references: dict[str, Any] = {}
    tokens = _parser().parse("\n".join(text[a:b].lstrip("\ufeff") for a, b in lines), references)
    reader = _Reader(text, lines, references.get("references", {}))
    return list(reader.blocks(tokens)), reader.comments


class _Reader:
    """One file and the lines of its body."""

    def __init__(self, text: str, lines: list[Span], references: dict[str, Any]) -> None:
        self.text, self.lines, self.references = text, lines, references
        self.comments: list[Comment] = []

    def blocks(self, tokens: list[Token]) -> Iterator[Block]:
        rows = 0  # lines of the table before which no cell is read again
        for token in tokens:
            if token.map is None:
                continue
            first, last = token.map
            if token.type == "html_block":
                yield from self._html(first, last)
            elif token.type == "tr_open" and first >= rows:
                rows = last
                yield from self._cells(first)
            elif token.type == "inline" and first >= rows:
                yield self._paragraph(token.content, first, last)

    def _paragraph(self, content: str, first: int, last: int) -> Block:
        """A paragraph or heading; marks of lists and quotations before its lines are left out."""
        pieces: list[Piece] = []
        spans = list(self._spans(content, first, last))
        if not spans:
            return ()
        start, end = spans[0].start, spans[-1].end
        self._note_comments(start, end)
        for piece in markdown(self.text, start, end, self.references):
            pieces += self._within(piece, spans)
        return pieces

    def _within(self, piece: Piece, spans: list[Span]) -> Iterator[Piece]:
        """The parts of a piece that lie on lines of the text, and the breaks between these lines."""
        first = bisect_right(spans, piece.start, key=lambda span: span.start) - 1
        if piece.sign:
            yield piece
            return
        for number in range(max(0, first), len(spans)):
            start, end = spans[number]
            if number and piece.start <= (stop := spans[number - 1].end) < min(start, piece.end):
                hard = self.text.startswith("  ", stop) or self.text[stop - 1] == "\\"
                yield Piece(stop, start, "\n" if hard else " ")
            if start >= piece.end:
                break
            a, b = max(piece.start, start), min(piece.end, end)
            if a < b:
                yield Piece(a, b)

    def _spans(self, content: str, first: int, last: int) -> Iterator[Span]:
        """Where the lines of a content stand in the file."""
        lines = iter(self.lines[first:last])
        for wanted in content.split("\n"):
            line = wanted.strip()
            for start, end in lines:
                at = self.text.rfind(line, start, end) if line else -1
                if at >= 0:
                    yield Span(at, at + len(line))
                    break

    def _cells(self, line: int) -> Iterator[Block]:
        start, end = self.lines[line]
        for cell in _CELL.finditer(self.text, start, end):
            yield list(markdown(self.text, *cell.span(), self.references))

    def _html(self, first: int, last: int) -> Iterator[Block]:
        from mtcheck.formats.html import blocks_of as blocks_of_html

        start, end = self.lines[first].start, self.lines[min(last, len(self.lines)) - 1].end
        blocks, comments = blocks_of_html(self.text[start:end], fragment=True)
        self.comments += [Comment(Span(a + start, b + start), said) for (a, b), said in comments]
        for block in blocks:
            yield [Piece(a + start, b + start, sign) for a, b, sign in block]

    def _note_comments(self, start: int, end: int) -> None:
        found = between(self.text, start, end, "<!--", "-->")
        self.comments += [Comment(span, self.text[span.start + 4 : span.end - 3]) for span in found]
