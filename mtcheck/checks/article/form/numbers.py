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
_NEAR = 300  # code points
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
        safety = None if decided or _beside_a_sure_one(text, match) else Safety.UNSAFE
        yield finding(rule, document, Span(*match.span()), [f"{match[1]}.{match[2]}"], safety=safety)


def _beside_a_sure_one(text: str, match: re.Match[str]) -> bool:
    """Whether the same sentence has a number before, whose unit shows that its comma is a point."""
    first = max(0, match.start() - _NEAR)
    start = max(first, *(text.rfind(end, first, match.start()) for end in ("\n", ". ")))
    return _SURE.search(text, start, match.start()) is not None


_COUNTED_OFF = (
    "minute|round|floor|place|lap|stage|anniversary|birthday|session|congress|half|quarter|kilomet(?:er|re)|attempt"
)
_ORDINAL = compiled(
    rf"(?<![\w-])(?P<prep>(?:on|in|at|from|by|until|since|till|for|of|took|takes|taking|take|marked|marks|celebrated) )"
    rf"(?P<the>the )?(?P<n>[1-9]\d{{0,2}}) (?P<noun>{_COUNTED_OFF})\b"
    r"(?=[,.;:)]|$| (?:of|in|at|on|by|from|with|for|after|before|the|an?|he|she|it|they|his|her|and|but|when|because"
    r"|was|is|were|are|has|had|who|which|to)\b| [A-Z\"])(?! [A-Z]\w+ (?:Street|Avenue|Road|Square)\b)",
    re.I,
)
_FIRST_TEN = "first second third fourth fifth sixth seventh eighth ninth".split()
_IN_TIME = frozenset(("minute", "round", "half", "quarter"))
_WITHOUT_THE = frozenset(("place",))
_WITH_PLACE = frozenset("took takes taking take in on for from".split())
_WITH_DAY = frozenset("marked marks celebrated on of for by".split())


def ordinals(document: Document, rule: Rule) -> Iterator[Finding]:
    """Cardinal numbers before what is counted off, in the singular: "on the 81 minute", "in 19 round"."""
    for m in _ORDINAL.finditer(document.folded):
        number, noun, prep = int(m["n"]), m["noun"].lower(), m["prep"].strip().lower()
        if number == 1 and not m["the"] or m["noun"][0].isupper():
            continue
        if (noun in _WITHOUT_THE) != (prep in _WITH_PLACE) and noun in _WITHOUT_THE:
            continue
        if prep in _WITH_DAY - _WITH_PLACE and noun not in ("anniversary", "birthday") and not m["the"]:
            continue
        if noun == "minute" and not m["the"] and prep not in ("on", "in", "at"):
            continue
        prep_now = "in" if noun in _IN_TIME and prep == "on" else prep
        article = "" if noun in _WITHOUT_THE else "the "
        fix = f"{prep_now} {article}{_ordinal(number)} {m['noun']}"
        yield finding(rule, document, Span(*m.span()), [fix[0].upper() + fix[1:] if m[0][0].isupper() else fix])


def _ordinal(number: int) -> str:
    if number <= len(_FIRST_TEN):
        return _FIRST_TEN[number - 1]
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


_THOUSAND = compiled(
    r"(?<![\d.,:$\u20ac\u00a3-])(?<!\d to )(?<!\d or )(?<!\d and )(?<!\d [\u2013\u2014-] )(?<!\d[\u2013\u2014])"
    r"(\d{1,3}) thousand(?! (?:and\b|\d|million|billion)|-)\b"
)
_IN_FULL = compiled(r"(?<![\d.,])[1-9]\d{0,2},\d{3}(?![\d,])")


def digit_thousands(document: Document, rule: Rule) -> Iterator[Finding]:
    """Digits with the word "thousand" in an article that writes as many such numbers in full, or more."""
    found = list(_THOUSAND.finditer(document.lower))
    if not found or len(_IN_FULL.findall(document.lower)) < len(found):
        return
    for match in found:
        yield finding(rule, document, Span(*match.span()), [f"{match[1]},000"])
