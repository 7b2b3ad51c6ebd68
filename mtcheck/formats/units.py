"""Units of a translation file: a target, what it was translated from, and how it is marked as one to be reviewed."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mtcheck.findings import Change, Edit, Span
from mtcheck.formats.reading import Block

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


def placeholders(text: str) -> Iterator[Span]:
    """Placeholders in a text, which nothing may change."""
    return (Span(*found.span()) for found in PLACEHOLDER.finditer(text))


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
