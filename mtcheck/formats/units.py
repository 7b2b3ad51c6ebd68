"""Units of a translation file: a target, what it was translated from, and how it is marked as one to be reviewed."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mtcheck.findings import Change, Edit, Finding, Span

if TYPE_CHECKING:
    from mtcheck.formats.layout import Block

_REVIEW = "needs-review"  # stands where a change has the ids of rules
# What programs put values in, and marks of keyboard shortcuts: %s, %(name)s, %1$d, {0}, {name}, ${name}, &File, _File
PLACEHOLDER = re.compile(
    r"%(?:\d+\$)?(?:\([^\s()]*\))?[#0+-]*\d*(?:\.\d+)?(?:[hlLqjzt]{1,2})?[diouxXeEfFgGcrsaA@](?![^\W\d_])|%%"
    r"|\$?\{\{?[^{}\s]*\}?\}|\$[A-Za-z_]\w*|(?<!\w)[&_](?=[A-Za-z])\w+|\\[nrt]"
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as the tools of translators show it, by its `id`; `span` is its target in the file, `block` its text.

    `review` are edits that mark it as one to be reviewed; none where it is so already, or the form has no such mark.
    """

    id: str
    span: Span
    source: str
    block: Block
    review: tuple[Edit, ...] = ()


def units_of(form: str, text: str) -> list[Unit]:
    """The units that have a target, in the order of the file; raises UserError for what is no file of that form."""
    reader: Callable[[str], list[Unit]]
    if form == "po":
        from mtcheck.formats.po import units as reader
    elif form == "pairs":
        from mtcheck.formats.tabs import units as reader
    else:
        from mtcheck.formats.xml import units as reader
    return reader(text)


def placeholders(text: str, block: Block) -> list[Span]:
    """Placeholders in the text of a target, which nothing may change."""
    return [
        Span(piece.start + found.start(), piece.start + found.end())
        for piece in block
        if not piece.sign
        for found in PLACEHOLDER.finditer(text[piece.start : piece.end])
    ]


def written(finding: Finding, form: str) -> Finding:
    """A finding whose edits hold what is to be written into targets of a form: with its entities and backslashes."""
    if not any(_escaped(edit.text, form) != edit.text for fix in finding.fixes for edit in fix.edits):
        return finding
    fixes = (
        replace(fix, edits=tuple(edit._replace(text=_escaped(edit.text, form)) for edit in fix.edits))
        for fix in finding.fixes
    )
    return replace(finding, fixes=tuple(fixes))


def _escaped(text: str, form: str) -> str:
    if form in ("xliff", "tmx"):
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if form == "po":
        return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return text.replace("\t", " ").replace("\n", " ")


def reviewed(units: Iterable[Unit], changes: Sequence[Change]) -> tuple[Change, ...]:
    """The changes of a file, and those that mark each unit in which one is made as one to be reviewed."""
    starts = [change.start for change in changes]
    marks: dict[Edit, None] = {}
    for unit in units:
        at = bisect_left(starts, unit.span.start)
        if at < len(starts) and starts[at] <= unit.span.end:
            marks |= dict.fromkeys(unit.review)
    more = [Change(*mark.span, mark.text, (_REVIEW,)) for mark in marks]
    return tuple(sorted((*changes, *more), key=lambda change: (change.start, change.end)))
