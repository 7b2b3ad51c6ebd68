"""Comments beside the text of a Word file, and the part that holds them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from mtcheck.errors import UserError
from mtcheck.formats.word.article import WordArticle
from mtcheck.formats.word.package import TYPES, rels_of
from mtcheck.formats.word.splicing import escaped, namespace
from mtcheck.formats.word.story import plain

_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_STRICT_KIND = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_FORM = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_ID = re.compile(rb"\bid=[\"'](\d{1,9})[\"']")
_ROOT_END = re.compile(rb"</([^\s:/>]+:)?(\w+)\s*>\s*(?:<!--.*?-->\s*)*\Z", re.S)
_EMPTY_ROOT = re.compile(rb"<([^\s:/>]+:)?(\w+)((?:\s[^<>]*)?)/>\s*\Z")


_COMMENT = re.compile(rb"<(?:[^\s:/>]+:)?comment\b([^<>]*)>(.*?)</(?:[^\s:/>]+:)?comment>", re.S)
_TEXT = re.compile(rb"<(?:[^\s:/>]+:)?t(?:\s[^<>]*)?>([^<>]*)<")


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

    def is_new(self, lines: Iterable[str]) -> bool:
        """Whether the author has not said this before; each time that was said counts once."""
        said = "".join(lines)
        self._said_before[said] -= 1
        return self._said_before[said] < 0

    def _earlier(self) -> Iterator[str]:
        """The comments of this author that are there."""
        if self._part:
            for comment in _COMMENT.finditer(self._old):
                if f'author="{self._author}"'.encode() in comment[1]:
                    yield "".join(plain(text.decode()) for text in _TEXT.findall(comment[2]))

    def parts(self) -> Mapping[str, bytes]:
        """The parts that say what the comments are; none where there is no comment."""
        if not self._new:
            return {}
        said = b"".join(self._said(*each) for each in self._new)
        if self._part:
            return {self._part: _inserted(self._old, said, self._part)}
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
            TYPES: _inserted(types, override, TYPES, named=True),
            rels: _inserted(old, relationship, rels, named=True),
        }


def _inserted(data: bytes, new: bytes, part: str, *, named: bool = False) -> bytes:
    """A part with something before the end of its root; with `named`, an element whose name has no prefix yet."""
    if empty := _EMPTY_ROOT.search(data):
        prefix, name, rest = (each or b"" for each in empty.groups())
        data = data[: empty.start()] + b"<" + prefix + name + rest + b"></" + prefix + name + b">"
    root = _ROOT_END.search(data)
    if root is None:
        raise UserError(f"damaged: {part} has no end")
    start = b"<" + (root[1] or b"") if named else b""
    return data[: root.start()] + start + new + data[root.start() :]
