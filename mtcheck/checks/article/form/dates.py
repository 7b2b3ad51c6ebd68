"""Dates in figures, as Russian writes them."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.document import Document
from mtcheck.files.expressions import compiled
from mtcheck.findings import Finding, Safety, Span
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

_MONTHS = "January February March April May June July August September October November December".split()
_NUMERIC = compiled(r"(?<![\w./-])(0?[1-9]|[12]\d|3[01])\.(0?[1-9]|1[0-2])\.((?:19|20)\d\d)(?![\w/-]|\.\d)")
_OTHER = compiled(r"\b(?:versions?|builds?|release|firmware|ip|address|no\.?|v|rev)\s$")
_GOVERNED = compiled(r"\b(?:on|of|from|to|until|till|since|by|before|after|dated|and|between|for|in|at|issue|for)\s$")


def numeric(document: Document, rule: Rule) -> Iterator[Finding]:
    """Day, month and year in figures with dots; a bare one that ends a line is a stamp, which an editor looks at."""
    for match in _NUMERIC.finditer(document.text):
        before = document.lower[max(0, match.start() - 12) : match.start()]
        if _OTHER.search(before):
            continue
        date = f"{int(match[1])} {_MONTHS[int(match[2]) - 1]} {match[3]}"
        start, end = match.span()
        alone = document.text[end : end + 1] in ("", "\n", "\r") and not _GOVERNED.search(before)
        if alone and before.endswith(" ") and before.strip():
            yield finding(rule, document, Span(start - 1, end), [f" ({date})", ""], safety=Safety.UNSAFE)
        else:
            yield finding(rule, document, Span(start, end), [date], safety=Safety.UNSAFE if alone else None)
