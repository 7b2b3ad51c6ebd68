"""XLIFF 1.2 and 2, and TMX: expat tells what is where in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from mtcheck.errors import UserError
from mtcheck.findings import Edit, Span
from mtcheck.formats.reading import OBJECT, Piece
from mtcheck.formats.units import Unit

_CODE = frozenset("bpt ept ph it x bx ex ut sc ec sm em cp".split())  # what they hold is no text
_SEEN = frozenset("ph it x ut cp".split())  # stand for something; the others say how text is set
_ROOTS = frozenset({"xliff", "tmx"})
_SIDES = frozenset({"source", "target", "seg"})
_APART = frozenset({"alt-trans", "matches", "glossary", "notes", "note", "originalData", "metadata"})
_ENTITY = re.compile(r"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|(lt|gt|amp|quot|apos));")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_TAG = re.compile(r"<(?:[^>\"']|\"[^\"]*\"|'[^']*')*>")
_BEFORE_REVIEW = ("reviewed", "final")  # states of XLIFF 2 that a changed target has no more


@dataclass(slots=True)
class _Element:
    """An open element, with where its start tag begins and ends."""

    name: str
    attributes: dict[str, str]
    start: int
    inner: int = 0


@dataclass(slots=True)
class _Side:
    """A source or target: its language where the file says it, where it stands, and the pieces of its text."""

    element: _Element
    language: str
    span: Span
    pieces: list[Piece] = field(default_factory=list)


def units(text: str) -> list[Unit]:
    """The units with a target in English, or in no named language; raises UserError for what is not well-formed."""
    return list(_Reader(text).read())


class _Reader:
    """Follows the elements of a file; positions are code points."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._data = text.encode("utf-8", "surrogatepass")
        self._byte = self._at = 0  # a byte, and the code point that begins there
        self._open: list[_Element] = []
        self._side: _Side | None = None
        self._sides: list[_Side] = []
        self._units: list[Unit] = []
        self._filled = 0  # up to where the text of the file has been looked at

    def read(self) -> list[Unit]:
        parser = expat.ParserCreate("utf-8")
        parser.StartElementHandler = lambda name, attributes: self._start(name, attributes, parser)
        parser.EndElementHandler = lambda name: self._end(name, parser)
        parser.CommentHandler = lambda _: self._skip(parser, "-->")
        parser.ProcessingInstructionHandler = lambda *_: self._skip(parser, "?>")
        parser.StartCdataSectionHandler = lambda: self._skip(parser, "]]>")
        parser.EntityDeclHandler = _refuse
        try:
            parser.Parse(self._data, True)
        except expat.ExpatError as error:
            raise UserError(f"line {error.lineno} is no XML: {expat.ErrorString(error.code)}") from None
        return self._units

    def _place(self, byte: int) -> int:
        """The code point at a byte; asked for in ascending order."""
        self._at += len(self._data[self._byte : byte].decode("utf-8", "surrogatepass"))
        self._byte = byte
        return self._at

    def _start(self, name: str, attributes: dict[str, str], parser: expat.XMLParserType) -> None:
        name = name.rpartition(":")[2]
        if not self._open and name not in _ROOTS:
            raise UserError(f"it is neither XLIFF nor TMX: it begins with <{name[:40]}>")
        start = self._place(parser.CurrentByteIndex)
        self._fill(start)
        element = _Element(name, attributes, start)
        element.inner = _tag_end(self._text, start)
        self._open.append(element)
        if name in _SEEN and self._side is not None and not any(map(_is_code, self._inside()[:-1])):
            self._side.pieces.append(Piece(start, element.inner, OBJECT))
        if name in _SIDES and not self._is_apart():
            self._side = _Side(element, self._language(), Span(element.inner, element.inner))
        self._filled = element.inner

    def _end(self, name: str, parser: expat.XMLParserType) -> None:
        name = name.rpartition(":")[2]
        end = self._place(parser.CurrentByteIndex)
        self._fill(end)
        element = self._open.pop()
        if self._side is not None and self._side.element is element:
            self._side.span = Span(element.inner, max(element.inner, end))
            self._sides.append(self._side)
            self._side = None
        elif name in ("trans-unit", "segment", "tu"):
            self._units += self._made(element)
            self._sides = []
        elif name == "ignorable":
            self._sides = []
        if self._text.startswith("</", end):  # not <target/>, whose end is that of its beginning
            self._filled = self._text.index(">", end) + 1

    def _skip(self, parser: expat.XMLParserType, end: str) -> None:
        """Leave alone what is written as a comment, an instruction or a CDATA section."""
        start = self._place(parser.CurrentByteIndex)
        self._fill(start)
        self._filled = self._text.index(end, start) + len(end)

    def _fill(self, end: int) -> None:
        """Take what stands between the tag before and this one, if it is text of a source or target."""
        if end > self._filled and self._side is not None and not any(map(_is_code, self._inside())):
            self._side.pieces += _pieces(self._text, self._filled, end)

    def _inside(self) -> list[_Element]:
        """Open elements within the side."""
        names = [element is self._side.element for element in self._open] if self._side else []
        return self._open[names.index(True) + 1 :] if True in names else []

    def _is_apart(self) -> bool:
        return any(element.name in _APART for element in self._open)

    def _language(self) -> str:
        for element in reversed(self._open):
            if element.name == "tuv":
                return element.attributes.get("xml:lang", element.attributes.get("lang", "")).lower()
        return ""

    def _made(self, element: _Element) -> Iterator[Unit]:
        if any(e.attributes.get("translate") == "no" for e in (*self._open, element)):
            return
        source, targets = self._parted(element)
        for side in targets:
            if any(not piece.sign and self._text[slice(*piece[:2])].strip() for piece in side.pieces):
                yield Unit(self._id(element), side.span, self._plain(source), side.pieces, self._review(element, side))

    def _parted(self, element: _Element) -> tuple[_Side | None, list[_Side]]:
        if element.name != "tu":
            sides = {side.element.name: side for side in self._sides}
            return sides.get("source"), [sides["target"]] if "target" in sides else []
        english = [side for side in self._sides if side.language.startswith("en")]
        others = [side for side in self._sides if not side.language.startswith("en")]
        return (others[0] if others else None), english if others else []

    def _plain(self, side: _Side | None) -> str:
        if side is None:
            return ""
        texts = (piece.sign or self._text[piece.start : piece.end] for piece in side.pieces)
        return "".join(text for text in texts if text != OBJECT)

    def _id(self, element: _Element) -> str:
        """What a translator's tool shows: the id of the unit, or its number where it has none."""
        name = element.attributes.get("tuid" if element.name == "tu" else "id", "")
        if element.name == "segment":
            unit = next((e.attributes.get("id", "") for e in reversed(self._open) if e.name == "unit"), "")
            name = f"{unit}/{name}" if name and unit else name or unit
        return name or str(len(self._units) + 1)

    def _review(self, element: _Element, side: _Side) -> tuple[Edit, ...]:
        """Edits of attributes that say that the unit is to be reviewed."""
        if element.name == "segment":
            wanted = element.attributes.get("state") in _BEFORE_REVIEW
            return tuple(self._set(element, "state", "translated")) if wanted else ()
        if element.name == "trans-unit":
            approved = element.attributes.get("approved") == "yes"
            edits = [*self._set(element, "approved", "no")] if approved else []
            return (*edits, *self._set(side.element, "state", "needs-review-translation"))
        return ()

    def _set(self, element: _Element, name: str, value: str) -> Iterator[Edit]:
        """An edit that gives an attribute a value, if it has another one."""
        if element.attributes.get(name) == value:
            return
        tag = self._text[element.start : element.inner]
        found = re.search(rf"\s{name}\s*=\s*(\"[^\"]*\"|'[^']*')", tag)
        if found:
            yield Edit(Span(element.start + found.start(1) + 1, element.start + found.end(1) - 1), value)
        else:
            at = element.start + len(re.match(r"<[^\s/>]+", tag)[0])  # type: ignore[index] # it is a start tag
            yield Edit(Span(at, at), f' {name}="{value}"')


def _is_code(element: _Element) -> bool:
    kept = element.attributes.get("mtype") == "protected" or element.attributes.get("translate") == "no"
    return element.name in _CODE or kept


def _refuse(*_: object) -> None:
    raise UserError("it declares entities of its own, which translation files have no use for")


def _tag_end(text: str, start: int) -> int:
    """Where a tag ends; a > may stand in the value of an attribute."""
    tag = _TAG.match(text, start)
    return tag.end() if tag else len(text)


def _pieces(text: str, start: int, end: int) -> Iterator[Piece]:
    """Plain text and entities between two tags."""
    at = start
    for entity in _ENTITY.finditer(text, start, end):
        yield Piece(at, entity.start())
        yield Piece(entity.start(), entity.end(), _sign(entity))
        at = entity.end()
    yield Piece(at, end)


def _sign(entity: re.Match[str]) -> str:
    code, number, name = entity.groups()
    if name:
        return _NAMED[name]
    sign = chr(int(code, 16) if code else int(number))
    return " " if sign.isspace() else sign
