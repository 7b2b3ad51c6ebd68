"""Whether somebody whose name does not tell is a woman or a man: what only one of them is, does, or has."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from mtcheck.checks.article import cues
from mtcheck.document import Document
from mtcheck.files.expressions import compiled
from mtcheck.findings import Span
from mtcheck.names.given import Gender
from mtcheck.names.people import Mention

_BEFORE = 40  # code points
_BEHIND = 120
_SHORT = 3  # letters of what is hardly a surname
_IS = r"(?:is|was|became|becomes|remains|has become)"
_FIGURE = r"(?:\d+|two|three|four|five|six|seven|many|several)"
_REST = r"[^.!?;:\"\u201c\u201d,]"
_WOMAN = r"(?:woman|girl|mother|grandmother|widow|wife|actress|ballerina|schoolgirl|heroine|nun|housewife|lady|queen)"
_MAN = r"(?:man|boy|father|grandfather|widower|husband|schoolboy|monk|priest|king)"
# Who stands right before a name: the actress Lind, his wife Lind.
_CALLED: dict[Gender, re.Pattern[str]] = {
    "f": compiled(
        rf"\b(?:{cues.WOMEN}|actress|ballerina|schoolgirl|housewife|waitress|sportswoman|poetess|nun|"
        r"(?:spokes|business|police|congress|chair|service)woman)\s$"
    ),
    "m": compiled(
        rf"\b(?:{cues.MEN}|schoolboy|monk|(?:business|police|congress|service)man)\s$"  # a spokesman may be a woman
    ),
}
_GENDERS: tuple[Gender, Gender] = ("f", "m")
_SOME: dict[Gender, str] = {"f": _WOMAN, "m": _MAN}
# What stands right behind it: is on maternity leave; , a mother of two; became the first woman to; 's husband.
_PARENT: dict[Gender, str] = {"f": "mother", "m": "father"}
_CONTEST: dict[Gender, str] = {"f": r"(?:women|girls)['\u2019]s?", "m": r"(?<!wo)(?:men|boys)['\u2019]s?"}
_HAS: dict[Gender, str] = {
    "f": "(?:husband|boyfriend|widower|pregnancy|maternity leave)",
    "m": "(?:wife|widow|girlfriend|mistress)",
}
_DOES: dict[Gender, str] = {
    "f": rf"(?:{_IS}\s(?:[a-z]+\s)?pregnant|(?:{_IS}|went|goes)\s(?:still\s|now\s)?on\smaternity\sleave"
    r"|(?:(?:has|had)\s)?(?:gave|given|gives)\sbirth)",
    "m": r"(?:grew|shaved off)\sa\s(?:beard|moustache|mustache)",
}
_SELF: dict[Gender, str] = {"f": "herself", "m": "(?!)"}  # machines write "himself" for everybody
_TELLS = {
    gender: compiled(
        rf"(?:,?\s(?:who\s)?{_IS}\s|,\s)(?:an?\s|the\s)(?:[\w-]+\s){{0,3}}?{_SOME[gender]}\b(?!['\u2019]|\swho\b)"
        rf"|,\s(?:(?:single|happy|elderly)\s)?{_PARENT[gender]}\sof\s(?:{_FIGURE}\b|an?\s)"
        rf"|{_REST}{{0,40}}?\s(?:won|took|claimed|finished|reached|plays?|played|competes?|competed|lost)\s"
        rf"{_REST}{{0,40}}?\b{_CONTEST[gender]}\s"
        rf"|['\u2019]s?\s(?:late\s|ex-|former\s|own\s|new\s)?{_HAS[gender]}\b"
        rf"|\s{_SELF[gender]}\b"
        rf"|(?:,\swho)?\s(?:(?:also|already|then|recently|later)\s)?{_DOES[gender]}\b"
    )
    for gender in _GENDERS
}
_ANY = compiled(
    r"\b(?:pregnant|maternity|birth|beard|women['\u2019]|girls['\u2019]|men['\u2019]|boys['\u2019]|"
    r"(?:spokes|business|police|congress|chair|service)(?:wo)?man|"
    rf"(?:{cues.WOMEN}|{cues.MEN}|boyfriend|girlfriend|she|her|herself|poetess|waitress|sportswoman|{_WOMAN[3:-1]}|{_MAN[3:-1]}))\b"
)
_SHE = compiled(r"\W*(?P<he>she|he|her|his)\b")
_SAID_SHE = compiled(rf"\s(?:(?:also|later|then)\s)?(?:{cues.SAYS})\s(?:that\s)?(?P<he>s?he)\b")
_OPENS = compiled(r"\W*(?:(?:mr|mrs|ms|dr|the|an?|[a-z]+)\s){0,3}")
_OTHERS = compiled(r"\b(?:he|him|his|she|her|hers)\b|(?<=\w )[A-Z][a-z]+ (?:said|told|was|is|has|had)\b")
_TIMES = 2  # sentences that go on about a person with a pronoun before that tells


def told_genders(document: Document, mentions: Iterable[tuple[str, Mention]]) -> dict[str, Gender]:
    """The genders that the text tells of people of unknown gender, by key; none where it tells both."""
    if not _ANY.search(document.lower):
        return {}
    told: dict[str, set[Gender]] = defaultdict(set)
    women: dict[str, list[bool]] = defaultdict(list)
    for key, mention in mentions:
        if len(mention.surname) < _SHORT:
            continue
        told[key].update(_beside(document, mention))
        women[key] += [pronoun in ("she", "her") for pronoun in _taken_up(document, mention)]
    for key, found in women.items():
        if not told[key] and len(found) >= _TIMES and all(found):
            told[key].add("f")  # machines write "he" for everybody, and "she" for women only
    return {key: next(iter(genders)) for key, genders in told.items() if len(genders) == 1}


def _beside(document: Document, mention: Mention) -> Iterator[Gender]:
    start, end = _start(mention), mention.span.end
    for gender, called in _CALLED.items():
        before = called.search(document.lower, max(0, start - _BEFORE), start)
        if before or _TELLS[gender].match(document.lower, end, end + _BEHIND):
            yield gender


def _start(mention: Mention) -> int:
    """Where a name begins, with a given name that no list has."""
    if mention.given:
        return mention.given_span.start
    unlisted = mention.title and not (cues.is_title(mention.title) or _ANY.search(mention.title.lower()))
    return mention.span.start - (len(mention.title) + 1 if unlisted else 0)


def _taken_up(document: Document, mention: Mention) -> Iterator[str]:
    """The pronoun with which the text goes on about the subject of a sentence that names nobody else."""
    start = _start(mention)
    sentence = document.sentence_at(start)
    if not _OPENS.fullmatch(document.lower, sentence.start, start):
        return
    said = _SAID_SHE.match(document.lower, mention.span.end, sentence.end)
    if said:
        yield said["he"]
    elif not _OTHERS.search(document.folded, mention.span.end, sentence.end):
        following = document.sentence_at(min(sentence.end + 1, len(document.lower) - 1))
        match = _SHE.match(document.lower, *following) if following.start >= sentence.end else None
        if match:
            yield match["he"]


def is_named_thing(document: Document, span: Span) -> bool:
    """Whether "the" stands before a name, or "in", so that it is that of a thing or a place."""
    return document.lower.endswith((" the ", " in ", " near ", " from "), max(0, span.start - 6), span.start)
