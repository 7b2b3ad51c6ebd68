"""The zip archive of a Word file: which parts it has, how they belong together, and writing it with other parts.

A file may come from an enemy: nothing is unpacked to disk, and what would grow too large is not unpacked at all.
"""

from __future__ import annotations

import codecs
import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import unquote
from xml.parsers import expat

from mtcheck.errors import UserError

MOST = 100_000_000  # bytes of a file, pictures and all
_UNPACKED = 300_000_000  # bytes of all parts
_OF_TEXT = 40_000_000  # bytes of the parts that are read
_PARTS = 20_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_FIRST = (1980, 1, 1, 0, 0, 0)
_OFFICE = re.compile(r"/(?:officeDocument/2006|officeDocument)/relationships/(\w+)$")
_ASTRAY = re.compile(r"^[/\\]|^[A-Za-z]:|\\|\0|(?:^|/)\.{1,2}(?:/|$)")
TYPES = "[Content_Types].xml"


class Relationship(NamedTuple):
    """What a part says of another one: what kind it is, its name in the archive, and by which id it is called."""

    kind: str
    target: str
    id: str


class Package:
    """The parts of a Word file; raises UserError for what is none, or is not fit to be opened."""

    def __init__(self, data: bytes) -> None:
        self._archive = _opened(data)
        self._read = 0
        self._wide: dict[str, str] = {}  # parts in UTF-16, with its byte order
        self.infos = {info.filename: info for info in self._archive.infolist() if not info.is_dir()}
        _check(self._archive.infolist())
        self.main = self._main()

    def _main(self) -> str:
        named = (r.target for r in self.relationships("") if r.kind == "officeDocument")
        name = next(named, "word/document.xml")
        if name not in self.infos:
            raise UserError("not a Word file: there is no document in it")
        return name

    def relationships(self, part: str) -> list[Relationship]:
        """Where a part ("": the package) leads to within the package; raises UserError."""
        folder = part.rpartition("/")[0]
        name = rels_of(part)
        if name not in self.infos:
            return []
        found: list[Relationship] = []

        def start(tag: str, attributes: dict[str, str]) -> None:
            kind = _OFFICE.search(attributes.get("Type", ""))
            if tag.rpartition(":")[2] != "Relationship" or not kind or attributes.get("TargetMode") == "External":
                return
            target = unquote(attributes.get("Target", ""))
            place = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            found.append(Relationship(kind[1], place, attributes.get("Id", "")))

        parser = expat.ParserCreate("utf-8")
        parser.StartElementHandler = start
        follow(parser, self.text(name))
        return found

    def text(self, name: str) -> bytes:
        """The XML of a part in UTF-8; raises UserError for one that cannot be unpacked, or of too much in all."""
        info = self.infos[name]
        self._read += info.file_size
        if self._read > _OF_TEXT:
            raise UserError(f"its text unpacks to more than {_OF_TEXT / 1e6:.0f} MB, which is too large for an article")
        data = self._unpacked(info)
        order = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}.get(data[:2])
        if order:
            self._wide[name] = order
            try:
                return data[2:].decode(order).encode()
            except UnicodeDecodeError:
                raise UserError(f"damaged: {name} is not valid UTF-16") from None
        return data

    def _unpacked(self, info: zipfile.ZipInfo) -> bytes:
        try:
            return self._archive.read(info)
        except RuntimeError:  # what zipfile raises where a password is wanted
            raise UserError("is encrypted: save it without a password") from None
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError):
            raise UserError(f"damaged: {info.filename} cannot be unpacked") from None

    def written(self, parts: Mapping[str, bytes]) -> bytes:
        """The bytes of the archive with some parts replaced or added, all others as they are; raises UserError."""
        out = io.BytesIO()
        parts = {name: self._encoded(name, data) for name, data in parts.items()}
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for info in self._archive.infolist():
                new = zipfile.ZipInfo(info.filename, info.date_time)
                new.compress_type = info.compress_type
                new.external_attr, new.create_system = info.external_attr, info.create_system
                archive.writestr(new, self._part(parts, info))
            for name in parts.keys() - self.infos.keys():
                new = zipfile.ZipInfo(name, _FIRST)
                new.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(new, parts[name])
        return out.getvalue()

    def _part(self, parts: Mapping[str, bytes], info: zipfile.ZipInfo) -> bytes:
        if info.is_dir():
            return b""
        return parts[info.filename] if info.filename in parts else self._unpacked(info)

    def _encoded(self, name: str, data: bytes) -> bytes:
        order = self._wide.get(name)
        return ("\ufeff" + data.decode()).encode(order) if order else data


def rels_of(part: str) -> str:
    """The name of the part that says where a part leads to."""
    folder, _, base = part.rpartition("/")
    return posixpath.join(folder, "_rels", f"{base}.rels")


def _opened(data: bytes) -> zipfile.ZipFile:
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise UserError("is encrypted: save it without a password")
        raise UserError("an old Word file (.doc), whatever its name: save it as .docx")
    if not data.startswith(b"PK"):
        raise UserError("not a Word file" + (": it is empty" if not data else ""))
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, OverflowError):
        raise UserError("damaged, or cut off: it is a zip archive without its end") from None


def _check(infos: list[zipfile.ZipInfo]) -> None:
    """Raise UserError for an archive that is not what a word processor writes."""
    if len(infos) > _PARTS or sum(info.file_size for info in infos) > _UNPACKED:
        most = f"{_UNPACKED / 1e6:.0f} MB"
        raise UserError(f"unpacks to more than {most}, or to too many parts: no word processor writes such a file")
    seen: set[str] = set()
    for info in infos:
        name = info.orig_filename
        if _ASTRAY.search(name):
            raise UserError(f"a part of it is called {name[:60]!r}, which leads out of the file: left alone")
        if name.lower() in seen:
            raise UserError(f"has two parts called {name[:60]!r}: left alone")
        if info.flag_bits & 1:
            raise UserError("is encrypted: save it without a password")
        seen.add(name.lower())


def follow(parser: expat.XMLParserType, data: bytes) -> None:
    """Let a parser that has its handlers read a part; raises UserError for what is not well-formed.

    A part that declares a type, and with it entities, is refused before any of them is expanded.
    """
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise UserError(
            f"damaged: its XML breaks off at line {error.lineno}: {expat.ErrorString(error.code)}"
        ) from None


def _refuse(*_: object) -> None:
    raise UserError("declares a type of document of its own, which no Word file has: left alone")
