"""What is open at a place of a part of a Word file: elements, text that flows, and what is not read or not changed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.parsers import expat

from mtcheck.formats.reading import OBJECT
from mtcheck.formats.word.flow import Flow
from mtcheck.formats.word.story import Bit, Paragraph

NAMESPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
_TAG = re.compile(rb"<(?:[^>\"']|\"[^\"]*\"|'[^']*')*>")


def tag_end(data: bytes, start: int) -> int:
    """Where the tag ends that begins at a byte."""
    tag = _TAG.match(data, start)
    return tag.end() if tag else len(data)


class State:
    """The way through one part; `styles` are the names of styles by their ids, `place` is what its text is called."""

    def __init__(self, data: bytes, styles: Mapping[str, str], place: str) -> None:
        self.data = data
        self.styles = styles
        self.paragraphs: list[Paragraph] = []
        self.flows = [Flow(place)]
        self.path: list[str] = []  # names of the open elements, those of Word without their namespace
        self.skipped = 0  # how deep the element is from which on nothing is read
        self.locks: list[int] = []  # how deep the elements are within which all stays as it is
        self.links: list[int] = []  # and the hyperlinks
        self.link = 0  # how many hyperlinks there have been
        self.kept: list[tuple[int, bool]] = [(0, False)]  # whether white space is, from a depth on
        self.choices: list[bool] = []  # for each set of alternatives, whether one was taken
        self.controls: list[str] = []  # for each content control "", "locked" or "empty"
        self.rows: list[bool] = []  # for each table row whether it is deleted
        self.parser = expat.ParserCreate("utf-8", "}")

    @property
    def at(self) -> int:
        """The byte at which the tag that is looked at begins."""
        return self.parser.CurrentByteIndex

    @property
    def flow(self) -> Flow:
        """Where text flows now."""
        return self.flows[-1]

    def within(self, *names: str) -> bool:
        """Whether the element that begins is in one of that name, that one in the next, and so on."""
        return tuple(self.path[-2 : -2 - len(names) : -1]) == names

    def skip(self) -> None:
        """Read nothing of the element that begins."""
        self.skipped = len(self.path)

    def lock(self) -> None:
        """What is read in the element that begins stays as it is."""
        self.locks.append(len(self.path))

    def object(self) -> None:
        """The element that begins is seen, but no text."""
        self.flow.add(Bit(None, OBJECT, self.at, self.at))
        self.skip()

    def tag_end(self) -> int:
        """Where the tag that is looked at ends."""
        return tag_end(self.data, self.at)

    def element_end(self, start: int) -> int:
        """Where the element ends that began at a byte, and does so now."""
        end = tag_end(self.data, start)  # asked first, for an empty element may have no end tag
        return end if self.data.startswith(b"/>", end - 2) else self.tag_end()

    def take(self, paragraphs: list[Paragraph]) -> None:
        """Paragraphs that are read: those of a text box wait for the end of the one that holds it."""
        (self.paragraphs if len(self.flows) == 1 else self.flows[-2].boxes).extend(paragraphs)

    def flush(self) -> None:
        """Take what is left where no paragraph follows."""
        if self.flow.paragraph is None:
            self.take(self.flow.flush())
