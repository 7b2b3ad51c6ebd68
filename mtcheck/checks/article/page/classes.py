"""Classes of words in templates of page lines: dates, names, networks, sections and the like, as expressions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mtcheck.files.expressions import longest_first
from mtcheck.files.lists import read_list

_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?"
)
_DAYS = "(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun"
_YEAR = r"(?:19|20)\d\d(?: ?(?:year|g\.|y\.))?"
_DATE = (
    rf"(?:(?:{_DAYS}),? ?)?(?:\d{{1,2}}[./-]\d{{1,2}}[./-](?:\d{{4}}|\d\d)|\d{{4}}-\d\d-\d\d"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTHS})\.?(?:,? {_YEAR})?"
    rf"|(?:{_MONTHS})\.? \d{{1,2}}(?:st|nd|rd|th)?(?:,? {_YEAR})?)(?:,? (?:{_DAYS})\b)?"
)
_QUOTED = r"\"[^\"\n]{2,40}\""
_CAPITAL = r"[A-Z][\w'&.-]*"
_NAMED = rf"(?-i:(?:{_QUOTED}|{_CAPITAL})(?: (?:of (?:the )?|the |and )?(?:{_CAPITAL}|{_QUOTED})){{0,4}})"
_PERSON = (
    r"(?-i:[A-Z][\w'-]+ (?:[A-Z]\.\s?|[A-Z][\w'-]+ )?[A-Z][\w'-]+|[A-Z]\.\s?(?:[A-Z]\.\s?)?[A-Z][\w'-]+"
    r"|[A-Z][\w'-]+ [A-Z]\. ?(?:[A-Z]\.)?)"
)
MONEY = "usd|eur|rub|uah|gbp|dollar|euro|brent|oil|urals|bitcoin|btc"
_RATE = (
    rf"(?:{MONEY}|\$|\u20ac)[^\w=\n]{{0,3}}(?:(?:nbu|cb|cbr|interbank|us)\W{{1,3}})?"
    r"\d{1,5}[.,]\d{1,4}(?:\W{1,3}[+-]? ?\d{1,3}[.,]\d{1,4}%?)?"
)
# Classes that begin with a digit or a sign.
NUMERIC = ("@n", "@date", "@fulldate", "@time", "@phone", "@plus", "@rates", "@degrees")


@cache
def classes() -> dict[str, str]:
    """What the classes of templates match."""
    networks = r"[^\w\n]{1,3}".join(_alternatives("page-networks.txt").split(" "))
    return {
        "@cap": _NAMED,
        "@caplist": r"(?-i:[A-Z\"][^,.!?:;\n]{0,40}(?:, [^,.!?:;\n]{1,40}){0,12})",
        "@change": r"[+-]?\d{1,6}[.,]\d{1,4}%?",
        "@date": _DATE,
        "@digits": r"[A-Z]?\d[\d ]{6,24}",
        "@fulldate": rf"(?=[^\n]{{0,30}}(?:19|20)\d\d){_DATE}",
        "@degrees": r"[+-] ?\d{1,2}\b(?: ?\.{2,3} ?[+-]?\d{1,2})?(?: ?\u00b0(?: ?[c\u0441]\b)?)?"
        r"|\d{1,2} ?\u00b0 ?[c\u0441]?\b",
        "@list": r"[^.!?\n]{1,160}",
        "@mail": r"[\w.-]{1,40}@[\w-]{1,40}(?:\.[\w-]{1,20}){1,4}",
        "@media": rf"(?:{_alternatives('page-media.txt')})\b(?![.-]\w)",
        "@month": rf"(?:{_MONTHS})\.?",
        "@n": r"\d{1,3}(?:[ ,.]\d{3})+|\d+(?:[.,]\d+)?k?",
        "@name": _PERSON,
        "@net": rf"(?:{networks})\b\+?",
        "@options": r"[^\n]{5,120}\?[^\n]{1,80}/[^\n]{1,80}",
        "@phone": r"\+?[\d(][\d ()-]{5,20}\d",
        "@plus": r"[+-] ?\d{1,5}(?:[ /|]{1,3}[\u2013\u2212-] ?\d{1,5})?",
        "@rates": rf"{_RATE}(?:\W{{1,3}}{_RATE}){{0,5}}",
        "@rest": r"[^.!?\n]{1,80}",
        "@section": rf"(?:{_alternatives('page-sections.txt')})\b",
        "@several": r"[^.,:!?;\n]{1,40}(?:, [^.,:!?;\n]{1,40}){1,12}",
        "@site": r"(?:https?://)?(?:[\w-]{1,30}\.){1,4}[a-z]{2,6}\b(?:/\S*)?",
        "@time": r"(?:[01]?\d|2[0-4])[:.][0-5]\d(?::\d\d)?"
        r"(?: ?(?:moscow time|msk|hours|a\.?m\.?|p\.?m\.?))?(?!\d|\.\d)",
        "@title": r"(?:(?<=[:>\u00bb\u2013\u2014-] )|(?<=[:>\u00bb\u2013\u2014]))[^\n]{3,170}"
        r"|(?-i:[A-Z\"0-9])[^\n]{3,170}(?<![.;,])",
        "@word": r"[\w-]{2,20}",
        "@year": r"20\d\d",
    }


def _alternatives(name: str) -> str:
    return "|".join(longest_first(map(re.escape, read_list(name)))).replace("\\ ", " ")


def names_of_days() -> Iterator[str]:
    """The words with which a date that is spelled out may begin: months and days of the week."""
    names = f"{_MONTHS}|{_DAYS}"
    for short, long in re.findall(r"(\w+)\(\?:(\w+)\)\?", names):
        yield from (short, short + long)
    for days in re.findall(r"\(\?:((?:\w+\|)+\w+)\)day", names):
        yield from (day + "day" for day in days.split("|"))
    yield from ("jun", "june", "jul", "july", "may", "sep", "mon", "tue", "wed", "thu", "fri", "sat", "sun")
