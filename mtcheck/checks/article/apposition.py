"""Names in apposition without their commas: Russian sets none after a long title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from mtcheck.document import Document
from mtcheck.findings import Edit, Finding, Span
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

_ROLES = (
    "head|director|leader|representative|spokes(?:man|woman|person)|expert|member|chairman|chairwoman|chair|minister|deputy|"
    "governor|mayor|editor|editor-in-chief|author|founder|owner|chief|commander|secretary|coach|professor|analyst|adviser|advisor|"
    "president|vice-president|ambassador|rector|chancellor|employee|researcher|specialist|manager|prosecutor|ombudsman"
)
_TITLE = re.compile(
    rf"(?:^|[\s(\"])(?:the\s|an?\s)?(?:[a-z-]+\s){{0,3}}(?:{_ROLES})\s(?:of|for|from|at|in)\s[^.,;:!?\"()]{{2,70}}$",
    re.I,
)
_JOINED = re.compile(r"\b(?:and|or)\b|\b(?:with|by|to|after|when|that|as)\s+\S+$")
_SAYS = re.compile(
    r"\s(?:(?:also|later|earlier)\s)?(?:said|says|told|reported|stressed|noted|admitted|believes|stated|added|explained|announced|"
    r"emphasized|recalled|wrote|confirmed|declared|warned|commented|spoke|called|expressed|claimed|promised|clarified|reminded)\b"
)


def without_commas(document: Document, rule: Rule) -> Iterator[Finding]:
    """A full name after "the director of the Institute", before a reporting verb and without commas."""
    for mention in document.mentions:
        if not mention.full or not mention.title:
            continue
        start, end = mention.given_span.start, mention.span.end
        before = document.folded[max(0, start - 110) : start].rpartition("\n")[2].rstrip(" ")
        if not document.folded[start - 1].isspace() or not _SAYS.match(document.folded, end):
            continue
        title = _TITLE.search(before)
        if title and not _JOINED.search(title[0]):
            yield _between_commas(document, rule, start, end)


def _between_commas(document: Document, rule: Rule, start: int, end: int) -> Finding:
    """The finding for a name from `start` to `end`, with a fix that leaves the name itself to others."""
    found = finding(rule, document, Span(start - 1, end), [f", {document.text[start:end]},"])
    commas = (Edit(Span(start - 1, start - 1), ","), Edit(Span(end, end), ","))
    return replace(found, fixes=tuple(replace(fix, edits=commas) for fix in found.fixes))
