"""Numbers that the whole article tells how to read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.document import Document
from mtcheck.files.expressions import compiled
from mtcheck.findings import Finding, Safety, Span
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

_UNIT = (
    r"(?: ?(?:of the )?(?:million|billion|trillion|mln|bln|trn|percent|per cent|percentage|degrees|times|points?|tons?|"
    r"tonnes|kg|kilograms?|grams?|km|kilomet(?:er|re)s?|m|met(?:er|re)s?|cm|centimeters?|mm|sq|square|cubic|hectares?|"
    r"ha|lit(?:er|re)s?|hours?|seconds?|minutes?|years?|r[uo]+bles?|hryvnias?|dollars?|euros?|tenge|USD|EUR|UAH|RUB)\b"
    r"| ?[%\u00b0])"
)
_SURE = compiled(rf"(?<![\d.,])(?:\d{{1,3}},\d{{1,2}}(?={_UNIT})|[$\u20ac\u00a3] ?\d{{1,3}},\d{{1,2}}(?![\d,])|0,\d)")
_POINT = compiled(rf"(?<![\d.,:])\d{{1,3}}\.\d{{1,2}}(?={_UNIT})")
_BARE = compiled(
    rf"(?<=[a-z] )(\d{{1,3}}),(\d{{1,2}})(?![\d,.:/-]\d|[\d/-]|{_UNIT}| (?:and|or) \d| ?thousand\b)(?=[ .;,)]|$)", re.M
)
_COUNTED = compiled(
    r"\b(?:chapters?|articles?|verses?|rooms?|pages?|paragraphs?|parts?|sections?|lines?|numbers?|buses|routes?|points?|"
    r"items?|and|or|aged?|schools?|houses?|apartments?|gates?|lots?|nos?\.?) $",
    re.I,
)
_BITS = compiled(r"[01],[01]")  # pairs of digits, not numbers
_PLACED = compiled(r"\b(?:at|in|on|by|from|to|of) $")


def decimal_comma(document: Document, rule: Rule) -> Iterator[Finding]:
    """Numbers like 75,31 without a unit: decimal ones where others of the article are and none has a point."""
    text = document.folded
    decided = bool(_SURE.search(text)) and not _POINT.search(text)
    for match in _BARE.finditer(text):
        before = text[max(0, match.start() - 12) : match.start()]
        if _BITS.fullmatch(match[0]):
            continue
        if _COUNTED.search(before) or (_PLACED.search(before) and not decided and not before.endswith("to ")):
            continue
        safety = None if decided else Safety.UNSAFE
        yield finding(rule, document, Span(*match.span()), [f"{match[1]}.{match[2]}"], safety=safety)
