"""What changes in an article word by word, a few words around, in colours or in git's signs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mtcheck.document import Document
from mtcheck.findings import Change
from mtcheck.output.text import Style, one_line
from mtcheck.output.worddiff import Kind, Part, hunks

_SIGNS = {Kind.GONE: ("[-", "-]"), Kind.NEW: ("{+", "+}")}
_COLOURS = {Kind.GONE: "31;9", Kind.NEW: "32;1"}


def words(document: Document, changes: Iterable[Change], colour: bool) -> Iterator[str]:
    """Lines without their ends: for each place its line, the words, and the rules behind the change."""
    style = Style(colour)
    path = one_line(document.path)
    for hunk in hunks(document, changes):
        text = "".join(_shown(part, style) for part in hunk.parts).strip(" ")
        before, after = ("\u2026" if cut else "" for cut in hunk.cut)
        yield f"{style(f'{path}:{hunk.line}:', '1')} {before}{text}{after}"
        yield style(f"    {', '.join(hunk.rule_ids)}", "2")


def _shown(part: Part, style: Style) -> str:
    text = one_line(part.text.replace("\n", "\u21b5" if part.kind is not Kind.SAME else " "))
    if part.kind is Kind.SAME:
        return text
    if style.colour and not text.isspace():
        return style(text, _COLOURS[part.kind])
    before, after = _SIGNS[part.kind]  # also where a colour would show nothing
    return style(f"{before}{text}{after}", _COLOURS[part.kind])
