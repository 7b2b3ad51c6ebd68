"""Role words of the wrong gender right beside a full name: spokesman Maria Zakharova."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from mtcheck.checks.article import cues
from mtcheck.checks.article.cues import MEN, WOMEN
from mtcheck.document import Document
from mtcheck.files.expressions import compiled
from mtcheck.findings import Finding, Safety, Span
from mtcheck.names.given import Gender, is_common_given_name, is_east_slavic, plain
from mtcheck.names.people import Mention, address_gender, mentions_of
from mtcheck.names.surnames import family
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
    "salesman": "saleswoman",
    "serviceman": "servicewoman",
    "schoolboy": "schoolgirl",
    "widower": "widow",
}
_MAN = {
    "spokeswoman": "spokesman",
    "businesswoman": "businessman",
    "policewoman": "policeman",
    "congresswoman": "congressman",
    "actress": "actor",
    "waitress": "waiter",
    "schoolgirl": "schoolboy",
    "servicewoman": "serviceman",
    "sportswoman": "sportsman",
    "widow": "widower",
}
_SURE_FORM = 0.85
_MOST = 40  # mentions of one surname that are looked at
_TITLES = {"Mr": "Ms", "Mrs": "Mr", "Ms": "Mr", "Miss": "Mr"}
_OF_ONE_GENDER = compiled(r"(?:sman|nessman|iceman|chman|shman|woman|ress|schoolboy|schoolgirl|widow|widower)\b")
_OF = compiled(  # the spokesman of the ministry, Anna Lind
    r"\b(?P<role>spokesman|businessman|sportsman|schoolboy|salesman|spokeswoman|actress|schoolgirl)\s(?:of|for|from|at)\s"
    r"(?:the\s)?(?:(?!and\b|or\b|was\b|is\b|said\b|told\b|by\b|to\b)[\w-]+\s){0,6}?"
    r"(?:(?!and\b|or\b|was\b|is\b|said\b|told\b|by\b|to\b)[\w-]+),\s$"
)
_IS = compiled(
    r"\s(?:is|was|became|becomes|remains|works as|worked as)\s(?:also\s|now\s|then\s)?(?:an?|the)\s(?:[a-z-]+\s){0,2}?"
    r"(?P<role>spokesman|businessman|sportsman|schoolboy|salesman|congressman|actress|schoolgirl|spokeswoman)\b(?!['\u2019-])"
)
_LONG = 90  # code points before a name
_ADDRESS = compiled(r"\b(?:mr|mrs|ms|miss)\b")
_RELATIVES = compiled(rf"\b(?:{MEN}|{WOMEN}|couple|married)\b")
_TITLE = compiled(r"\b(?P<title>Mr|Mrs|Ms|Miss)\.?\s$")
_BEFORE = compiled(r"\b(?P<role>[A-Za-z]+),?\s$")
_AFTER = compiled(
    r"^,\s(?!wh|but\b|and\b)(?:an?\s|the\s)?(?:[\w'\u2019-]+\s){0,3}?(?P<role>[a-z]+(?:man|woman|ress))\b(?!\s[A-Z])"
)


def wrong_role(document: Document, rule: Rule) -> Iterator[Finding]:
    """A role word that only the other gender bears, before a full name or in apposition to it."""
    if not _OF_ONE_GENDER.search(document.lower):
        return
    for mention in mentions_of(document):
        if mention.full and mention.gender and (is_east_slavic(mention.given) or is_common_given_name(mention.given)):
            yield from _beside(document, rule, mention, mention.gender)
        elif not mention.full and not mention.gender and not mention.given_name and _is_womans(document, mention):
            yield from _beside(document, rule, mention, "f")


def _is_womans(document: Document, mention: Mention) -> bool:
    """Whether a bare surname has a woman's form, in an article about the East that names no such man."""
    kin = family(mention.surname)
    if kin is None or kin.gender != "f" or kin.certainty < _SURE_FORM or mention.title or not cues.is_eastern(document):
        return False
    return kin.stem not in document.memo(_families_of_men)


def _families_of_men(document: Document) -> frozenset[str]:
    """What both forms of the surnames of men share whom an article names in full."""
    kin = (family(mention.surname) for mention in mentions_of(document) if mention.full and mention.gender == "m")
    return frozenset(one.stem for one in kin if one)


def wrong_title(document: Document, rule: Rule) -> Iterator[Finding]:
    """Mr before the surname of the one person of that name whom the article introduces as a woman, or Ms for a man."""
    if not _ADDRESS.search(document.lower) or _RELATIVES.search(document.lower):
        return
    mentions = mentions_of(document)
    bearers: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.full and len(bearers[plain(mention.surname)]) < _MOST:
            bearers[plain(mention.surname)].append(mention)
    for mention in mentions:
        before = _TITLE.search(document.text, max(0, mention.span.start - 6), mention.span.start)
        if before is None or mention.given:
            continue
        fix = _TITLES[before["title"]]
        people = bearers[plain(mention.surname)]
        sure = all(is_east_slavic(m.given) or is_common_given_name(m.given) for m in people)
        if {m.gender for m in people} == {address_gender(fix)} and sure:
            yield finding(rule, document, Span(*before.span("title")), [fix])


def _beside(document: Document, rule: Rule, mention: Mention, gender: Gender) -> Iterator[Finding]:
    table = _WOMAN if gender == "f" else _MAN
    start, end = mention.given_span.start if mention.given else mention.span.start, mention.span.end
    before = _BEFORE.search(document.folded, max(0, start - 20), start)
    after = _AFTER.match(document.folded[end : end + 60])
    of = _OF.search(document.folded, max(0, start - _LONG), start)
    if of and document.folded[end : end + 1] not in (",", ".", ";"):
        of = None  # the spokesman of the ministry, Anna Lind said, was late
    predicate = _IS.match(document.folded[end : end + _LONG])
    for match, offset in ((before, 0), (after, end), (of, 0), (predicate, end)):
        fix = table.get(match["role"].lower()) if match else None
        if match and fix:
            span = Span(match.start("role") + offset, match.end("role") + offset)
            right = fix[0].upper() + fix[1:] if match["role"][0].isupper() else fix
            doubtful = gender == "m" or match in (of, predicate)
            yield finding(rule, document, span, [right], safety=Safety.UNSAFE if doubtful else None)
