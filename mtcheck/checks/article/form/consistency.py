"""Choices of style that an article makes once and then keeps: machines make them anew in every sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from mtcheck.document import Document
from mtcheck.files.expressions import compiled
from mtcheck.findings import Finding, Safety, Span
from mtcheck.rules.matchers import finding, starts_sentence
from mtcheck.rules.rule import Rule

_UNITED_STATES = compiled(r"(?<![\w.-])(?P<the>[Tt]he\s)?(?P<form>U\.\s?S\.\s?A\.|U\.\s?S\.|USA|US)(?![\w$-]|\.\w)")
_STARTERS = compiled(
    r"\s+(?:The|A|An|He|She|It|They|We|In|On|At|But|And|However|This|That|These|According|As|For|If|When)\b"
)
_AFTER_PREPOSITION = compiled(r"\b(?:in|from|to|with|by|of|against|for)\s$")
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATE = compiled(
    rf"\b(?:(?P<day1>\d{{1,2}})\s(?P<month1>{_MONTHS})|(?P<month2>{_MONTHS})\s(?P<day2>\d{{1,2}}))\b(?!\s?[-\u2013]\s?\d)"
)


def united_states(document: Document, rule: Rule) -> Iterator[Finding]:
    """US, U.S. and USA in one article: the rarer spellings give way to the commonest of US and U.S."""
    found = [m for m in _UNITED_STATES.finditer(document.folded) if not _inside_name(document, m)]
    counts = Counter(_form(m) for m in found)
    if len(counts) < 2:
        return
    wanted = max(
        ("US", "U.S."),
        key=lambda form: (counts[form], form == next((_form(m) for m in found if _form(m) != "USA"), "")),
    )
    for match in found:
        if _form(match) != wanted and counts[wanted] > 1:
            yield _united_states(document, rule, match, wanted)


def _united_states(document: Document, rule: Rule, match: re.Match[str], wanted: str) -> Finding:
    """One spelling brought in line; a bare USA gets the article that the short form needs as a noun."""
    text, span = document.folded, Span(match.start("form"), match.end("form"))
    if match["form"].endswith(".") and wanted == "US" and _ends_sentence(text, match.end()):
        wanted += "."
    if _form(match) != "USA" or match["the"]:
        return finding(rule, document, span, [wanted])
    if starts_sentence(text, span.start) and re.match(r"\s[a-z]", text[span.end : span.end + 2]):
        return finding(rule, document, span, [f"The {wanted}"])
    noun = _AFTER_PREPOSITION.search(text[max(0, span.start - 9) : span.start]) and re.match(
        r"[.,;]|\s[a-z]", text[span.end : span.end + 2]
    )
    return finding(rule, document, span, [f"the {wanted}" if noun else wanted], safety=None if noun else Safety.UNSAFE)


def _form(match: re.Match[str]) -> str:
    form = re.sub(r"\s", "", match["form"])
    return "USA" if form in ("USA", "U.S.A.") else form


def _inside_name(document: Document, match: re.Match[str]) -> bool:
    """Whether the letters are part of a name: Team USA, USA Today, or a heading in capitals."""
    text = document.folded
    if match["form"] != "USA":
        return False
    before, after = text[max(0, match.start() - 5) : match.start()], text[match.end() : match.end() + 12]
    return before in ("Team ", "Miss ") or bool(re.match(r"\s(?:Today|Network|Gymnastics|Track|[A-Z]{2,})", after))


def _ends_sentence(text: str, end: int) -> bool:
    rest = text[end : end + 20]
    return not rest.strip(" \"')") or rest.lstrip(" \"')").startswith("\n") or bool(_STARTERS.match(rest))


def date_order(document: Document, rule: Rule) -> Iterator[Finding]:
    """Day before month and month before day in one article: the rarer order gives way."""
    found = [m for m in _DATE.finditer(document.folded) if not _of_version(document.folded, m)]
    day_first = sum(1 for m in found if m["day1"])
    month_first = len(found) - day_first
    if not day_first or not month_first or day_first == month_first:
        return
    for match in found:
        if bool(match["day1"]) == (day_first > month_first):
            continue
        fix = f"{match['month1']} {match['day1']}" if match["day1"] else f"{match['day2']} {match['month2']}"
        yield _date(document, rule, match, fix)


_PROGRAM = compiled(r"\b(?:Windows|Android|iOS|macOS|Version|Build|Edition|Python|iPhone|Ubuntu)\s$")
_RELEASE = compiled(r",?\s\d{4}\s(?:Update|Release|Edition)\b")


def _of_version(text: str, date: re.Match[str]) -> bool:
    """Whether what looks like a date is the number of a program's version: the Windows 10 October update."""
    before = _PROGRAM.search(text[max(0, date.start() - 12) : date.start()])
    return before is not None or _RELEASE.match(text, date.end()) is not None


def _date(document: Document, rule: Rule, match: re.Match[str], fix: str) -> Finding:
    """The date turned round; with a year behind it the commas are a person's business, unless they are plain to see."""
    span = Span(*match.span())
    year = re.match(r",\s(\d{4})\b", document.folded[span.end : span.end + 7])
    if match["day2"] and year:
        return finding(
            rule, document, Span(span.start, span.end + year.end()), [f"{fix} {year[1]}"], safety=Safety.UNSAFE
        )
    after = document.folded[span.end : span.end + 6]
    return finding(rule, document, span, [fix], safety=Safety.UNSAFE if re.match(r"\s\d{4}", after) else None)
