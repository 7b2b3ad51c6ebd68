"""Places by the adjective that Russian makes of them: the Sverdlovskaya region, the Karabashsky copper plant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from mtcheck.checks.article import cues
from mtcheck.document import Document
from mtcheck.english.frequency import frequency
from mtcheck.files.expressions import compiled
from mtcheck.files.lists import read_columns
from mtcheck.findings import Finding, Safety, Span
from mtcheck.names.given import is_given_name
from mtcheck.names.lookup import nominative_of
from mtcheck.names.romanize import cyrillic_candidates
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule
from mtcheck.source.words import all_readings, is_russian
from mtcheck.text import capitalized_before

_REGIONS = "region-adjectives.txt"
_WOMAN = r"aya|aia|aja|oy|oi|oj|uyu|uiu|uju|oyu|a|oyi|oi"  # oblast is feminine in Russian, "krai" masculine
_MAN = r"y|iy|yy|ii|ij|yi|i|ogo|oho|omu|im|om"
_ADJECTIVE = compiled(
    rf"(?<![\w-])(?P<stem>[A-Z][a-z]+(?:-[A-Z][a-z]+)?(?:sk|tsk|zk))(?P<ending>{_WOMAN}|{_MAN})"
    r" (?P<noun>[Rr]egions?|[Oo]blasts?|[Pp]rovinces?|[Kk]rai|[Kk]ray|[Tt]erritory|[Aa]rea)\b(?! [Cc]ourt)"
)
_OF_ITS_TOWN = compiled(
    r"(?<![\w-])(?P<stem>[A-Z][a-z]{3,}?)(?:sk|tsk)(?:aya|oye|oe|y|iy|yi|ogo|oy|om|im|uyu|omu)"
    r" (?P<noun>(?:[a-z-]+ ){0,2}?(?:plant|factory|factories|combine|works|mine|quarry|refinery|deposit|field|"
    r"hospital|university|college|airport|port|reservoir|landfill|colony|zoo|theater|theatre|museum|market|stadium|garrison|"
    r"tribe|shipyard|cement|steel|copper|smelter|authorities|residents|officials|police|hotel|school))\b"
)
_IN_CASE = compiled(
    rf"(?<![\w-])(?P<stem>[A-Z][a-z]+(?:-[A-Z][a-z]+)?(?:sk|tsk|zk)|[A-Z][a-z]{{3,}}n)(?:ogo|oho|omu|om|(?<=k)(?:uyu|uiu|ikh|imi)|"
    rf"(?<=k)oye?(?= (?i:school|college|district|department|administration)\b))(?= {cues.NAMED})"
)
_OF_PEOPLE = compiled(r"(?:in|ov|ev|yov)$")  # whose museums and schools English calls by the surname
_OF_TOWNS = compiled(r" (?:[a-z]+ )?(?i:district|raion|rayon|rajon|court)\b")  # which keep the adjective
_PERSONAL = compiled(r" (?:[a-z]+ )?(?i:museum|gallery|library|theat(?:er|re)|school|college|prize|institute)\b")
_READINGS = 8  # of a word in Latin letters
_CASES, _HEARD = "aeiuy", 1.5  # what cases of a town end in, and the Zipf frequency from which one is heard of
_OLDER = {  # names of capitals of regions that many articles keep to
    "Kyiv": "Kiev",
    "Odesa": "Odessa",
    "Kharkiv": "Kharkov",
    "Lviv": "Lvov",
    "Mykolaiv": "Nikolaev",
    "Chernihiv": "Chernigov",
    "Luhansk": "Lugansk",
    "Zaporizhzhia": "Zaporozhye",
}
_TOWN_ENDINGS = ("", "a", "o", "y", "e", "i", "sk", "ino", "ovo")


def region(document: Document, rule: Rule) -> Iterator[Finding]:
    """Regions of Russia, Ukraine and their neighbours by an adjective, which English does not have."""
    for match in _ADJECTIVE.finditer(document.folded):
        name = _regions().get(match["stem"])
        before = capitalized_before(document.folded, match.start())
        if name and not (before and is_given_name(before)):
            older = _OLDER.get(name, name)
            own = older if document.has_word(older) and not document.has_word(name) else name
            yield finding(rule, document, Span(match.start(), match.end("ending")), [own])


@cache
def _regions() -> dict[str, str]:
    return {row[0]: row[1] for row in read_columns(_REGIONS)}


def in_case(document: Document, rule: Rule) -> Iterator[Finding]:
    """An adjective in a Russian case before the noun for what it names: in the Kirovskom district."""
    for match in _IN_CASE.finditer(document.folded):
        span, stem = Span(*match.span()), match["stem"]
        before = capitalized_before(document.folded, span.start)
        if match[0].endswith("oy") and _ends_in_oy(match[0].lower()):
            continue
        if not _ADJECTIVE.match(document.folded, span.start) and not (before and is_given_name(before)):
            someone = stem[:-2]
            if _OF_TOWNS.match(document.folded, span.end):
                yield finding(rule, document, span, [f"{stem}y"])
            elif _PERSONAL.match(document.folded, span.end) and _OF_PEOPLE.search(someone):
                yield finding(rule, document, span, [someone, f"{stem}y"])
            elif town := _town(stem, match[0]):
                yield finding(rule, document, span, [town, f"{stem}y"])
            else:
                yield finding(rule, document, span, [f"{stem}y"], safety=Safety.UNSAFE)


@cache
def _ends_in_oy(word: str) -> bool:
    """Whether an adjective has that ending in the nominative, as those have that are stressed there: Zavodskoy."""
    found = (reading for reading in islice(cyrillic_candidates(word, "ru"), _READINGS) if is_russian(reading))
    return any({"ADJF", "masc", "nomn"} in each.tag for reading in found for each in all_readings(reading))


def _town(stem: str, word: str) -> str | None:
    """The town of an adjective in a case: Tomsk of Tomskogo, Saratov of Saratovskogo."""
    if not stem.endswith("sk"):
        return None
    forms = (word, *(stem[:-2] + ending for ending in ("a", "y", "i")))
    found = (nominative_of(form.lower()) for form in forms)
    return next((name for name, _ in filter(None, found)), None)


def of_its_town(document: Document, rule: Rule) -> Iterator[Finding]:
    """A plant and the like by the adjective of a town that the article names: the Karabashsky plant in Karabash."""
    for match in _OF_ITS_TOWN.finditer(document.folded):
        towns = [match["stem"] + ending for ending in _TOWN_ENDINGS]
        found = [town for town in towns if document.has_word(town) and _is_town(document, town)]
        if len(found) == 1:
            case = found[0][-1] in _CASES and frequency(found[0].lower()) < _HEARD  # in Karabashe, of Karabasha
            fix = match["stem"] if case else found[0]
            yield finding(rule, document, Span(match.start(), match.start("noun") - 1), [fix], safety=Safety.UNSAFE)


def _is_town(document: Document, name: str) -> bool:
    return re.search(rf"\b(?:[Ii]n|near|of|from|to|city|town|village) {re.escape(name)}\b", document.folded) is not None
