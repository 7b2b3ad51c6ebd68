"""Follows the elements of a part of a Word file to its end: runs become text, what is no text stands aside."""

from __future__ import annotations

import re
from collections.abc import Mapping

from mtcheck.errors import UserError
from mtcheck.formats.paragraphs import BREAK, FLOATING
from mtcheck.formats.reading import OBJECT
from mtcheck.formats.word.elements import ENDS, STARTS
from mtcheck.formats.word.package import follow
from mtcheck.formats.word.state import NAMESPACES, State
from mtcheck.formats.word.story import Bit, Paragraph

_W, _STRICT = NAMESPACES
_SPACE = "http://www.w3.org/XML/1998/namespace}space"
_MARKUP = "http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = re.compile(r"/(?:2006/math|officeDocument/math)\}oMath(?:Para)?$")
_DEEPEST = 2_000
_ELEMENTS = 4_000_000
_SIGNS = {"tab": "\t", "ptab": "\t", "br": BREAK, "cr": BREAK, "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_SIGNS |= dict.fromkeys("object sym pgNum dayShort dayLong monthShort monthLong yearShort yearLong".split(), OBJECT)


def paragraphs_of(data: bytes, styles: Mapping[str, str], place: str) -> list[Paragraph]:
    """The paragraphs of a part in order; those of a text box stand behind the one that holds it. Raises UserError.

    `styles` are the names of styles by their ids, `place` is what its text is called.
    """
    return Reader(data, styles, place).read()


class Reader(State):
    """Reads one part."""

    def read(self) -> list[Paragraph]:
        """Its paragraphs; raises UserError."""
        self._count = 0
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        follow(self.parser, self.data)
        self.flush()
        return self.paragraphs

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        short = name[len(_W) :] if name.startswith(_W) else name[len(_STRICT) :] if name.startswith(_STRICT) else ""
        path = self.path
        path.append(short or name)
        self._count += 1
        if len(path) > _DEEPEST or self._count > _ELEMENTS:
            raise UserError("its XML is nested too deep, or has too many elements, for an article")
        if self.skipped:
            return
        if _SPACE in attributes:
            self.kept.append((len(path), attributes[_SPACE] == "preserve"))
        if len(path) > 1 and path[-2] == "r" and short != "rPr":
            flow = self.flow
            flow.child, flow.inner, flow.sign = self.at, self.tag_end(), _SIGNS.get(short, "")
        if handler := STARTS.get(short):
            handler(self, attributes)
        elif not short:
            self._foreign(name)

    def _end(self, name: str) -> None:
        depth = len(self.path)
        short = self.path.pop()
        if self.skipped and depth > self.skipped:
            return
        if not self.skipped and (handler := ENDS.get(short)):
            handler(self)
        self.skipped = 0
        if self.path and self.path[-1] == "r" and short not in ("rPr", "t") and (run := self.flow.run):
            flow = self.flow
            flow.add(Bit(run, flow.sign, flow.child, self.element_end(flow.child)))
        if self.kept[-1][0] == depth:
            self.kept.pop()
        if self.locks and self.locks[-1] == depth:
            self.locks.pop()
        if self.links and self.links[-1] == depth:
            self.links.pop()
        if self.choices and name == f"{_MARKUP}AlternateContent":
            self.choices.pop()

    def _foreign(self, name: str) -> None:
        """An element of another vocabulary: alternatives, of which the first is read; a picture, a formula."""
        if name.startswith(_MARKUP):
            kind = name[len(_MARKUP) :]
            if kind == "AlternateContent":
                self.choices.append(False)
            elif kind in ("Choice", "Fallback") and self.choices:
                if self.choices[-1]:
                    self.skip()
                self.choices[-1] = True
        elif name.endswith("}inline"):
            self.flow.sign = OBJECT
        elif name.endswith("}anchor"):
            self.flow.sign = FLOATING
        elif _MATH.search(name):
            self.object()
