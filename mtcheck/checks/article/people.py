"""People of an article: given names in lower case."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from mtcheck.document import Document
from mtcheck.findings import Finding, Span
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

_ROLE = re.compile(
    r"\b(?:spokes(?:man|woman|person)|president|minister|secretary|senator|ambassador|director|governor|mayor|general|colonel|"
    r"chairman|chairwoman|leader|head|deputy|expert|journalist|correspondent|lawyer|coach|actor|actress|singer|writer|mr|mrs|ms|dr)"
    r"[.,]?\s$"
)
_LOWER = re.compile(r"(?<![\w'-])(?P<given>[a-z]{3,12}) (?P<surname>[A-Z][a-z]+(?:-[A-Z][a-z]+)?)(?![\w-])")
_CAPITALIZED = re.compile(r"(?<![\w-])[A-Z][a-z]+(?:-[A-Z][a-z]+)?(?![\w-])")


def lower_case(document: Document, rule: Rule) -> Iterator[Finding]:
    """A given name in lower case between a role and a surname that the article uses as a name elsewhere."""
    from mtcheck.names.given import is_given_name  # loads name lists: only when the shape occurs

    alone: Counter[str] = Counter()
    for match in _LOWER.finditer(document.folded):
        before = document.lower[max(0, match.start() - 16) : match.start()]
        if _ROLE.search(before) and is_given_name(match["given"]) and not is_given_name(match["surname"]):
            alone = alone or Counter(_CAPITALIZED.findall(document.folded))
            if alone[match["surname"]] > 1:
                given = match["given"]
                yield finding(rule, document, Span(*match.span("given")), [given.capitalize()])
