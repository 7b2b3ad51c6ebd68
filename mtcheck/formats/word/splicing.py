"""Edits of a part's XML: runs are parted where something goes or comes, and nothing else is touched."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count, pairwise
from typing import NamedTuple

from mtcheck.formats.paragraphs import BREAK
from mtcheck.formats.word.changes import Cut, Replaced
from mtcheck.formats.word.story import Bit, Run, Story, offsets_of

_NAME = re.compile(rb"<([^\s:/>]+:)?r\b")
_BETWEEN = re.compile(f"([\t{BREAK}])")
_ELEMENTS = {"\t": "tab", BREAK: "br"}
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def namespace(data: bytes) -> str:
    """The namespace of Word's elements in a part: that of most files, or that of strict ones."""
    return _STRICT if _STRICT.encode() in data and _W.encode() not in data else _W


def escaped(text: str) -> bytes:
    """A text as XML has it."""
    return "".join(_ESCAPES.get(sign, sign) for sign in text).encode()


@dataclass(slots=True)
class Stamp:
    """Who makes tracked changes, when (ISO 8601), and the numbers that no other mark has."""

    author: str
    date: str
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def attributes(self, prefix: str) -> str:
        """What a mark says of itself."""
        return f'{prefix}id="{next(self.numbers)}" {prefix}author="{self.author}" {prefix}date="{self.date}"'


class _Splice(NamedTuple):
    """Bytes `start` to `end` give way to `new`."""

    start: int
    end: int
    new: bytes


@dataclass(slots=True)
class _Plan:
    """What is to be done with a run: stretches of its bits that go, and what comes at places of bits.

    Of what comes at one place, words are first, then the ends of comments, then their beginnings.
    """

    run: Run
    numbers: dict[int, int]  # of its bits, by where they begin
    gone: dict[int, list[tuple[int, int]]] = field(default_factory=dict)  # by the number of the bit
    comes: dict[int, dict[int, list[tuple[int, bytes]]]] = field(default_factory=dict)  # and by the place in it


class Splicer:
    """Collects edits of one part, and makes them; with a stamp, as tracked changes."""

    def __init__(self, story: Story, stamp: Stamp | None) -> None:
        self._data = story.data
        self._stamp = stamp
        self._plans: dict[int, _Plan] = {}
        self._splices: list[_Splice] = []
        self._offsets: dict[int, Sequence[int]] = {}  # of the signs of elements of text, by where those begin

    def replace(self, replaced: Replaced) -> None:
        """Make words give way to others."""
        for cut in replaced.gone:
            plan, number = self._plan(cut)
            plan.gone.setdefault(number, []).append((cut.start, cut.end))
        if not replaced.text:
            return
        first = replaced.gone[0] if replaced.gone else replaced.anchor
        look = first.placed.bit.run
        assert look is not None  # noqa: S101 else it could not go
        if self._stamp is None and first.placed.bit.inner is not None:
            self._write(first, replaced.text)
            return
        self._come(replaced.anchor, 0, self._inserted(look, replaced.text))

    def put(self, cut: Cut, rank: int, snippet: bytes) -> None:
        """Put something between two signs, at the end of a cut; what has a lower rank comes first."""
        run = cut.placed.bit.run
        if run is None or run.locked:
            at = (
                (cut.placed.bit.start if run is None else run.start)
                if rank == 2
                else (cut.placed.bit.end if run is None else run.end)
            )
            self._splices.append(_Splice(at, at, snippet))
        else:
            self._come(cut, rank, snippet)

    def prefix(self, run: Run) -> str:
        """The prefix of Word's elements, as the run has it."""
        name = _NAME.match(self._data, run.start)
        return (name[1] or b"").decode() if name else ""

    @property
    def is_busy(self) -> bool:
        """Whether there is anything to be done."""
        return bool(self._plans or self._splices)

    def spliced(self) -> bytes:
        """The part with all edits made."""
        for plan in self._plans.values():
            self._splices += self._tracked(plan) if self._stamp else self._plain(plan)
        parts, at = [], 0
        for start, end, new in sorted(self._splices, key=lambda s: (s.start, s.end > s.start)):
            if start < at:  # a tag that is written anew for two reasons
                continue
            parts += [self._data[at:start], new]
            at = end
        return b"".join([*parts, self._data[at:]])

    def _plan(self, cut: Cut) -> tuple[_Plan, int]:
        run = cut.placed.bit.run
        assert run is not None  # noqa: S101 it can be changed
        plan = self._plans.get(run.start)
        if plan is None:
            numbers = {bit.start: number for number, bit in enumerate(run.bits)}
            plan = self._plans[run.start] = _Plan(run, numbers)
        return plan, plan.numbers[cut.placed.bit.start]

    def _come(self, cut: Cut, rank: int, snippet: bytes) -> None:
        plan, number = self._plan(cut)
        plan.comes.setdefault(number, {}).setdefault(cut.end, []).append((rank, snippet))

    def _write(self, cut: Cut, text: str) -> None:
        """Put words into an element of text that is there."""
        bit = cut.placed.bit
        at = self._byte(bit, cut.start)
        assert bit.run is not None  # noqa: S101 it is in one
        self._splices.append(_Splice(at, at, _words(self.prefix(bit.run).encode(), text)))
        plan, number = self._plan(cut)
        plan.gone.setdefault(number, [])

    def _byte(self, bit: Bit, signs: int) -> int:
        """Where a sign of an element of text begins in the part."""
        assert bit.inner is not None  # noqa: S101 it has text
        if bit.start not in self._offsets:
            self._offsets[bit.start] = offsets_of(self._data[slice(*bit.inner)])
        return bit.inner.start + self._offsets[bit.start][signs]

    def _start(self, run: Run) -> bytes:
        """What a run begins with: its start tag and its properties."""
        return self._data[run.start : run.inner] + run.look

    def _wrapped(self, run: Run, kind: str) -> tuple[bytes, bytes]:
        """The tags around what is inserted or deleted."""
        if self._stamp is None:
            return b"", b""
        prefix = self.prefix(run)
        attributes = self._stamp.attributes(prefix or "w:")
        space = "" if prefix else f' xmlns:w="{namespace(self._data)}"'
        return f"<{prefix}{kind}{space} {attributes}>".encode(), f"</{prefix}{kind}>".encode()

    def _inserted(self, run: Run, text: str) -> bytes:
        prefix = self.prefix(run).encode()
        first, last = self._wrapped(run, "ins")
        return b"".join(
            (first, self._start(run), _text(prefix, b"t"), _words(prefix, text), _shut(prefix, b"t", b"r"), last)
        )

    def _plain(self, plan: _Plan) -> Iterator[_Splice]:
        """The edits of a run in which words simply go."""
        prefix = self.prefix(plan.run).encode()
        for number, gone in plan.gone.items():
            bit = plan.run.bits[number]
            if bit.inner is None:
                yield _Splice(bit.start, bit.end, b"")
                continue
            if not bit.kept:
                yield _Splice(bit.start, bit.inner.start, _text(prefix, b"t"))
                yield _Splice(bit.inner.end, bit.end, _shut(prefix, b"t"))
            for start, end in gone:
                yield _Splice(self._byte(bit, start), self._byte(bit, end), b"")
        plan.gone = {}
        yield from self._tracked(plan)

    def _tracked(self, plan: _Plan) -> Iterator[_Splice]:
        """The edits of a run that is parted into what goes and what stays, with what comes between."""
        run, prefix = plan.run, self.prefix(plan.run).encode()
        atoms = list(_atoms(plan))
        if not atoms:
            return
        first, last = atoms[0], atoms[-1]
        shut = b""
        opening = self._between(plan, None, first)
        if first.gone:
            tag, shut = self._wrapped(run, "del")
            opening += tag
        if opening:
            yield _Splice(run.start, run.start, opening)
        for one, two in pairwise(atoms):
            comes = self._between(plan, one, two)
            if not comes and one.gone == two.gone:
                continue
            inside = one.number == two.number
            new = (_shut(prefix, one.tag) if inside else b"") + _shut(prefix, b"r") + shut + comes
            shut = b""
            if two.gone:
                tag, shut = self._wrapped(run, "del")
                new += tag
            new += self._start(run) + (_text(prefix, two.tag) if inside else b"")
            at = self._byte(one.bit, one.end) if inside else one.bit.end
            yield _Splice(at, at, new)
        closing = shut + self._between(plan, last, None)
        if closing:
            yield _Splice(run.end, run.end, closing)
        yield from _retagged(atoms, prefix)

    def _between(self, plan: _Plan, one: _Atom | None, two: _Atom | None) -> bytes:
        """What comes between two atoms, in the order of its rank."""
        at = ([(one.number, one.end)] if one else []) + ([(two.number, two.start)] if two else [])
        found = [each for number, place in dict.fromkeys(at) for each in plan.comes.get(number, {}).get(place, ())]
        return b"".join(snippet for _, snippet in sorted(found, key=lambda each: each[0]))


class _Atom(NamedTuple):
    """Signs `start` to `end` of a bit of a run, all of which go or stay."""

    number: int
    bit: Bit
    start: int
    end: int
    gone: bool

    @property
    def tag(self) -> bytes:
        return b"delText" if self.gone else b"t"


def _atoms(plan: _Plan) -> Iterator[_Atom]:
    for number, bit in enumerate(plan.run.bits):
        gone = sorted(plan.gone.get(number, []))
        length = len(bit.text)
        edges = {0, length} | {edge for span in gone for edge in span}
        if bit.inner is not None:
            edges |= plan.comes.get(number, {}).keys()
        cuts = sorted(edges)
        if len(cuts) == 1:
            yield _Atom(number, bit, 0, 0, False)
        for start, end in pairwise(cuts):
            last = bisect_right(gone, start, key=lambda span: span[0]) - 1
            yield _Atom(number, bit, start, end, last >= 0 and end <= gone[last][1])


def _retagged(atoms: Iterable[_Atom], prefix: bytes) -> Iterator[_Splice]:
    """The tags of elements of text that are parted, or that go."""
    by_bit: dict[int, list[_Atom]] = {}
    for atom in atoms:
        by_bit.setdefault(atom.number, []).append(atom)
    for parts in by_bit.values():
        first, last = parts[0], parts[-1]
        bit = first.bit
        if bit.inner is None or bit.inner.start == bit.inner.end:
            continue
        parted = len(parts) > 1 and not bit.kept
        if first.gone or parted:
            yield _Splice(bit.start, bit.inner.start, _text(prefix, first.tag))
        if last.gone or parted:
            yield _Splice(bit.inner.end, bit.end, _shut(prefix, last.tag))


def _words(prefix: bytes, text: str) -> bytes:
    """What stands between the tags of an element of text, or of several with tabs and line breaks between them."""
    parts = [f"{_ELEMENTS[part]}/>" if part in _ELEMENTS else part for part in _BETWEEN.split(text)]
    again = _shut(prefix, b"t") + b"<" + prefix
    return b"".join(
        again + part.encode() + _text(prefix, b"t") if number % 2 else escaped(part)
        for number, part in enumerate(parts)
    )


def _text(prefix: bytes, tag: bytes) -> bytes:
    return b"<" + prefix + tag + b' xml:space="preserve">'


def _shut(prefix: bytes, *tags: bytes) -> bytes:
    return b"".join(b"</" + prefix + tag + b">" for tag in tags)
