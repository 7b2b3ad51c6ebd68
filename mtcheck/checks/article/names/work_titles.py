"""Titles of films, books, plays and songs that have capitals as in Russian, at their beginning only."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.document import Document
from mtcheck.files.expressions import compiled
from mtcheck.findings import Finding, Span
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

_WORKS = (
    "film|movie|cartoon|documentary|thriller|melodrama|comedy|drama|musical|opera|operetta|ballet|play|novel|novella|poem"
    "|ballad|trilogy|sitcom|miniseries|(?:television |TV )?series|song|album|painting|sculpture|fairy tale|blockbuster"
)
_TITLE = compiled(r"(?<=[A-Za-z]) \"(?P<title>[A-Z][a-z'-]*(?: [a-z'-]+){1,8})(?=[,.]?\"(?!\w))")
_BEHIND = compiled(rf"(?<![\w-])(?i:{_WORKS})s?$")
_LONGEST = 20  # code points of a noun for a work
_SMALL = frozenset(
    "a an and as at but by for from in into nor of off on onto or out over so the to up upon via with yet".split()
)
_FOREIGN = frozenset("de del der die das des du el et il la las le les los und".split())
_WORD = compiled(r"[A-Za-z]['A-Za-z]*")
_FEW = 2


def title_case(document: Document, rule: Rule) -> Iterator[Finding]:
    """Titles behind the noun for what they are, of which only the first word has a capital."""
    for match in _TITLE.finditer(document.folded):
        words = match["title"].lower().split()
        if not _BEHIND.search(document.folded, max(0, match.start() - _LONGEST), match.start()):
            continue
        if len(words) < _FEW or not _FOREIGN.isdisjoint(words):
            continue
        span = Span(*match.span("title"))
        fix = capitalized(document.text[span.start : span.end])
        if fix != document.text[span.start : span.end]:
            yield finding(rule, document, span, [fix])


def capitalized(title: str) -> str:
    """A title with the capitals that English sets: in all words but short ones inside."""
    last = title.rfind(" ") + 1

    def word(match: re.Match[str]) -> str:
        inside = 0 < match.start() < last and title[match.start() - 1] == " "
        return match[0] if inside and match[0] in _SMALL else match[0][0].upper() + match[0][1:]

    return _WORD.sub(word, title)
