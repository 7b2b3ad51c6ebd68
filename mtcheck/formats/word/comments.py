"""Comments beside the text of a Word file, and the part that holds them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple
from xml.parsers import expat

from mtcheck.errors import UserError
from mtcheck.findings import Span
from mtcheck.formats.word.article import WordArticle
from mtcheck.formats.word.package import TYPES, follow, rels_of
from mtcheck.formats.word.splicing import escaped, namespace
from mtcheck.formats.word.state import tag_end

_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_STRICT_KIND = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_FORM = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_ID = re.compile(rb"\bid=[\"\'](\d{1,9})[\"\']")
_NAME = re.compile(rb"<([^\s:/>]+:)?[^\s:/>]+")


class Note(NamedTuple):
    """A comment on a part of the text as it was: its lines."""

    span: Span
    lines: tuple[str, ...]


class Comments:
    """The comments to be added to a file, by one author."""

    def __init__(self, article: WordArticle, author: str, date: str) -> None:
        self._article = article
        self._author = author
        self._date = date
        package = article.package
        there = (r.target for r in article.relationships if r.kind == "comments" and r.target in package.infos)
        self._part = next(there, "")
        self._old = package.text(self._part) if self._part else b""
        self._next = max((int(number) for number in _ID.findall(self._old)), default=-1) + 1
        self._new: list[tuple[int, tuple[str, ...]]] = []
        self._space = namespace(article.stories[0].data)
        self._said_before = Counter(self._earlier())

    def add(self, lines: Iterable[str], prefix: str) -> tuple[bytes, bytes]:
        """Add a comment; what stands in the text before and behind the words that it is about."""
        number, self._next = self._next, self._next + 1
        self._new.append((number, tuple(lines)))
        space, name = ("", prefix) if prefix else (f' xmlns:w="{self._space}"', "w:")
        reference = f'<{name}r{space}><{name}commentReference {name}id="{number}"/></{name}r>'
        marks = (f'<{name}commentRange{which}{space} {name}id="{number}"/>' for which in ("Start", "End"))
        begins, ends = marks
        return begins.encode(), (ends + reference).encode()

    def is_new(self, note: Note) -> bool:
        """Whether the author has not said this before; each time that was said counts once."""
        said = "".join(note.lines)
        self._said_before[said] -= 1
        return self._said_before[said] < 0

    def _earlier(self) -> Iterator[str]:
        """The comments of this author that are there."""
        reader = _Said(self._author)
        if self._part:
            reader.read(self._old)
        return iter(reader.said)

    def parts(self) -> Mapping[str, bytes]:
        """The parts that say what the comments are; none where there is no comment."""
        if not self._new:
            return {}
        said = b"".join(self._said(*each) for each in self._new)
        if self._part:
            return {self._part: _inserted(self._old, said)}
        package = self._article.package
        folder = package.main.rpartition("/")[0]
        part = f"{folder}/comments.xml" if folder else "comments.xml"
        while part in package.infos:
            part = part.replace(".xml", "-mtcheck.xml")
        root = f'<w:comments xmlns:w="{self._space}">'.encode()
        return {part: _HEAD + root + said + b"</w:comments>", **self._told(part)}

    def _said(self, number: int, lines: tuple[str, ...]) -> bytes:
        marks = f'w:id="{number}" w:author="{self._author}" w:date="{self._date}" w:initials="mt"'
        paragraphs = (b'<w:p><w:r><w:t xml:space="preserve">' + escaped(line) + b"</w:t></w:r></w:p>" for line in lines)
        return f'<w:comment xmlns:w="{self._space}" {marks}>'.encode() + b"".join(paragraphs) + b"</w:comment>"

    def _told(self, part: str) -> Mapping[str, bytes]:
        """The parts that say that there is a part for comments, and what it is."""
        package = self._article.package
        if TYPES not in package.infos:
            raise UserError(f"damaged: {TYPES} is missing")
        types = package.text(TYPES)
        override = f'Override PartName="/{part}" ContentType="{_FORM}"/>'.encode()
        rels = rels_of(package.main)
        old = (
            package.text(rels) if rels in package.infos else f'<Relationships xmlns="{_RELS}"></Relationships>'.encode()
        )
        name = "rIdMtcheck"
        while f'"{name}"'.encode() in old:
            name += "1"
        kind = _STRICT_KIND if "purl.oclc.org" in self._space else _KIND
        relationship = f'Relationship Id="{name}" Type="{kind}" Target="{part.rpartition("/")[2]}"/>'.encode()
        return {
            TYPES: _inserted(types, override, named=True),
            rels: _inserted(old, relationship, named=True),
        }


class _Said:
    """Follows a part of comments; keeps what an author says in them."""

    def __init__(self, author: str) -> None:
        self.said: list[str] = []
        self._author = author
        self._mine = self._is_text = False

    def read(self, data: bytes) -> None:
        """Read the part; raises UserError."""
        parser = expat.ParserCreate("utf-8")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        follow(parser, data)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        kind = name.rpartition(":")[2]
        if kind == "comment":
            self._mine = any(k.rpartition(":")[2] == "author" and v == self._author for k, v in attributes.items())
            if self._mine:
                self.said.append("")
        self._is_text = kind == "t"

    def _end(self, _: str) -> None:
        self._is_text = False

    def _text(self, text: str) -> None:
        if self._mine and self._is_text:
            self.said[-1] += text


class _Root:
    """Where the root of a part begins, and where its end tag does; raises UserError for what is not well-formed."""

    def __init__(self, data: bytes) -> None:
        self._depth = self.start = self.end = 0
        self._parser = expat.ParserCreate("utf-8")
        self._parser.StartElementHandler = self._down
        self._parser.EndElementHandler = self._up
        follow(self._parser, data)

    def _down(self, *_: object) -> None:
        if not self._depth:
            self.start = self._parser.CurrentByteIndex
        self._depth += 1

    def _up(self, *_: object) -> None:
        self._depth -= 1
        if not self._depth:
            self.end = self._parser.CurrentByteIndex


def _inserted(data: bytes, new: bytes, *, named: bool = False) -> bytes:
    """A part with something before the end of its root; with `named`, an element whose name has no prefix yet.

    Raises UserError.
    """
    root = _Root(data)
    name = _NAME.match(data, root.start)
    assert name is not None  # noqa: S101 it is well-formed
    new = (b"<" + (name[1] or b"") if named else b"") + new
    end = tag_end(data, root.start)
    if data.startswith(b"/>", end - 2):
        return data[: end - 2] + b">" + new + b"</" + name[0][1:] + b">" + data[end:]
    return data[: root.end] + new + data[root.end :]
