"""Tab-separated pairs: source, target, and whatever else, a pair a line."""

from __future__ import annotations

from mtcheck.errors import UserError
from mtcheck.findings import Span
from mtcheck.formats.reading import Piece
from mtcheck.formats.units import Unit


def units(text: str) -> list[Unit]:
    """The pairs by the numbers of their lines; raises UserError where no line has two columns."""
    found: list[Unit] = []
    at = 0
    for number, line in enumerate(text.split("\n"), 1):
        source, tab, rest = line.removesuffix("\r").partition("\t")
        target = rest.partition("\t")[0]
        if tab and target.strip():
            span = Span(at + len(source) + 1, at + len(source) + 1 + len(target))
            found.append(Unit(str(number), span, source.removeprefix("\ufeff"), [Piece(*span)]))
        at += len(line) + 1
    if not found and text.strip():
        raise UserError("no line has a source, a tab and a target")
    return found
