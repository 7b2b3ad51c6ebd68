"""A Word file as an article: its parts in the order in which they are read, and the one text that they make."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from xml.parsers import expat

from mtcheck.errors import UserError
from mtcheck.formats.word.package import Package, follow
from mtcheck.formats.word.reading import paragraphs_of
from mtcheck.formats.word.story import Story

MOST = 20_000_000  # code points of an article
_PLACES = {"footnotes": "footnote", "endnotes": "endnote", "header": "header", "footer": "footer"}


class WordArticle:
    """The package and what is read of it; raises UserError for what is no Word file, or not fit to be opened."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.package = Package(data)
        self.relationships = self.package.relationships(self.package.main)
        styles = _styles(self.package, [r.target for r in self.relationships if r.kind == "styles"])
        self.stories = [Story(part, xml, paragraphs_of(xml, styles, place)) for part, place, xml in self._parts()]
        if len(self.text) > MOST:
            raise UserError(f"its text is longer than {MOST / 1e6:.0f} million signs, which is too long for an article")

    def _parts(self) -> Iterator[tuple[str, str, bytes]]:
        """The document, its notes, headers and footers, each once."""
        main = self.package.main
        named = {main: ""}
        for kind, place in _PLACES.items():
            for each in self.relationships:
                if each.kind == kind and each.target in self.package.infos:
                    named.setdefault(each.target, place)
        for part, place in named.items():
            yield part, place, self.package.text(part)

    @cached_property
    def text(self) -> str:
        """The paragraphs, each in a line."""
        return "\n".join(paragraph.text for story in self.stories for paragraph in story.paragraphs)


def read(data: bytes) -> str:
    """The text of a Word file, a paragraph a line (see `formats.paragraphs`); raises UserError."""
    return WordArticle(data).text


def _styles(package: Package, parts: list[str]) -> Mapping[str, str]:
    """The names of styles, which do not depend on the language of the word processor, by their ids, which may."""
    names: dict[str, str] = {}
    ids: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        found = {name.rpartition(":")[2]: value for name, value in attributes.items()}
        kind = tag.rpartition(":")[2]
        if kind == "style":
            ids.append(found.get("styleId", ""))
        elif kind == "name" and ids:
            names.setdefault(ids[-1], found.get("val", ""))

    for part in parts[:1]:
        if part in package.infos:
            parser = expat.ParserCreate("utf-8")
            parser.StartElementHandler = start
            follow(parser, package.text(part))
    return names
