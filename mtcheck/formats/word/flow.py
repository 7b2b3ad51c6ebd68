"""What is open where text flows in a Word file: the body, a note, a text box."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from mtcheck.findings import Span
from mtcheck.formats.reading import OBJECT
from mtcheck.formats.word.story import Bit, Paragraph, Run, plain

_LINKED = re.compile(r"\s*HYPERLINK\b", re.I)


def is_link(instruction: str) -> bool:
    """Whether a field of this instruction is a hyperlink, whose result is text like any other."""
    return bool(_LINKED.match(instruction))


@dataclass(slots=True)
class Field:
    """A field: its instruction, whether its result has begun, and the paragraph in which something stands for it."""

    instruction: str = ""
    result: bool = False
    shown: Paragraph | None = None


@dataclass(slots=True)
class Flow:
    """Where text flows. `place` is what that is called; the paragraph and the run that are open, and what hides them.

    `gone` says that the end of the paragraph is deleted: `carried` is what stands before such an end, and goes on.
    """

    place: str
    paragraph: Paragraph | None = None
    run: Run | None = None
    child: int = 0  # where the child of the run begins
    inner: int = 0  # where its start tag ends
    sign: str = ""  # what stands for it
    code: bool = False  # whether the style of the paragraph is one for code
    run_code: bool = False  # and that of the run
    hidden: bool = False  # whether the run is not shown
    gone: bool = False
    carried: list[Bit] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    boxes: list[Paragraph] = field(default_factory=list)  # of the text boxes that the paragraph holds

    def begin(self) -> None:
        """Open a paragraph."""
        self.paragraph = Paragraph(self.carried, self.place)
        self.carried, self.run, self.code, self.gone = [], None, False, False

    def end(self) -> list[Paragraph]:
        """Close the paragraph; what that makes, the paragraphs of text boxes last."""
        paragraph, self.paragraph = self.paragraph, None
        if paragraph is None:
            return []
        if self.code:
            paragraph.bits = []
        if self.gone:
            self.carried = paragraph.bits
            return []
        made, self.boxes = [paragraph, *self.boxes], []
        return made

    def flush(self) -> list[Paragraph]:
        """What is left where no paragraph follows."""
        left = [Paragraph(self.carried, self.place)] if self.carried else []
        left += self.boxes
        self.carried, self.boxes = [], []
        return left

    def add(self, bit: Bit) -> None:
        """Add what is read to the paragraph, unless it is in a field, hidden, or code."""
        if self.paragraph is None:
            return
        if bit.text:
            bit = bit._replace(text=self._seen(bit.text))
        self.paragraph.bits.append(bit)
        if bit.run is not None:
            bit.run.bits.append(bit)

    def _seen(self, text: str) -> str:
        outer = next((each for each in self.fields if not (each.result and is_link(each.instruction))), None)
        if outer is not None:
            if not outer.result or outer.shown is self.paragraph:
                return ""
            outer.shown = self.paragraph
            return OBJECT
        if self.hidden:
            return ""
        return OBJECT if self.run_code else text

    def add_text(self, data: bytes, last: int, end: int, *, kept: bool) -> None:
        """Add the element of text that ends at `end`, its end tag beginning at `last`; `kept`: with its white space."""
        inner = self.inner
        written = data[inner:last].decode() if last > inner else ""
        if not kept:
            bare = written.strip(" \t\r\n")
            inner += len(written[: written.index(bare)].encode())
            last, written = inner + len(bare.encode()), bare
        # A comment or a section of CDATA within, which nobody writes, is not looked into.
        text = OBJECT if "<" in written else plain(written)
        self.add(Bit(self.run, text, self.child, end, Span(inner, last), kept))
