"""Role words of the wrong gender right beside a full name: spokesman Maria Zakharova."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.document import Document
from mtcheck.findings import Finding, Safety, Span
from mtcheck.names.data import Gender
from mtcheck.names.given import is_common_given_name, is_east_slavic
from mtcheck.names.people import Mention, mentions_of
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

_WOMAN = {  # "chairman" and "actor" are titles that women bear, too
    "spokesman": "spokeswoman",
    "businessman": "businesswoman",
    "policeman": "policewoman",
    "congressman": "congresswoman",
    "sportsman": "sportswoman",
    "frenchman": "Frenchwoman",
    "englishman": "Englishwoman",
    "dutchman": "Dutchwoman",
    "irishman": "Irishwoman",
}
_MAN = {
    "spokeswoman": "spokesman",
    "businesswoman": "businessman",
    "policewoman": "policeman",
    "congresswoman": "congressman",
    "actress": "actor",
    "waitress": "waiter",
}
_BEFORE = re.compile(r"\b(?P<role>[A-Za-z]+),?\s$")
_AFTER = re.compile(
    r"^,\s(?!wh|but\b|and\b)(?:an?\s|the\s)?(?:[\w'\u2019-]+\s){0,3}?(?P<role>[a-z]+(?:man|woman|ress))\b"
)


def wrong_role(document: Document, rule: Rule) -> Iterator[Finding]:
    """A role word that only the other gender bears, before a full name or in apposition to it."""
    if not re.search(r"(?:sman|nessman|iceman|chman|shman|woman|ress)\b", document.lower):
        return
    for mention in mentions_of(document):
        if mention.full and mention.gender and (is_east_slavic(mention.given) or is_common_given_name(mention.given)):
            yield from _beside(document, rule, mention, mention.gender)


def _beside(document: Document, rule: Rule, mention: Mention, gender: Gender) -> Iterator[Finding]:
    table = _WOMAN if gender == "f" else _MAN
    start, end = mention.given_span.start, mention.span.end
    before = _BEFORE.search(document.folded, max(0, start - 20), start)
    after = _AFTER.match(document.folded[end : end + 60])
    for match, offset in ((before, 0), (after, end)):
        fix = table.get(match["role"].lower()) if match else None
        if match and fix:
            span = Span(match.start("role") + offset, match.end("role") + offset)
            right = fix[0].upper() + fix[1:] if match["role"][0].isupper() else fix
            yield finding(rule, document, span, [right], safety=Safety.UNSAFE if gender == "m" else None)
