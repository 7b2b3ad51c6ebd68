"""Tenses of reporting that do not go with the rest of the article."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.document import Document
from mtcheck.files.expressions import compiled
from mtcheck.findings import Finding, Span
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

# A quotation ends, and the speaker follows the verb.
_BEHIND = compiled(
    r'["\u201d\u2019][,.!?]?[\s\u2013\u2014-]+(says|said)\s+(?:the\s|[A-Z])|,["\u201d]\s(says|said)\s(?:the\s|[A-Z])'
)
_OFTEN = 3  # times that an article says `said` where a single `says` is a slip


def says_among_said(document: Document, rule: Rule) -> Iterator[Finding]:
    """`says` behind a quotation, in an article whose other quotations are followed by `said`."""
    found = [(m[1] or m[2], Span(*m.span(1 if m[1] else 2))) for m in _BEHIND.finditer(document.folded)]
    odd = [span for word, span in found if word == "says"]
    if odd and len(found) - len(odd) >= _OFTEN * len(odd):
        for span in odd:
            yield finding(rule, document, span, ["said"])
