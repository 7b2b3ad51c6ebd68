"""Bodies and places whose namesake stands behind them as in Russian: the theater named after Vakhtangova."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.checks.article import cues
from mtcheck.document import Document
from mtcheck.english.frequency import frequency
from mtcheck.files.expressions import compiled
from mtcheck.findings import Finding, Span
from mtcheck.names.cases import CaseForm, case_forms, nominatives
from mtcheck.names.given import given_gender, is_given_name
from mtcheck.names.lookup import people_like
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

_HEADS = (
    "theat(?:er|re)|university|institute|academy|conservatory|school|lyceum|gymnasium|college|museum|library|gallery|"
    "airport|factory|plant|mine|hospital|clinic|cent(?:er|re)|park|garden|stadium|arena|palace|street|square|avenue|"
    "prospect|embankment|bridge|house|club|choir|ensemble|orchestra|circus|shipyard|prize|award|competition|camp|"
    "observatory|canal|planetarium|hall|metro|MSTU|MSU"
)
_BODY = (
    r"(?P<body>(?:(?:[A-Z][\w-]+|state|academic|national|regional|city|central|drama|opera|puppet|youth|medical|technical|"
    rf"research|scientific|clinical|children's|military|music|art) ){{0,5}}(?P<head>(?i:{_HEADS})))"
)
_LINK = r"(?:named (?:after|for)|(?:by|of) the name of|im\.?|imeni)"
_NAME = (
    r"(?:(?i:academician|professor|marshal|general) )?(?P<given>(?:[A-Z]\. ?){1,2}|[A-Z][a-z]+ )?"
    r"(?P<last>[A-Z][a-z]+(?:-[A-Z][a-z]+)?)(?!\.?\w| [A-Z]|-)"
)
_NAMED = compiled(rf"\b(?P<the>[Tt]he )?{_BODY} {_LINK} {_NAME}")
_AN = compiled(r"\b(?:[Aa]n?|[Aa]nother|[Oo]ne|was|is|were|be|been|[Aa] (?:new|small|local|whole))\s$")
# Women whose surnames look like a man's in the genitive.
_WOMEN = frozenset(
    "Akhmatova Ermolova Grizodubova Pakhmutova Pavlova Raskova Tereshkova Tsvetaeva Tsvetayeva Ulanova Vaganova "
    "Yermolova".split()
)
_SURE = 0.3  # certainty of a case form
_SLAVIC = ("ova", "eva", "yova", "ina", "skogo")  # of a man in the genitive, or of a woman with her given name
_RARE = 2.0  # Zipf frequency below which English hardly has a name
_SMALL = frozenset("of for and the in".split())


def named_after(document: Document, rule: Rule) -> Iterator[Finding]:
    """A definite body before its namesake: a known Slav in a case, or anybody in articles about the East."""
    for match in _NAMED.finditer(document.folded):
        before = document.folded[max(0, match.start() - 20) : match.start()]
        own = match["body"][0].isupper() and " " in match["body"]
        if not cues.is_eastern(document) and not is_in_case(match["last"]):
            continue
        if match["the"] or own and not _AN.search(before):
            name = _name(match)
            body = match["body"].removeprefix("The ").removeprefix("the ")
            start = match.end("body") - len(body)
            yield finding(rule, document, Span(start, match.end()), [f"{name} {_title(body)}"])


def _name(match: re.Match[str]) -> str:
    """The namesake in the nominative, without initials."""
    given, last = (match["given"] or "").strip(), match["last"]
    if not given or given.endswith("."):
        return nominative(last)
    first = next((form.nominative for form in case_forms(given) if form.kind == "given" and not form.ambiguous), given)
    if given_gender(first) == "f":
        return f"{first} {last}"
    return f"{first} {nominative(last)}" if is_given_name(first) else f"{given} {last}"


def nominative(last: str) -> str:
    """A man's surname, which may stand in the genitive."""
    if last in _WOMEN:
        return last
    if (man := _of_man(last)) is not None:
        return man.nominative
    for form, _ in nominatives(last):
        if _is_known(form) and not _is_known(last):
            return form
    return last


def is_in_case(last: str) -> bool:
    """Whether a surname stands in the genitive of a man's: one who is known, or who has a Slavic ending."""
    form = None if last in _WOMEN or is_given_name(last) else _of_man(last)
    if form is None or form.certainty < _SURE:
        return False
    return _is_known(form.nominative) or last.endswith(_SLAVIC) and frequency(last.lower()) < _RARE


def _of_man(last: str) -> CaseForm | None:
    """The reading of a surname as a man's in the genitive."""
    forms = (form for form in case_forms(last) if form.kind == "surname" and form.gender == "m")
    return next((form for form in forms if form.case in ("genitive", "accusative")), None)


def _is_known(last: str) -> bool:
    return any(last in person.surnames for person in people_like(last))


def _title(body: str) -> str:
    """The name of a body with its capitals."""
    return " ".join(word if word in _SMALL else word[0].upper() + word[1:] for word in body.split())
